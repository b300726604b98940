import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SchoolDay } from '../../kit/school-time.ts';

const Said = z.boolean().nullable();

/** What kind of learning a study session was. Null is what nobody said, which is not a no. */
export const SessionTags = z.strictObject({
  /** Within the working day, not on top of it. */
  isEmbedded: Said,
  /** On work that students did. */
  isOnStudentWork: Said,
  /** With colleagues who teach or do the same. */
  isWithPeers: Said,
});
export type SessionTags = z.infer<typeof SessionTags>;

/** Of `said` held sessions that answered, how many answered yes. */
const Part = z.object({ said: z.int(), yes: z.int() });

/** What kind of learning the sessions of twelve months were. */
export const LearningReading = z.object({
  from: SchoolDay,
  to: SchoolDay,
  /** Held sessions, whatever they said. */
  held: z.int(),
  isEmbedded: Part,
  isOnStudentWork: Part,
  isWithPeers: Part,
  /** Of those that answered all three. */
  allThree: Part,
});
export type LearningReading = z.infer<typeof LearningReading>;

export const sessionTagContract = {
  readLearning: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/learning',
      summary:
        'Of the study sessions held in twelve months: embedded in the working day, on student work, with peers',
      description:
        'For everybody who is signed in. Sessions are counted and not people; each share is of the sessions that answered.',
    })
    .output(LearningReading),
};
