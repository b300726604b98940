import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, SubjectId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';

const Count = z.int().min(0);

/** In what ways a practice can be alive. */
export const traceKinds = ['session', 'question', 'visit', 'conversation', 'step'] as const;
export const TraceKind = z.enum(traceKinds);
export type TraceKind = z.infer<typeof TraceKind>;

/** When a practice was last studied, asked about, visited for, named and acted on; null where never since its adoption. */
export const Traces = z.object({
  session: SchoolDay.nullable(),
  question: SchoolDay.nullable(),
  visit: SchoolDay.nullable(),
  conversation: SchoolDay.nullable(),
  step: SchoolDay.nullable(),
});
export type Traces = z.infer<typeof Traces>;

export const PracticeStanding = z.object({
  id: z.uuid(),
  name: z.string(),
  lastOn: Traces,
  /** Whole weeks without any trace, once these are as many as the district has set; null before, or while a session is planned. */
  quietForWeeks: Count.nullable(),
});
export type PracticeStanding = z.infer<typeof PracticeStanding>;

/** One round of looking at instruction and improving it. */
export const Round = z.object({
  windowId: z.uuid(),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  readOn: SchoolDay.nullable(),
  talkedOn: SchoolDay.nullable(),
  openSteps: Count,
  doneSteps: Count,
  closedOn: SchoolDay.nullable(),
});
export type Round = z.infer<typeof Round>;

export const VisionStanding = z.object({
  versionId: z.uuid(),
  visionId: z.uuid(),
  title: z.string(),
  number: z.int(),
  subject: z.object({ id: SubjectId, name: z.string() }),
  adoptedOn: SchoolDay,
  quietForWeeks: Count.nullable(),
  practices: z.array(PracticeStanding),
  /** The last six, the latest first. */
  rounds: z.array(Round),
  /** When the district looks again: the next window, or the day on which the next open step is due. */
  nextLookOn: SchoolDay.nullable(),
});
export type VisionStanding = z.infer<typeof VisionStanding>;

/** What was done in twelve months by people of one building or band, and how much of it with people of another. */
const Crossing = z.object({ of: Count, across: Count });

/** Where people of different places come together, and where they stay among their own. Counts of sessions, groups and steps. */
export const Mix = z.object({
  /** Study sessions of the last twelve months with people of two buildings or more, of two grade bands or more. */
  sessions: z.object({ held: Count, acrossBuildings: Count, acrossBands: Count }),
  /** Teams, departments and other groups that people formed, with people of two buildings or more. */
  groups: z.object({ formed: Count, acrossBuildings: Count }),
  /** Of these, the departments, the grade levels and the others, each with people of two buildings, of two bands or more. */
  kinds: z.array(
    z.object({
      kind: z.enum(['department', 'grade_level', 'team']),
      formed: Count,
      acrossBuildings: Count,
      acrossBands: Count,
    }),
  ),
  /** Open next steps, and those for more than one building. */
  steps: z.object({ open: Count, acrossBuildings: Count }),
  /** In the district's own order, where five people or more work. `isApart`: something was done, and none of it across. */
  buildings: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      sessions: Crossing,
      groups: Crossing,
      /** Steps held by people of the building, and those of them for another building or the whole district. */
      steps: Crossing,
      isApart: z.boolean(),
    }),
  ),
  bands: z.array(
    z.object({ id: z.uuid(), name: z.string(), sessions: Crossing, groups: Crossing, isApart: z.boolean() }),
  ),
});
export type Mix = z.infer<typeof Mix>;

export const Standing = z.object({
  today: SchoolDay,
  quietWeeks: Count,
  mayChange: z.boolean(),
  visions: z.array(VisionStanding),
  steps: z.object({ open: Count, done: Count, overdue: Count }),
  barriers: z.object({ waiting: Count, answered: Count, resolved: Count }),
  /** What the District Network has said it is for; null until it has. */
  purpose: z
    .object({ purpose: z.string(), practices: z.array(z.string()), norms: z.array(z.string()) })
    .nullable(),
  /** What the whole district has agreed to keep, with the day on which it last looked at it. */
  norms: z.array(z.object({ id: z.uuid(), text: z.string(), on: SchoolDay })),
  /** What this week is about for all; null while nobody has said so. */
  focus: z.object({ practice: z.string(), why: z.string() }).nullable(),
  mix: Mix,
  /** Sessions, windows and meetings of the next four weeks. */
  coming: z.array(
    z.object({
      kind: z.enum(['session', 'window']),
      id: z.uuid(),
      title: z.string(),
      on: SchoolDay,
      building: z.string().nullable(),
    }),
  ),
});
export type Standing = z.infer<typeof Standing>;

/** Something that waits for a group, for its agenda. */
export const WaitingItem = z.object({
  kind: z.enum(['review', 'barrier', 'window', 'question', 'binder', 'step']),
  id: z.string(),
  title: z.string(),
  /** Since when. */
  since: SchoolDay,
  /** The record behind it, for a link: a vision, a window, a version or a step. */
  about: z.string(),
});
export type WaitingItem = z.infer<typeof WaitingItem>;

/** How often people of a building could dig into a version: sessions that were held for them. */
export const Chances = z.object({
  versionId: z.uuid(),
  /** Sessions for the whole district, open to everybody. */
  district: z.object({ sessions: Count, minutes: Count }),
  /** In the district's own order. */
  buildings: z.array(
    z.object({
      id: BuildingId,
      name: z.string(),
      sessions: Count,
      minutes: Count,
      /** The next that is planned, there or for the whole district. */
      nextOn: SchoolDay.nullable(),
      /** Meetings of this building in the last twelve months, and those in which a practice of the vision was named. */
      meetings: Count,
      naming: Count,
    }),
  ),
});
export type Chances = z.infer<typeof Chances>;

/** A practice or vision that nobody met for a while, for those accountable. */
export const BinderCard = z.object({
  versionId: z.uuid(),
  title: z.string(),
  quietPractices: Count,
  isVisionQuiet: z.boolean(),
  weeks: Count,
});
export type BinderCard = z.infer<typeof BinderCard>;

/** The agreement of the standing area. */
export const standingContract = {
  readStanding: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/standing',
      summary:
        'Where the district stands: what lives, what lies in a binder, the rounds of looking and improving',
    })
    .output(Standing),

  changeQuietWeeks: endpoint
    .meta({ may: { capacities: ['superintendent', 'dn_member'] } })
    .route({
      method: 'PUT',
      path: '/standing/settings',
      summary: 'After how many weeks without a trace a practice is said to lie in a binder',
    })
    .input(z.strictObject({ quietWeeks: z.int().min(2).max(26) }))
    .output(Standing),

  listWaiting: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/standing/waiting/{groupId}',
      summary: 'What waits for a group: reviews, barriers, windows to close, questions, binders, steps',
      description: 'For the members of the group; empty for everybody else.',
    })
    .input(z.strictObject({ groupId: z.uuid() }))
    .output(z.object({ items: z.array(WaitingItem) })),

  readChances: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/standing/chances/{versionId}',
      summary: 'Who has had a chance to dig in, by building: sessions and hours, never people',
    })
    .input(z.strictObject({ versionId: z.uuid() }))
    .output(Chances),

  listNext: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/standing/next',
      summary: 'Visions and practices in a binder, for the superintendent and DN members',
    })
    .output(z.object({ cards: z.array(BinderCard) })),
};

/** Nothing beyond the common problems. */
export const standingProblems = {} as const;
