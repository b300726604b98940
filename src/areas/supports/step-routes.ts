import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { leadingKinds, mayLeadAbout, mayMakeStepFor } from './access.ts';
import { supportsContract } from './contract.ts';
import { refuseNames, refuseWhenClosed } from './conversation-routes.ts';
import { type ConversationBase, findConversation, listOngoing } from './conversation-store.ts';
import { countOwn } from './load-store.ts';
import { acceptByDoing, endOpenOffers, insertOffer, listOffers } from './offer-store.ts';
import { supportsProblems } from './problem-contract.ts';
import type { StepChangeInput, StepInput } from './step-contract.ts';
import { isGoalHere, isMeetingHere } from './step-link-store.ts';
import { isPossible } from './step-rules.ts';
import {
  arePlacesHere,
  type ChangeFacts,
  findChange,
  findStep,
  findStepFacts,
  findSubjectOfPractice,
  insertChange,
  insertStep,
  listEntries,
  listMarks,
  listSteps,
  type StepFacts,
  type StepOut,
} from './step-store.ts';
import { isStaff, lock, readToday } from './store.ts';
import { listWindows } from './window-store.ts';

const signedIn = implement(supportsContract).$context<RequestContext>().use(admit);

/** The step, or 404. */
async function stepOr404(tx: Tx, actor: Actor, id: string, today: string): Promise<StepOut> {
  const step = await findStep(tx, actor, id, today);
  if (step === undefined) throw refusal(commonProblems, 'record/not-found');
  return step;
}

async function makeStep(tx: Tx, actor: Actor, input: StepInput): Promise<StepOut> {
  const { stepId, ...asked } = input;
  await lock(tx, asked.conversationId ?? stepId);
  const conversation =
    asked.conversationId === null ? null : await findConversation(tx, actor, asked.conversationId);
  if (conversation === undefined) throw refusal(commonProblems, 'record/not-found');
  if (!mayMake(actor, asked.buildingId, conversation)) throw refusal(supportsProblems, 'supports/not-yours');
  const subjectId =
    conversation?.subjectId ??
    asked.subjectId ??
    (asked.practiceId === null ? undefined : await findSubjectOfPractice(tx, asked.practiceId)) ??
    null;
  const windowId = conversation?.windowId ?? null;
  const facts = { ...asked, subjectId, windowId, madeBy: actor.personId };
  const today = await readToday(tx);
  await recordOnce<StepFacts>(
    facts,
    async () => asAskedFor(await findStepFacts(tx, stepId), facts),
    async () => {
      if (conversation !== null) refuseOutsideConversation(facts, conversation);
      // What a conversation decided, it decided on its own day, whenever it is put down.
      const madeOn = conversation?.heldOn ?? today;
      await refuseStepFaults(tx, facts, { madeOn, today });
      // A step made for somebody else is theirs when they say yes; it goes back to its maker when they do not.
      await insertStep(
        tx,
        actor,
        stepId,
        { ...facts, ownerId: actor.personId as StepFacts['ownerId'] },
        madeOn,
      );
      if (facts.ownerId !== actor.personId) await askOwner(tx, actor, stepId, facts.ownerId, today);
      const detail = { kind: facts.kind, learning: facts.learning, conversationId: facts.conversationId };
      await audit(tx, actor, 'supports/step-made', { id: stepId, detail });
    },
  );
  return stepOr404(tx, actor, stepId, today);
}

function askOwner(tx: Tx, actor: Actor, stepId: string, toId: string, today: string): Promise<void> {
  const [fromId, offeredBy] = [actor.personId, actor.personId];
  return insertOffer(tx, actor, {
    ...{ id: newId(), on: today, stepId, kind: 'new', fromId, toId, swapStepId: null, offeredBy },
  });
}

/**
 * Whom a step was made for is not kept once they have declined: then the same request sent again is the same step,
 * whomever it names.
 */
function asAskedFor(kept: StepFacts | undefined, asked: StepFacts): StepFacts | undefined {
  return kept !== undefined && kept.ownerId === kept.madeBy ? { ...kept, ownerId: asked.ownerId } : kept;
}

function mayMake(actor: Actor, buildingId: string | null, conversation: ConversationBase | null): boolean {
  if (!mayMakeStepFor(actor, buildingId)) return false;
  if (conversation === null || conversation.isPresent) return true;
  return mayLeadAbout(actor, conversation.windowBuildingIds, conversation.buildingId);
}

/** What a conversation does not allow: a step before its last stage, of another subject, practice or building. */
function refuseOutsideConversation(facts: StepFacts, conversation: ConversationBase): void {
  refuseWhenClosed(conversation);
  if (!conversation.stages.includes('next_steps'))
    throw refusal(supportsProblems, 'supports/stage-not-reached', { stage: 'next_steps' });
  if (facts.practiceId !== null && !conversation.practiceIds.includes(facts.practiceId))
    throw refusal(supportsProblems, 'supports/practice-not-here');
  if (facts.buildingId !== null && !conversation.windowBuildingIds.includes(facts.buildingId))
    throw refusal(supportsProblems, 'supports/building-not-in-window');
}

async function refuseStepFaults(
  tx: Tx,
  facts: StepFacts,
  { madeOn, today }: { madeOn: string; today: string },
): Promise<void> {
  if (facts.practiceId !== null && (await findSubjectOfPractice(tx, facts.practiceId)) !== facts.subjectId)
    throw refusal(supportsProblems, 'supports/practice-not-here');
  if (facts.meetingId !== null && !(await isMeetingHere(tx, facts.meetingId)))
    throw refusal(supportsProblems, 'supports/place-not-here');
  if (facts.goalId !== null && !(await isGoalHere(tx, facts.goalId)))
    throw refusal(supportsProblems, 'supports/goal-not-open');
  if (!(await arePlacesHere(tx, facts, today))) throw refusal(supportsProblems, 'supports/place-not-here');
  if (!(await isStaff(tx, facts.ownerId, today)))
    throw refusal(supportsProblems, 'supports/person-not-staff');
  if (facts.dueOn < madeOn) throw refusal(supportsProblems, 'supports/due-in-the-past', { today: madeOn });
  await refuseNames(tx, 'step', `${facts.what}\n${facts.measure}`);
}

async function changeStep(tx: Tx, actor: Actor, input: StepChangeInput): Promise<StepOut> {
  await lock(tx, input.stepId);
  const today = await readToday(tx);
  const step = await stepOr404(tx, actor, input.stepId, today);
  // Who has handed a step over may no longer change it, but may well send the same change again.
  const isAgain = (await findChange(tx, input.changeId))?.changedBy === actor.personId;
  if (!step.isMineToChange && !isAgain) throw refusal(supportsProblems, 'supports/not-yours');
  const facts: ChangeFacts = {
    stepId: input.stepId,
    change: input.change,
    ownerId: input.change === 'handed_over' ? input.ownerId : null,
    dueOn: input.change === 'due_moved' ? input.dueOn : null,
    note: input.note,
    changedBy: actor.personId,
  };
  const outcome = await recordOnce(
    facts,
    () => findChange(tx, input.changeId),
    async () => {
      await refuseChangeFaults(tx, step, facts, today);
      await acceptByDoing(tx, step.id, actor.personId);
      if (facts.change === 'done' || facts.change === 'dropped' || facts.change === 'handed_over')
        await endOpenOffers(tx, step.id);
      await insertChange(tx, actor, input.changeId, facts);
      const detail = { change: facts.change, changeId: input.changeId };
      await audit(tx, actor, 'supports/step-changed', { id: step.id, detail });
    },
  );
  return outcome === 'again' ? step : stepOr404(tx, actor, step.id, today);
}

async function refuseChangeFaults(tx: Tx, step: StepOut, facts: ChangeFacts, today: string): Promise<void> {
  if (!isPossible(step.status, facts.change)) {
    const { status } = step;
    throw refusal(supportsProblems, 'supports/change-not-possible', { status, change: facts.change });
  }
  // Nobody is given a step: they are asked (offerStep). To take one over oneself needs no asking.
  if (facts.ownerId !== null && facts.ownerId !== facts.changedBy && facts.ownerId !== step.owner.id)
    throw refusal(supportsProblems, 'supports/ask-first');
  if (facts.ownerId === step.owner.id || facts.dueOn === step.dueOn)
    throw refusal(supportsProblems, 'supports/nothing-would-change');
  if (facts.ownerId !== null && !(await isStaff(tx, facts.ownerId, today)))
    throw refusal(supportsProblems, 'supports/person-not-staff');
  if (facts.dueOn !== null && facts.dueOn < today)
    throw refusal(supportsProblems, 'supports/due-in-the-past', { today });
  if (facts.note !== '') await refuseNames(tx, 'step', facts.note);
}

async function readNext(tx: Tx, actor: Actor) {
  const today = await readToday(tx);
  const leads = (leadingKinds as readonly string[]).includes(actor.capacity);
  return {
    steps: await selectOwn(tx, actor, today),
    openCount: await countOwn(tx, actor),
    offers: (await listOffers(tx, actor, today)).filter(
      ({ part, declined }) => part === 'asked' || declined !== null,
    ),
    conversations: await listOngoing(tx, actor, addDays(today, -1)),
    windows: leads ? await listWindows(tx, actor, 'waiting', today, 5) : [],
  };
}

async function selectOwn(tx: Tx, actor: Actor, today: string): Promise<StepOut[]> {
  const filter = { whose: 'mine', standing: 'open', page: 1 } as const;
  return (await listSteps(tx, actor, filter, today)).steps.slice(0, 5);
}

/** The handlers of next steps, load, home and the marks on charts. */
export const stepRoutes = {
  listSteps: signedIn.listSteps.handler(async ({ context: { tx, actor }, input }) =>
    listSteps(tx, actor, input, await readToday(tx)),
  ),
  readStep: signedIn.readStep.handler(async ({ context: { tx, actor }, input }) => ({
    step: await stepOr404(tx, actor, input.stepId, await readToday(tx)),
    entries: await listEntries(tx, input.stepId),
  })),
  makeStep: signedIn.makeStep.handler(({ context: { tx, actor }, input }) => makeStep(tx, actor, input)),
  changeStep: signedIn.changeStep.handler(({ context: { tx, actor }, input }) =>
    changeStep(tx, actor, input),
  ),
  readNext: signedIn.readNext.handler(({ context: { tx, actor } }) => readNext(tx, actor)),
  listMarks: signedIn.listMarks.handler(async ({ context: { tx }, input }) => ({
    marks: await listMarks(tx, input.subjectId),
  })),
};
