import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Mark, occurrencesOf, routineStandingOf } from './routine-rules.ts';

const weekly = { cadence: 'weekly' as const, startsOn: '2026-01-05', endsOn: null };

test('every week, every two weeks, every month: a month without that day has its last one', () => {
  assert.deepEqual(occurrencesOf([weekly], '2026-01-20'), ['2026-01-05', '2026-01-12', '2026-01-19']);
  assert.deepEqual(occurrencesOf([{ ...weekly, cadence: 'two_weeks' }], '2026-01-20'), [
    '2026-01-05',
    '2026-01-19',
  ]);
  const monthly = { cadence: 'monthly' as const, startsOn: '2026-01-31', endsOn: null };
  assert.deepEqual(occurrencesOf([monthly], '2026-04-01'), ['2026-01-31', '2026-02-28', '2026-03-31']);
  assert.deepEqual(occurrencesOf([{ ...monthly, cadence: 'quarterly' }], '2026-08-01'), [
    '2026-01-31',
    '2026-04-30',
    '2026-07-31',
  ]);
});

test('another rhythm holds from the day it begins, and an end ends it', () => {
  const rhythms = [weekly, { cadence: 'two_weeks' as const, startsOn: '2026-01-19', endsOn: '2026-02-05' }];
  assert.deepEqual(occurrencesOf(rhythms, '2026-06-01'), [
    '2026-01-05',
    '2026-01-12',
    '2026-01-19',
    '2026-02-02',
  ]);
});

test('kept, missed, left out on purpose and unsaid are told apart, of the last twelve times', () => {
  const marks = new Map<string, Mark>([
    ['2026-01-05', 'kept'],
    ['2026-01-12', 'missed'],
    ['2026-01-19', 'not_held'],
  ]);
  const { kept, missed, notHeld, unsaid, nextOn } = routineStandingOf([weekly], marks, '2026-01-26');
  assert.deepEqual([kept, missed, notHeld, unsaid, nextOn], [1, 1, 1, 1, '2026-02-02']);
});

test('three times in a row that nobody kept make it lapsed; one left out on purpose does not count', () => {
  const none = new Map<string, Mark>();
  assert.equal(routineStandingOf([weekly], none, '2026-01-25').lapsedSince, null, 'the third was this week');
  assert.equal(routineStandingOf([weekly], none, '2026-01-26').lapsedSince, '2026-01-05');
  const away = new Map<string, Mark>([['2026-01-19', 'not_held']]);
  assert.equal(routineStandingOf([weekly], away, '2026-01-26').lapsedSince, null);
  const kept = new Map<string, Mark>([['2026-01-26', 'kept']]);
  assert.equal(routineStandingOf([weekly], kept, '2026-01-26').lapsedSince, null);
});

test('a routine that began long ago still has its times', () => {
  const old = { ...weekly, startsOn: '1990-01-01' };
  const times = occurrencesOf([old], '2026-01-20');
  assert.deepEqual([times.length, times.at(-1)], [1000, '2026-01-19']);
  assert.equal(routineStandingOf([old], new Map(), '2026-01-20').nextOn, '2026-01-26');
});
