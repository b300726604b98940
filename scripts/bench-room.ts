import { setTimeout as sleep } from 'node:timers/promises';
import type { MeetingId } from '../src/areas/conversations/meeting-contract.ts';
import { RoomFollower } from '../src/areas/conversations/ui/room-following.ts';
import { newId } from '../src/kit/new-id.ts';
import { apiClient, openWorld } from '../test/world.ts';
import { report } from './bench-report.ts';

/**
 * How soon a change in a meeting is on all devices: thirty of them follow one room, one after the other writes a note, and
 * the time counts until the last of the thirty has it. The devices run the very code of the screens, in this process.
 *
 *   node scripts/bench-room.ts
 */
const deviceCount = 30;
const notes = 150;

const world = await openWorld();
const devices: RoomFollower[] = [];
try {
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
  for (let index = 0; index < deviceCount; index += 1) devices.push(await openDevice(id, index));
  await sleep(1_000);
  const values: number[] = [];
  for (let note = 0; note < notes; note += 1) {
    values.push(await timeOfNote(`note ${note}`, devices[note % deviceCount] as RoomFollower));
    await sleep(20);
  }
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  console.log(`p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, slowest ${at(1).toFixed(0)} ms`);
  const what = 'a note in a meeting of thirty devices, until the last has it: p95';
  report({ what, values: [at(0.95)], unit: ' ms', digits: 0, target: 200, isGood: 'at most' });
} finally {
  for (const device of devices) device.stop();
  await world.close();
}

async function openDevice(id: MeetingId, index: number): Promise<RoomFollower> {
  const person = await world.addPerson(
    `Device${index} ${newId().slice(-8)}`,
    'teacher',
    'Lakeside Elementary',
  );
  const api = apiClient(world.url, person.cookie).conversations;
  const device = new RoomFollower(await api.readRoom({ id }), person.id, {
    follow: (after, signal) => api.followRoom({ id, after }, { signal }),
    send: async (entries) => (await api.sendEntries({ id, entries: entries as never })).receipts,
  });
  void device.start();
  return device;
}

async function timeOfNote(text: string, writer: RoomFollower): Promise<number> {
  const heard = devices.map(
    (device) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!device.state().entries.some(({ body }) => body?.kind === 'note' && body.text === text)) return;
          stop();
          resolve();
        };
        const stop = device.subscribe(look);
        look();
      }),
  );
  const start = performance.now();
  void writer.say({ kind: 'note', step: null, itemId: null, text, practiceIds: [] });
  await Promise.all(heard);
  return performance.now() - start;
}
