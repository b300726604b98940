import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';
import { meetingCapacities } from './access.ts';
import { PracticeId, sessionProblems, VersionId } from './session-contract.ts';

export const MeetingId = idOf('MeetingId');
export type MeetingId = z.infer<typeof MeetingId>;

/** What meeting it is: of a team of teachers, a building's staff, its leaders, the District Network; a coaching talk; another. */
export const meetingKinds = ['team', 'staff', 'leadership', 'district', 'coaching', 'other'] as const;
export const MeetingKind = z.enum(meetingKinds);
export type MeetingKind = z.infer<typeof MeetingKind>;

/** How many months the picture of language in use goes back. */
export const languageMonths = 12;

/** What keeping meetings can refuse. */
export const meetingProblems = {
  'conversations/building-not-open': { status: 422 },
  'conversations/practice-not-in-force': {
    status: 422,
    data: z.object({ practiceIds: z.array(PracticeId) }),
  },
  'conversations/not-your-meeting': { status: 403 },
  'conversations/own-building-only': sessionProblems['conversations/own-building-only'],
} as const satisfies ProblemList;

const meeting = endpoint.errors(meetingProblems);
const mayKeep = { may: { capacities: meetingCapacities } } as const;

/** A practice as a meeting names it. */
export const NamedPractice = z.object({
  id: PracticeId,
  name: z.string(),
  versionId: VersionId,
  visionTitle: z.string(),
});
export type NamedPractice = z.infer<typeof NamedPractice>;

/** A meeting about instruction: its agenda, and which practices it names. Not who was there, nor what was said. */
export const Meeting = z.object({
  id: MeetingId,
  kind: MeetingKind,
  title: z.string(),
  heldOn: SchoolDay,
  building: z.object({ id: BuildingId, name: z.string() }).nullable(),
  agenda: z.string(),
  practices: z.array(NamedPractice),
  recordedBy: z.string(),
  mayChange: z.boolean(),
});
export type Meeting = z.infer<typeof Meeting>;

/** How much of the talk about instruction uses the practices of a vision. */
export const LanguageInUse = z.object({
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  /** The last twelve months, the earliest first, zero included: how many meetings there were, and how many named a practice. */
  months: z.array(z.object({ month: z.string(), meetings: z.int(), naming: z.int() })),
  practices: z.array(z.object({ id: PracticeId, name: z.string(), meetings: z.int() })),
});
export type LanguageInUse = z.infer<typeof LanguageInUse>;

const oneMeeting = z.strictObject({ id: MeetingId });
const oneNaming = z.strictObject({ id: MeetingId, practiceId: PracticeId });

export const meetingContract = {
  listMeetings: meeting
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/meetings',
      summary: 'Meetings about instruction, the latest first, with the practices they name',
      description: 'For everybody who is signed in. `before` is the `next` of the page before.',
    })
    .input(
      z.strictObject({
        practiceId: PracticeId.optional(),
        buildingId: BuildingId.optional(),
        before: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
          .optional(),
        limit: z.coerce.number<number>().int().min(1).max(100).default(30),
      }),
    )
    .output(z.object({ meetings: z.array(Meeting), next: z.string().nullable() })),

  readMeeting: meeting
    .meta({ may: 'signed-in' })
    .route({ method: 'GET', path: '/conversations/meetings/{id}', summary: 'One meeting, with its agenda' })
    .input(oneMeeting)
    .output(Meeting),

  recordMeeting: meeting
    .meta(mayKeep)
    .route({
      method: 'PUT',
      path: '/conversations/meetings/{id}',
      summary: 'Put a meeting about instruction down, before it with its agenda or afterwards',
      description:
        'By all staff; building administrators, Building Network members and teachers for their own building or the whole ' +
        'district. The practices are those of visions in force; none is an answer too. The same again is accepted.',
    })
    .input(
      z.strictObject({
        id: MeetingId,
        kind: MeetingKind,
        title: Line,
        heldOn: SchoolDay,
        buildingId: BuildingId.nullable(),
        agenda: z.string().trim().max(3000).default(''),
        practiceIds: z
          .array(PracticeId)
          .max(30)
          .refine((ids) => new Set(ids).size === ids.length, 'A practice is named once.'),
      }),
    )
    .output(Meeting),

  namePractice: meeting
    .meta(mayKeep)
    .route({
      method: 'PUT',
      path: '/conversations/meetings/{id}/practices/{practiceId}',
      summary: 'A practice was named in this meeting',
      description:
        'One tap, during the meeting or after it. By who put the meeting down or leads in its building.',
    })
    .input(oneNaming)
    .output(Meeting),

  unnamePractice: meeting
    .meta(mayKeep)
    .route({
      method: 'DELETE',
      path: '/conversations/meetings/{id}/practices/{practiceId}',
      summary: 'A practice was not named in this meeting after all',
      description: 'By who put the meeting down or leads in its building.',
    })
    .input(oneNaming)
    .output(Meeting),

  withdrawMeeting: meeting
    .meta(mayKeep)
    .route({
      method: 'PUT',
      path: '/conversations/meetings/{id}/withdrawal',
      summary: 'Take a meeting off that was put down by mistake',
      description: 'By who put it down or leads in its building. It is kept and no longer counted.',
    })
    .input(oneMeeting)
    .output(z.object({ id: MeetingId })),

  readLanguage: meeting
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/language/{versionId}',
      summary: 'How much of the talk about instruction uses the practices of a vision, month by month',
      description:
        'Counts only: in how many of the meetings that were put down a practice of the vision was named, on any of its ' +
        'versions. Meetings to come are not counted. Of one building where it is named.',
    })
    .input(z.strictObject({ versionId: VersionId, buildingId: BuildingId.optional() }))
    .output(LanguageInUse),
};
