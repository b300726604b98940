import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf, PersonId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';
import { recordingCapacities } from './access.ts';
import { SessionTags } from './session-tag-contract.ts';

export const StudySessionId = idOf('StudySessionId');
export type StudySessionId = z.infer<typeof StudySessionId>;
export const VersionId = idOf('VersionId');
export type VersionId = z.infer<typeof VersionId>;
export const PracticeId = idOf('PracticeId');
export type PracticeId = z.infer<typeof PracticeId>;

/** How many days after a session a person may still record that they were there. */
export const ownAttendanceDays = 14;
/** The most people whose presence one request records. */
export const presentAtMost = 2000;

/** What planning, recording and taking part in study sessions can refuse. */
export const sessionProblems = {
  /** A newer version is in force: study that one. */
  'conversations/version-not-current': { status: 409, data: z.object({ currentVersionId: VersionId }) },
  'conversations/practice-not-in-version': {
    status: 422,
    data: z.object({ practiceIds: z.array(PracticeId) }),
  },
  'conversations/building-not-open': { status: 422 },
  /** A building administrator and a teacher plan and record in the own building. */
  'conversations/own-building-only': { status: 403 },
  /** A teacher records the sessions that they lead. */
  'conversations/leader-is-another': { status: 403 },
  'conversations/not-your-session': { status: 403 },
  'conversations/not-on-staff': {
    status: 422,
    data: z.object({ personIds: z.array(PersonId), on: SchoolDay }),
  },
  'conversations/not-yet': { status: 422, data: z.object({ heldOn: SchoolDay, today: SchoolDay }) },
  'conversations/before-adoption': { status: 422, data: z.object({ adoptedOn: SchoolDay }) },
  'conversations/session-canceled': { status: 409 },
  'conversations/session-held': { status: 409 },
  'conversations/session-not-held': { status: 409 },
  'conversations/attendance-closed': { status: 409, data: z.object({ lastDay: SchoolDay }) },
} as const satisfies ProblemList;

const session = endpoint.errors(sessionProblems);
const mayRecord = { may: { capacities: recordingCapacities } } as const;

const Named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() });

export const SessionState = z.enum(['planned', 'held', 'canceled']);
export type SessionState = z.infer<typeof SessionState>;

/** A study session, as everybody in the district may see it. Who was there is not part of it. */
export const StudySession = z.object({
  id: StudySessionId,
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  title: z.string(),
  state: SessionState,
  /** The day it is planned for or, once held, was held on. */
  heldOn: SchoolDay,
  minutes: z.int(),
  /** Null for the whole district. */
  building: Named(BuildingId).nullable(),
  practices: z.array(Named(PracticeId)),
  ledBy: Named(PersonId),
  note: z.string(),
  tags: SessionTags,
  /** How many were there; 0 until it has been held. */
  presentCount: z.int(),
  you: z.object({
    wasThere: z.boolean(),
    /** May record it as held, correct who was there, cancel it while it is planned. */
    mayRecord: z.boolean(),
    /** Until which day the reader may record that they were there; null when they were, or cannot. */
    mayMarkUntil: SchoolDay.nullable(),
  }),
});
export type StudySession = z.infer<typeof StudySession>;

/** Somebody who was there, in the roles of that day. */
export const Present = z.object({
  id: PersonId,
  name: z.string(),
  /** The first is the one by which they are counted on the session's page. */
  capacities: z.array(CapacityKind).min(1),
  building: z.string().nullable(),
  isMarkedByThemselves: z.boolean(),
});
export type Present = z.infer<typeof Present>;

/** A session with who was there: null for readers who do not record it. */
export const StudySessionPage = StudySession.extend({
  present: z.array(Present).nullable(),
  recordedBy: z.string(),
  recordedAt: Moment,
});
export type StudySessionPage = z.infer<typeof StudySessionPage>;

/** Somebody on the staff list on a day, for marking who was there. */
export const StaffMember = z.object({
  id: PersonId,
  givenName: z.string(),
  familyName: z.string(),
  capacities: z.array(z.object({ kind: CapacityKind, building: z.string().nullable() })),
});
export type StaffMember = z.infer<typeof StaffMember>;

const Minutes = z.int().min(5).max(600);
const PracticeIds = z
  .array(PracticeId)
  .min(1)
  .max(50)
  .refine((ids) => new Set(ids).size === ids.length, 'A practice is named once.');
const Note = z.string().trim().max(2000);

/** What a plan says. `ledById` is who leads it: for a teacher, always themselves. */
export const SessionPlan = z.strictObject({
  id: StudySessionId,
  versionId: VersionId,
  title: Line,
  heldOn: SchoolDay,
  minutes: Minutes,
  buildingId: BuildingId.nullable(),
  practiceIds: PracticeIds,
  ledById: PersonId,
  note: Note.default(''),
  tags: SessionTags.optional(),
});
export type SessionPlan = z.infer<typeof SessionPlan>;

/** What was held, which may differ from the plan, and who was there. */
export const Holding = z.strictObject({
  id: StudySessionId,
  heldOn: SchoolDay,
  minutes: Minutes,
  practiceIds: PracticeIds,
  note: Note.default(''),
  /** Those of the plan where they are left out. */
  tags: SessionTags.optional(),
  presentIds: z.array(PersonId).min(1).max(presentAtMost),
});
export type Holding = z.infer<typeof Holding>;

export const sessionContract = {
  listSessions: session
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/sessions',
      summary: 'Study sessions: those to come, or those that were held',
      description:
        'For everybody who is signed in. `coming` also holds planned sessions whose day has passed and which nobody has ' +
        'recorded yet; the earliest comes first. `held` begins with the latest. `after` is the `next` of the page before.',
    })
    .input(
      z.strictObject({
        when: z.enum(['coming', 'held', 'canceled']),
        versionId: VersionId.optional(),
        buildingId: BuildingId.optional(),
        after: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
          .optional(),
        limit: z.coerce.number<number>().int().min(1).max(100).default(50),
      }),
    )
    .output(z.object({ sessions: z.array(StudySession), total: z.int(), next: z.string().nullable() })),

  readSession: session
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/sessions/{id}',
      summary: 'One study session; with the names of who was there for those who record it',
      description: 'Everybody reads what was studied, when and where, and how many were there.',
    })
    .input(z.strictObject({ id: StudySessionId }))
    .output(StudySessionPage),

  planSession: session
    .meta(mayRecord)
    .route({
      method: 'PUT',
      path: '/conversations/sessions/{id}',
      summary: 'Plan a study session of a vision’s current version',
      description:
        'By a building administrator or a teacher in the own building (a teacher leads it), by a coach, a DN member and ' +
        'the superintendent anywhere. A session that has already taken place is planned with its day and then recorded as ' +
        'held. The same again is accepted. Refused for an earlier version, a practice that is not in it, a building that ' +
        'has ended, a day before the version was adopted, a leader who is not on the staff list.',
    })
    .input(SessionPlan)
    .output(StudySessionPage),

  cancelSession: session
    .meta(mayRecord)
    .route({
      method: 'PUT',
      path: '/conversations/sessions/{id}/cancellation',
      summary: 'Cancel a planned session',
      description: 'It stays readable. A session that was held cannot be canceled.',
    })
    .input(z.strictObject({ id: StudySessionId }))
    .output(StudySessionPage),

  holdSession: session
    .meta(mayRecord)
    .route({
      method: 'PUT',
      path: '/conversations/sessions/{id}/holding',
      summary: 'Record a session as held, with who was there',
      description:
        'The day, minutes and practices are those that were, which may differ from the plan. Everybody named must have ' +
        'been on the staff list on that day; their roles and building are kept as they were then. The same again is ' +
        'accepted. Refused for a day to come, and for a canceled session.',
    })
    .input(Holding)
    .output(StudySessionPage),

  addPresent: session
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/sessions/{id}/attendances/{personId}',
      summary: 'Add somebody who was there, or say “I was there”',
      description:
        `By those who record the session, for anybody and at any time; by each person for themselves within ${ownAttendanceDays} days ` +
        'of a held session. Already recorded is accepted.',
    })
    .input(z.strictObject({ id: StudySessionId, personId: PersonId }))
    .output(StudySessionPage),

  correctPresent: session
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/sessions/{id}/attendances/{personId}/correction',
      summary: 'Somebody was not there after all',
      description:
        'By those who record the session, or by the person themselves. The correction is kept beside what it corrects.',
    })
    .input(z.strictObject({ id: StudySessionId, personId: PersonId }))
    .output(StudySessionPage),

  listStaff: session
    .meta(mayRecord)
    .route({
      method: 'GET',
      path: '/conversations/staff',
      summary: 'The staff of a building, or of the district, on a day: for marking who was there',
      description:
        'Names and capacities in the order of family names, without e-mail: everybody of a building in a role is marked at ' +
        'once from this list. Without a building the whole district. At most 1,000; `total` says whether to search.',
    })
    .input(
      z.strictObject({
        on: SchoolDay,
        buildingId: BuildingId.optional(),
        kind: CapacityKind.optional(),
        search: z.string().trim().max(100).default(''),
      }),
    )
    .output(z.object({ staff: z.array(StaffMember), total: z.int() })),
};
