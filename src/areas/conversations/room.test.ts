import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { MeetingId } from './meeting-contract.ts';
import type { RoomNews } from './room-contract.ts';
import type { RoomEntryBody } from './room-entry-contract.ts';
import { type Adopted, adoptVision, day, refuses } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
});
after(() => world.close());

const api = (name: NamedPerson) => world.as(name).conversations;
const opening = (more: { isClosed?: boolean; protocolId?: string | null } = {}) => ({
  id: newId() as MeetingId,
  kind: 'team' as const,
  title: 'Third grade team',
  heldOn: day(0),
  buildingId: world.place('Lakeside Elementary') as BuildingId,
  groupId: null,
  protocolId: 'jointly-sample-data-conversation',
  isClosed: false,
  ...more,
});
const entry = (body: RoomEntryBody) => ({ id: newId(), saidAt: new Date().toISOString(), body });
const note = (text: string, step: number | null = 0, practiceIds: string[] = []) =>
  entry({ kind: 'note', step, itemId: null, text, practiceIds: practiceIds as never });
const send = async (name: NamedPerson, id: MeetingId, ...entries: ReturnType<typeof entry>[]) =>
  (await api(name).sendEntries({ id, entries })).receipts;
const notesOf = (entries: readonly { body: RoomEntryBody | null }[]) =>
  entries.flatMap(({ body }) => (body?.kind === 'note' ? [body.text] : []));

test('a room freezes its protocol, lets in those who work there, and keeps what is said in one order', async () => {
  const room = opening();
  const opened = await api('theo').openRoom(room);
  assert.equal(opened.protocol?.steps.length, 4);
  assert.equal(opened.isLeading, true);
  assert.deepEqual(
    (await send('theo', room.id, note('First.'), note('Second.'))).map(({ outcome }) => outcome),
    ['kept', 'kept'],
  );
  const seen = await api('priya').readRoom({ id: room.id });
  assert.deepEqual(notesOf(seen.entries), ['First.', 'Second.']);
  assert.deepEqual(
    seen.entries.map(({ seq }) => seq),
    seen.entries.map((_, index) => index + 1),
  );
  assert.equal((await api('theo').openRoom(room)).id, room.id);
  await refuses(api('theo').openRoom({ ...room, title: 'Another' }), 'record/different-content');
});

test('the same entry again is kept once, another under its id is refused, and one refused holds up no other', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  const said = note('Once.');
  await send('theo', room.id, said);
  const receipts = await send(
    'theo',
    room.id,
    said,
    { ...said, body: { ...note('Otherwise.').body } },
    entry({ kind: 'step', step: 12 }),
    note('After.'),
  );
  assert.deepEqual(
    receipts.map(({ outcome, problem }) => problem ?? outcome),
    ['again', 'conversations/different-entry', 'conversations/no-such-step', 'kept'],
  );
  assert.deepEqual(notesOf((await api('theo').readRoom({ id: room.id })).entries), ['Once.', 'After.']);
});

test('who leads moves the meeting on and ends it; notes written before the end still come in after it', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  const [refused] = await send('amina', room.id, entry({ kind: 'step', step: 1 }));
  assert.equal(refused?.problem, 'conversations/not-leading');
  await send('amina', room.id, note('I am here.'));
  const late = note('Written in the corridor.');
  await send('theo', room.id, entry({ kind: 'step', step: 1 }), entry({ kind: 'ended' }));
  const [kept] = await send('amina', room.id, late);
  assert.equal(kept?.outcome, 'kept');
  const after = { ...note('Too late.'), saidAt: new Date(Date.now() + 60_000).toISOString() };
  const [over] = await send('amina', room.id, after);
  assert.equal(over?.problem, 'conversations/meeting-over');
});

test('a closed room is for those who were let in; elsewhere, the board and nobody stay out', async () => {
  const room = opening({ isClosed: true });
  await api('theo').openRoom(room);
  await refuses(api('priya').readRoom({ id: room.id }), 'conversations/room-closed');
  await send('theo', room.id, entry({ kind: 'present', personIds: [world.person('grace').id as never] }));
  assert.equal((await api('grace').readRoom({ id: room.id })).isLeading, false);
  const open = opening();
  await api('theo').openRoom(open);
  await refuses(api('ben').readRoom({ id: open.id }), 'conversations/room-closed');
  await refuses(world.as(null).conversations.readRoom({ id: open.id }), 'session/none');
  await refuses(api('stranger').readRoom({ id: open.id }), 'record/not-found');
  await refuses(api('theo').openRoom(opening({ protocolId: 'none-such' })), 'conversations/no-such-protocol');
});

test('a practice that a note names counts as language in use', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  await send('theo', room.id, note('We heard it twice.', 0, adopted.practiceIds.slice(0, 1)));
  const { meetings } = await api('ben').listMeetings({ limit: 100 });
  const listed = meetings.find(({ id }) => id === room.id);
  assert.deepEqual(
    listed?.practices.map(({ name }) => name),
    ['Practice 1'],
  );
});

test('everybody who follows is told at once, and what a check-in says leads back to nobody', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  const news = await api('amina').followRoom({ id: room.id, after: 0 });
  const heard: RoomNews[] = [];
  const listening = (async () => {
    for await (const one of news) {
      heard.push(one);
      if (notesOf(heard.flatMap(({ entries }) => entries)).length === 2) break;
    }
  })();
  await send('theo', room.id, note('One.'));
  await send('theo', room.id, note('Two.'));
  await listening;
  assert.deepEqual(notesOf(heard.flatMap(({ entries }) => entries)), ['One.', 'Two.']);
  const rows = await world.query<{ person_id: string | null }>(
    `select person_id from conversations.meeting_entries where body ->> 'kind' = 'check_in'`,
  );
  assert.deepEqual(
    rows.filter(({ person_id }) => person_id !== null),
    [],
  );
});
