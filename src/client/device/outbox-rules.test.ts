import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Answer,
  judgeAnswer,
  judgeConfirmation,
  judgeSession,
  nextBatch,
  type OutboxRecord,
  type ReceivedRecord,
  waitBeforeAttempt,
} from './outbox-rules.ts';
import { PhoneModel } from './phone-model.ts';

const json = (status: number, body: unknown): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  text: JSON.stringify(body),
});
const sent = [{ id: 'one' }, { id: 'two' }];
const receivedAt = '2026-11-20T14:00:00.000Z';

function record(id: string, counter: number, rest: Partial<OutboxRecord> = {}): OutboxRecord {
  const savedAt = '2026-11-20T13:00:00.000Z';
  return { id, personId: 'priya', deviceId: 'phone', counter, savedAt, content: {}, parked: null, ...rest };
}

describe('what an answer removes from the outbox', () => {
  it('is what a JSON answer names, and nothing else', () => {
    const verdict = judgeAnswer(
      sent,
      json(200, { received: [{ id: 'one', receivedAt, as: 'new' }], refused: [] }),
    );
    assert.deepEqual(verdict, { received: [{ id: 'one', receivedAt }], parked: [], hindrance: null });
  });

  it('is never a record that was not sent', () => {
    const verdict = judgeAnswer(sent, json(200, { received: [{ id: 'three', receivedAt }], refused: [] }));
    assert.deepEqual(verdict.received, []);
  });

  const proofless: [string, Answer | null][] = [
    ['a lost connection', null],
    [
      'a sign-in page of the network',
      { status: 200, contentType: 'text/html', text: '<html>Welcome</html>' },
    ],
    ['an empty success', { status: 204, contentType: null, text: '' }],
    ['JSON of somebody else', json(200, { ok: true })],
    ['JSON that was cut', { status: 200, contentType: 'application/json', text: '{"received":[{"id":"one"' }],
    [
      'JSON that calls itself a page',
      { status: 200, contentType: 'text/html', text: '{"received":[],"refused":[]}' },
    ],
    ['an ended session', json(401, { code: 'session/none' })],
    ['a timeout', json(408, {})],
    ['too many requests', json(429, { code: 'request/too-many' })],
    ['a server that is starting', { status: 503, contentType: 'text/plain', text: 'starting' }],
    ['a proxy error that names ids', json(502, { received: [{ id: 'one', receivedAt }], refused: [] })],
  ];
  for (const [what, answer] of proofless) {
    it(`is nothing after ${what}`, () => {
      const verdict = judgeAnswer(sent, answer);
      assert.deepEqual([verdict.received, verdict.parked], [[], []]);
      assert.notEqual(verdict.hindrance, null);
    });
  }

  it('parks what the server refuses, with its reason', () => {
    const refused = [{ id: 'two', position: 1, code: 'observation/unknown-window' }];
    const verdict = judgeAnswer(sent, json(200, { received: [], refused }));
    assert.deepEqual(verdict.parked, [{ id: 'two', code: 'observation/unknown-window', data: null }]);
  });

  it('leaves a record of another person waiting for that person', () => {
    const refused = [{ id: 'two', position: 1, code: 'observation/other-person' }];
    assert.deepEqual(judgeAnswer(sent, json(200, { received: [], refused })).parked, []);
  });
});

describe('why nothing can be sent', () => {
  it('tells an ended session, the wrong capacity and a network page apart', () => {
    assert.equal(judgeAnswer(sent, json(401, { code: 'session/none' })).hindrance, 'sign-in');
    assert.equal(
      judgeAnswer(sent, json(403, { code: 'session/not-in-this-capacity' })).hindrance,
      'other-capacity',
    );
    assert.equal(
      judgeAnswer(sent, { status: 401, contentType: 'text/html', text: 'Guest network' }).hindrance,
      'no-connection',
    );
    assert.equal(judgeSession(json(200, { actor: { personId: 'priya' } })) instanceof Object, true);
    assert.equal(judgeSession(json(200, { welcome: true })), 'no-connection');
  });
});

describe('the next delivery', () => {
  it('holds the oldest 25 of one person by the counter, without what is parked', () => {
    const parked = { code: 'observation/unknown-window', data: null, at: receivedAt };
    const records = [
      ...Array.from({ length: 30 }, (_, index) => record(`p${index}`, 29 - index)),
      record('refused', 3, { parked }),
      record('other', 0, { personId: 'marcus' }),
    ];
    const batch = nextBatch(records, 'priya');
    assert.deepEqual(
      batch.map((each) => each.counter),
      Array.from({ length: 25 }, (_, index) => index),
    );
    assert.equal(
      batch.some((each) => each.id === 'refused' || each.id === 'other'),
      false,
    );
  });
});

describe('waiting before the next attempt', () => {
  it('grows from one second to a minute, and a half more by chance', () => {
    assert.deepEqual(
      [1, 2, 3, 7, 50].map((attempts) => waitBeforeAttempt(attempts, 0)),
      [1000, 2000, 4000, 60_000, 60_000],
    );
    assert.equal(waitBeforeAttempt(1, 1), 1500);
  });
});

describe("the server's own list", () => {
  it('confirms what it shows and gives back what it lacks', () => {
    const received = ['one', 'two'].map((id): ReceivedRecord => {
      const { savedAt: _, parked: __, ...rest } = record(id, 0);
      return { ...rest, receivedAt, knownAt: receivedAt, isConfirmed: false };
    });
    const { confirmed, missing } = judgeConfirmation(received, new Set(['one']));
    assert.deepEqual([confirmed.map((each) => each.id), missing.map((each) => each.id)], [['one'], ['two']]);
  });
});

describe('a phone in the field', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('save' as const), isRefused: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('torn-save' as const), isJournaled: fc.boolean() }),
    },
    { weight: 5, arbitrary: fc.constant({ kind: 'send' as const }) },
    { weight: 4, arbitrary: fc.constant({ kind: 'arrive' as const }) },
    { weight: 4, arbitrary: fc.constant({ kind: 'hear' as const }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'lose-answer' as const }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('wrong-answer' as const), which: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'lose-database' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'compact' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'torn-compact' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'change-person' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'late-copy' as const }) },
  );

  it('brings every record that was told as saved to the server exactly once and in order, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 120 }), (steps) => {
        const phone = new PhoneModel();
        for (const each of steps) phone.take(each);
        phone.settleEverything();
        phone.assertNothingLost();
      }),
      { numRuns: 1500 },
    );
  });
});
