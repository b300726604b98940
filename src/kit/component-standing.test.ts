import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StandingGround, standingOf } from './component-standing.ts';

const ground = (changes: Partial<StandingGround> = {}): StandingGround => ({
  ...{ states: [], checks: [], plannedFrom: null, everyWeeks: 10, graceWeeks: 2, today: '2026-06-01' },
  ...changes,
});
const at = '2026-06-01T08:00:00.000Z';
const installed = [{ state: 'installed' as const, on: '2026-01-05', at }];

test('nothing said is not planned; a plan makes it planned, since the day it is to begin', () => {
  assert.equal(standingOf(ground()).state, 'not_planned');
  const planned = standingOf(ground({ plannedFrom: '2026-09-07' }));
  assert.deepEqual([planned.state, planned.since], ['planned', '2026-09-07']);
});

test('what is installed is due at its next check, and lapses the day after the grace', () => {
  const on = (today: string) => standingOf(ground({ states: installed, today }));
  assert.deepEqual([on('2026-03-15').isDue, on('2026-03-15').nextCheckOn], [false, '2026-03-16']);
  assert.deepEqual([on('2026-03-16').isDue, on('2026-03-16').state], [true, 'installed']);
  assert.equal(on('2026-03-30').state, 'installed', 'the last day of the grace');
  const lapsed = on('2026-03-31');
  assert.deepEqual([lapsed.state, lapsed.since, lapsed.lapsedBy], ['lapsed', '2026-03-31', 'unchecked']);
});

test('a check that finds it holding begins the rhythm anew; “partly” does too, and is told', () => {
  const checks = [{ answer: 'partly' as const, on: '2026-05-04', at }];
  const held = standingOf(ground({ states: installed, checks }));
  assert.deepEqual(
    [held.state, held.lastAnswer, held.nextCheckOn, held.installedOn],
    ['installed', 'partly', '2026-07-13', '2026-01-05'],
  );
});

test('a check that finds it gone lets it lapse from that day, and a later one brings it back', () => {
  const gone = [{ answer: 'no' as const, on: '2026-03-10', at }];
  const lapsed = standingOf(ground({ states: installed, checks: gone }));
  assert.deepEqual([lapsed.state, lapsed.since, lapsed.lapsedBy], ['lapsed', '2026-03-10', 'check']);
  const back = standingOf(
    ground({ states: installed, checks: [...gone, { answer: 'yes', on: '2026-05-20', at }] }),
  );
  assert.deepEqual([back.state, back.since, back.lapsedBy], ['installed', '2026-05-20', null]);
});

test('order of days counts, not the order in which they were said', () => {
  const states = [...installed, { state: 'started' as const, on: '2025-10-01', at }];
  const standing = standingOf(ground({ states, today: '2026-02-01' }));
  assert.deepEqual([standing.state, standing.startedOn], ['installed', '2025-10-01']);
});

test('of one day, what was said later holds: a state after a check, or a check after a state', () => {
  const no = { answer: 'no' as const, on: '2026-05-04', at };
  const anew = { state: 'installed' as const, on: '2026-05-04', at: '2026-06-01T09:00:00.000Z' };
  const stateOf = (moment: string) =>
    standingOf(ground({ states: [...installed, anew], checks: [{ ...no, at: moment }] })).state;
  assert.deepEqual(
    [stateOf('2026-06-01T08:30:00.000Z'), stateOf('2026-06-01T09:30:00.000Z')],
    ['installed', 'lapsed'],
  );
});
