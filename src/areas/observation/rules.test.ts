import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../kit/new-id.ts';
import { mayOpenWindowIn } from './access.ts';
import { canonicalVisit, compareWithKept, isOutsideWindow, readVisit } from './delivery-rules.ts';
import { findNext, type NextGround } from './next-rules.ts';
import { practiceCountHint } from './practice-count-rules.ts';
import type { Visit } from './visit-contract.ts';
import { windowState } from './window-rules.ts';

const aVisit = () => ({
  id: newId(),
  windowId: newId(),
  buildingId: newId(),
  bandId: newId(),
  lessonPart: 'middle',
  roomToken: 'A'.repeat(43),
  observerId: newId(),
  capacityId: newId(),
  deviceId: newId(),
  deviceCounter: 1,
  startedAt: '2026-09-08T14:00:00.000Z',
  endedAt: '2026-09-08T14:05:00.000Z',
  utcOffsetMinutes: -240,
  clientVersion: '0.1.0',
  tallies: [
    { practiceId: newId(), answer: 'seen', timesCount: 2 },
    { practiceId: newId(), answer: 'not_seen', timesCount: null },
  ],
});

test('reads a visit that has every field and no other', () => {
  const sent = aVisit();
  assert.deepEqual(readVisit(sent), { visit: sent });
});

test('refuses any field that a visit does not have, whatever it is called', () => {
  const known = new Set([...Object.keys(aVisit()), '__proto__']);
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((name) => !known.has(name)),
      fc.jsonValue(),
      (name, value) => {
        const read = readVisit({ ...aVisit(), [name]: value });
        assert.ok('fault' in read && read.fault.code === 'observation/names-nobody');
        assert.deepEqual(read.fault.data, { fields: [name.slice(0, 60)], of: 'visit' });
      },
    ),
  );
});

test('keeps nothing that is slipped in as a prototype', () => {
  const sent = JSON.parse(JSON.stringify(aVisit()).replace('{', '{"__proto__":{"teacher":"Theo"},'));
  const read = readVisit(sent);
  assert.ok(!('visit' in read) || !('teacher' in read.visit));
});

test('never throws, whatever is sent', () => {
  fc.assert(fc.property(fc.anything(), (sent) => assert.ok('fault' in readVisit(sent))));
});

test('has one text for one visit, whatever the order of its fields and tallies, and another for any other content', () => {
  const sent = aVisit() as Visit;
  const turned = Object.fromEntries(Object.entries(sent).reverse()) as Visit;
  const tallies = sent.tallies.map((tally) => Object.fromEntries(Object.entries(tally).reverse())).reverse();
  assert.equal(canonicalVisit({ ...turned, tallies } as Visit), canonicalVisit(sent));
  for (const field of Object.keys(sent) as (keyof Visit)[]) {
    const other = { ...sent, [field]: field === 'tallies' ? sent.tallies.slice(1) : 'other' } as Visit;
    assert.notEqual(canonicalVisit(other), canonicalVisit(sent), field);
  }
});

test('says of each visit in a delivery whether it is new, there again, or different from the one that is kept', () => {
  const [one, two] = [aVisit(), aVisit()] as [Visit, Visit];
  const receivedAt = '2026-09-08T15:00:00.000Z';
  const kept = new Map([
    [one.id, { sha256: 'a', receivedAt, isNew: true }],
    [two.id, { sha256: 'b', receivedAt, isNew: false }],
  ]);
  const offered = [
    { position: 0, visit: one, sha256: 'a' },
    { position: 1, visit: one, sha256: 'a' },
    { position: 2, visit: one, sha256: 'x' },
    { position: 3, visit: two, sha256: 'b' },
  ];
  assert.deepEqual(
    compareWithKept(offered, kept).map(({ as }) => as),
    ['new', 'again', 'different', 'again'],
  );
});

test('allows for a clock that is a day wrong, at both ends of a window', () => {
  const window = { startsOn: '2026-09-08', endsOn: '2026-09-18' };
  const outside = ['2026-09-06', '2026-09-07', '2026-09-18', '2026-09-19', '2026-09-20'].filter((day) =>
    isOutsideWindow(day, window),
  );
  assert.deepEqual(outside, ['2026-09-06', '2026-09-20']);
});

test('a window is open on its first and on its last day', () => {
  const window = { startsOn: '2026-09-08', endsOn: '2026-09-18' };
  const states = ['2026-09-07', '2026-09-08', '2026-09-18', '2026-09-19'].map((today) =>
    windowState(window, today),
  );
  assert.deepEqual(states, ['coming', 'open', 'open', 'ended']);
});

test('three to five practices are a good number; fewer or more are hinted at', () => {
  assert.deepEqual([1, 2, 3, 5, 6, 10].map(practiceCountHint), [
    'few',
    'few',
    'good',
    'good',
    'many',
    'many',
  ]);
});

test('a building administrator without a building opens windows nowhere', () => {
  const actor = { capacity: 'building_administrator', buildingId: null } as const;
  assert.equal(mayOpenWindowIn(actor, [newId()]), false);
});

test('offers a principal a window for the own building although another building has one', () => {
  const [own, other, subject] = [newId(), newId(), newId()];
  const ground = {
    today: '2026-09-08',
    hasAgreement: true,
    windows: [
      {
        id: newId(),
        subject: { id: subject, name: 'Mathematics' },
        buildings: [{ id: other, name: 'Birchwood' }],
        startsOn: '2026-09-08',
        endsOn: '2026-09-18',
      },
    ],
    visions: [
      {
        subject: { id: subject, name: 'Mathematics' },
        version: { id: newId() },
        gate: { isOpen: true, coveragePercent: 70 },
      },
    ],
  } as unknown as NextGround;
  const kinds = (buildingId: string) =>
    findNext({ capacity: 'building_administrator', buildingId } as never, ground).map(({ kind }) => kind);
  assert.deepEqual(kinds(own), ['window-to-visit', 'window-can-open']);
  assert.deepEqual(kinds(other), ['window-to-visit']);
});
