import { commonProblems, refusal } from '../../kit/problem.ts';
import type { SignedInContext } from '../../server/context.ts';
import { mayWriteDraft } from './access.ts';
import type { Draft, DraftPractice } from './draft-contract.ts';
import { readFront, readPractices, setOrder, setRemoved } from './draft-store.ts';
import { endEditing, findEditings, takeEditing } from './editing-store.ts';
import {
  findReadable,
  findWritable,
  holdOpen,
  requireOpen,
  seenOf,
  signedIn,
  stageOf,
} from './find-vision.ts';
import { findDraftChange } from './freezing-rules.ts';
import { isOpenFor } from './next-step-rules.ts';
import { visionsProblems } from './problems-contract.ts';
import { requireKnown } from './references.ts';
import { saveFront, savePractice } from './save-draft.ts';
import { findSubmission } from './submission-store.ts';
import type { VisionFacts } from './vision-store.ts';
import { readBase } from './whole-draft-store.ts';

/** The whole draft of a vision, as the actor sees it. */
async function readDraft({ tx, actor }: SignedInContext, vision: VisionFacts): Promise<Draft> {
  const base = await readBase(tx, vision);
  const kept = await readPractices(tx, vision.id);
  const practices: DraftPractice[] = kept.map(({ ordinal: _, ...practice }) => ({
    ...practice,
    change: findDraftChange(base, practice),
  }));
  const stage = stageOf(vision);
  const isOpen = isOpenFor(stage);
  return {
    visionId: vision.id,
    path: vision.path,
    stage,
    isOpen,
    mayWrite: isOpen && mayWriteDraft(actor, seenOf(vision)),
    front: await readFront(tx, vision.id),
    practices: practices.filter(({ removedAt }) => removedAt === null),
    removed: practices.filter(({ removedAt }) => removedAt !== null),
    editings: await findEditings(tx, actor, vision.id),
    returned: stage === 'returned' ? await readReturn({ tx }, vision) : null,
  };
}

async function readReturn(
  { tx }: Pick<SignedInContext, 'tx'>,
  vision: VisionFacts,
): Promise<Draft['returned']> {
  const submission = vision.submission && (await findSubmission(tx, { submissionId: vision.submission.id }));
  const given = submission?.networkReturn ?? submission?.review;
  if (!given) return null;
  const { by, note, reasons } = given;
  return { by: by.name, at: by.at, note, reasons };
}

/** Refuses what would change the practices of a model that is adopted as it is. */
function requireChangeable({ path }: VisionFacts): void {
  if (path === 'adopt') throw refusal(visionsProblems, 'visions/adopted-unchanged');
}

async function moveOut(context: SignedInContext, visionId: string, practiceId: string, isRemoved: boolean) {
  const { tx, actor } = context;
  const vision = await holdOpen(tx, actor, visionId, 'step');
  const [practice] = await readPractices(tx, visionId, { practiceId });
  if (practice === undefined) throw refusal(commonProblems, 'record/not-found');
  requireChangeable(vision);
  if ((practice.removedAt !== null) !== isRemoved) await setRemoved(tx, visionId, practiceId, isRemoved);
  return readDraft(context, vision);
}

export const draftRoutes = {
  readDraft: signedIn.readDraft.handler(async ({ context, input }) =>
    readDraft(context, await findReadable(context.tx, context.actor, input.visionId)),
  ),
  readDraftState: signedIn.readDraftState.handler(async ({ context: { tx, actor }, input }) => {
    const vision = await findReadable(tx, actor, input.visionId);
    const practices = await readPractices(tx, vision.id);
    return {
      stage: stageOf(vision),
      parts: [
        { part: 'front', revision: (await readFront(tx, vision.id)).revision, isRemoved: false },
        ...practices.map(({ practiceId, revision, removedAt }) => ({
          part: practiceId,
          revision,
          isRemoved: removedAt !== null,
        })),
      ],
      editings: await findEditings(tx, actor, vision.id),
    };
  }),
  saveFront: signedIn.saveFront.handler(async ({ context: { tx, actor }, input }) => {
    const vision = await holdOpen(tx, actor, input.visionId, 'save');
    await requireKnown(tx, vision, { bandIds: input.content.bandIds });
    return saveFront(tx, actor, vision, input);
  }),
  savePractice: signedIn.savePractice.handler(async ({ context: { tx, actor }, input }) => {
    const vision = await holdOpen(tx, actor, input.visionId, 'save');
    const { targetIds, research, changeResearch } = input.content;
    await requireKnown(tx, vision, { targetIds, citations: [...research, ...changeResearch] });
    return savePractice(tx, actor, vision, input.practiceId, input);
  }),
  removePractice: signedIn.removePractice.handler(({ context, input }) =>
    moveOut(context, input.visionId, input.practiceId, true),
  ),
  restorePractice: signedIn.restorePractice.handler(({ context, input }) =>
    moveOut(context, input.visionId, input.practiceId, false),
  ),
  orderPractices: signedIn.orderPractices.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const vision = await holdOpen(tx, actor, input.visionId, 'step');
    requireChangeable(vision);
    const kept = (await readPractices(tx, vision.id)).filter(({ removedAt }) => removedAt === null);
    const practiceIds = kept.map(({ practiceId }) => practiceId);
    const asked = new Set<string>(input.practiceIds);
    const isWhole = asked.size === input.practiceIds.length && asked.size === practiceIds.length;
    if (!isWhole || !practiceIds.every((id) => asked.has(id)))
      throw refusal(visionsProblems, 'visions/order-changed-meanwhile', { practiceIds });
    await setOrder(tx, vision.id, input.practiceIds);
    return readDraft(context, vision);
  }),
  takeEditing: signedIn.takeEditing.handler(async ({ context: { tx, actor }, input }) => {
    const vision = await findWritable(tx, actor, input.visionId);
    requireOpen(vision);
    await takeEditing(tx, actor, vision.id, input.part);
    const [editing] = await findEditings(tx, actor, vision.id, input.part);
    if (editing === undefined) throw new Error('a place was taken and nobody has it');
    return editing;
  }),
  endEditing: signedIn.endEditing.handler(async ({ context: { tx, actor }, input }) => {
    await findWritable(tx, actor, input.visionId);
    await endEditing(tx, actor, input.visionId, input.part);
  }),
};
