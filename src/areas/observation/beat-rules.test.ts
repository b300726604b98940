import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beatOpenSeconds, beatsOf, dueLooks, isCounted, secondsToNextBeat } from './beat-rules.ts';
import { foldVisit, toVisit, type VisitFact } from './visit-rules.ts';
import type { Ways } from './window-contract.ts';

const [talk, task, asks] = [
  '019378aa-0000-7000-8000-000000000001',
  '019378aa-0000-7000-8000-000000000002',
  '019378aa-0000-7000-8000-000000000003',
] as const;
const ways = {
  [talk]: { kind: 'scans', everySeconds: 30 },
  [task]: { kind: 'scans', everySeconds: 60 },
  [asks]: { kind: 'count' },
} as Ways;
const window = { ways, visitMinutes: 5 };

test('a look is due for fifteen seconds from each beat, and for each practice in its own beat', () => {
  assert.deepEqual(dueLooks(window, 0), []);
  assert.deepEqual(dueLooks(window, 29.9), []);
  assert.deepEqual(dueLooks(window, 30), [{ practiceId: talk, beat: 1 }]);
  assert.deepEqual(dueLooks(window, 44.9), [{ practiceId: talk, beat: 1 }]);
  assert.deepEqual(dueLooks(window, 45), []);
  assert.deepEqual(dueLooks(window, 61), [
    { practiceId: talk, beat: 2 },
    { practiceId: task, beat: 1 },
  ]);
});

test('the last beat falls on the end of the window’s minutes, and a visit that goes on has no more', () => {
  assert.deepEqual(dueLooks(window, 300), [
    { practiceId: talk, beat: 10 },
    { practiceId: task, beat: 5 },
  ]);
  assert.deepEqual(dueLooks(window, 331), []);
  assert.equal(secondsToNextBeat(window, 271), 29);
  assert.equal(secondsToNextBeat(window, 300), null);
  assert.equal(secondsToNextBeat(window, -40), 70);
});

test('a window without ways, and one kept by an earlier program, has no beats', () => {
  for (const none of [{ ways: {}, visitMinutes: 5 }, { visitMinutes: 5 }]) {
    assert.deepEqual(dueLooks(none, 60), []);
    assert.equal(secondsToNextBeat(none, 0), null);
  }
  assert.deepEqual(beatsOf(undefined), []);
  assert.equal(isCounted(undefined, asks), false);
  assert.equal(isCounted(ways, asks), true);
  assert.equal(isCounted(ways, talk), false);
});

test('every visit of one length has the same beats, and each is open for the same time', () => {
  const everySeconds = fc.constantFrom(30 as const, 60 as const, 120 as const);
  fc.assert(
    fc.property(everySeconds, fc.integer({ min: 2, max: 10 }), (every, visitMinutes) => {
      const one = { ways: { [talk]: { kind: 'scans', everySeconds: every } } as Ways, visitMinutes };
      const open = new Map<number, number>();
      for (let second = 0; second < 900; second += 1)
        for (const { beat } of dueLooks(one, second)) open.set(beat, (open.get(beat) ?? 0) + 1);
      assert.equal(open.size, Math.floor((visitMinutes * 60) / every));
      assert.deepEqual([...new Set(open.values())], [beatOpenSeconds]);
      assert.ok(open.size <= 99);
    }),
  );
});

const place = {
  windowId: talk,
  buildingId: talk,
  bandId: talk,
  lessonPart: 'middle' as const,
  roomToken: 'x'.repeat(43),
  roomName: 'Room 12',
};
let last = 0;
const facts = (...bare: Record<string, unknown>[]): VisitFact[] =>
  [{ kind: 'begun', place }, ...bare].map((fact) => {
    last += 1;
    return { id: `b${last}`, at: '2026-11-20T14:00:00.000Z', ...fact } as unknown as VisitFact;
  });
const look = (practiceId: string, beat: number, isThere: boolean) => ({
  ...{ kind: 'scanned', practiceId, beat, isThere },
});
const recorder = {
  observerId: talk,
  capacityId: talk,
  deviceId: talk,
  deviceCounter: 0,
  utcOffsetMinutes: -300,
  clientVersion: '0.1.0',
};

test('looks are added up; a tap put right in its beat counts once, and a missed beat is no look', () => {
  const visit = foldVisit(
    facts(look(talk, 1, true), look(talk, 2, true), look(talk, 2, false), look(talk, 5, false)),
  );
  assert.deepEqual(visit?.tallies.get(talk), {
    answer: 'seen',
    timesCount: null,
    scans: { seen: 1, of: 3 },
  });
});

test('what was there at a look is seen until something else is said; that it was not there answers nothing', () => {
  const said = foldVisit(
    facts(look(talk, 1, true), { kind: 'answered', practiceId: talk, answer: 'not_seen' }),
  );
  assert.equal(said?.tallies.get(talk)?.answer, 'not_seen');
  const visit = foldVisit(facts(look(task, 1, false)));
  assert.equal(visit?.tallies.has(task), false);
  assert.deepEqual([...(visit?.looks.get(task) ?? [])], [[1, false]]);
  assert.equal(visit?.undoable.has(task), false);
});

test('a visit is sent with its looks where there were any, and in the old form where there were none', () => {
  const visit = foldVisit(
    facts(
      { kind: 'counted', practiceId: asks },
      { kind: 'answered', practiceId: task, answer: 'not_seen' },
      look(task, 1, false),
    ),
  );
  assert.ok(visit);
  assert.deepEqual(toVisit('v', visit, [talk, task, asks], recorder).tallies, [
    { practiceId: task, answer: 'not_seen', timesCount: null, scans: { seen: 0, of: 1 } },
    { practiceId: asks, answer: 'seen', timesCount: 1 },
  ]);
});
