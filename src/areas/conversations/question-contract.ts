import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment } from '../../kit/school-time.ts';
import { Prose } from '../../kit/text.ts';
import { PracticeId, sessionProblems, VersionId } from './session-contract.ts';

export const QuestionId = idOf('QuestionId');
export type QuestionId = z.infer<typeof QuestionId>;
export const AnswerId = idOf('AnswerId');
export type AnswerId = z.infer<typeof AnswerId>;

/** What asking and answering can refuse. */
export const questionProblems = {
  'conversations/practice-not-in-version': sessionProblems['conversations/practice-not-in-version'],
  'conversations/not-an-answerer': { status: 403 },
  'conversations/not-your-question': { status: 403 },
  'conversations/question-withdrawn': { status: 409 },
  'conversations/question-owned': { status: 409, data: z.object({ by: z.string() }) },
  'conversations/question-answered': { status: 409 },
  'conversations/not-your-offer': { status: 403 },
  'conversations/version-not-later': { status: 422 },
  'conversations/version-did-not-change-it': { status: 422 },
  'conversations/not-a-writer': { status: 403 },
} as const satisfies ProblemList;

/** An endpoint of the question board. */
export const board = endpoint.errors(questionProblems);

/** An answer, with who gave it in which capacity. */
export const Answer = z.object({
  id: AnswerId,
  body: z.string(),
  by: z.string(),
  capacity: CapacityKind.nullable(),
  at: Moment,
});
export type Answer = z.infer<typeof Answer>;

/** Somebody who said "I will find out". An offer, so it is by name. */
export const QuestionOwner = z.object({
  id: z.uuid(),
  by: z.string(),
  capacity: CapacityKind.nullable(),
  since: Moment,
  isMine: z.boolean(),
});
export type QuestionOwner = z.infer<typeof QuestionOwner>;

/** The later version that answers a question by what it says. */
export const AnsweringVersion = z.object({
  versionId: VersionId,
  number: z.int(),
  by: z.string(),
  at: Moment,
});
export type AnsweringVersion = z.infer<typeof AnsweringVersion>;

/** What became of a proposal for the next version. */
export const proposalStates = ['open', 'taken_up', 'not_taken_up'] as const;
export const Proposal = z.object({
  id: z.uuid(),
  /** Null: the whole vision. */
  practice: z.object({ id: PracticeId, name: z.string() }).nullable(),
  change: z.string(),
  reason: z.string(),
  by: z.string(),
  capacity: CapacityKind.nullable(),
  at: Moment,
  state: z.enum(proposalStates),
  /** Who decided, when and why; null while it is open. */
  decision: z.object({ by: z.string(), at: Moment, reason: z.string() }).nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** A question on the board. */
export const Question = z.object({
  id: QuestionId,
  /** Null: about the whole vision. The name is that of the version on which it was asked. */
  practice: z.object({ id: PracticeId, name: z.string() }).nullable(),
  /** On which version it was asked: the board follows a vision through its versions. */
  versionNumber: z.int(),
  body: z.string(),
  /** Null when asked without a name. */
  askedBy: z.string().nullable(),
  /** For a question without a name only the day is known: it stands at noon. */
  askedAt: Moment,
  answers: z.array(Answer),
  /** By words, or by a later version. */
  isAnswered: z.boolean(),
  owner: QuestionOwner.nullable(),
  revision: AnsweringVersion.nullable(),
  proposals: z.array(Proposal),
  isMine: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type Question = z.infer<typeof Question>;

const Counts = z.object({ open: z.int(), answered: z.int() });

/** The board of a vision, from the page of one of its versions. */
export const Board = z.object({
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  questions: z.array(Question),
  next: z.string().nullable(),
  /** Of the whole board, whatever is being searched for. */
  counts: Counts,
  /** Of each practice of this version in its order, zero included. */
  practices: z.array(z.object({ id: PracticeId, name: z.string(), counts: Counts })),
  /** Of the questions about the whole vision. */
  wholeVision: Counts,
  /** Days from question to first answer: the middle of the answered ones. Null under five, which would say little. */
  answering: z.object({ medianDays: z.number().nullable(), answered: z.int() }),
  /** Every version of the vision, the latest first, for saying which one answers a question. */
  versions: z.array(z.object({ id: VersionId, number: z.int() })),
  mayAnswer: z.boolean(),
  /** Whether the reader decides about proposals for the next version. */
  mayDecide: z.boolean(),
});
export type Board = z.infer<typeof Board>;

export const questionContract = {
  readBoard: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/boards/{versionId}',
      summary: 'The question board of a vision, with open and answered counts',
      description:
        'For everybody who is signed in. It holds the questions asked on any version of the vision. `practiceId` or ' +
        '`about=vision` narrows it, `state` chooses open or answered, `search` finds words in questions and answers. Open ' +
        'questions come first, the oldest of them first; then the answered ones, the latest first.',
    })
    .input(
      z.strictObject({
        versionId: VersionId,
        practiceId: PracticeId.optional(),
        about: z.enum(['all', 'vision']).default('all'),
        state: z.enum(['all', 'open', 'answered']).default('all'),
        search: z.string().trim().max(100).default(''),
        after: z.coerce.number<number>().int().min(0).max(100_000).default(0),
        limit: z.coerce.number<number>().int().min(1).max(100).default(30),
      }),
    )
    .output(Board),

  askQuestion: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/questions/{id}',
      summary: 'Ask about a practice, or about the whole vision',
      description:
        'By everybody who is signed in. Without a name, nothing that is kept leads back to who asked, and so nobody can ' +
        'take it back as their own; the id should then be a random one (UUIDv4), which holds no time. The same again is ' +
        'accepted.',
    })
    .input(
      z.strictObject({
        id: QuestionId,
        versionId: VersionId,
        practiceId: PracticeId.nullable(),
        body: Prose,
        isNameless: z.boolean(),
      }),
    )
    .output(Question),

  withdrawQuestion: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/questions/{id}/withdrawal',
      summary: 'Take a question off the board',
      description:
        'By who asked it. One that was asked without a name can be taken off by the superintendent or a DN member, which ' +
        'is audited. It is kept and no longer shown.',
    })
    .input(z.strictObject({ id: QuestionId }))
    .output(z.object({ withdrawnAt: Moment })),

  answerQuestion: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/questions/{questionId}/answers/{id}',
      summary: 'Answer a question',
      description:
        'By DN members, coaches, the superintendent, building administrators and the members of the vision’s team. An ' +
        'answer is never changed; a better one is added. The same again is accepted.',
    })
    .input(z.strictObject({ questionId: QuestionId, id: AnswerId, body: Prose }))
    .output(Question),
};
