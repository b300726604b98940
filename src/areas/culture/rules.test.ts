import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CountedPerson, coarsely, countCommitments, countGroups } from './commitment-rules.ts';
import { monthsOpen, placeOf, schoolYearOf } from './conflict-rules.ts';
import { readNormSamples } from './norm-file.ts';
import { addMonths, inOrder, revisitOf } from './norm-rules.ts';

test('months are added by the calendar, and a short month ends earlier', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2027-11-30', 3), '2028-02-29');
  assert.equal(addMonths('2026-11-22', -14), '2025-09-22');
});

test('what is in force is due so many months after it was last looked at; anything else never is', () => {
  const norm = { standing: 'agreed' as const, lookedAtOn: '2025-11-22' };
  assert.deepEqual(revisitOf(norm, 12, '2026-11-21'), { revisitOn: '2026-11-22', isDue: false });
  assert.equal(revisitOf(norm, 12, '2026-11-22').isDue, true);
  assert.deepEqual(revisitOf({ ...norm, standing: 'let_go' }, 12, '2030-01-01'), {
    revisitOn: null,
    isDue: false,
  });
  assert.deepEqual(inOrder([]), []);
});

test('a person with several commitments counts once, and is open when one of them is due', () => {
  const late = { dueOn: '2026-11-01', outcome: 'kept', isShown: true };
  const kept = { dueOn: '2026-12-01', outcome: 'kept', isShown: true };
  const fresh = { dueOn: '2026-12-01', outcome: null, isShown: true };
  assert.deepEqual(countCommitments([[], [late, kept], [kept], [fresh], [kept, fresh]], '2026-11-22'), {
    committed: 4,
    reviewed: 2,
    kept: 2,
    open: 1,
  });
});

test('of what people keep to themselves nothing follows about any of them, even for who knows of three others', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (people, wish) => {
      const count = Math.min(wish, people);
      const { least, most } = coarsely(count, people);
      assert.ok(least <= count && count <= most && most <= people);
      const isEverything = least === 0 && most === people;
      assert.ok(isEverything || most - least >= 4);
      assert.ok(least < people || people === 0, 'never that everybody has one');
      assert.ok(least > 0 || most >= Math.min(people, 4), 'never that nobody has one');
    }),
  );
});

test('names and numbers together do not say who has no commitment, nor who has one of their own', () => {
  const part = (isShown: boolean) => ({ dueOn: '2026-12-01', outcome: null, isShown });
  const five = (...held: (boolean | null)[]): CountedPerson[] =>
    held.map((isShown) => ({ group: 'teachers', commitments: isShown === null ? [] : [part(isShown)] }));
  const told = (people: CountedPerson[]) =>
    countGroups(people, '2026-11-22').find(({ group }) => group === 'teachers');
  const [none, one, both] = [
    five(true, true, true, null, null),
    five(true, true, true, false, null),
    five(true, true, true, false, false),
  ].map(told);
  assert.deepEqual(none, one);
  assert.deepEqual(one, both);
  assert.deepEqual(none?.committed, { least: 3, most: 5 });
  assert.deepEqual(countGroups([], '2026-11-22').length, 6, 'every group is there, with nobody in it too');
});

test('a school year begins in July; twelve months can be told of', () => {
  assert.deepEqual(
    ['2026-06-30', '2026-07-01', '2026-11-22', '2027-01-05'].map(schoolYearOf),
    [2025, 2026, 2026, 2026],
  );
  assert.deepEqual(monthsOpen('2026-11-22'), { first: '2025-12-01', last: '2026-11-01' });
  assert.deepEqual(monthsOpen('2026-12-31'), { first: '2026-01-01', last: '2026-12-01' });
});

test('an outcome goes into the first batch that is not full and has none by the same person', () => {
  const batch = (number: number, outcomes: number, hasTold = false) => ({ batch: number, outcomes, hasTold });
  assert.deepEqual(placeOf([]), { batch: 1, isFull: false });
  assert.deepEqual(placeOf([batch(1, 5), batch(2, 4)]), { batch: 2, isFull: true });
  assert.deepEqual(placeOf([batch(1, 4, true), batch(2, 1)]), { batch: 2, isFull: false });
  assert.deepEqual(placeOf([batch(1, 5), batch(2, 3, true)]), { batch: 3, isFull: false });
});

test('the samples hold personal regard and mutual respect, and each cites a work', () => {
  const samples = readNormSamples();
  assert.ok(samples.length >= 10);
  assert.deepEqual(
    samples.slice(0, 2).map(({ id }) => id),
    ['personal-regard', 'mutual-respect'],
  );
  for (const { id, works } of samples) assert.ok(works.length > 0, id);
  assert.deepEqual(new Set(samples.map(({ kind }) => kind)), new Set(['norm', 'value', 'belief']));
});
