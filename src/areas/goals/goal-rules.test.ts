import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canBecome, findValueFault, isAtTarget } from './goal-rules.ts';
import { withoutSmallRemainders } from './result-suppression-rules.ts';

test('a share and an average need their group, and a group has at least ten', () => {
  assert.equal(findValueFault('percent', 'student', { value: 40, n: 10 }), null);
  assert.equal(findValueFault('percent', 'student', { value: 40, n: 9 }), 'group-too-small');
  assert.equal(findValueFault('scale', 'student', { value: 1010, n: null }), 'group-needed');
  assert.equal(findValueFault('rate', 'leader', { value: -1, n: 40 }), 'value-not-possible');
  assert.equal(findValueFault('count', 'leader', { value: 12, n: null }), null);
  assert.equal(findValueFault('count', 'leader', { value: 12.5, n: null }), 'value-not-possible');
});

test('students are counted of their group, nobody or ten and more; of others a count stands for itself', () => {
  const fault = (value: number, n: number | null) => findValueFault('count', 'student', { value, n });
  assert.equal(fault(4, 240), 'count-too-small');
  assert.equal(fault(9, null), 'count-too-small');
  assert.equal(fault(12, null), 'group-needed');
  assert.deepEqual([fault(0, 240), fault(10, 240)], [null, null]);
  assert.equal(findValueFault('count', 'teacher', { value: 4, n: null }), null);
});

test('a target is met from the side of the baseline', () => {
  assert.ok(isAtTarget(40, 60, 60));
  assert.ok(!isAtTarget(40, 60, 59));
  assert.ok(isAtTarget(12, 5, 4), 'some goals go down');
  assert.ok(!isAtTarget(12, 5, 6));
});

test('what has ended is only opened again', () => {
  assert.ok(canBecome('open', 'replanned') && canBecome('replanned', 'reached'));
  assert.ok(canBecome('ended', 'reopened') && !canBecome('ended', 'reached'));
});

type Cell = { bandId: string | null; buildingId: string | null; n: number };

/** A district of these counts by building and band, with all its sums; groups under ten were dropped at the door. */
function tableOf(counts: readonly (readonly number[])[]): { all: Cell[]; kept: Cell[] } {
  const all: Cell[] = [];
  const sum = (cells: readonly number[]) => cells.reduce((one, other) => one + other, 0);
  all.push({ bandId: null, buildingId: null, n: sum(counts.map(sum)) });
  counts.forEach((row, b) => {
    all.push({ bandId: null, buildingId: `b${b}`, n: sum(row) });
    row.forEach((n, a) => {
      all.push({ bandId: `a${a}`, buildingId: `b${b}`, n });
    });
  });
  (counts[0] ?? []).forEach((_, a) => {
    all.push({ bandId: `a${a}`, buildingId: null, n: sum(counts.map((row) => row[a] ?? 0)) });
  });
  return { all, kept: all.filter(({ n }) => n >= 10) };
}

/** What somebody works out who knows how the parts add up, and where nobody is: every unknown that is determined. */
function workOut(counts: readonly (readonly number[])[], shown: readonly Cell[]): number[] {
  const key = (b: number, a: number) => b * 10 + a;
  const unknown = counts.flatMap((row, b) =>
    row.flatMap((n, a) => (n > 0 && !has(shown, `b${b}`, `a${a}`) ? [key(b, a)] : [])),
  );
  const equations: number[][] = [];
  for (const { bandId, buildingId, n } of shown) {
    const equation: number[] = unknown.map((at) => {
      const [b, a] = [Math.floor(at / 10), at % 10];
      return (buildingId ?? `b${b}`) === `b${b}` && (bandId ?? `a${a}`) === `a${a}` ? 1 : 0;
    });
    if (equation.includes(1)) equations.push([...equation, n]);
  }
  return determined(equations, unknown.length).map((at) => {
    const found = unknown[at] ?? 0;
    return counts[Math.floor(found / 10)]?.[found % 10] ?? 0;
  });
}
const has = (shown: readonly Cell[], buildingId: string, bandId: string) =>
  shown.some((cell) => cell.buildingId === buildingId && cell.bandId === bandId);

/** Gauss and Jordan: the unknowns that stand alone in a line. */
function determined(equations: number[][], unknowns: number): number[] {
  let at = 0;
  for (let column = 0; column < unknowns; column += 1) {
    const pivot = equations.findIndex((row, index) => index >= at && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [equations[at], equations[pivot]] = [equations[pivot] ?? [], equations[at] ?? []];
    const row = equations[at] ?? [];
    const lead = row[column] ?? 1;
    equations[at] = row.map((value) => value / lead);
    equations.forEach((other, index) => {
      const factor = other[column] ?? 0;
      if (index !== at && factor !== 0)
        equations[index] = other.map((value, place) => value - factor * (equations[at]?.[place] ?? 0));
    });
    at += 1;
  }
  return equations.slice(0, at).flatMap((row) => {
    const places = row.slice(0, unknowns).flatMap((value, place) => (Math.abs(value) > 1e-9 ? [place] : []));
    return places.length === 1 ? places : [];
  });
}

const countsOf = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([buildings, bands]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 90 })), {
        ...{ minLength: bands, maxLength: bands },
      }),
      { minLength: buildings, maxLength: buildings },
    ),
  );

test('nobody works a group under ten out of what is shown', () => {
  fc.assert(
    fc.property(countsOf, (counts) => {
      const shown = withoutSmallRemainders(tableOf(counts).kept);
      const small = workOut(counts, shown).filter((n) => n < 10);
      assert.deepEqual(small, [], JSON.stringify({ counts, shown }));
    }),
    { numRuns: 3000 },
  );
});

test('nothing is held back where no small group is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 10, max: 90 }), { minLength: 3, maxLength: 3 })),
      (counts) => {
        const { all } = tableOf(counts);
        assert.equal(withoutSmallRemainders(all).length, all.length);
      },
    ),
  );
});
