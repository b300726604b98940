import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BandId, BuildingId, CapacityId, idOf, PersonId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment } from '../../kit/school-time.ts';
import { PracticeId } from '../visions/practice-contract.ts';
import { observingCapacities } from './access.ts';

/** In lower case, so that one id is one text everywhere. */
export const VisitId = idOf('VisitId').refine((id) => id === id.toLowerCase(), 'Write the id in lower case.');
export type VisitId = z.infer<typeof VisitId>;
export const WindowId = idOf('WindowId');
export type WindowId = z.infer<typeof WindowId>;
/** Two visits to one room at the same minutes, made so that their observers can compare what they see. */
export const PairId = idOf('PairId');
export type PairId = z.infer<typeof PairId>;
export const DeviceId = idOf('DeviceId');
export type DeviceId = z.infer<typeof DeviceId>;

/** The most visits that one delivery may hold. */
export const visitsPerDelivery = 25;

/** A moment by the device's clock, to the millisecond. It may be wrong; the server keeps its own beside it. */
export const DeviceMoment = Moment.max(24).refine((moment) => Date.parse(moment) >= 0, 'Before 1970.');

/** What was seen of a practice. No answer at all is none of these: the practice is then left out of the tallies. */
export const Answer = z.enum(['seen', 'not_seen', 'no_opportunity', 'could_not_tell']);
export type Answer = z.infer<typeof Answer>;

export const LessonPart = z.enum(['beginning', 'middle', 'end']);
export type LessonPart = z.infer<typeof LessonPart>;

/** Looks into the room at fixed beats: at `seen` of `of` looks it was there. It stands beside presence, never in its place. */
export const Scans = z
  .strictObject({ seen: z.int().min(0).max(99), of: z.int().min(1).max(99) })
  .refine((scans) => scans.seen <= scans.of, { path: ['seen'], message: 'Not more often than one looked.' });
export type Scans = z.infer<typeof Scans>;

/** The answer for one practice. `timesCount`, 1 to 99, only where it was seen and the observer counted. */
export const Tally = z
  .strictObject({
    practiceId: PracticeId,
    answer: Answer,
    timesCount: z.int().min(1).max(99).nullable(),
    /** Only where the window asks for looks at fixed beats. Visits of earlier programs do not have it. */
    scans: Scans.optional(),
  })
  .refine((tally) => tally.timesCount === null || tally.answer === 'seen', {
    path: ['timesCount'],
    message: 'Only what was seen can be counted.',
  });
export type Tally = z.infer<typeof Tally>;

/** HMAC-SHA-256 of the room under the window's key, base64url: 43 characters. */
export const RoomToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The client's version, three numbers with points; never other text. */
export const ClientVersion = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

/**
 * One visit to one room, as the phone keeps it, sends it and the server stores it. It names no teacher, room, period
 * or student and has no free text; any field that is not listed here is refused, so that none can be slipped in.
 */
export const Visit = z
  .strictObject({
    id: VisitId,
    windowId: WindowId,
    buildingId: BuildingId,
    bandId: BandId,
    lessonPart: LessonPart,
    roomToken: RoomToken,
    /** The same for two who are in one room at the same minutes, each blind to the other. Only in a paired visit. */
    pairId: PairId.optional(),
    observerId: PersonId,
    capacityId: CapacityId,
    deviceId: DeviceId,
    /** Counts up by one with every visit on this device, so that a gap shows. */
    deviceCounter: z.int().min(0).max(2_147_483_647),
    startedAt: DeviceMoment,
    endedAt: DeviceMoment,
    /** Minutes to add to UTC for the device's wall clock: -300 in Detroit in winter. */
    utcOffsetMinutes: z.int().min(-840).max(840),
    clientVersion: ClientVersion,
    tallies: z.array(Tally).min(1).max(10),
  })
  .refine((visit) => Date.parse(visit.endedAt) >= Date.parse(visit.startedAt), {
    path: ['endedAt'],
    message: 'A visit ends after it starts.',
  })
  .refine((visit) => new Set(visit.tallies.map((tally) => tally.practiceId)).size === visit.tallies.length, {
    path: ['tallies'],
    message: 'A practice is answered once in a visit.',
  });
export type Visit = z.infer<typeof Visit>;

/** Why one visit of a delivery was not taken. It stays on the device, with these words, until a person decides. */
export const visitProblems = {
  /** A field that a visit does not have, such as a name or a note. */
  'observation/names-nobody': {
    status: 422,
    data: z.object({ fields: z.array(z.string()), of: z.enum(['visit', 'tally']) }),
  },
  'observation/visit-not-readable': { status: 422, data: z.object({ fields: z.array(z.string()) }) },
  /** Recorded by somebody else on this device: waits until that person signs in. */
  'observation/other-person': { status: 403 },
  /** The person never held the capacity that the visit names, or nobody visits rooms in it. */
  'observation/not-an-observer': { status: 403 },
  'observation/unknown-window': { status: 422 },
  'observation/outside-window': {
    status: 422,
    data: z.object({ startedOn: z.string(), startsOn: z.string(), endsOn: z.string() }),
  },
  'observation/not-in-window': {
    status: 422,
    data: z.object({ what: z.enum(['building', 'band', 'practice']) }),
  },
  /** The server already has a visit with this id and other content; both fingerprints are kept for a person. */
  'observation/different-visit': { status: 409, data: z.object({ receivedAt: Moment }) },
} as const satisfies ProblemList;

export type VisitProblemCode = keyof typeof visitProblems;

const place = {
  /** The id as it was sent, where there was one. */
  id: z.string().nullable(),
  /** Which visit of the delivery, from 0. */
  position: z.int(),
};
const refusedFor = <Code extends VisitProblemCode>(code: Code) =>
  z.object({ ...place, code: z.literal(code) });

/** A visit that was not taken: which one, and the problem with its data, for which there are words. */
export const RefusedVisit = z.discriminatedUnion('code', [
  refusedFor('observation/names-nobody').extend({ data: visitProblems['observation/names-nobody'].data }),
  refusedFor('observation/visit-not-readable').extend({
    data: visitProblems['observation/visit-not-readable'].data,
  }),
  refusedFor('observation/other-person'),
  refusedFor('observation/not-an-observer'),
  refusedFor('observation/unknown-window'),
  refusedFor('observation/outside-window').extend({ data: visitProblems['observation/outside-window'].data }),
  refusedFor('observation/not-in-window').extend({ data: visitProblems['observation/not-in-window'].data }),
  refusedFor('observation/different-visit').extend({
    data: visitProblems['observation/different-visit'].data,
  }),
]);
export type RefusedVisit = z.infer<typeof RefusedVisit>;

/** A visit that the server has. `again`: it had it before, with the same content. */
export const ReceivedVisit = z.object({
  id: VisitId,
  receivedAt: Moment,
  as: z.enum(['new', 'again']),
});
export type ReceivedVisit = z.infer<typeof ReceivedVisit>;

/** What became of every visit of a delivery, given after the commit. */
export const DeliveryReceipt = z.object({
  received: z.array(ReceivedVisit),
  refused: z.array(RefusedVisit),
});
export type DeliveryReceipt = z.infer<typeof DeliveryReceipt>;

/** What the server holds from one device, by the device's own counter. */
export const DeviceVisits = z.object({
  visits: z.array(z.object({ id: VisitId, deviceCounter: z.int(), receivedAt: Moment })),
  /** Ask again with this as `after` while it is not null. */
  nextAfter: z.int().nullable(),
});
export type DeviceVisits = z.infer<typeof DeviceVisits>;

const forObservers = { may: { capacities: observingCapacities } } as const;

export const visitContract = {
  deliverVisits: endpoint
    .meta(forObservers)
    .route({
      method: 'POST',
      path: '/observation/deliveries',
      summary: 'Bring visits from a device',
      description:
        'Up to 25 visits, each judged on its own: one that is refused does not hold up the others. A visit that the ' +
        'server has already is recognized by its id and content. Remove from the device only the ids in `received`.',
    })
    .input(
      z.strictObject({
        deviceSentAt: DeviceMoment,
        /**
         * Which device sends. For visits made on it, its clock is compared with the server's: where it is more than ten
         * minutes off, their times are set right by that much, and the device's own are kept beside.
         */
        sentFrom: DeviceId.optional(),
        /** Each a `Visit`; read one by one. */
        visits: z.array(z.unknown()).min(1).max(visitsPerDelivery),
      }),
    )
    .output(DeliveryReceipt),

  listDeviceVisits: endpoint
    .meta(forObservers)
    .route({
      method: 'GET',
      path: '/observation/devices/{deviceId}/visits',
      summary: 'Which visits the server holds from a device',
      description:
        'Ids and counters in the order of the counter, 500 at a time, so that the device can confirm what it sent ' +
        'and a gap shows. It says nothing of who recorded them or what was seen.',
    })
    .input(z.strictObject({ deviceId: DeviceId, after: z.coerce.number().int().min(-1).default(-1) }))
    .output(DeviceVisits),
};
