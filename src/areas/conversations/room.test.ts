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
const opening = (more: { isClosed?: boolean; protocolId?: string | null; buildingId?: null } = {}) => ({
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
const entry = (body: unknown) => ({ id: newId(), saidAt: new Date().toISOString(), body });
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
    { ...said, body: note('Otherwise.').body },
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
  const lateOfAnother = note('I had only been reading.');
  await send('theo', room.id, entry({ kind: 'step', step: 1 }), entry({ kind: 'ended' }));
  const [kept] = await send('amina', room.id, late);
  assert.equal(kept?.outcome, 'kept');
  assert.equal((await send('priya', room.id, lateOfAnother))[0]?.outcome, 'kept');
  const old = { ...note('From before.'), saidAt: '2020-01-01T00:00:00.000Z' };
  assert.equal((await send('amina', room.id, old))[0]?.problem, 'conversations/meeting-over');
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

test('a note that is taken back takes its naming with it, unless something else names the practice', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  const [one, two] = adopted.practiceIds;
  const said = note('Both.', 0, [one, two] as string[]);
  await send('theo', room.id, said, entry({ kind: 'named', practiceId: two }));
  await send('theo', room.id, entry({ kind: 'struck', entryId: said.id }));
  const { practices } = await api('theo').readMeeting({ id: room.id });
  assert.deepEqual(
    practices.map(({ id }) => id),
    [two],
  );
});

test('a practice in words that are kept back is named when they are opened, and not before', async () => {
  const room = opening({ protocolId: 'jointly-sample-reflection' });
  await api('theo').openRoom(room);
  await send('amina', room.id, entry({ kind: 'present', personIds: [world.person('amina').id] }));
  const practiceIds = adopted.practiceIds.slice(0, 1);
  await send('theo', room.id, note('Mine alone so far.', 0, practiceIds));
  const named = async () => (await api('ben').readMeeting({ id: room.id })).practices.length;
  assert.equal(await named(), 0);
  await send('amina', room.id, note('Mine too.', 0));
  assert.equal(await named(), 1, 'all have written');
});

test('a note says its minute, never the moment that would tie it to who came in', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  await send('theo', room.id, note('When?'));
  const { entries } = await api('theo').readRoom({ id: room.id });
  const at = entries.find(({ body }) => body?.kind === 'note')?.at ?? '';
  assert.match(at, /:00\.000Z$/);
});

test('everybody who follows is told at once', async () => {
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
});

test('a check-in is answered once by each, shown as counts at the end from five on, and leads back to nobody', async () => {
  const room = opening({ protocolId: 'jointly-sample-data-conversation', buildingId: null });
  const opened = await api('theo').openRoom(room);
  const answers = (answer: string) => (opened.protocol?.checkIn ?? []).map(() => answer);
  const give = (name: NamedPerson, answer: string) =>
    send(name, room.id, entry({ kind: 'check_in', answers: answers(answer) }));
  assert.equal((await give('amina', 'no'))[0]?.problem, 'conversations/come-in-first');
  const people = ['theo', 'amina', 'priya', 'grace', 'ben'] as const;
  for (const name of people)
    await send(name, room.id, entry({ kind: 'present', personIds: [world.person(name).id] }));
  for (const name of people.slice(0, 4)) await give(name, 'yes');
  await give('theo', 'no');
  await give('theo', 'no');
  const before = await api('theo').readRoom({ id: room.id });
  assert.equal(before.checkIn, null);
  assert.ok(
    before.entries.every(({ body }) => body?.kind !== 'check_in'),
    'it is in no log',
  );
  await give('ben', 'no');
  await send('theo', room.id, entry({ kind: 'ended' }));
  const { checkIn } = await api('grace').readRoom({ id: room.id });
  assert.deepEqual(checkIn?.[0], { yes: 4, partly: 0, no: 1 });
  const columns = await world.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'conversations' and table_name = 'meeting_check_ins' order by 1`,
  );
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['answers', 'district_id', 'id', 'meeting_id'],
  );
});

test('two districts may use the same id for a room, and neither hears the other', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  const ours = await api('theo').followRoom({ id: room.id, after: 0 });
  await ours.next();
  await api('stranger').openRoom({ ...room, buildingId: null, title: 'Theirs' });
  const theirs = await api('stranger').followRoom({ id: room.id, after: 0 });
  const { value } = await theirs.next();
  assert.doesNotMatch(JSON.stringify(value), /Theo|Lindqvist/);
  await Promise.all([ours.return?.(undefined), theirs.return?.(undefined)]);
});

test('what a closed room is called, decides or leaves open is nobody else’s, and nobody else takes it off', async () => {
  const group = {
    id: newId() as never,
    kind: 'team' as const,
    name: 'Two of us',
    buildingId: null,
    personIds: [world.person('grace').id as never],
  };
  await api('theo').formGroup(group);
  const room = { ...opening({ isClosed: true }), title: 'Closed between two', groupId: group.id };
  await api('theo').openRoom(room);
  await send(
    'theo',
    room.id,
    entry({ kind: 'decision', method: 'consent', question: 'Secret?', outcome: 'Secret outcome' }),
    entry({ kind: 'agenda', itemId: newId(), title: 'Secret item' }),
    entry({ kind: 'ended' }),
  );
  const seen = JSON.stringify([
    await api('grace').readGroup({ id: group.id }),
    await api('bruno').readGroup({ id: group.id }),
    await api('grace').listRooms({ standing: 'all' }),
    await api('dana').listMeetings({ limit: 100 }),
    await api('grace').openRoom({ ...opening(), title: 'Open', groupId: group.id }),
  ]);
  assert.doesNotMatch(seen, /Secret|Closed between two/);
  await refuses(api('dana').withdrawMeeting({ id: room.id }), 'record/not-found');
});

test('somebody who is put out of a closed room reads it no longer', async () => {
  const room = opening({ isClosed: true });
  await api('theo').openRoom(room);
  const personIds = [world.person('grace').id];
  await send('theo', room.id, entry({ kind: 'present', personIds }));
  await api('grace').readRoom({ id: room.id });
  await send('theo', room.id, entry({ kind: 'left', personId: personIds[0] }));
  await refuses(api('grace').readRoom({ id: room.id }), 'conversations/room-closed');
});

test('an entry that cannot be read holds up no other, and a guess at another’s words learns nothing', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  const said = note('Only mine.');
  const receipts = await send(
    'theo',
    room.id,
    entry({ kind: 'note', step: null, text: 'half \ud83d' }),
    entry({ kind: 'note', step: null, text: 'zero \u0000' }),
    entry({ kind: 'dance' }),
    note('Typed by somebody: \\ud83d and \\u0000.'),
    said,
  );
  assert.deepEqual(
    receipts.map(({ problem, outcome }) => problem ?? outcome),
    [...Array(3).fill('conversations/entry-not-readable'), 'kept', 'kept'],
  );
  const [guess] = await send('amina', room.id, said);
  assert.equal(guess?.problem, 'conversations/different-entry');
});

test('names under a decision are of people in the room; an item of somebody else stays as it was', async () => {
  const room = opening();
  await api('theo').openRoom(room);
  const decision = { kind: 'decision', method: 'sign_off', question: 'Who?', outcome: 'All of us.' };
  const [forged] = await send('theo', room.id, entry({ ...decision, signedBy: [world.person('ben').id] }));
  assert.equal(forged?.problem, 'conversations/decision-incomplete');
  const item = { kind: 'agenda', itemId: newId(), title: 'Mine' };
  await send('theo', room.id, entry(item));
  const [defaced, removed] = await send(
    'amina',
    room.id,
    entry({ ...item, title: 'Defaced' }),
    entry({ kind: 'agenda_state', itemId: item.itemId, state: 'removed' }),
  );
  assert.deepEqual(
    [defaced?.problem, removed?.problem],
    ['conversations/not-leading', 'conversations/not-leading'],
  );
});
