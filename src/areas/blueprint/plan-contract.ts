import { z } from 'zod';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Prose } from '../../kit/text.ts';
import { ComponentId, Standing } from './component-contract.ts';
import { LocalText } from './component-schema.ts';
import { keeping, signedIn } from './problem-contract.ts';

const Span = z.object({ startsOn: SchoolDay, endsOn: SchoolDay });

export const PlanItemInput = z
  .strictObject({ componentId: ComponentId, startsOn: SchoolDay, endsOn: SchoolDay })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    error: 'It ends on or after the day it begins.',
  });

export const PlanInput = z
  .strictObject({
    id: z.uuid(),
    items: z.array(PlanItemInput).min(1).max(200),
    reason: Prose.max(1000).nullable(),
  })
  .refine(({ items }) => new Set(items.map(({ componentId }) => componentId)).size === items.length, {
    path: ['items'],
    error: 'A component is planned once.',
  });
export type PlanInput = z.infer<typeof PlanInput>;

export const PlannedComponent = z.object({
  id: ComponentId,
  name: LocalText,
  depth: z.int(),
  level: z.string().nullable(),
  weeks: z.int().nullable(),
  holdsVisions: z.boolean(),
  standing: Standing,
  /** The first plan there was. */
  baseline: Span.nullable(),
  plan: Span.nullable(),
  /** Every time it was planned, the first first. */
  history: z.array(Span.extend({ reason: z.string(), by: z.string(), at: Moment })),
});
export type PlannedComponent = z.infer<typeof PlannedComponent>;

export const Timeline = z.object({
  components: z.array(PlannedComponent),
  levels: z.array(z.object({ id: z.string(), name: LocalText, weeks: z.int().nullable(), about: LocalText })),
  /** Set when visions are planned to begin more than a quarter of a year after the first of all. */
  visionsLate: z.object({ firstOn: SchoolDay, visionsOn: SchoolDay, withinWeeks: z.int() }).nullable(),
  today: SchoolDay,
  mayKeep: z.boolean(),
});
export type Timeline = z.infer<typeof Timeline>;

export const planContract = {
  readTimeline: signedIn
    .route({
      method: 'GET',
      path: '/blueprint/timeline',
      summary: 'What is to be installed when: the plan, the first plan beside it, and how it stands',
    })
    .output(Timeline),
  proposePlan: keeping
    .route({
      method: 'GET',
      path: '/blueprint/timeline/proposal',
      summary: 'A plan to begin from, with visions in the first quarter',
      description:
        'For what is not planned yet, in the framework’s order, with the predicted durations. Nothing is kept.',
    })
    .input(z.strictObject({ startsOn: SchoolDay }))
    .output(
      z.object({
        items: z.array(z.object({ componentId: ComponentId, startsOn: SchoolDay, endsOn: SchoolDay })),
      }),
    ),
  planComponents: keeping
    .route({
      method: 'PUT',
      path: '/blueprint/plans/{id}',
      summary: 'Plan components, or plan them anew with a reason',
      description:
        'By the superintendent and DN members. The first plan of a component stays as its baseline; every later one needs its reason. Permanent; the same again is accepted.',
    })
    .input(PlanInput)
    .output(Timeline),
};
