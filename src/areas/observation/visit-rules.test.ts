import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { roomToken } from './room-token.ts';
import { Visit } from './visit-contract.ts';
import { normalizeRoom } from './visit-route-rules.ts';
import {
  addTally,
  findUnanswered,
  foldVisit,
  hasTallies,
  minutesSince,
  toVisit,
  type VisitFact,
  type VisitPlace,
} from './visit-rules.ts';

const [discourse, modeling, checks] = [
  '019378aa-0000-7000-8000-000000000001',
  '019378aa-0000-7000-8000-000000000002',
  '019378aa-0000-7000-8000-000000000003',
];
const place: VisitPlace = {
  windowId: '019378aa-0000-7000-8000-00000000000a',
  buildingId: '019378aa-0000-7000-8000-00000000000b',
  bandId: '019378aa-0000-7000-8000-00000000000c',
  lessonPart: 'middle',
  roomToken: 'x'.repeat(43),
  roomName: 'Room 12',
};
const startedAt = '2026-11-20T14:00:00.000Z';
let lastFact = 0;

type Bare = VisitFact extends infer Fact
  ? Fact extends { id: string }
    ? Omit<Fact, 'id' | 'at'>
    : never
  : never;

function facts(...bare: Bare[]): VisitFact[] {
  const all: Bare[] = [{ kind: 'begun', place }, ...bare];
  return all.map((fact) => {
    lastFact += 1;
    return { id: `f${lastFact}`, at: startedAt, ...fact } as VisitFact;
  });
}

function tallyAfter(...bare: Bare[]) {
  return foldVisit(facts(...bare))?.tallies.get(discourse ?? '');
}

const practiceId = discourse ?? '';
const answered = (answer: 'seen' | 'not_seen' | 'no_opportunity' | 'could_not_tell'): Bare => ({
  kind: 'answered',
  practiceId,
  answer,
});

describe('a visit in progress', () => {
  it('is nothing before it has begun', () => {
    assert.equal(foldVisit([]), null);
  });

  it('counts each tap on the name of a practice, and a tap means that it was seen', () => {
    assert.deepEqual(tallyAfter({ kind: 'counted', practiceId }), { answer: 'seen', timesCount: 1 });
    assert.deepEqual(tallyAfter({ kind: 'counted', practiceId }, { kind: 'counted', practiceId }), {
      answer: 'seen',
      timesCount: 2,
    });
    assert.deepEqual(tallyAfter(answered('not_seen'), { kind: 'counted', practiceId }), {
      answer: 'seen',
      timesCount: 1,
    });
  });

  it('keeps what was counted when seen is chosen as well, and forgets it for another answer', () => {
    const counted: Bare = { kind: 'counted', practiceId };
    assert.deepEqual(tallyAfter(counted, counted, answered('seen')), { answer: 'seen', timesCount: 2 });
    assert.deepEqual(tallyAfter(counted, answered('no_opportunity')), {
      answer: 'no_opportunity',
      timesCount: null,
    });
  });

  it('can be taken back step by step until nothing has been said', () => {
    const undone: Bare = { kind: 'undone', practiceId };
    const counted: Bare = { kind: 'counted', practiceId };
    assert.deepEqual(tallyAfter(answered('not_seen'), counted, undone), {
      answer: 'not_seen',
      timesCount: null,
    });
    assert.equal(tallyAfter(answered('not_seen'), counted, undone, undone), undefined);
    assert.equal(tallyAfter(undone, undone), undefined);
  });

  it('stops counting at 99', () => {
    assert.equal(addTally({ answer: 'seen', timesCount: 99 }).timesCount, 99);
  });

  it('does not count the same fact twice', () => {
    const once = facts({ kind: 'counted', practiceId });
    assert.deepEqual(foldVisit([...once, ...once]), foldVisit(once));
  });

  it('lists what is unanswered in the order of the window', () => {
    const visit = foldVisit(facts(answered('could_not_tell')));
    assert.ok(visit);
    const practices = [checks, discourse, modeling].map((id) => ({ id: id ?? '' }));
    assert.deepEqual(
      findUnanswered(visit, practices).map((practice) => practice.id),
      [checks, modeling],
    );
    assert.equal(hasTallies(visit), true);
  });

  it('never ends before it began, though the clock was set back', () => {
    const [begun] = facts();
    assert.ok(begun);
    const visit = foldVisit([begun, { id: 'end', at: '2026-11-20T09:00:00.000Z', kind: 'ended' }]);
    assert.equal(visit?.endedAt, startedAt);
    assert.equal(minutesSince(startedAt, '2026-11-20T09:00:00.000Z'), 0);
  });

  it('amounts to a visit that the contract accepts, whatever was tapped, without the name of the room', () => {
    const ids = [discourse ?? '', modeling ?? '', checks ?? ''];
    const tap = fc.oneof(
      fc.record({
        kind: fc.constant('answered' as const),
        practiceId: fc.constantFrom(...ids),
        answer: fc.constantFrom('seen' as const, 'not_seen' as const, 'no_opportunity' as const),
      }),
      fc.record({
        kind: fc.constantFrom('counted' as const, 'undone' as const),
        practiceId: fc.constantFrom(...ids),
      }),
    );
    const recorder = {
      observerId: place.buildingId,
      capacityId: place.buildingId,
      deviceId: place.buildingId,
      deviceCounter: 0,
      utcOffsetMinutes: -300,
      clientVersion: '0.1.0',
    };
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 130 }), (taps) => {
        const visit = foldVisit(facts(...taps, { kind: 'ended' }));
        assert.ok(visit);
        if (!hasTallies(visit)) return;
        const plain = toVisit(place.windowId, visit, ids, recorder);
        assert.equal(Visit.safeParse(plain).success, true);
        assert.doesNotMatch(JSON.stringify(plain), /Room 12/);
      }),
    );
  });
});

describe('the token of a room', () => {
  const key = Buffer.alloc(32, 7).toString('base64url');

  it('is the HMAC-SHA-256 of its spelling, as any other program makes it', async () => {
    const expected = createHmac('sha256', Buffer.alloc(32, 7)).update('room 12 b').digest('base64url');
    assert.equal(await roomToken(key, '  ROOM 12–B '), expected);
    assert.match(expected, /^[A-Za-z0-9_-]{43}$/);
  });

  it('is one for every spelling of a room and another for another room', async () => {
    assert.equal(normalizeRoom('Room\u00a012 - b'), normalizeRoom('room 12-B'));
    assert.equal(normalizeRoom('１２'), '12');
    assert.notEqual(await roomToken(key, 'Room 1'), await roomToken(key, 'Room 11'));
  });

  it('is another in another window', async () => {
    const other = Buffer.alloc(32, 8).toString('base64url');
    assert.notEqual(await roomToken(key, 'Room 1'), await roomToken(other, 'Room 1'));
  });
});
