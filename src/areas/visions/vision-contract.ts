import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { PersonId, SubjectId } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { CallId } from './call-contract.ts';
import { Named, Path, Signature, Stage, VisionId } from './practice-contract.ts';
import { visions } from './problems-contract.ts';

/** Who has the next step: people by name, or everybody in a capacity. */
export const WaitingFor = z.object({ capacity: CapacityKind.nullable(), names: z.array(z.string()) });
export type WaitingFor = z.infer<typeof WaitingFor>;

/** Where a vision stands, who has the next step (nobody once it is adopted), and since when. */
export const NextStep = z.object({ stage: Stage, waitingFor: WaitingFor.nullable(), since: Moment });
export type NextStep = z.infer<typeof NextStep>;

/** A vision as everybody in the district may see it, whatever its stage. */
export const VisionSummary = z.object({
  id: z.uuid(),
  title: z.string(),
  subject: Named,
  path: Path,
  model: z.object({ id: z.string(), version: z.string(), title: z.string() }).nullable(),
  next: NextStep,
  /** The version in force; null while nothing has been adopted. */
  current: z.object({ versionId: z.uuid(), number: z.int(), adoptedOn: SchoolDay }).nullable(),
  you: z.object({ isOnTeam: z.boolean(), mayReadDraft: z.boolean(), mayWrite: z.boolean() }),
});
export type VisionSummary = z.infer<typeof VisionSummary>;

/** A member of the team, with the place of the capacity in which they joined. */
export const Member = z.object({
  personId: z.uuid(),
  name: z.string(),
  capacity: CapacityKind,
  building: Named.nullable(),
  band: Named.nullable(),
  joinedAt: Moment,
  leftAt: Moment.nullable(),
});
export type Member = z.infer<typeof Member>;

/** One step in the life of a vision. */
export const VisionEvent = z.object({
  kind: z.enum([
    'started',
    'path_changed',
    'submitted',
    'returned',
    'forwarded',
    'adopted',
    'revision_started',
    'set_aside',
    'taken_up',
  ]),
  by: Signature,
  /** Whether it was done for the superintendent, by delegation. */
  asDesignee: z.boolean(),
  path: Path.nullable(),
  reason: z.string().nullable(),
  submissionId: z.uuid().nullable(),
  versionId: z.uuid().nullable(),
});
export type VisionEvent = z.infer<typeof VisionEvent>;

/** A vision with its team, its history and its versions. */
export const Vision = VisionSummary.extend({
  callId: z.uuid().nullable(),
  started: Signature,
  members: z.array(Member),
  history: z.array(VisionEvent),
  versions: z.array(
    z.object({ versionId: z.uuid(), number: z.int(), title: z.string(), adoptedOn: SchoolDay }),
  ),
  /** The submission that waits for review or adoption, or that was returned; null when there is none. */
  openSubmissionId: z.uuid().nullable(),
  you: VisionSummary.shape.you.extend({
    mayAddMembers: z.boolean(),
    mayReview: z.boolean(),
    mayAdopt: z.boolean(),
    /** Whether they may set the draft aside, or take it up again. */
    maySetAside: z.boolean(),
  }),
});
export type Vision = z.infer<typeof Vision>;

/** Something that waits for the person who is signed in. */
export const NextCard = z.object({
  kind: z.enum([
    'answer_call',
    'start_vision',
    'form_team',
    'continue_draft',
    'answer_return',
    'review_submission',
    'adopt_vision',
  ]),
  subject: Named,
  title: z.string().nullable(),
  callId: z.uuid().nullable(),
  visionId: z.uuid().nullable(),
  submissionId: z.uuid().nullable(),
  since: Moment,
  /** The last day on which it can be done, where there is one. */
  until: SchoolDay.nullable(),
});
export type NextCard = z.infer<typeof NextCard>;

const leads = { capacities: ['superintendent', 'dn_member', 'district_office'] } as const;
const namers = { capacities: ['superintendent', 'dn_member', 'building_administrator'] } as const;

export const visionContract = {
  listVisions: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions',
      summary: 'Every vision of the district: title, stage, who is next',
      description: 'Open to all staff at every stage; the text of a draft is not in it.',
    })
    .input(z.strictObject({ subjectId: SubjectId.optional() }))
    .output(z.array(VisionSummary)),
  listNext: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/next',
      summary: 'What waits for you',
      description:
        'A call to answer, a draft to continue, a submission to review, a forwarded vision to adopt: for you, in this capacity.',
    })
    .output(z.array(NextCard)),
  startVision: visions
    .meta({ may: leads })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}',
      summary: 'Start the vision of a subject on a path, with a team',
      description:
        'Adopt and modify copy a model; create begins empty. The choice is recorded. The members are those who joined and others who were named.',
    })
    .input(
      z.strictObject({
        visionId: VisionId,
        subjectId: SubjectId,
        title: Line,
        path: Path,
        model: z.strictObject({ id: z.string().max(200), version: z.string().max(40) }).nullable(),
        callId: CallId.nullable(),
        memberIds: z.array(PersonId).max(200),
      }),
    )
    .output(Vision),
  readVision: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}',
      summary: 'One vision: team, stage, history, versions',
    })
    .input(z.strictObject({ visionId: VisionId }))
    .output(Vision),
  changePath: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/path-changes/{changeId}',
      summary: 'Go from adopt to modify, or to create, with a reason',
      description: 'By the team, while the draft is theirs. Recorded; there is no way back.',
    })
    .input(z.strictObject({ visionId: VisionId, changeId: z.uuid(), path: Path, reason: Prose }))
    .output(Vision),
  reviseVision: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/revisions/{revisionId}',
      summary: 'Open an adopted vision for its next version',
      description:
        'By the team, the District Network or the superintendent. The draft starts from the current version and keeps its practices’ ids; the version stays in force until another is adopted.',
    })
    .input(z.strictObject({ visionId: VisionId, revisionId: z.uuid(), reason: Prose }))
    .output(Vision),
  setAside: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/asides/{asideId}',
      summary: 'Set a draft aside, or take it up again, with the reason',
      description:
        'By the team, the District Network or the superintendent. Nothing of it is lost. A vision that has been adopted, or that waits for a decision, is not set aside.',
    })
    .input(
      z.strictObject({
        visionId: VisionId,
        asideId: z.uuid(),
        change: z.enum(['set_aside', 'taken_up']),
        reason: Prose.max(1000),
      }),
    )
    .output(Vision),
  listCandidates: visions
    .meta({ may: namers })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/candidates',
      summary: 'Staff who could be added to the team',
      description:
        'Those who joined the call come first. A building administrator sees the staff of the own building.',
    })
    .input(z.strictObject({ visionId: VisionId, q: z.string().trim().max(100).optional() }))
    .output(
      z.array(
        Member.pick({ personId: true, name: true, capacity: true, building: true, band: true }).extend({
          hasJoinedCall: z.boolean(),
        }),
      ),
    ),
  addMember: visions
    .meta({ may: namers })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/members/{personId}',
      summary: 'Add somebody to the team',
      description: 'A building administrator adds staff of the own building.',
    })
    .input(z.strictObject({ visionId: VisionId, personId: PersonId }))
    .output(Member),
  leaveTeam: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/members/{personId}/departure',
      summary: 'Leave the team',
      description: 'A member leaves; the superintendent or the District Network can end a membership too.',
    })
    .input(z.strictObject({ visionId: VisionId, personId: PersonId }))
    .output(Member),
};
