import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BandId, BuildingId, CapacityId, DistrictId, PersonId, SubjectId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { LookForKind } from '../visions/model-schema.ts';
import { PracticeId, VersionId } from '../visions/practice-contract.ts';
import { observingCapacities, openingCapacities } from './access.ts';
import { AgreementId, AgreementSummary } from './agreement-contract.ts';
import { PutRightCard } from './put-right-contract.ts';
import { ClientVersion, WindowId } from './visit-contract.ts';

const Named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() });

/** A sign of a practice that can be seen or heard: a behavior, a practice or a characteristic of the room. */
export const LookFor = z.object({
  id: z.string(),
  kind: LookForKind,
  text: z.string(),
});

/** A practice of the adopted vision as an observer needs it. */
export const WindowPractice = z.object({
  id: PracticeId,
  name: z.string(),
  sentence: z.string(),
  lookFors: z.array(LookFor),
  /** When in a lesson it could occur at all. */
  opportunity: z.string(),
  /** What is easily mistaken for it. */
  notThis: z.string(),
  /** Short sentences one can say about it afterwards. */
  phrases: z.array(z.string()),
});
export type WindowPractice = z.infer<typeof WindowPractice>;

/**
 * How a practice is looked at beside its presence. `scans`: at fixed beats, is it there just now? For what lasts, since
 * presence over-states how long. `count`: every time it happens. For single acts, told by the minute.
 */
export const Way = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scans'),
    everySeconds: z.union([z.literal(30), z.literal(60), z.literal(120)]),
  }),
  z.strictObject({ kind: z.literal('count') }),
]);
export type Way = z.infer<typeof Way>;

/** By practice; one that is not named is looked at for its presence alone. */
export const Ways = z.record(PracticeId, Way);
export type Ways = z.infer<typeof Ways>;

export const WindowState = z.enum(['coming', 'open', 'ended']);
export type WindowState = z.infer<typeof WindowState>;

/** What is being looked for, when and where: readable by everybody in the district. */
export const ObservationWindow = z.object({
  id: WindowId,
  subject: Named(SubjectId),
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  agreement: z.object({ id: AgreementId, number: z.int() }),
  purpose: z.string(),
  practices: z.array(z.object({ id: PracticeId, name: z.string(), sentence: z.string() })),
  buildings: z.array(Named(BuildingId)),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  visitMinutes: z.int(),
  ways: Ways,
  state: WindowState,
  /** How the gate stood when the window opened; `wasOverridden` when a recorded override opened it. */
  gate: z.object({ coveragePercent: z.int(), wasOverridden: z.boolean() }),
  openedBy: z.string(),
  openedAs: CapacityKind,
  openedAt: Moment,
  /** When its visits were brought in from a sheet; absent for one in which people visited with Jointly. */
  broughtInOn: SchoolDay.optional(),
});
export type ObservationWindow = z.infer<typeof ObservationWindow>;

/** A window with the full words of its practices. */
export const WindowPage = ObservationWindow.extend({ practices: z.array(WindowPractice) });
export type WindowPage = z.infer<typeof WindowPage>;

/** A window on the phone. */
export const FieldWindow = z.object({
  id: WindowId,
  subjectName: z.string(),
  purpose: z.string(),
  visitMinutes: z.int(),
  ways: Ways,
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  buildings: z.array(Named(BuildingId)),
  bands: z.array(Named(BandId)),
  practices: z.array(WindowPractice),
  /** 32 random bytes, base64url: the key under which the phone makes room tokens. Gone for good when the window ends. */
  roomKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type FieldWindow = z.infer<typeof FieldWindow>;

/** Everything that a phone needs to record visits without a signal. */
export const FieldKit = z.object({
  serverTime: Moment,
  /** Visits of older clients than this are no longer read. */
  oldestClientVersion: ClientVersion,
  district: z.object({ id: DistrictId, name: z.string(), timeZone: z.string() }),
  person: z.object({
    id: PersonId,
    name: z.string(),
    capacityId: CapacityId,
    capacity: CapacityKind,
    buildingId: BuildingId.nullable(),
  }),
  /** The agreement in force; null while there is none, and then there are no windows either. */
  agreement: AgreementSummary.nullable(),
  /** That nobody expects all of it, in the words of the agreement; null while there is none. */
  perfectionLine: z.string().nullable(),
  /** Windows that are open or open within 14 days, the first to end first. */
  windows: z.array(FieldWindow),
});
export type FieldKit = z.infer<typeof FieldKit>;

/** Whether enough people have studied a vision for observing to begin, and whether an override stands in for it. */
export const GateState = z.object({
  /** Whole percent, rounded down: it never claims more than there is. */
  coveragePercent: z.int(),
  thresholdPercent: z.int(),
  /** Whether coverage alone opens it. */
  isReached: z.boolean(),
  isOpen: z.boolean(),
  overrideId: z.uuid().nullable(),
});
export type GateState = z.infer<typeof GateState>;

/** What the actor could open windows for: every current vision, with its practices and its gate. */
export const WindowOptions = z.object({
  today: SchoolDay,
  visitMinutes: z.object({ min: z.int(), max: z.int() }).nullable(),
  buildings: z.array(Named(BuildingId)),
  visions: z.array(
    z.object({
      subject: Named(SubjectId),
      version: ObservationWindow.shape.version,
      practices: ObservationWindow.shape.practices,
      gate: GateState,
    }),
  ),
});
export type WindowOptions = z.infer<typeof WindowOptions>;

/** The facts of a window, as whoever opens it gives them. */
export const WindowFacts = z.strictObject({
  id: WindowId,
  subjectId: SubjectId,
  versionId: VersionId,
  purpose: z.string().trim().min(1).max(1000),
  /** 1 to 10; three to five can be held in mind. */
  practiceIds: z.array(PracticeId).min(1).max(10),
  buildingIds: z.array(BuildingId).min(1).max(100),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  visitMinutes: z.int().min(2).max(10),
  ways: Ways.default({}),
});
export type WindowFacts = z.infer<typeof WindowFacts>;

export const windowProblems = {
  /** A building administrator opens windows in the own building only. */
  'observation/not-your-building': { status: 403 },
  /** Nobody is visited before a published agreement says what for. */
  'observation/no-agreement': { status: 409 },
  'observation/version-not-current': {
    status: 409,
    data: z.object({ currentVersionId: VersionId.nullable() }),
  },
  'observation/gate-closed': {
    status: 409,
    data: z.object({ coveragePercent: z.int(), thresholdPercent: z.int() }),
  },
  'observation/windows-overlap': {
    status: 409,
    data: z.object({ windowId: WindowId, startsOn: SchoolDay, endsOn: SchoolDay, building: z.string() }),
  },
  'observation/window-dates': {
    status: 422,
    data: z.object({
      why: z.enum(['ends-before-it-starts', 'starts-in-the-past', 'before-adoption', 'too-long']),
      today: SchoolDay,
    }),
  },
  'observation/minutes-outside-agreement': { status: 422, data: z.object({ min: z.int(), max: z.int() }) },
  'observation/not-in-version': { status: 422, data: z.object({ practiceIds: z.array(PracticeId) }) },
  /** A way of looking is chosen for a practice that the window does not look for. */
  'observation/way-without-practice': { status: 422, data: z.object({ practiceIds: z.array(PracticeId) }) },
  'observation/unknown-building': { status: 422, data: z.object({ buildingIds: z.array(BuildingId) }) },
  'observation/named-twice': { status: 422, data: z.object({ what: z.enum(['practice', 'building']) }) },
} as const satisfies ProblemList;

/** Something for the home page: what is next for the actor in this area. */
export const ObservationCard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agreement-to-publish') }),
  z.object({
    kind: z.literal('window-can-open'),
    subject: z.string(),
    versionId: VersionId,
    coveragePercent: z.int(),
  }),
  z.object({
    kind: z.enum(['window-to-visit', 'window-in-your-building']),
    windowId: WindowId,
    subject: z.string(),
    state: WindowState,
    startsOn: SchoolDay,
    endsOn: SchoolDay,
  }),
  ...PutRightCard.options,
]);
export type ObservationCard = z.infer<typeof ObservationCard>;

const area = endpoint.errors(windowProblems);

export const windowContract = {
  listWindows: area
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/observation/windows',
      summary: 'What is being looked for, when and where',
      description: 'Every window of the district, the latest first. Open to all staff; it holds no counts.',
    })
    .output(z.object({ windows: z.array(ObservationWindow) })),

  readWindow: area
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/observation/windows/{id}',
      summary: 'One window, with the full words of its practices',
    })
    .input(z.strictObject({ id: WindowId }))
    .output(WindowPage),

  openWindow: area
    .meta({ may: { capacities: openingCapacities } })
    .route({
      method: 'PUT',
      path: '/observation/windows/{id}',
      summary: 'Open a window of visits',
      description:
        'Ties visits to one adopted version, a purpose, practices, buildings and dates. Refused without a published ' +
        'agreement, for a version that is not current, while the gate is closed, and where another window of the ' +
        'subject overlaps in a building. It begins today or later, so that everybody can know of it; a window that has ' +
        'already ended is brought in from before by the superintendent or a DN member, never from before the version’s ' +
        'adoption. It is never changed afterwards.',
    })
    .input(WindowFacts)
    .output(WindowPage),

  readWindowOptions: area
    .meta({ may: { capacities: openingCapacities } })
    .route({
      method: 'GET',
      path: '/observation/window-options',
      summary: 'What a window could be opened for: current visions with their gates, buildings, minutes',
    })
    .output(WindowOptions),

  readFieldKit: area
    .meta({ may: { capacities: observingCapacities } })
    .route({
      method: 'GET',
      path: '/observation/field-kit',
      summary: 'Everything a phone needs to record visits without a signal',
      description:
        'Windows open now or within 14 days, with their practices and room keys; the agreement; the time.',
    })
    .output(FieldKit),

  readObservationNext: area
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/observation/next',
      summary: 'What is next for the actor: an agreement to publish, a window to open, rooms to visit',
    })
    .output(z.object({ cards: z.array(ObservationCard) })),
};
