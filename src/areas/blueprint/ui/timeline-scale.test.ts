import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthsOf, scaleOver } from './timeline-scale.ts';

test('the scale runs from the first of the earliest month to the end of the latest', () => {
  const scale = scaleOver(['2026-09-14', '2026-12-20', '2026-10-01']);
  assert.deepEqual([scale.first, scale.last], ['2026-09-01', '2027-01-01']);
  assert.deepEqual([scale.at('2026-09-01'), scale.at('2027-01-01')], [0, 1]);
  assert.deepEqual(monthsOf(scale), ['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01']);
});

test('over years only some months are named', () => {
  const months = monthsOf(scaleOver(['2026-01-10', '2027-12-20']));
  assert.deepEqual(months.slice(0, 2), ['2026-01-01', '2026-04-01']);
  assert.equal(months.length, 8);
});
