import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { earliestOpening, findRoundFault, roughly, schoolYearOf, stageOf } from './round-rules.ts';

const today = '2026-09-08';
const span = (opensOn: string, closesOn: string) => ({ opensOn, closesOn });

test('a round is coming, open on its first and its last day, and closed from the day after', () => {
  const round = span('2026-09-08', '2026-09-14');
  assert.equal(stageOf(round, '2026-09-07'), 'coming');
  assert.equal(stageOf(round, '2026-09-08'), 'open');
  assert.equal(stageOf(round, '2026-09-14'), 'open');
  assert.equal(stageOf(round, '2026-09-15'), 'closed');
});

test('a round is open for 3 to 21 days, not in the past, and not far ahead', () => {
  const fault = (opensOn: string, closesOn: string) =>
    findRoundFault(span(opensOn, closesOn), [], today)?.is ?? null;
  assert.equal(fault('2026-09-08', '2026-09-10'), null);
  assert.equal(fault('2026-09-08', '2026-09-28'), null);
  assert.equal(fault('2026-09-08', '2026-09-09'), 'not-three-to-twenty-one-days');
  assert.equal(fault('2026-09-08', '2026-09-29'), 'not-three-to-twenty-one-days');
  assert.equal(fault('2026-09-07', '2026-09-14'), 'opens-in-the-past');
  assert.equal(fault('2026-11-08', '2026-11-14'), 'too-far-ahead');
});

test('sixty days lie between two rounds, in both directions, and a school year has three', () => {
  const others = [span('2026-06-20', '2026-07-10')];
  assert.equal(findRoundFault(span('2026-09-08', '2026-09-12'), others, today), null);
  assert.deepEqual(
    findRoundFault(span('2026-09-08', '2026-09-12'), [span('2026-07-01', '2026-07-11')], today),
    {
      is: 'too-near-another',
      other: '2026-07-01',
    },
  );
  const later = [span('2026-10-20', '2026-10-25')];
  assert.equal(findRoundFault(span('2026-09-08', '2026-09-12'), later, today)?.is, 'too-near-another');
  const full = [
    span('2026-07-01', '2026-07-03'),
    span('2027-01-01', '2027-01-07'),
    span('2027-06-20', '2027-06-30'),
  ];
  assert.equal(findRoundFault(span('2026-09-08', '2026-09-12'), full, today)?.is, 'three-a-year');
  assert.equal(schoolYearOf('2027-06-30'), 2026);
  assert.equal(schoolYearOf('2027-07-01'), 2027);
});

test('the first day for another round is sixty days after the last one ends, and never in the past', () => {
  assert.equal(earliestOpening([], today), today);
  assert.equal(earliestOpening([span('2026-09-01', '2026-09-10')], today), '2026-11-09');
  assert.equal(earliestOpening([span('2025-09-01', '2025-09-10')], today), today);
});

test('participation is seen in fives, never of a small group, and never as all', () => {
  assert.equal(roughly(7, 7), null);
  assert.equal(roughly(8, 8), 5);
  assert.equal(roughly(10, 10), 5);
  assert.equal(roughly(11, 10), 10);
  assert.equal(roughly(40, 3), 0);
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 500 }), fc.nat(500), (asked, some) => {
      const seen = roughly(asked, Math.min(asked, some)) ?? 0;
      return seen % 5 === 0 && seen < asked && seen <= some;
    }),
  );
});
