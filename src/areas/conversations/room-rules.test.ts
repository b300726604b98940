import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RoomEntryBody } from './room-entry-contract.ts';
import {
  agendaOf,
  carriedFrom,
  entriesFor,
  findStepToOpen,
  type KeptEntry,
  type RoomState,
} from './room-rules.ts';

const wording = { en: 'x', es: 'x', ar: 'x' };
const step = (together: boolean) => ({
  id: 'write',
  minutes: 5,
  title: wording,
  purpose: wording,
  speaks: 'all' as const,
  together,
  prompts: [wording],
  avoid: [],
});
const protocol = { steps: [step(true), step(false)], checkIn: [], norms: [] };
const people = ['ada', 'ben', 'cy'];

/** Puts bodies into a room's order, each by the person named. */
function roomOf(said: readonly (readonly [string, RoomEntryBody])[]): RoomState {
  const entries = said.map(
    ([personId, body], index): KeptEntry => ({
      id: `e${index}`,
      seq: index + 1,
      at: '2026-11-20T12:00:00.000Z',
      personId,
      body,
    }),
  );
  return { protocol, entries, endedAt: null };
}
const come = (...ids: string[]): [string, RoomEntryBody] => [
  ids[0] ?? '',
  { kind: 'present', personIds: ids as never },
];
const write = (who: string, text: string, at = 0): [string, RoomEntryBody] => [
  who,
  { kind: 'note', step: at, itemId: null, text, practiceIds: [] },
];
const wordsFor = (room: RoomState, who: string, after = 0) =>
  entriesFor(room, who, after).flatMap(({ body }) => (body?.kind === 'note' ? [body.text] : []));

test('what is written together stays with its writer until everybody present has written', () => {
  const before = [come('ada', 'ben'), write('ada', 'mine')];
  assert.deepEqual(wordsFor(roomOf(before), 'ben'), []);
  assert.deepEqual(wordsFor(roomOf(before), 'ada'), ['mine']);
  assert.equal(findStepToOpen(roomOf(before)), null);
  const all = [...before, write('ben', 'his')];
  assert.equal(findStepToOpen(roomOf(all)), 0);
  const opened = roomOf([...all, ['ada', { kind: 'opened', step: 0 }]]);
  assert.deepEqual(wordsFor(opened, 'cy'), ['mine', 'his']);
});

test('whoever has heard of a note that was kept back hears its words when it is opened', () => {
  const said = [come('ada', 'ben'), write('ada', 'mine')];
  const opened = roomOf([...said, ['ada', { kind: 'opened', step: 0 }]]);
  assert.deepEqual(wordsFor(opened, 'ben', 2), ['mine']);
  assert.deepEqual(wordsFor(opened, 'ben', 3), []);
});

const someBody = fc.oneof(
  fc.constantFrom(...people).map((id): RoomEntryBody => ({ kind: 'present', personIds: [id as never] })),
  fc
    .tuple(fc.nat(1), fc.string({ minLength: 1, maxLength: 5 }))
    .map(([at, text]): RoomEntryBody => ({ kind: 'note', step: at, itemId: null, text, practiceIds: [] })),
  fc.nat(1).map((at): RoomEntryBody => ({ kind: 'opened', step: at })),
);
const someRoom = fc.array(fc.tuple(fc.constantFrom(...people), someBody), { maxLength: 30 });

test('following piece by piece tells a person the same as reading the whole, however it is cut', () => {
  fc.assert(
    fc.property(someRoom, fc.constantFrom(...people), fc.array(fc.nat(30)), (said, who, cuts) => {
      const whole = roomOf(said);
      const known = new Map<string, unknown>();
      let after = 0;
      for (const cut of [
        ...cuts.map((at) => Math.min(at, said.length)).toSorted((a, b) => a - b),
        said.length,
      ]) {
        if (cut <= after) continue;
        const room = roomOf(said.slice(0, cut));
        for (const entry of entriesFor(room, who, after)) known.set(entry.id, entry);
        after = cut;
      }
      assert.deepEqual([...known.values()], entriesFor(whole, who, 0));
    }),
    { numRuns: 500 },
  );
});

test('nobody is told words of others that are still kept back', () => {
  fc.assert(
    fc.property(someRoom, fc.constantFrom(...people), (said, who) => {
      const isOpened = said.some(([, body]) => body.kind === 'opened' && body.step === 0);
      const told = entriesFor(roomOf(said), who, 0);
      for (const [index, [by, body]] of said.entries())
        if (body.kind === 'note' && body.step === 0 && by !== who && !isOpened)
          assert.equal(told[index]?.body, null);
    }),
    { numRuns: 500 },
  );
});

test('what a meeting left open is on the agenda of the next, what is done or taken off is not', () => {
  const item = (itemId: string): RoomEntryBody => ({
    kind: 'agenda',
    itemId,
    title: itemId,
    minutes: null,
    practiceIds: [],
    source: null,
  });
  const said = [
    item('one'),
    item('two'),
    item('three'),
    { kind: 'agenda_state', itemId: 'one', state: 'done' },
    { kind: 'agenda_state', itemId: 'two', state: 'removed' },
  ] as RoomEntryBody[];
  assert.deepEqual(
    agendaOf(said).map(({ itemId, state }) => [itemId, state]),
    [
      ['one', 'done'],
      ['three', 'open'],
    ],
  );
  const carried = carriedFrom(roomOf(said.map((body) => ['ada', body] as const)).entries, () => 'new');
  assert.deepEqual(
    carried.map((body) => body.kind === 'agenda' && [body.itemId, body.title, body.source]),
    [['new', 'three', { kind: 'carried', id: 'three' }]],
  );
});
