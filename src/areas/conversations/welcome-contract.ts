import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { PracticeId, VersionId } from './session-contract.ts';

/** For so many days after somebody began, the path is offered on Home. */
export const newForDays = 60;

/** The parts of the path besides the practices. `trying` is the last. */
export const welcomeParts = ['vision', 'visits', 'asking', 'trying'] as const;
export const WelcomeStop = z.union([z.enum(welcomeParts), z.uuid()]);
export type WelcomeStop = z.infer<typeof WelcomeStop>;

/** A practice as a newcomer meets it first. */
export const WelcomePractice = z.object({
  id: PracticeId,
  name: z.string(),
  sentence: z.string(),
  lookFor: z.string().nullable(),
  notThis: z.string(),
  phrases: z.array(z.string()),
});
export type WelcomePractice = z.infer<typeof WelcomePractice>;

export const WelcomeVision = z.object({
  versionId: VersionId,
  visionId: z.uuid(),
  title: z.string(),
  subject: z.string(),
  /** Whether it is about a subject of the reader's own. */
  isYours: z.boolean(),
  practices: z.array(WelcomePractice),
});
export type WelcomeVision = z.infer<typeof WelcomeVision>;

/** A person's way through the visions in force, as far as it has come. Nobody else reads it. */
export const Welcome = z.object({
  /** Those that the path goes through, then what is left to read another day. */
  visions: z.array(WelcomeVision),
  further: z.array(WelcomeVision.omit({ practices: true })),
  stops: z.array(z.object({ stop: WelcomeStop, isSkipped: z.boolean() })),
});
export type Welcome = z.infer<typeof Welcome>;

export const welcomeContract = {
  readWelcome: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/welcome',
      summary: 'A newcomer’s path through the visions in force, and how far you have come',
      description:
        'The visions of your own subjects, or all where your capacities name none; as many as fit into about twenty minutes. ' +
        'How far you have come is yours alone: no other endpoint reads it.',
    })
    .output(Welcome),

  passWelcomeStop: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/conversations/welcome/stops/{stop}',
      summary: 'You have read a part of the path, or leave it out',
      description: 'For yourself only. A part that was left out can be read later; the latest counts.',
    })
    .input(z.strictObject({ stop: WelcomeStop, isSkipped: z.boolean() }))
    .output(Welcome.pick({ stops: true })),
};
