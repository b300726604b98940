import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { MeetingId } from './meeting-contract.ts';
import { day } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const api = (name: NamedPerson) => world.as(name).conversations;
const opening = (more: { protocolId?: null; buildingId?: null } = {}) => ({
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
const send = async (name: NamedPerson, id: MeetingId, ...entries: ReturnType<typeof entry>[]) =>
  (await api(name).sendEntries({ id, entries })).receipts;

test('the check-in asks the norms in force too, as they stood when the meeting began, and counts them over all meetings', async () => {
  const culture = (name: NamedPerson) => world.as(name).culture;
  const agree = async (text: string, buildingId: BuildingId | null, by: NamedPerson) => {
    const norm = { id: newId() as never, kind: 'norm' as const, text, why: '', buildingId, sampleId: null };
    await culture(by).proposeNorm(norm);
    const decided = { method: 'consent' as const, place: '', stoodAside: 0, note: '', on: day(0) };
    await culture(by).agreeNorm({ id: norm.id, actId: newId(), text, ...decided });
    return norm.id as string;
  };
  for (const text of ['One.', 'Two.', 'Three.', 'Four.']) await agree(text, null, 'dana');
  const lakeside = world.place('Lakeside Elementary') as BuildingId;
  const here = await agree('We greet at the door.', lakeside, 'priya');
  const room = opening();
  const opened = await api('theo').openRoom(room);
  const norms = opened.protocol?.norms ?? [];
  assert.equal(norms.length, 4, 'three of the district and the one of the building');
  assert.deepEqual(norms.at(-1), { id: here, text: 'We greet at the door.' });
  const elsewhere = await api('theo').openRoom(opening({ buildingId: null }));
  assert.ok(!elsewhere.protocol?.norms.some(({ id }) => id === here));
  assert.deepEqual((await api('theo').openRoom(opening({ protocolId: null }))).protocol, null);

  const statements = (opened.protocol?.checkIn.length ?? 0) + norms.length;
  const give = (name: NamedPerson, answers: string[]) =>
    send(name, room.id, entry({ kind: 'check_in', answers }));
  const people = ['theo', 'amina', 'priya', 'rosa', 'elena'] as const;
  for (const name of people)
    await send(name, room.id, entry({ kind: 'present', personIds: [world.person(name).id] }));
  const short = await give(
    'theo',
    Array.from({ length: statements - 1 }, () => 'yes'),
  );
  assert.equal(short[0]?.problem, 'conversations/no-such-step');
  const last = (answer: string) => [...Array.from({ length: statements - 1 }, () => 'yes'), answer];
  for (const name of people.slice(0, 4)) await give(name, last('partly'));
  const said = () => api('ben').readNormCheckIns({ normId: here });
  assert.deepEqual(await said(), { meetings: 0, yes: 0, partly: 0, no: 0 });
  await give('elena', last('no'));
  await send('theo', room.id, entry({ kind: 'ended' }));
  const { checkIn } = await api('priya').readRoom({ id: room.id });
  assert.deepEqual(checkIn?.at(-1), { yes: 0, partly: 4, no: 1 });
  assert.deepEqual(await said(), { meetings: 1, yes: 0, partly: 4, no: 1 });
  assert.deepEqual(await api('stranger').readNormCheckIns({ normId: here }), {
    ...{ meetings: 0, yes: 0, partly: 0, no: 0 },
  });
});
