import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type StudyGround, studiedIn } from './studied-rules.ts';

const window = (endsOn: string) => ({ versionId: 'v', endsOn, practiceId: 'p' });
const studied = (buildingId: string | null, on: string, people: number) => ({
  ...{ buildingId, versionId: 'v', practiceId: 'p', on, people },
});
const levels = (ground: StudyGround, ends: string[], buildings = ['a', 'b']) =>
  studiedIn(ground, ends.map(window), buildings).map(({ atWindows }) => atWindows);

test('who has studied is added up by the day a window ended, and told in quarters', () => {
  const people = new Map([
    [null, 20],
    ['a', 10],
    ['b', 10],
  ]);
  const ground = {
    people,
    studied: [studied(null, '2026-09-01', 5), studied(null, '2026-10-01', 10), studied('a', '2026-09-01', 5)],
  };
  assert.deepEqual(levels(ground, ['2026-08-31', '2026-09-01', '2026-10-05']), [
    ['under_quarter', 'quarter', 'three_quarters'],
    ['under_quarter', 'half', 'half'],
    ['under_quarter', 'under_quarter', 'under_quarter'],
  ]);
});

test('with fewer than five people anywhere, buildings are not told at all; under five in the district nothing is', () => {
  const few = new Map([
    [null, 24],
    ['a', 20],
    ['', 4],
  ]);
  const ground = { people: few, studied: [studied(null, '2026-09-01', 20), studied('a', '2026-09-01', 20)] };
  assert.deepEqual(levels(ground, ['2026-09-02'], ['a']), [['three_quarters'], [null]]);
  assert.deepEqual(levels({ ...ground, people: new Map([[null, 4]]) }, ['2026-09-02'], []), [[null]]);
});

test('another version’s study, another practice’s, and a window that did not look for it, count for nothing', () => {
  const ground = {
    people: new Map([[null, 8]]),
    studied: [{ ...studied(null, '2026-09-01', 8), versionId: 'w' }],
  };
  assert.deepEqual(levels(ground, ['2026-09-02'], []), [['under_quarter']]);
  const blind = [{ versionId: 'v', endsOn: '2026-09-02', practiceId: null }];
  assert.deepEqual(studiedIn(ground, blind, [])[0]?.atWindows, [null]);
});

test('a window counts who studied the practice under the id that its own version has for it', () => {
  const ground = {
    people: new Map([[null, 8]]),
    studied: [
      { ...studied(null, '2026-09-01', 8), versionId: 'v1', practiceId: 'old' },
      { ...studied(null, '2026-09-01', 8), versionId: 'v2', practiceId: 'other' },
    ],
  };
  const windows = [
    { versionId: 'v1', endsOn: '2026-09-02', practiceId: 'old' },
    { versionId: 'v2', endsOn: '2026-09-02', practiceId: 'new' },
  ];
  assert.deepEqual(studiedIn(ground, windows, [])[0]?.atWindows, ['three_quarters', 'under_quarter']);
});

test('a quarter never falls from window to window: people who have studied stay', () => {
  const order = ['under_quarter', 'quarter', 'half', 'three_quarters'];
  const day = fc.integer({ min: 1, max: 28 }).map((of) => `2026-09-${String(of).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.array(day, { maxLength: 12 }), (days) => {
      const ground = {
        people: new Map([[null, 12]]),
        studied: days.map((on) => studied(null, on, 1)),
      };
      const [district = []] = levels(ground, ['2026-09-05', '2026-09-15', '2026-09-28'], []);
      const places = district.map((one) => order.indexOf(one ?? ''));
      assert.deepEqual(
        places,
        places.toSorted((one, other) => one - other),
      );
    }),
  );
});
