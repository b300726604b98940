import { isDeepStrictEqual } from 'node:util';
import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { signal as sendSignal, type Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayEnterRoom, mayKeepMeetingIn, mayLeadRoom } from './access.ts';
import type { MeetingId } from './meeting-contract.ts';
import { insertNamings } from './meeting-store.ts';
import { findProtocol } from './protocol-store.ts';
import { type Room, type RoomOpening, roomContract, roomProblems } from './room-contract.ts';
import type { EntryReceipt, RoomEntryBody, RoomEntryInput } from './room-entry-contract.ts';
import { followRoom, topicOf } from './room-live.ts';
import {
  carriedFrom,
  entriesFor,
  findEntryFault,
  findPresent,
  findStepToOpen,
  type KeptEntry,
  practicesIn,
  type RoomState,
} from './room-rules.ts';
import {
  findLeftOpen,
  findNotOnStaff,
  findOpening,
  findRoom,
  hasBeenIn,
  insertEntries,
  insertRoom,
  isInGroup,
  letIn,
  listRooms,
  lockRoom,
  type NewEntry,
  type RoomRow,
  readEntries,
  readRoomPeople,
} from './room-store.ts';
import type { PracticeId } from './session-contract.ts';
import { isOpenBuilding } from './session-store.ts';
import { readToday } from './version-store.ts';

const signedIn = implement(roomContract).$context<RequestContext>().use(admit);

/** The handlers of meetings that people follow together. */
export const roomRoutes = {
  listRooms: signedIn.listRooms.handler(async ({ context: { tx, actor }, input }) => ({
    rooms: await listRooms(tx, actor, input),
  })),
  openRoom: signedIn.openRoom.handler(async ({ context: { tx, actor }, input }) => {
    await openRoom(tx, actor, input);
    return readRoom(tx, actor, input.id);
  }),
  readRoom: signedIn.readRoom.handler(({ context: { tx, actor }, input }) => readRoom(tx, actor, input.id)),
  sendEntries: signedIn.sendEntries.handler(async ({ context: { tx, actor }, input }) => {
    const { isLeading } = await roomFor(tx, actor, input.id);
    return keepEntries(tx, actor, input.id, input.entries, isLeading);
  }),
  followRoom: signedIn.followRoom.handler(async ({ context, input, signal }) => {
    await roomFor(context.tx, context.actor, input.id);
    return followRoom(context.database, context.actor, input.id, input.after, signal);
  }),
};

async function openRoom(tx: Tx, actor: Actor, input: RoomOpening): Promise<void> {
  const { id, ...facts } = input;
  const isMember = facts.groupId !== null && (await isInGroup(tx, facts.groupId, actor.personId));
  if (facts.groupId !== null && !isMember) throw refusal(roomProblems, 'conversations/not-in-this-group');
  if (!isMember && !mayKeepMeetingIn(actor, facts.buildingId))
    throw refusal(roomProblems, 'conversations/own-building-only');
  await recordOnce(
    facts,
    () => findOpening(tx, id),
    async () => {
      if (facts.buildingId !== null && !(await isOpenBuilding(tx, facts.buildingId, await readToday(tx))))
        throw refusal(roomProblems, 'conversations/building-not-open');
      const protocol = facts.protocolId === null ? null : await findProtocol(tx, facts.protocolId);
      if (protocol === undefined) throw refusal(roomProblems, 'conversations/no-such-protocol');
      await insertRoom(tx, actor, input, protocol);
      const left = facts.groupId === null ? [] : carriedFrom(await findLeftOpen(tx, facts.groupId), newId);
      const bodies: RoomEntryBody[] = [{ kind: 'present', personIds: [actor.personId] }, ...left];
      const now = new Date().toISOString();
      await keepEntries(
        tx,
        actor,
        id,
        bodies.map((body) => ({ id: newId(), saidAt: now, body })),
        true,
      );
    },
  );
}

/** Keeps what can be kept of a delivery, each entry for itself, in one order for the whole room. */
async function keepEntries(
  tx: Tx,
  actor: Actor,
  id: MeetingId,
  sent: readonly RoomEntryInput[],
  isLeading: boolean,
): Promise<{ receipts: EntryReceipt[]; seq: number }> {
  await lockRoom(tx, id);
  const room = await findRoom(tx, id);
  if (room === undefined) throw refusal(commonProblems, 'record/not-found');
  const entries = await readEntries(tx, id, 0);
  let state: RoomState = { protocol: room.protocol, endedAt: room.endedAt, entries };
  const fresh: NewEntry[] = [];
  const add = (entry: Omit<NewEntry, 'seq'>) => {
    const seq = (state.entries.at(-1)?.seq ?? 0) + 1;
    fresh.push({ ...entry, seq });
    const kept: KeptEntry = { ...entry, seq, at: entry.saidAt, personId: entry.by?.personId ?? null };
    state = {
      ...state,
      entries: [...state.entries, kept],
      endedAt: entry.body.kind === 'ended' ? entry.saidAt : state.endedAt,
    };
  };
  const receipts: EntryReceipt[] = [];
  for (const entry of sent) {
    const receipt = await judge(tx, actor, state, entry, isLeading);
    receipts.push(receipt);
    if (receipt.outcome !== 'kept') continue;
    if (state.endedAt === null) comeIn(actor, state, entry, add);
    // A check-in is said without a name, and leaves nothing that leads back.
    add({ ...entry, by: entry.body.kind === 'check_in' ? null : actor });
    const toOpen = state.endedAt === null ? findStepToOpen(state) : null;
    if (toOpen !== null)
      add({ id: newId(), saidAt: entry.saidAt, by: null, body: { kind: 'opened', step: toOpen } });
  }
  await insertEntries(tx, actor.districtId, id, fresh);
  await letIn(tx, id, [...new Set([actor.personId, ...fresh.flatMap(peopleIn)])]);
  const named = practicesIn(fresh.map(({ body }) => body)) as PracticeId[];
  if (named.length > 0) await insertNamings(tx, actor, id, named);
  if (fresh.length > 0) await sendSignal(tx, topicOf(id));
  return { receipts, seq: state.entries.at(-1)?.seq ?? 0 };
}

/** Whoever says something is in the room. */
function comeIn(
  actor: Actor,
  state: RoomState,
  entry: RoomEntryInput,
  add: (entry: Omit<NewEntry, 'seq'>) => void,
): void {
  if (entry.body.kind === 'present' || entry.body.kind === 'left' || entry.body.kind === 'check_in') return;
  if (findPresent(state.entries).has(actor.personId)) return;
  const body: RoomEntryBody = { kind: 'present', personIds: [actor.personId as never] };
  add({ id: newId(), saidAt: entry.saidAt, by: actor, body });
}

function peopleIn({ body }: { body: RoomEntryBody }): string[] {
  return body.kind === 'present' ? body.personIds : [];
}

async function judge(
  tx: Tx,
  actor: Actor,
  state: RoomState,
  { id, body, saidAt }: RoomEntryInput,
  isLeading: boolean,
): Promise<EntryReceipt> {
  const before = state.entries.find((entry) => entry.id === id);
  if (before !== undefined)
    return isDeepStrictEqual(before.body, JSON.parse(JSON.stringify(body)))
      ? { id, outcome: 'again', problem: null }
      : { id, outcome: 'refused', problem: 'conversations/different-entry' };
  const fault = findEntryFault(state, { body, saidAt, personId: actor.personId }, isLeading);
  if (fault !== null) return { id, outcome: 'refused', problem: fault };
  if (body.kind === 'present' && (await findNotOnStaff(tx, body.personIds)).length > 0)
    return { id, outcome: 'refused', problem: 'conversations/not-on-staff' };
  return { id, outcome: 'kept', problem: null };
}

/** A room that the actor may be in, or the refusal. */
async function roomFor(tx: Tx, actor: Actor, id: MeetingId): Promise<{ room: RoomRow; isLeading: boolean }> {
  const room = await findRoom(tx, id);
  if (room === undefined) throw refusal(commonProblems, 'record/not-found');
  const seen = {
    buildingId: room.building?.id ?? null,
    recordedById: room.recordedById,
    isClosed: room.isClosed,
    isOver: room.endedAt !== null,
    isOfGroup: room.group !== null,
    isMember: room.group !== null && (await isInGroup(tx, room.group.id, actor.personId)),
    hasBeenIn: await hasBeenIn(tx, id, actor.personId),
  };
  if (!mayEnterRoom(actor, seen)) throw refusal(roomProblems, 'conversations/room-closed');
  return { room, isLeading: mayLeadRoom(actor, seen) };
}

async function readRoom(tx: Tx, actor: Actor, id: MeetingId): Promise<Room> {
  const { room, isLeading } = await roomFor(tx, actor, id);
  const { recordedById: _, endedAt, ...shown } = room;
  const state = { protocol: room.protocol, endedAt, entries: await readEntries(tx, id, 0) };
  return {
    ...shown,
    isOver: endedAt !== null,
    people: await readRoomPeople(tx, id),
    entries: entriesFor(state, actor.personId, 0),
    seq: state.entries.at(-1)?.seq ?? 0,
    isLeading,
    now: new Date().toISOString(),
  };
}
