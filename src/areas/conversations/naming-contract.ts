import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SubjectId } from '../../kit/ids.ts';
import { PracticeId, VersionId } from './session-contract.ts';

/** A practice of a vision in force, with the short sentences one can say it by. */
export const PracticeInForce = z.object({
  id: PracticeId,
  name: z.string(),
  versionId: VersionId,
  visionTitle: z.string(),
  subject: z.object({ id: SubjectId, name: z.string() }),
  phrases: z.array(z.string()),
});
export type PracticeInForce = z.infer<typeof PracticeInForce>;

export const namingContract = {
  listPhrasesInForce: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/practices',
      summary: 'The practices of every vision in force, with the words to say them by',
      description:
        'By subject and vision, in the vision’s own order. The words are those of the version, then those that people gave ' +
        'back for the practice.',
    })
    .output(z.object({ practices: z.array(PracticeInForce) })),
};
