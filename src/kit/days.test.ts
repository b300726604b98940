import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, isWithin, schoolDayOf } from './days.ts';

test('a moment falls on the school day of the place, not of Greenwich', () => {
  const late = new Date('2026-09-08T02:00:00Z');
  assert.equal(schoolDayOf(late, 'America/Detroit'), '2026-09-07');
  assert.equal(schoolDayOf(late, 'Europe/Berlin'), '2026-09-08');
  assert.equal(schoolDayOf(late, 'Pacific/Honolulu'), '2026-09-07');
});

test('asking again for a zone, with others asked in between, says the same', () => {
  const zones = ['America/Detroit', 'Asia/Tokyo', 'America/Detroit', 'Asia/Tokyo'];
  const days = zones.map((zone) => schoolDayOf(new Date('2026-12-31T20:00:00Z'), zone));
  assert.deepEqual(days, ['2026-12-31', '2027-01-01', '2026-12-31', '2027-01-01']);
});

test('the school day changes at midnight also on the days on which the clock is changed', () => {
  for (const [moment, day] of [
    ['2026-03-08T04:59:59Z', '2026-03-07'],
    ['2026-03-08T05:00:00Z', '2026-03-08'],
    ['2026-03-09T03:59:59Z', '2026-03-08'],
    ['2026-03-09T04:00:00Z', '2026-03-09'],
  ] as const)
    assert.equal(schoolDayOf(new Date(moment), 'America/Detroit'), day);
});

test('a zone that does not exist is refused each time it is asked for', () => {
  for (let time = 0; time < 2; time++)
    assert.throws(() => schoolDayOf(new Date(), 'Maple/Ridge'), RangeError);
});

test('days are counted across months, years and leap days; both ends of a span count', () => {
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(addDays('2027-01-01', -1), '2026-12-31');
  assert.ok(isWithin('2026-09-08', '2026-09-08', '2026-09-08'));
  assert.ok(isWithin('2030-01-01', '2026-09-08', null));
  assert.ok(!isWithin('2026-09-07', '2026-09-08', null));
});
