import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { MeetingId } from '../../src/areas/conversations/meeting-contract.ts';
import type { Room } from '../../src/areas/conversations/room-contract.ts';
import { RoomFollower } from '../../src/areas/conversations/ui/room-following.ts';
import { newId } from '../../src/kit/new-id.ts';
import { apiClient, openWorld, type World } from '../world.ts';
import { startServer } from './own-server.ts';
import { chanceFromSeed, rounds } from './phone-chance.ts';
import { ensurePostgres } from './phone-postgres.ts';
import { type FaultyNetwork, openProxy } from './phone-proxy.ts';

const deviceCount = 12;
const chance = chanceFromSeed();
let stopPostgres: () => Promise<void>;
let world: World;
let proxy: FaultyNetwork;
let server: ChildProcess;
let serverPort = 0;

before(async () => {
  stopPostgres = await ensurePostgres();
  world = await openWorld();
  serverPort = 20_000 + chance.below(20_000);
  server = await startServer(world, serverPort);
  proxy = await openProxy(`http://127.0.0.1:${serverPort}`);
});
after(async () => {
  await proxy.close();
  server.kill('SIGKILL');
  await world.close();
  await stopPostgres();
});

test(`a meeting whose server is killed or whose connection is cut ${rounds} times keeps every note once, in one order for all`, async () => {
  console.log(`seed ${chance.seed}`);
  const id = newId() as MeetingId;
  await world.as('theo').conversations.openRoom({
    id,
    kind: 'staff',
    title: 'Thirty on phones',
    heldOn: new Date().toISOString().slice(0, 10),
    buildingId: null,
    groupId: null,
    protocolId: null,
    isClosed: false,
  });
  const devices: RoomFollower[] = [];
  for (let index = 0; index < deviceCount; index += 1) devices.push(await openDevice(id, index));
  const said: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const trouble = chance.below(2) === 0 ? killAfter(chance.below(40)) : cutFor(20 + chance.below(120));
    for (const [index, device] of devices.entries()) {
      if (chance.below(3) !== 0) continue;
      const text = `round ${round}, device ${index}`;
      said.push(text);
      void device.say({ kind: 'note', step: null, itemId: null, text, practiceIds: [] });
      await wait(chance.below(10));
    }
    await trouble;
    for (const device of devices) device.hurry();
  }
  await untilAllHeard(devices, said.length);
  const kept = await world.query<{ text: string }>(
    `select body ->> 'text' as text from conversations.meeting_entries
     where meeting_id = $1 and body ->> 'kind' = 'note' order by seq`,
    [id],
  );
  const order = kept.map(({ text }) => text);
  assert.deepEqual(order.toSorted(), said.toSorted(), 'every note, and each once');
  for (const [index, device] of devices.entries()) {
    assert.deepEqual(notesOf(device), order, `device ${index} sees the same order`);
    assert.equal(device.state().waiting.length, 0, `device ${index} owes nothing`);
    device.stop();
  }
  console.log(`${rounds} kills and cuts, ${said.length} notes from ${deviceCount} devices`);
});

const notesOf = (device: RoomFollower) =>
  device.state().entries.flatMap(({ body }) => (body?.kind === 'note' ? [body.text] : []));

async function untilAllHeard(devices: readonly RoomFollower[], count: number): Promise<void> {
  const deadline = Date.now() + 120_000;
  const isHeard = (device: RoomFollower) =>
    notesOf(device).length === count && device.state().waiting.length === 0;
  while (!devices.every(isHeard)) {
    assert.ok(Date.now() < deadline, `heard: ${devices.map((device) => notesOf(device).length)} of ${count}`);
    for (const device of devices) device.hurry();
    await wait(200);
  }
}

/** A device that follows the room through the faulty network, with the very code of the screens. */
async function openDevice(id: MeetingId, index: number): Promise<RoomFollower> {
  const person = await world.addPerson(
    `Device${index} ${newId().slice(-8)}`,
    'teacher',
    'Lakeside Elementary',
  );
  const api = apiClient(proxy.url, person.cookie).conversations;
  const room: Room = await api.readRoom({ id });
  const device = new RoomFollower(room, person.id, {
    follow: (after, signal) => api.followRoom({ id, after }, { signal }),
    send: async (entries) => (await api.sendEntries({ id, entries: entries as never })).receipts,
  });
  void device.start();
  return device;
}

async function killAfter(milliseconds: number): Promise<void> {
  await wait(milliseconds);
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
  server = await startServer(world, serverPort);
}

async function cutFor(milliseconds: number): Promise<void> {
  proxy.weather = 'cut';
  await wait(milliseconds);
  proxy.weather = 'open';
}
