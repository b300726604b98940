import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { BandId, BuildingId, idOf, PersonId, SubjectId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';

export const RequestId = idOf('RequestId');
export type RequestId = z.infer<typeof RequestId>;

/** What is asked for. */
export const requestKinds = ['coaching', 'time', 'material', 'learning', 'people'] as const;
export const RequestKind = z.enum(requestKinds);
export type RequestKind = z.infer<typeof RequestKind>;

/** How often it is given: once, or again and again. */
export const rhythms = ['once', 'weekly', 'every_two_weeks', 'monthly'] as const;
export const Rhythm = z.enum(rhythms);
export type Rhythm = z.infer<typeof Rhythm>;

/** Whom it goes to: all who can give support there, or coaches alone. */
export const Reach = z.enum(['givers', 'coaches']);
export type Reach = z.infer<typeof Reach>;

/** Who may see who asks: everybody who sees the request, only who takes it up, or nobody. */
export const NameShown = z.enum(['all', 'helper', 'nobody']);
export type NameShown = z.infer<typeof NameShown>;

export const Standing = z.enum([
  'waiting',
  'taken_up',
  'running',
  'fulfilled',
  'closed',
  'declined',
  'withdrawn',
]);
export type Standing = z.infer<typeof Standing>;

export const Act = z.enum([
  'took_up',
  'let_go',
  'started',
  'kept',
  'fulfilled',
  'closed',
  'declined',
  'withdrawn',
  'reopened',
]);
export type Act = z.infer<typeof Act>;

/** What its asker says of a support, never of a person. */
export const Helped = z.enum(['yes', 'partly', 'not_yet']);
export type Helped = z.infer<typeof Helped>;

/** Whether a support that goes on is kept: confirmed within its rhythm, or not for longer. */
export const Keeping = z.enum(['not_started', 'kept', 'lapsed', 'completed', 'ended']);
export type Keeping = z.infer<typeof Keeping>;

/** What opens a request without a name to those who asked it: sixteen characters that only they have. */
export const RequestKey = z
  .string()
  .trim()
  .toUpperCase()
  .transform((key) => key.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/));

const named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() });
export const Named = named(PersonId);
export type Named = z.infer<typeof Named>;

/** A request as the one who asks may see it. */
export const SupportRequest = z.object({
  id: RequestId,
  kind: RequestKind,
  what: z.string(),
  vision: z.object({ id: z.uuid(), versionId: z.uuid(), title: z.string() }).nullable(),
  practice: named(z.uuid()).nullable(),
  subject: named(SubjectId).nullable(),
  building: named(BuildingId).nullable(),
  band: named(BandId).nullable(),
  windowId: z.uuid().nullable(),
  stepId: z.uuid().nullable(),
  neededOn: SchoolDay.nullable(),
  startsOn: SchoolDay.nullable(),
  endsOn: SchoolDay.nullable(),
  rhythm: Rhythm,
  reach: Reach,
  nameShown: NameShown,
  /** Who asks, as far as the one who reads may know; empty otherwise. */
  askers: z.array(Named),
  askedOn: SchoolDay,
  standing: Standing,
  keeping: Keeping,
  /** Who has taken it up, and as what. */
  taker: z.object({ id: PersonId, name: z.string(), capacity: CapacityKind }).nullable(),
  startedOn: SchoolDay.nullable(),
  lastKeptOn: SchoolDay.nullable(),
  fulfilledOn: SchoolDay.nullable(),
  minutes: z.int().nullable(),
  cents: z.int().nullable(),
  helped: Helped.nullable(),
  isMine: z.boolean(),
  isTaken: z.boolean(),
  /** What the one who asks may do now. */
  mayDo: z.array(Act),
});
export type SupportRequest = z.infer<typeof SupportRequest>;

/** One act in the life of a request. */
export const RequestAct = z.object({
  id: z.uuid(),
  act: Act,
  note: z.string(),
  minutes: z.int().nullable(),
  cents: z.int().nullable(),
  helped: Helped.nullable(),
  /** Null for whoever asked, unless the one who reads may know who that is. */
  by: Named.nullable(),
  on: SchoolDay,
});
export type RequestAct = z.infer<typeof RequestAct>;

/** What a frozen reading says of the practice in the place of a request; null where it shows nothing there. */
export const Finding = z.object({
  windowId: z.uuid(),
  endsOn: SchoolDay,
  figure: z
    .object({ present: z.int(), visits: z.int(), low: z.number().nullable(), high: z.number().nullable() })
    .nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** A request with everything that happened to it, and the readings before and after. */
export const WholeRequest = z.object({
  request: SupportRequest,
  acts: z.array(RequestAct),
  currency: z.string(),
  before: Finding.nullable(),
  /** Windows that began after it was given, the first first. */
  after: z.array(Finding),
  /** Of a request without a name: whether one of two has said that it may name them, and whether both have. */
  naming: z.enum(['nobody', 'one', 'both']),
});
export type WholeRequest = z.infer<typeof WholeRequest>;

const isWithoutTime = (id: string) => id[14] === '4';

export const RequestInput = z
  .strictObject({
    requestId: RequestId,
    kind: RequestKind,
    what: Prose.max(1000),
    versionId: z.uuid().nullable(),
    practiceId: z.uuid().nullable(),
    subjectId: SubjectId.nullable(),
    buildingId: BuildingId.nullable(),
    bandId: BandId.nullable(),
    windowId: z.uuid().nullable().default(null),
    stepId: z.uuid().nullable().default(null),
    neededOn: SchoolDay.nullable(),
    startsOn: SchoolDay.nullable(),
    endsOn: SchoolDay.nullable(),
    rhythm: Rhythm,
    reach: Reach,
    nameShown: NameShown,
    /** Made by the device for a request without a name, and null for every other. */
    key: RequestKey.nullable().default(null),
  })
  .refine(({ nameShown, key }) => (nameShown === 'nobody') === (key !== null), 'Without a name it has a key.')
  .refine(
    ({ nameShown, requestId }) => nameShown !== 'nobody' || isWithoutTime(requestId),
    'Without a name its id holds no time.',
  )
  .refine(({ startsOn, endsOn }) => endsOn === null || (startsOn !== null && startsOn <= endsOn), {
    path: ['endsOn'],
    error: 'It ends on or after the day it starts.',
  });
export type RequestInput = z.infer<typeof RequestInput>;

const remark = z.string().trim().max(1000).default('');
const minutes = z.int().min(0).max(600_000).nullable().default(null);
const cents = z.int().min(0).max(100_000_000_000).nullable().default(null);

const actOf = <One extends Act, More extends z.core.$ZodLooseShape>(act: One, more: More) =>
  z.strictObject({
    actId: z.uuid(),
    requestId: RequestId,
    act: z.literal(act),
    /** For whoever asked without a name. */
    key: RequestKey.nullable().default(null),
    ...more,
  });

const AnyAct = z.discriminatedUnion('act', [
  actOf('took_up', { note: remark }),
  actOf('let_go', { note: remark }),
  actOf('started', { note: remark }),
  actOf('kept', { note: remark, minutes, cents }),
  actOf('fulfilled', { note: Prose.max(1000), minutes, cents }),
  actOf('closed', { note: remark, helped: Helped }),
  actOf('declined', { note: Prose.max(1000) }),
  actOf('withdrawn', { note: remark }),
  actOf('reopened', { note: remark }),
]);
export const ActInput = AnyAct.refine(
  ({ key, actId }) => key === null || isWithoutTime(actId),
  'Without a name its id holds no time.',
);
export type ActInput = z.infer<typeof ActInput>;

/** Which requests to list. Everything left out does not narrow. */
export const RequestFilter = z.strictObject({
  whose: z.enum(['mine', 'to_give']).default('mine'),
  standing: z.enum(['open', 'ended', 'all']).default('open'),
  kind: RequestKind.optional(),
  subjectId: SubjectId.optional(),
  buildingId: BuildingId.optional(),
  practiceId: z.uuid().optional(),
  /** Words of the request. */
  search: Line.optional(),
  page: z.coerce.number<number>().int().min(1).max(10_000).default(1),
});
export type RequestFilter = z.infer<typeof RequestFilter>;
export const requestsAPage = 50;

const Count = z.int().min(0);
const Tally = z.object({ open: Count, given: Count, declined: Count });

/** All requests together: counts, never a text and never a person. */
export const RequestTotals = z.object({
  currency: z.string(),
  mayChange: z.boolean(),
  kinds: z.array(Tally.extend({ kind: RequestKind })),
  /** In the district's own order; null is the whole district. */
  buildings: z.array(Tally.extend({ building: named(BuildingId).nullable() })),
  minutes: Count,
  cents: Count,
  /** What askers said; null until five have. */
  helped: z.object({ yes: Count, partly: Count, notYet: Count }).nullable(),
});
export type RequestTotals = z.infer<typeof RequestTotals>;
