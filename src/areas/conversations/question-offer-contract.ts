import { z } from 'zod';
import { idOf } from '../../kit/ids.ts';
import { board, Question, QuestionId } from './question-contract.ts';
import { VersionId } from './session-contract.ts';

export const OfferId = idOf('OfferId');
export const QuestionRevisionId = idOf('QuestionRevisionId');

/** How many months the trend of questions goes back. */
export const trendMonths = 12;

/** Questions of a vision month by month, the earliest first, zero included. */
export const QuestionTrend = z.object({
  months: z.array(
    z.object({
      month: z.string(),
      asked: z.int(),
      answered: z.int(),
      /** Still open when the month ended; of this month, today. */
      open: z.int(),
    }),
  ),
});
export type QuestionTrend = z.infer<typeof QuestionTrend>;

const oneOffer = z.strictObject({ questionId: QuestionId, id: OfferId });

export const questionOfferContract = {
  ownQuestion: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/questions/{questionId}/owners/{id}',
      summary: 'Say "I will find out" about an open question',
      description:
        'By those who may answer it. Shown with name and capacity, as it is an offer. One person at a time; the same again ' +
        'is accepted.',
    })
    .input(oneOffer)
    .output(Question),

  letQuestionGo: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/questions/{questionId}/owners/{id}/end',
      summary: 'Let a question go that somebody had offered to find out about',
      description: 'By who offered it; for somebody who cannot, by the superintendent or a DN member.',
    })
    .input(oneOffer)
    .output(Question),

  markAnsweredByVersion: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/questions/{questionId}/revisions/{id}',
      summary: 'A later version answers this question',
      description:
        'By those who may answer. The version is a later one of the same vision than the one that was asked about, and says ' +
        'the practice differently. A mistaken version is corrected by a new mark: the latest counts.',
    })
    .input(z.strictObject({ questionId: QuestionId, id: QuestionRevisionId, versionId: VersionId }))
    .output(Question),

  readQuestionTrend: board
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/boards/{versionId}/trend',
      summary: 'Questions of a vision by month: asked, answered, and open at the month’s end',
      description:
        'Of the last twelve months, on all versions of the vision. Questions taken off are not counted.',
    })
    .input(z.strictObject({ versionId: VersionId }))
    .output(QuestionTrend),
};
