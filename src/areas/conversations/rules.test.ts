import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mayAnswer, mayPlanWithLeader, mayRecordIn, mayWithdraw } from './access.ts';
import { audiences } from './coverage-contract.ts';
import { byAudience, protectCoverage, type RawCoverage } from './coverage-rules.ts';
import { gateOf } from './gate-rules.ts';
import { holdingFacts, lastOwnDay, markableUntil, stateOf } from './session-rules.ts';
import { findDetermined, findHidden, type Line } from './suppression-rules.ts';

test('the gate opens exactly at the threshold and not a person before', () => {
  const at = (studied: number) => gateOf({ studied, people: 20, thresholdPercent: 60, override: null });
  assert.deepEqual(at(11), { percent: 55, isReached: false, isOpen: false, missing: 1 });
  assert.deepEqual(at(12), { percent: 60, isReached: true, isOpen: true, missing: 0 });
});

test('the percent is rounded down, so that the gate is never shown as reached before it is', () => {
  const gate = gateOf({ studied: 119, people: 199, thresholdPercent: 60, override: null });
  assert.deepEqual(gate, { percent: 59, isReached: false, isOpen: false, missing: 1 });
});

test('an override opens the gate and does not pretend that the threshold was reached', () => {
  const gate = gateOf({ studied: 0, people: 20, thresholdPercent: 60, override: 'its id' });
  assert.deepEqual(gate, { percent: 0, isReached: false, isOpen: true, missing: 12 });
});

test('where nobody is to study, only a threshold of 0 opens', () => {
  assert.equal(gateOf({ studied: 0, people: 0, thresholdPercent: 60, override: null }).isOpen, false);
  assert.equal(gateOf({ studied: 0, people: 0, thresholdPercent: 0, override: null }).isOpen, true);
});

test('a person can mark themselves on the 14th day after a session and not on the 15th', () => {
  const session = { state: 'held', heldOn: '2026-09-01', wasThere: false, wasOnStaff: true } as const;
  assert.equal(lastOwnDay('2026-09-01'), '2026-09-15');
  assert.equal(markableUntil(session, '2026-09-15'), '2026-09-15');
  assert.equal(markableUntil(session, '2026-09-16'), null);
  assert.equal(markableUntil({ ...session, wasThere: true }, '2026-09-02'), null);
  assert.equal(markableUntil({ ...session, wasOnStaff: false }, '2026-09-02'), null);
  assert.equal(markableUntil({ ...session, state: 'planned' }, '2026-09-02'), null);
});

test('a session is planned, held or canceled', () => {
  assert.equal(stateOf({ heldAt: null, canceledAt: null }), 'planned');
  assert.equal(stateOf({ heldAt: new Date(), canceledAt: null }), 'held');
  assert.equal(stateOf({ heldAt: null, canceledAt: new Date() }), 'canceled');
});

test('the facts of a holding do not depend on the order of names, nor on naming somebody twice', () => {
  const holding = { heldOn: '2026-09-01', minutes: 60, note: '', practiceIds: ['b', 'a'] };
  assert.deepEqual(
    holdingFacts({ ...holding, presentIds: ['y', 'x', 'y'] }),
    holdingFacts({ ...holding, practiceIds: ['a', 'b'], presentIds: ['x', 'y'] }),
  );
});

const someone = (capacity: Parameters<typeof mayRecordIn>[0]['capacity'], buildingId: string | null) =>
  ({ capacity, buildingId, personId: 'me' }) as Parameters<typeof mayRecordIn>[0];

test('who plans where: administrators and teachers in the own building, others anywhere', () => {
  assert.equal(mayRecordIn(someone('building_administrator', 'a'), 'a'), true);
  assert.equal(mayRecordIn(someone('building_administrator', 'a'), 'b'), false);
  assert.equal(mayRecordIn(someone('building_administrator', 'a'), null), false);
  assert.equal(mayRecordIn(someone('coach', 'a'), 'b'), true);
  assert.equal(mayRecordIn(someone('board_member', null), null), false);
  assert.equal(mayPlanWithLeader(someone('teacher', 'a'), 'another'), false);
  assert.equal(mayPlanWithLeader(someone('coach', 'a'), 'another'), true);
});

test('who answers and who takes back', () => {
  assert.equal(mayAnswer(someone('teacher', 'a'), false), false);
  assert.equal(mayAnswer(someone('teacher', 'a'), true), true);
  assert.equal(mayAnswer(someone('coach', null), false), true);
  assert.equal(mayWithdraw(someone('teacher', 'a'), { askedById: 'me' }), true);
  assert.equal(mayWithdraw(someone('superintendent', null), { askedById: 'another' }), false);
  assert.equal(mayWithdraw(someone('superintendent', null), { askedById: null }), true);
  assert.equal(mayWithdraw(someone('teacher', 'a'), { askedById: null }), false);
});

test('a hidden cell takes the smallest other one with it', () => {
  const people = new Map([
    ['a', 2],
    ['b', 9],
    ['c', 30],
    ['all', 41],
  ]);
  const lines = [{ parts: ['a', 'b', 'c'], total: 'all' }];
  assert.deepEqual([...findHidden(people, lines, 5)].sort(), ['a', 'b']);
});

test('two hidden cells that are fewer than five people together take a third', () => {
  const people = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 30],
    ['d', 12],
    ['all', 45],
  ]);
  const lines = [{ parts: ['a', 'b', 'c', 'd'], total: 'all' }];
  assert.deepEqual([...findHidden(people, lines, 5)].sort(), ['a', 'b', 'd']);
});

test('a cell alone in its line takes the total with it', () => {
  const people = new Map([
    ['a', 2],
    ['b', 0],
    ['all', 2],
  ]);
  assert.deepEqual([...findHidden(people, [{ parts: ['a', 'b'], total: 'all' }], 5)].sort(), ['a', 'all']);
});

const sizes = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 5, max: 60 }));
const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(sizes, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

/** A table with the totals of its rows and columns, and the total of all. */
function asLines(table: number[][]): { people: Map<string, number>; lines: Line[] } {
  const people = new Map<string, number>();
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const columns = table[0]?.map((_, c) => c) ?? [];
  for (const [r, row] of table.entries())
    for (const [c, size] of row.entries()) people.set(`${r}:${c}`, size);
  for (const [r, row] of table.entries()) people.set(`row ${r}`, sum(row));
  for (const c of columns) people.set(`column ${c}`, sum(table.map((row) => row[c] ?? 0)));
  people.set('all', sum(table.flat()));
  return {
    people,
    lines: [
      ...table.map((row, r) => ({ parts: row.map((_, c) => `${r}:${c}`), total: `row ${r}` })),
      ...columns.map((c) => ({ parts: table.map((_, r) => `${r}:${c}`), total: `column ${c}` })),
      { parts: table.map((_, r) => `row ${r}`), total: 'all' },
      { parts: columns.map((c) => `column ${c}`), total: 'all' },
    ],
  };
}

test('in any table, no small cell is shown and none can be worked out from the rest', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const { people, lines } = asLines(table);
      const hidden = findHidden(people, lines, 5);
      const count = (key: string) => people.get(key) ?? 0;
      for (const [key, size] of people)
        if (size > 0 && size < 5) assert.ok(hidden.has(key), `${key} is shown`);
      assert.deepEqual(findDetermined(lines, hidden, count), []);
      for (const line of lines) {
        if (hidden.has(line.total ?? '')) continue;
        const dark = line.parts.filter((key) => hidden.has(key));
        const together = dark.reduce((sum, key) => sum + count(key), 0);
        assert.ok(dark.length === 0 || together >= 5, `subtraction in a line gives ${together} people away`);
      }
    }),
    { numRuns: 300 },
  );
});

test('a table without small cells is shown whole', () => {
  const { people, lines } = asLines([
    [5, 20],
    [12, 0],
  ]);
  assert.equal(findHidden(people, lines, 5).size, 0);
});

/** Coverage in which everybody has studied, by how many people there are. */
function rawOf(buildings: Partial<Record<(typeof audiences)[number], number>>[]): RawCoverage {
  const counted = (people: number) => ({ people, studied: people });
  const inAll = byAudience((audience) =>
    buildings.reduce((sum, building) => sum + (building[audience] ?? 0), 0),
  );
  return {
    gate: counted(inAll.administrators + inAll.dn_members + inAll.teachers),
    district: byAudience((audience) => counted(inAll[audience])),
    buildings: buildings.map((building, index) => ({
      id: `b${index}`,
      all: counted(audiences.reduce((sum, audience) => sum + (building[audience] ?? 0), 0)),
      audiences: byAudience((audience) => counted(building[audience] ?? 0)),
    })),
    bands: [{ id: null, teachers: counted(inAll.teachers) }],
    practices: [{ id: 'p', audiences: byAudience((audience) => counted(inAll[audience])) }],
  };
}

const few = { people: null, studied: null, hidden: 'few_people' };
const protecting = { people: null, studied: null, hidden: 'protects_few_people' };

test('the two administrators of a building are not shown, and cannot be had by subtraction', () => {
  const building = { administrators: 2, teachers: 30, coaches: 1, other_staff: 12, dn_members: 6 };
  const shown = protectCoverage(rawOf([building, building, building]));
  for (const { audiences: cells } of shown.buildings) {
    assert.deepEqual(cells.administrators, few);
    assert.deepEqual(cells.coaches, few);
    assert.deepEqual(cells.other_staff, protecting, 'coaches and other staff go first');
    assert.deepEqual(cells.dn_members, { people: 6, studied: 6 });
    assert.deepEqual(cells.teachers, { people: 30, studied: 30 });
  }
  assert.deepEqual(shown.gate, { people: 114, studied: 114 });
});

test('a district with fewer than five administrators hides them from the practices too, and from the gate’s sum', () => {
  const shown = protectCoverage(rawOf([{ administrators: 3, teachers: 40, dn_members: 9 }]));
  assert.deepEqual(shown.district.administrators, few);
  assert.deepEqual(
    shown.district.dn_members,
    protecting,
    'else the gate minus the others would give them away',
  );
  assert.deepEqual(shown.practices[0]?.audiences.administrators, few);
  assert.deepEqual(shown.gate, { people: 52, studied: 52 });
});

test('a district’s few coaches do not cost it the number of its administrators', () => {
  const building = { administrators: 4, teachers: 30, other_staff: 12, dn_members: 3 };
  const shown = protectCoverage(rawOf([{ ...building, coaches: 1 }, building, building]));
  assert.deepEqual(shown.district.coaches, few);
  for (const audience of ['administrators', 'dn_members', 'teachers'] as const)
    assert.notEqual(shown.district[audience].people, null, audience);
});

test('where nobody is, nobody is shown, which is no secret', () => {
  const shown = protectCoverage(rawOf([{ teachers: 20 }]));
  assert.deepEqual(shown.district.coaches, { people: 0, studied: 0 });
  assert.deepEqual(shown.district.teachers, { people: 20, studied: 20 });
});
