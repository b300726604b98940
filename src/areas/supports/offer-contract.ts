import { z } from 'zod';
import { PersonId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { OfferId } from './load-contract.ts';
import { Named, StepId } from './step-contract.ts';

/** Why somebody does not take a step on: kind choices, no text, read by the one who asked and by nobody else. */
export const declineReasons = ['too_much', 'not_my_role', 'not_my_place', 'other'] as const;
export const DeclineReason = z.enum(declineReasons);
export type DeclineReason = z.infer<typeof DeclineReason>;

export const OfferKind = z.enum(['new', 'hand_over', 'swap']);
export type OfferKind = z.infer<typeof OfferKind>;

const OfferedStep = z.object({ id: StepId, what: z.string(), dueOn: SchoolDay });

/** A question to one person: would you take this step on? Seen by who is asked, who asks, and who holds the step. */
export const Offer = z.object({
  id: OfferId,
  kind: OfferKind,
  step: OfferedStep,
  /** The step that would come back in return. */
  inReturn: OfferedStep.nullable(),
  holder: Named,
  to: Named,
  by: Named,
  on: SchoolDay,
  /** The part of the one who reads it. */
  part: z.enum(['asked', 'asker', 'holder']),
  /** Not now: for the one who asked, until they have read it. Then nothing is left of it. */
  declined: z.object({ reason: DeclineReason.nullable() }).nullable(),
});
export type Offer = z.infer<typeof Offer>;

export const OfferInput = z.strictObject({
  offerId: OfferId,
  stepId: StepId,
  toId: PersonId,
  /** A step that the person asked holds, and that would come back in return; null where nothing is asked back. */
  inReturnFor: StepId.nullable(),
});
export type OfferInput = z.infer<typeof OfferInput>;

export const OfferAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ offerId: OfferId, answer: z.literal('accept') }),
  z.strictObject({
    offerId: OfferId,
    answer: z.literal('decline'),
    reason: DeclineReason.nullable(),
  }),
]);
export type OfferAnswer = z.infer<typeof OfferAnswer>;
