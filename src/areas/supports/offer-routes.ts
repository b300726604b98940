import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayOffer, maySeeLoadOf } from './access.ts';
import { supportsContract } from './contract.ts';
import { listCarriers } from './load-store.ts';
import type { OfferAnswer, OfferInput } from './offer-contract.ts';
import {
  deleteOffer,
  findOffer,
  insertOffer,
  isAnyAsked,
  type KeptOffer,
  keepAccepted,
  keepDeclined,
  listOffers,
  type OfferFacts,
  type OfferOut,
} from './offer-store.ts';
import { supportsProblems } from './problem-contract.ts';
import { findChange, findStep, insertChange, type StepOut } from './step-store.ts';
import { isStaff, lock, readToday } from './store.ts';

const signedIn = implement(supportsContract).$context<RequestContext>().use(admit);

async function readOffer(tx: Tx, actor: Actor, id: string): Promise<OfferOut> {
  const [offer] = await listOffers(tx, actor, await readToday(tx), id);
  if (offer === undefined) throw refusal(commonProblems, 'record/not-found');
  return offer;
}

/** Asks somebody to take a step on. Until they answer, nothing changes. */
async function offerStep(tx: Tx, actor: Actor, input: OfferInput): Promise<OfferOut> {
  const stepIds = [input.stepId, input.inReturnFor].filter((id) => id !== null);
  // In one order, so that two who ask each other at once do not wait for each other for good.
  for (const id of stepIds.toSorted()) await lock(tx, id);
  const today = await readToday(tx);
  const [step, back] = [
    await findStep(tx, actor, input.stepId, today),
    input.inReturnFor === null ? null : await findStep(tx, actor, input.inReturnFor, today),
  ];
  if (step === undefined || back === undefined) throw refusal(commonProblems, 'record/not-found');
  const facts: OfferFacts = {
    stepId: input.stepId,
    kind: back === null ? 'hand_over' : 'swap',
    fromId: step.owner.id,
    toId: input.toId,
    swapStepId: input.inReturnFor,
    offeredBy: actor.personId,
  };
  await refuseNotTheirs(tx, actor, step, facts, today);
  await recordOnce<OfferFacts>(
    facts,
    async () => {
      const kept = await findOffer(tx, input.offerId);
      if (kept === undefined) return undefined;
      const { id: _, isOpen, isDeclined, ...same } = kept;
      return same;
    },
    async () => {
      await refuseOfferFaults(tx, { step, back, facts, today });
      await insertOffer(tx, actor, { id: input.offerId, on: today, ...facts });
      // Not whom: the audit must not let anybody count who is asked and does not take it.
      await audit(tx, actor, 'supports/step-offered', { id: step.id, detail: { kind: facts.kind } });
    },
  );
  return readOffer(tx, actor, input.offerId);
}

async function refuseNotTheirs(tx: Tx, actor: Actor, step: StepOut, facts: OfferFacts, today: string) {
  const both = (await listCarriers(tx, today)).filter(({ id }) => id === facts.fromId || id === facts.toId);
  const isTheirs = mayOffer(
    actor,
    { ownerId: step.owner.id, madeBy: step.madeBy.id },
    {
      isSwap: facts.kind === 'swap',
      areBothSeen: both.length === 2 && both.every((one) => maySeeLoadOf(actor, one)),
    },
  );
  if (!isTheirs) throw refusal(supportsProblems, 'supports/not-yours');
}

type Asked = { step: StepOut; back: StepOut | null; facts: OfferFacts; today: string };

async function refuseOfferFaults(tx: Tx, { step, back, facts, today }: Asked): Promise<void> {
  for (const { status } of [step, ...(back === null ? [] : [back])])
    if (status === 'done' || status === 'dropped')
      throw refusal(supportsProblems, 'supports/change-not-possible', { status, change: 'handed_over' });
  if (facts.toId === step.owner.id) throw refusal(supportsProblems, 'supports/nothing-would-change');
  if (!(await isStaff(tx, facts.toId, today))) throw refusal(supportsProblems, 'supports/person-not-staff');
  if (back !== null && (back.owner.id !== facts.toId || back.isAsked))
    throw refusal(supportsProblems, 'supports/not-a-swap');
  if (await isAnyAsked(tx, [step.id, ...(back === null ? [] : [back.id])]))
    throw refusal(supportsProblems, 'supports/already-asked');
}

/** Yes or no, by the person asked. To everybody else there is no such question. */
async function answerOffer(tx: Tx, actor: Actor, input: OfferAnswer): Promise<OfferAnswer['answer']> {
  const before = await findOffer(tx, input.offerId);
  // A yes is kept as the change of the step, by the id of the question: sent again, it is found there.
  if (before === undefined && input.answer === 'accept') {
    const change = await findChange(tx, input.offerId);
    if (change?.changedBy === actor.personId) return 'accept';
  }
  if (before === undefined || before.toId !== actor.personId)
    throw refusal(commonProblems, 'record/not-found');
  const stepIds = [before.stepId, before.swapStepId].filter((id) => id !== null);
  for (const id of stepIds.toSorted()) await lock(tx, id);
  const offer = await findOffer(tx, input.offerId);
  if (offer === undefined) throw refusal(commonProblems, 'record/not-found');
  const isSame = input.answer === 'decline' ? offer.isDeclined : !offer.isOpen && !offer.isDeclined;
  if (isSame) return input.answer;
  if (!offer.isOpen) throw refusal(supportsProblems, 'supports/offer-over');
  if (input.answer === 'accept') await accept(tx, actor, offer);
  // No entry in the audit either: with the name of who declines, it would be the list that nobody must be able to make.
  else await keepDeclined(tx, offer.id, input.reason, await readToday(tx));
  return input.answer;
}

async function accept(tx: Tx, actor: Actor, offer: KeptOffer): Promise<void> {
  await audit(tx, actor, 'supports/step-taken-on', { id: offer.stepId, detail: { kind: offer.kind } });
  if (offer.kind === 'new') return keepAccepted(tx, offer.id);
  // Who asked for a swap may have left in the meantime: a step would then be with nobody.
  if (offer.swapStepId !== null && !(await isStaff(tx, offer.fromId, await readToday(tx))))
    throw refusal(supportsProblems, 'supports/person-not-staff');
  await deleteOffer(tx, offer.id);
  const over = { change: 'handed_over' as const, dueOn: null, note: '', changedBy: actor.personId };
  await insertChange(tx, actor, offer.id, { ...over, stepId: offer.stepId, ownerId: offer.toId });
  if (offer.swapStepId !== null)
    await insertChange(tx, actor, newId(), { ...over, stepId: offer.swapStepId, ownerId: offer.fromId });
}

/** Takes a question back, keeps a step, or lets go of an answer that has been read. Nothing is left. */
async function endOffer(tx: Tx, actor: Actor, offerId: string): Promise<void> {
  const before = await findOffer(tx, offerId);
  if (before === undefined) throw refusal(commonProblems, 'record/not-found');
  await lock(tx, before.stepId);
  const offer = await findOffer(tx, offerId);
  const isAskers = offer?.offeredBy === actor.personId;
  const isHolders = offer?.fromId === actor.personId && offer.isOpen;
  if (offer === undefined || !(isAskers || isHolders)) throw refusal(commonProblems, 'record/not-found');
  if (!offer.isOpen && !offer.isDeclined) throw refusal(supportsProblems, 'supports/offer-over');
  await deleteOffer(tx, offerId);
  await audit(tx, actor, 'supports/step-offer-ended', { id: offer.stepId });
}

/** The handlers of what is asked of people. */
export const offerRoutes = {
  listOffers: signedIn.listOffers.handler(async ({ context: { tx, actor } }) => ({
    offers: await listOffers(tx, actor, await readToday(tx)),
  })),
  offerStep: signedIn.offerStep.handler(({ context: { tx, actor }, input }) => offerStep(tx, actor, input)),
  answerOffer: signedIn.answerOffer.handler(async ({ context: { tx, actor }, input }) => ({
    answer: await answerOffer(tx, actor, input),
  })),
  endOffer: signedIn.endOffer.handler(async ({ context: { tx, actor }, input }) => {
    await endOffer(tx, actor, input.offerId);
    return { offers: await listOffers(tx, actor, await readToday(tx)) };
  }),
};
