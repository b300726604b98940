import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gapOf, isWithoutSupport, needOf, noSupport } from './map-rules.ts';
import { paceOf, quartersUntil, spellOf } from './pace-rules.ts';
import { Act, Standing } from './request-contract.ts';
import { actsOpen, keepingOf } from './request-rules.ts';
import { keepingsOf } from './vision-support-rules.ts';

const nobody = { isAsker: false, isTaker: false, mayGive: false, leadsDistrict: false };

test('nobody does anything with a request in which they have no part', () => {
  for (const standing of Standing.options) assert.deepEqual(actsOpen(standing, nobody), []);
});

test('only who asks closes, withdraws and opens again; only who can give takes up; nobody takes up their own', () => {
  const part = fc.record({
    isAsker: fc.boolean(),
    isTaker: fc.boolean(),
    mayGive: fc.boolean(),
    leadsDistrict: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.constantFrom(...Standing.options), part, (standing, who) => {
      const acts = actsOpen(standing, who);
      assert.equal(new Set(acts).size, acts.length);
      for (const act of acts) assert.ok(Act.options.includes(act));
      if (!who.isAsker) assert.ok(!acts.some((act) => ['closed', 'withdrawn', 'reopened'].includes(act)));
      if (who.isAsker || !who.mayGive) assert.ok(!acts.includes('took_up'));
      if (!who.isTaker) assert.ok(!acts.includes('fulfilled'));
    }),
  );
});

test('a support is kept while somebody confirms it within its rhythm and a week, and lapses after', () => {
  const weekly = { standing: 'running', rhythm: 'weekly', lastKeptOn: '2026-09-01' } as const;
  assert.equal(keepingOf(weekly, '2026-09-15'), 'kept');
  assert.equal(keepingOf(weekly, '2026-09-16'), 'lapsed');
  assert.equal(keepingOf({ ...weekly, rhythm: 'once' }, '2026-10-09'), 'kept');
  assert.equal(keepingOf({ ...weekly, rhythm: 'once' }, '2026-10-10'), 'lapsed');
  assert.equal(keepingOf({ ...weekly, standing: 'closed' }, '2027-01-01'), 'completed');
  assert.equal(keepingOf({ ...weekly, standing: 'taken_up', lastKeptOn: null }, '2027-01-01'), 'not_started');
});

test('started, kept and lapsed are counted over all supports of a practice', () => {
  const held = (standing: 'running' | 'waiting' | 'closed', lastKeptOn: string | null) => ({
    ...{ standing, rhythm: 'monthly' as const, lastKeptOn, fulfilledOn: null },
    ...{ hasStarted: lastKeptOn !== null, isApart: false },
  });
  const requests = [
    held('running', '2026-11-01'),
    held('running', '2026-06-01'),
    held('waiting', null),
    held('closed', '2026-05-01'),
  ];
  assert.deepEqual(keepingsOf(requests, '2026-11-22'), {
    ...{ waiting: 1, started: 3, kept: 1, lapsed: 1, completed: 1 },
  });
  const apart = { ...held('waiting', null), isApart: true };
  const waiting = (count: number) =>
    keepingsOf([...requests, ...Array(count).fill(apart)], '2026-11-22').waiting;
  assert.deepEqual([waiting(1), waiting(4), waiting(5)], [1, 1, 6], 'what is kept apart waits by fives');
});

test('a need is what the reading says by its interval, and never more', () => {
  assert.deepEqual(needOf(null), { need: 'unknown', because: 'no_reading' });
  assert.deepEqual(needOf(undefined), { need: 'unknown', because: 'not_enough' });
  assert.deepEqual(needOf({ reading: 'strength', because: null }), { need: 'high', because: null });
  assert.deepEqual(needOf({ reading: 'blocked', because: null }), { need: 'low', because: null });
  assert.deepEqual(needOf({ reading: 'no_claim', because: 'no_aim' }), {
    need: 'unknown',
    because: 'no_aim',
  });
});

test('asked is not given: a need is alone until something went there or to the whole district', () => {
  const open = { ...noSupport, open: 3 };
  const some = { ...noSupport, sessions: 1 };
  assert.equal(gapOf('low', open, noSupport), 'need_without_support');
  assert.equal(gapOf('low', noSupport, some), null);
  assert.equal(gapOf('unknown', some, noSupport), 'support_without_known_need');
  assert.equal(gapOf('high', noSupport, some), null);
});

test('nothing has reached a practice for so many weeks, counted from its adoption where nothing ever has', () => {
  const adoptedOn = '2026-09-01';
  assert.equal(isWithoutSupport({ adoptedOn, lastOn: null }, 4, '2026-09-28'), false);
  assert.equal(isWithoutSupport({ adoptedOn, lastOn: null }, 4, '2026-09-29'), true);
  assert.equal(isWithoutSupport({ adoptedOn, lastOn: '2026-09-20' }, 4, '2026-10-17'), false);
});

test('the last five quarters begin with the present one a year ago', () => {
  const quarters = ['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'];
  assert.deepEqual(quartersUntil('2026-11-22'), quarters);
  assert.deepEqual(quartersUntil('2026-01-01').at(0), '2025-01-01');
});

test('under five there is a count and no spread; from five on the middle half', () => {
  assert.deepEqual(spellOf([1, 2, 3, 4]), { count: 4, spread: null });
  // R 4.2.2: quantile(c(3, 1, 2, 10, 7, 12, 5), c(.25, .5, .75))
  assert.deepEqual(spellOf([3, 1, 2, 10, 7, 12, 5]), {
    count: 7,
    spread: { lower: 2.5, median: 5, upper: 8.5 },
  });
});

test('what ended counts in the quarter of its last day, what is open by its age, what is older not at all', () => {
  const one = (days: number, endedOn: string | null) => ({ kind: 'step_done' as const, days, endedOn });
  const spent = [one(3, '2026-10-01'), one(9, '2026-09-30'), one(90, '2024-01-01'), one(40, null)];
  const steps = paceOf(spent, '2026-11-22').kinds.find(({ kind }) => kind === 'step_done');
  assert.deepEqual(
    steps?.quarters.map(({ count }) => count),
    [0, 0, 0, 1, 1],
  );
  assert.equal(steps?.ended.count, 2);
  assert.deepEqual(steps?.open, { count: 1, spread: null, oldestDays: 40 });
});
