import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { barrierCapacities, meetingCapacities } from './access.ts';
import { NamedPractice } from './meeting-contract.ts';
import { PracticeId, sessionProblems } from './session-contract.ts';

/** What barriers can refuse. */
export const barrierProblems = {
  'conversations/building-not-open': { status: 422 },
  'conversations/own-building-only': sessionProblems['conversations/own-building-only'],
  'conversations/barrier-names-a-person': {
    status: 422,
    data: z.object({ found: z.array(z.string()) }),
  },
  'conversations/not-yours-to-answer': { status: 403 },
  'conversations/barrier-resolved': { status: 409 },
} as const satisfies ProblemList;

const barrier = endpoint.errors(barrierProblems);

/** What is said about a barrier: the District Network takes it up and answers; the building says whether that resolved it. */
export const ReplyKind = z.enum(['taken_up', 'answered', 'resolved', 'not_resolved', 'raised_again']);
export type ReplyKind = z.infer<typeof ReplyKind>;

/** Where a barrier stands: who is next follows from it. */
export const BarrierStanding = z.enum(['waiting', 'taken_up', 'answered', 'resolved']);
export type BarrierStanding = z.infer<typeof BarrierStanding>;

/** What a barrier is about: instruction itself, or what else people need for it. */
export const BarrierKind = z.enum(['academic', 'non_academic']);
export type BarrierKind = z.infer<typeof BarrierKind>;

export const Barrier = z.object({
  id: z.uuid(),
  kind: BarrierKind,
  building: z.object({ id: BuildingId, name: z.string() }),
  title: z.string(),
  body: z.string(),
  practice: NamedPractice.pick({ id: true, name: true }).nullable(),
  raisedAt: Moment,
  raisedBy: z.string(),
  standing: BarrierStanding,
  /** Who of the District Network has taken it up or answered it, and since when; null while nobody has. */
  owner: z.object({ name: z.string(), since: Moment }).nullable(),
  /** Whole days from the day it was raised until it was resolved, or until now. */
  ageInDays: z.int().min(0),
  /** Whose word is next: the District Network's, the building's, or nobody's. */
  waitsFor: z.enum(['district_network', 'building']).nullable(),
  replies: z.array(z.object({ id: z.uuid(), kind: ReplyKind, body: z.string(), by: z.string(), at: Moment })),
  /** What the one who asks may say about it now. */
  maySay: z.array(ReplyKind),
});
export type Barrier = z.infer<typeof Barrier>;

export const barrierContract = {
  listBarriers: barrier
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/barriers',
      summary: 'Barriers that buildings have raised to the District Network, with what was answered',
      description: 'All of them for the district’s leadership; those of the own building for everybody else.',
    })
    .input(z.strictObject({ standing: z.enum(['open', 'resolved', 'all']).default('open') }))
    .output(z.object({ barriers: z.array(Barrier) })),

  raiseBarrier: barrier
    .meta({ may: { capacities: barrierCapacities } })
    .route({
      method: 'PUT',
      path: '/conversations/barriers/{id}',
      summary: 'Raise to the District Network what a building cannot move by itself',
      description: 'About systems, never about a person: a text that names staff is refused.',
    })
    .input(
      z.strictObject({
        id: z.uuid(),
        kind: BarrierKind.default('academic'),
        buildingId: BuildingId,
        title: Line,
        body: Prose.max(3000),
        practiceId: PracticeId.nullable(),
      }),
    )
    .output(Barrier),

  replyToBarrier: barrier
    .meta({ may: { capacities: meetingCapacities } })
    .route({
      method: 'PUT',
      path: '/conversations/barriers/{id}/replies/{replyId}',
      summary: 'Take a barrier up, answer it, or say whether the answer resolved it',
    })
    .input(z.strictObject({ id: z.uuid(), replyId: z.uuid(), kind: ReplyKind, body: Prose.max(3000) }))
    .output(Barrier),
};
