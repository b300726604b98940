import { isDeepStrictEqual } from 'node:util';
import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { signal as sendSignal, type Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayBringLate, mayEnterRoom, mayKeepMeetingIn, mayLeadRoom } from './access.ts';
import { listNormsToAsk } from './asked-norm-store.ts';
import type { MeetingId } from './meeting-contract.ts';
import { insertNamings, keepNamings } from './meeting-store.ts';
import { findProtocol } from './protocol-store.ts';
import { type Room, type RoomOpening, roomContract, roomProblems } from './room-contract.ts';
import { type EntryReceipt, RoomEntryBody, type RoomEntryInput } from './room-entry-contract.ts';
import { followRoom, topicOf } from './room-live.ts';
import {
  carriedFrom,
  entriesFor,
  findEntryFault,
  findPresent,
  findStepToOpen,
  type KeptEntry,
  practicesNamed,
  practicesStanding,
  type RoomClock,
  type RoomState,
} from './room-rules.ts';
import {
  countCheckIns,
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
  putOut,
  type RoomRow,
  readEntries,
  readRoomPeople,
  takeCheckIn,
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
    const { isLeading } = await roomFor(tx, actor, input.id, mayBringLate);
    return keepEntries(tx, actor, input.id, input.entries, isLeading);
  }),
  followRoom: signedIn.followRoom.handler(async ({ context, input, signal }) => {
    await roomFor(context.tx, context.actor, input.id, mayEnterRoom);
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
      const norms = protocol === null ? [] : await listNormsToAsk(tx, id, facts.buildingId);
      await insertRoom(tx, actor, input, protocol && { ...protocol, norms });
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
  const clock = { begunAt: room.begunAt, now: Date.now() };
  const receipts: EntryReceipt[] = [];
  for (const { body: unread, ...marks } of sent) {
    const body = readBody(unread);
    if (body === null) {
      receipts.push({ id: marks.id, outcome: 'refused', problem: 'conversations/entry-not-readable' });
      continue;
    }
    const entry = { ...marks, body };
    const receipt = await judge(tx, actor, { state, entry, isLeading, clock });
    if (body.kind === 'check_in') {
      // Said without a name: it is in no log, and who has answered answers no second time.
      if (receipt.outcome === 'kept') await takeCheckIn(tx, actor, id, body.answers);
      receipts.push(receipt);
      continue;
    }
    receipts.push(receipt);
    if (receipt.outcome !== 'kept') continue;
    if (state.endedAt === null) comeIn(actor, state, entry, add);
    add({ ...entry, by: actor });
    if (body.kind === 'left' && room.isClosed && body.personId !== actor.personId)
      await putOut(tx, id, body.personId);
    const toOpen = state.endedAt === null ? findStepToOpen(state) : null;
    if (toOpen !== null)
      add({ id: newId(), saidAt: entry.saidAt, by: null, body: { kind: 'opened', step: toOpen } });
  }
  await insertEntries(tx, actor.districtId, id, fresh);
  if (fresh.length > 0) await letIn(tx, id, [...new Set([actor.personId, ...fresh.flatMap(peopleIn)])]);
  const named = practicesNamed(
    state,
    fresh.map(({ body }) => body),
  ) as PracticeId[];
  if (named.length > 0) await insertNamings(tx, actor, id, named);
  if (fresh.some(({ body }) => body.kind === 'struck'))
    await keepNamings(tx, id, practicesStanding(state) as PracticeId[]);
  if (fresh.length > 0) await sendSignal(tx, topicOf(actor.districtId, id));
  return { receipts, seq: state.entries.at(-1)?.seq ?? 0 };
}

/** Whoever says something is in the room. */
function comeIn(
  actor: Actor,
  state: RoomState,
  entry: ReadEntry,
  add: (entry: Omit<NewEntry, 'seq'>) => void,
): void {
  if (entry.body.kind === 'present' || entry.body.kind === 'left') return;
  if (findPresent(state.entries).has(actor.personId)) return;
  const body: RoomEntryBody = { kind: 'present', personIds: [actor.personId as never] };
  add({ id: newId(), saidAt: entry.saidAt, by: actor, body });
}

function peopleIn({ body }: { body: RoomEntryBody }): string[] {
  return body.kind === 'present' ? body.personIds : [];
}

/** An entry whose body could be read. */
type ReadEntry = Omit<RoomEntryInput, 'body'> & { body: RoomEntryBody };

/** The body of an entry; null when it is none, or holds a character that no text can hold. */
function readBody(unread: unknown): RoomEntryBody | null {
  const read = RoomEntryBody.safeParse(unread);
  return read.success && !isBroken(unread) ? read.data : null;
}

/** Whether any text in it holds half a character, or the character zero. */
function isBroken(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed() || value.includes('\0');
  return typeof value === 'object' && value !== null && Object.values(value).some(isBroken);
}

type Judged = {
  state: RoomState;
  entry: ReadEntry;
  isLeading: boolean;
  clock: RoomClock;
};

async function judge(
  tx: Tx,
  actor: Actor,
  { state, entry: { id, body, saidAt }, isLeading, clock }: Judged,
): Promise<EntryReceipt> {
  const before = state.entries.find((entry) => entry.id === id);
  // What somebody else wrote is compared with nothing: the answer would tell whether a guess is right.
  if (before !== undefined)
    return before.personId === actor.personId &&
      isDeepStrictEqual(before.body, JSON.parse(JSON.stringify(body)))
      ? { id, outcome: 'again', problem: null }
      : { id, outcome: 'refused', problem: 'conversations/different-entry' };
  const fault = findEntryFault(state, { body, saidAt, personId: actor.personId }, isLeading, clock);
  if (fault !== null) return { id, outcome: 'refused', problem: fault };
  if (body.kind === 'present' && (await findNotOnStaff(tx, body.personIds)).length > 0)
    return { id, outcome: 'refused', problem: 'conversations/not-on-staff' };
  return { id, outcome: 'kept', problem: null };
}

/** A room that the actor may be in, or bring something to; or the refusal. */
async function roomFor(
  tx: Tx,
  actor: Actor,
  id: MeetingId,
  may: typeof mayEnterRoom,
): Promise<{ room: RoomRow; isLeading: boolean }> {
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
  if (!may(actor, seen)) throw refusal(roomProblems, 'conversations/room-closed');
  return { room, isLeading: mayLeadRoom(actor, seen) };
}

async function readRoom(tx: Tx, actor: Actor, id: MeetingId): Promise<Room> {
  const { room, isLeading } = await roomFor(tx, actor, id, mayEnterRoom);
  const { recordedById: _, begunAt: _begun, endedAt, ...shown } = room;
  const state = { protocol: room.protocol, endedAt, entries: await readEntries(tx, id, 0) };
  return {
    ...shown,
    isOver: endedAt !== null,
    people: await readRoomPeople(tx, id),
    entries: entriesFor(state, actor.personId, 0),
    checkIn: endedAt === null ? null : await countCheckIns(tx, id),
    seq: state.entries.at(-1)?.seq ?? 0,
    isLeading,
    now: new Date().toISOString(),
  };
}
