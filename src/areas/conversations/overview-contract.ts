import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SubjectId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Gate } from './coverage-contract.ts';
import { VersionId } from './session-contract.ts';

/** After so many weeks without a trace a vision is called quiet. */
export const quietWeeks = 6;

/** How a vision in force lives in conversations. */
export const VisionInConversation = z.object({
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  subject: z.object({ id: SubjectId, name: z.string() }),
  adoptedOn: SchoolDay,
  gate: Gate,
  sessions: z.object({ held: z.int(), planned: z.int() }),
  questions: z.object({ open: z.int(), answered: z.int() }),
  meetings: z.int(),
  /** The last day on which it was studied, asked about, answered or named in a meeting; its adoption where it never was. */
  lastTraceOn: SchoolDay,
  /** In how many weeks there was no trace, once these are six or more: it may lie in a binder. Null otherwise. */
  quietForWeeks: z.int().nullable(),
  /** In order, with the short sentences one can say about each. */
  practices: z.array(z.object({ id: z.uuid(), name: z.string(), phrases: z.array(z.string()) })),
});
export type VisionInConversation = z.infer<typeof VisionInConversation>;

export const Overview = z.object({ today: SchoolDay, visions: z.array(VisionInConversation) });
export type Overview = z.infer<typeof Overview>;

export const overviewContract = {
  readOverview: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/overview',
      summary: 'Every vision in force: studied, asked about, named in meetings, or quiet',
      description:
        'For everybody who is signed in. `quietForWeeks` is the binder’s sign: nobody has studied, asked about or named ' +
        'the vision for six weeks or more.',
    })
    .output(Overview),
};
