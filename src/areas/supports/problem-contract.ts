import { z } from 'zod';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { StepChange, StepStatus } from './step-contract.ts';

/** What a window still lacks before it can close. */
export const MissingForClosing = z.enum(['end', 'conversation', 'next_step']);
export type MissingForClosing = z.infer<typeof MissingForClosing>;

/** The stages of a data conversation, in their order. */
export const stages = ['facts', 'wonderings', 'meaning', 'next_steps'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** Everything in the supports area that can be refused, beyond the common problems. */
export const supportsProblems = {
  'supports/not-yours': { status: 403 },
  'supports/agreement-not-accepted': { status: 422 },
  'supports/reading-not-frozen': { status: 409 },
  'supports/conversation-day': {
    status: 422,
    data: z.object({ earliest: SchoolDay, latest: SchoolDay }),
  },
  'supports/building-not-in-window': { status: 422 },
  'supports/practice-not-here': { status: 422 },
  'supports/place-not-here': { status: 422 },
  'supports/goal-not-open': { status: 422 },
  'supports/stage-not-reached': { status: 409, data: z.object({ stage: Stage }) },
  'supports/stage-empty': { status: 409, data: z.object({ stage: Stage }) },
  /** `found` are the words of the text itself, as typed. */
  'supports/names-a-person': {
    status: 422,
    data: z.object({ found: z.array(z.string()), where: z.enum(['note', 'step']) }),
  },
  'supports/person-not-staff': { status: 422 },
  'supports/due-in-the-past': { status: 422, data: z.object({ today: SchoolDay }) },
  'supports/change-not-possible': { status: 409, data: z.object({ status: StepStatus, change: StepChange }) },
  'supports/nothing-would-change': { status: 409 },
  /** A step goes to somebody else only when they say yes. */
  'supports/ask-first': { status: 409 },
  'supports/already-asked': { status: 409 },
  'supports/offer-over': { status: 409 },
  'supports/not-a-swap': { status: 422 },
  'supports/window-closed': { status: 409, data: z.object({ closedOn: SchoolDay }) },
  'supports/window-not-ready-to-close': {
    status: 409,
    data: z.object({ missing: z.array(MissingForClosing), endsOn: SchoolDay }),
  },
} as const satisfies ProblemList;
