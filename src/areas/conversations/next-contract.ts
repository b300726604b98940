import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { CalibrationSetId } from './calibration-contract.ts';
import { StudySessionId, VersionId } from './session-contract.ts';

const about = { versionId: VersionId, title: z.string() };

/** Something for the home page: what is next for the actor in this area. */
export const ConversationsCard = z.discriminatedUnion('kind', [
  /** They are new here: a path of about twenty minutes through the visions waits for them. */
  z.object({ kind: z.literal('welcome') }),
  /** A planned session of theirs whose day has come: record who was there. */
  z.object({
    kind: z.literal('session-to-record'),
    sessionId: StudySessionId,
    ...about,
    name: z.string(),
    heldOn: SchoolDay,
  }),
  /** Questions without an answer that they may answer and that nobody else finds out about; the day on which the oldest was asked. */
  z.object({ kind: z.literal('questions-open'), ...about, count: z.int(), since: SchoolDay }),
  /** Open questions about which they said "I will find out"; since when the first of them. */
  z.object({ kind: z.literal('questions-yours'), ...about, count: z.int(), since: SchoolDay }),
  /** A session to come, in their building or for the whole district. */
  z.object({
    kind: z.literal('session-coming'),
    sessionId: StudySessionId,
    ...about,
    name: z.string(),
    heldOn: SchoolDay,
    building: z.string().nullable(),
  }),
  /** A lesson that is open for coding and that they have not coded. */
  z.object({ kind: z.literal('lesson-to-code'), setId: CalibrationSetId, ...about, name: z.string() }),
  /** A vision in force that they have not studied yet, and for which no session to come is in sight for them. */
  z.object({ kind: z.literal('vision-to-study'), ...about, adoptedOn: SchoolDay }),
]);
export type ConversationsCard = z.infer<typeof ConversationsCard>;

export const nextContract = {
  listNext: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/next',
      summary: 'What is next for you in conversations',
      description:
        'Sessions to record, questions that you may answer, lessons to code, sessions to come, visions that you have not studied. The most ' +
        'pressing come first.',
    })
    .output(z.object({ cards: z.array(ConversationsCard) })),
};
