import { z } from 'zod';
import { idOf } from '../../kit/ids.ts';
import { Prose } from '../../kit/text.ts';
import { board, Proposal, Question, QuestionId } from './question-contract.ts';
import { PracticeId, VersionId } from './session-contract.ts';

export const ProposalId = idOf('ProposalId');
export type ProposalId = z.infer<typeof ProposalId>;
export const ProposalDecisionId = idOf('ProposalDecisionId');
export type ProposalDecisionId = z.infer<typeof ProposalDecisionId>;

/** A proposal with the question that it came from. */
export const ProposalFromQuestion = Proposal.extend({
  question: z.object({ id: QuestionId, body: z.string() }),
});
export type ProposalFromQuestion = z.infer<typeof ProposalFromQuestion>;

export const proposalContract = {
  listProposals: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/visions/{visionId}/proposals',
      summary: 'What questions ask of the next version of a vision',
      description:
        'For everybody. The open ones first, the oldest of them first; then the decided, the latest first.',
    })
    .input(z.strictObject({ visionId: z.uuid() }))
    .output(
      z.object({
        /** The version in force, whose board the questions are on; null before the first adoption. */
        versionId: VersionId.nullable(),
        proposals: z.array(ProposalFromQuestion),
        mayDecide: z.boolean(),
      }),
    ),

  proposeChange: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/proposals/{id}',
      summary: 'Make a question a proposal for the next version',
      description:
        'By those who may answer the question: what should change, and why. The practice is one of the version in force; ' +
        'null is the whole vision. Kept as it is; the same again is accepted.',
    })
    .input(
      z.strictObject({
        id: ProposalId,
        questionId: QuestionId,
        practiceId: PracticeId.nullable(),
        change: Prose,
        reason: Prose,
      }),
    )
    .output(Question),

  decideProposal: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/proposals/{proposalId}/decisions/{id}',
      summary: 'Say what becomes of a proposal: taken up in the next version, or not, with the reason',
      description:
        'By the members of the vision’s team, the superintendent and DN members. A changed mind is a new decision: the ' +
        'latest counts.',
    })
    .input(
      z
        .strictObject({
          proposalId: ProposalId,
          id: ProposalDecisionId,
          decision: z.enum(['taken_up', 'not_taken_up']),
          reason: z.string().trim().max(5000).default(''),
        })
        .refine(({ decision, reason }) => decision === 'taken_up' || reason !== '', {
          message: 'Say why it is not taken up.',
          path: ['reason'],
        }),
    )
    .output(ProposalFromQuestion),
};
