import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf, PersonId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';
import { meetingCapacities } from './access.ts';
import { MeetingId, MeetingKind } from './meeting-contract.ts';
import { FrozenProtocol } from './protocol-schema.ts';
import { EntryReceipt, type Kept, keptAnswers, RoomEntry, RoomEntryInput } from './room-entry-contract.ts';
import { sessionProblems } from './session-contract.ts';

export const GroupId = idOf('GroupId');
export type GroupId = z.infer<typeof GroupId>;

/** The most entries that one delivery brings. */
export const entriesAtMost = 100;

/** What a room can refuse. */
export const roomProblems = {
  'conversations/building-not-open': { status: 422 },
  'conversations/own-building-only': sessionProblems['conversations/own-building-only'],
  'conversations/no-such-protocol': { status: 422 },
  'conversations/not-in-this-group': { status: 403 },
  /** The room is for those whom whoever leads has let in. */
  'conversations/room-closed': { status: 403 },
} as const satisfies ProblemList;

const room = endpoint.errors(roomProblems);
const mayMeet = { may: { capacities: meetingCapacities } } as const;

export const RoomPerson = z.object({
  id: PersonId,
  name: z.string(),
  capacity: CapacityKind.or(z.string()),
});
export type RoomPerson = z.infer<typeof RoomPerson>;

/** How many gave which answer to each statement of the check-in, then to each norm; null before the end, and where fewer than five answered. */
const CheckInCounts = z
  .array(
    z.object(Object.fromEntries(keptAnswers.map((answer) => [answer, z.int()])) as Record<Kept, z.ZodInt>),
  )
  .nullable();

/** A meeting that people follow together: what was set when it began, and all that has happened so far. */
export const Room = z.object({
  id: MeetingId,
  kind: MeetingKind,
  title: z.string(),
  heldOn: SchoolDay,
  building: z.object({ id: BuildingId, name: z.string() }).nullable(),
  group: z.object({ id: GroupId, name: z.string() }).nullable(),
  isClosed: z.boolean(),
  isOver: z.boolean(),
  /** As it was when the meeting began; null for a meeting with an agenda alone. */
  protocol: FrozenProtocol.nullable(),
  /** Names of those in the room or invited to it, by which entries speak of them. */
  people: z.array(RoomPerson),
  entries: z.array(RoomEntry),
  checkIn: CheckInCounts,
  /** The highest `seq` of the entries. */
  seq: z.int(),
  /** Whether the one who asks leads: goes from step to step, decides what is put down as decided, ends the meeting. */
  isLeading: z.boolean(),
  /** The moment of the server's answer: what timers count from. */
  now: z.iso.datetime(),
});
export type Room = z.infer<typeof Room>;

/** What has happened in a room since. */
export const RoomNews = z.object({
  entries: z.array(RoomEntry),
  seq: z.int(),
  people: z.array(RoomPerson),
  checkIn: CheckInCounts,
  now: z.iso.datetime(),
});
export type RoomNews = z.infer<typeof RoomNews>;

/** A room in a list. */
export const RoomSummary = z.object({
  id: MeetingId,
  title: z.string(),
  kind: MeetingKind,
  heldOn: SchoolDay,
  building: z.string().nullable(),
  group: z.string().nullable(),
  protocol: z.object({ en: z.string(), es: z.string(), ar: z.string() }).nullable(),
  isOver: z.boolean(),
});
export type RoomSummary = z.infer<typeof RoomSummary>;

export const RoomOpening = z.strictObject({
  id: MeetingId,
  kind: MeetingKind,
  title: Line,
  heldOn: SchoolDay,
  buildingId: BuildingId.nullable(),
  groupId: GroupId.nullable(),
  protocolId: z.string().max(80).nullable(),
  /** Only those whom whoever leads lets in: for what is nobody else's, as a conflict. */
  isClosed: z.boolean(),
});
export type RoomOpening = z.infer<typeof RoomOpening>;

const oneRoom = z.strictObject({ id: MeetingId });

export const roomContract = {
  listRooms: room
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/rooms',
      summary: 'Rooms that are open now, or were, where the one who asks is, was, or may go in',
    })
    .input(
      z.strictObject({
        standing: z.enum(['open', 'over', 'all']).default('open'),
        groupId: GroupId.optional(),
        limit: z.coerce.number<number>().int().min(1).max(100).default(30),
      }),
    )
    .output(z.object({ rooms: z.array(RoomSummary) })),

  openRoom: room
    .meta(mayMeet)
    .route({
      method: 'PUT',
      path: '/conversations/rooms/{id}',
      summary: 'Begin a meeting that everybody in it follows on a device',
      description:
        'By all staff, in their own building or for the whole district; in a group by its members. The protocol is frozen with ' +
        'it. What the meeting of the group before left undone is on its agenda. The same again is accepted.',
    })
    .input(RoomOpening)
    .output(Room),

  readRoom: room
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/rooms/{id}',
      summary: 'A room with all that happened in it',
    })
    .input(oneRoom)
    .output(Room),

  sendEntries: room
    .meta(mayMeet)
    .route({
      method: 'POST',
      path: '/conversations/rooms/{id}/entries',
      summary: 'Notes, steps, decisions: whatever happened in the room',
      description:
        'Each entry has its own receipt: one that is refused holds up no other. The same again is accepted. Whoever sends is ' +
        'in the room from then on. Notes that were written before the end are taken for a week after it.',
    })
    .input(z.strictObject({ id: MeetingId, entries: z.array(RoomEntryInput).min(1).max(entriesAtMost) }))
    .output(z.object({ receipts: z.array(EntryReceipt), seq: z.int() })),

  followRoom: room
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/rooms/{id}/news',
      summary: 'What happens in a room, as it happens',
      description:
        'A stream of server-sent events. `after` is the highest `seq` that is known already. It ends by itself after ten minutes: ask again.',
    })
    .input(z.strictObject({ id: MeetingId, after: z.coerce.number<number>().int().min(0).default(0) }))
    .output(eventIterator(RoomNews)),
};
