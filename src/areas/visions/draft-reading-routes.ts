import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { isSame } from './canonical-rules.ts';
import { findDifference, type Side } from './difference-rules.ts';
import { digestOf } from './digest.ts';
import type { PartRevision } from './draft-contract.ts';
import { type KeptPart, readFront, readPractices, readRevisions } from './draft-store.ts';
import { findReadable, holdOpen, signedIn } from './find-vision.ts';
import {
  copiedOfDraft,
  emptySide,
  freezeDraft,
  isModelUnchanged,
  judgedOf,
  sideOfFrozen,
  sideOfModel,
  type WholeDraft,
} from './freezing-rules.ts';
import { findModel, openLibrary } from './pack-store.ts';
import type { FrontPart, PracticePart } from './practice-contract.ts';
import { copiedOfModel } from './practice-rules.ts';
import { saveFront, savePractice } from './save-draft.ts';
import { findDraftFaults } from './submission-rules.ts';
import { readWholeDraft } from './whole-draft-store.ts';

/** The part as it is now, or the refusal that there is none. */
async function readPart(tx: Tx, visionId: string, part: string): Promise<KeptPart<FrontPart | PracticePart>> {
  if (part === 'front') return readFront(tx, visionId);
  const [practice] = await readPractices(tx, visionId, { practiceId: part });
  if (practice === undefined) throw refusal(commonProblems, 'record/not-found');
  return practice;
}

function asRevision(part: string, kept: KeptPart<FrontPart | PracticePart>): PartRevision {
  const { revision, editedBy, editedAt, content } = kept;
  return {
    revision,
    editedBy,
    editedAt,
    front: part === 'front' ? (content as FrontPart) : null,
    practice: part === 'front' ? null : (content as PracticePart),
  };
}

/** The two sides of a draft's difference: from the model where it is asked for or there is no version yet. */
function sidesOf(draft: WholeDraft, from: 'model' | 'version' | undefined): [Side, Side] {
  const { base, model } = draft;
  if (from === 'version' && base.kind !== 'version') throw refusal(commonProblems, 'record/not-found');
  if (from === 'model' && model === null) throw refusal(commonProblems, 'record/not-found');
  const content = freezeDraft(draft);
  if (base.kind === 'version' && from !== 'model') {
    return [
      sideOfFrozen(`${base.content.title} ${base.number}`, base.content, 'frozen'),
      sideOfFrozen(content.title, content, 'frozen'),
    ];
  }
  return model !== null && (base.kind === 'model' || from === 'model')
    ? [sideOfModel(model), sideOfFrozen(content.title, content, 'model')]
    : [emptySide, sideOfFrozen(content.title, content, 'frozen')];
}

export const draftReadingRoutes = {
  listRevisions: signedIn.listRevisions.handler(async ({ context: { tx, actor }, input }) => {
    const { visionId, part } = input;
    await findReadable(tx, actor, visionId);
    const now = await readPart(tx, visionId, part);
    const earlier = await readRevisions<FrontPart | PracticePart>(tx, visionId, part);
    return [now, ...earlier].map((kept) => asRevision(part, kept));
  }),
  restoreRevision: signedIn.restoreRevision.handler(async ({ context: { tx, actor }, input }) => {
    const { visionId, part, revision, baseRevision } = input;
    const vision = await holdOpen(tx, actor, visionId, 'save');
    await readPart(tx, visionId, part);
    const [earlier] = await readRevisions<FrontPart | PracticePart>(tx, visionId, part, revision);
    if (earlier === undefined) throw refusal(commonProblems, 'record/not-found');
    const saved =
      part === 'front'
        ? await saveFront(tx, actor, vision, { baseRevision, content: earlier.content as FrontPart })
        : await savePractice(tx, actor, vision, part, {
            baseRevision,
            content: earlier.content as PracticePart,
          });
    return asRevision(part, saved);
  }),
  readReadiness: signedIn.readReadiness.handler(async ({ context: { tx, actor }, input }) => {
    const vision = await findReadable(tx, actor, input.visionId);
    const draft = await readWholeDraft(tx, vision, openLibrary().works);
    return { faults: findDraftFaults(judgedOf(draft)) };
  }),
  readProof: signedIn.readProof.handler(async ({ context: { tx, actor }, input }) => {
    const vision = await findReadable(tx, actor, input.visionId);
    const library = openLibrary();
    const draft = await readWholeDraft(tx, vision, library.works);
    const { model } = draft;
    if (model === null) throw refusal(commonProblems, 'record/not-found');
    const { id, version, title } = model;
    const difference = findDifference(...sidesOf(draft, 'model'));
    return {
      isUnchanged: isModelUnchanged(draft),
      model: { id, version, title, sha256: digestOf(copiedOfModel(model)) },
      libraryHasIt: isSame(findModel(library, id, version), model),
      draftSha256: digestOf(copiedOfDraft(draft.front, draft.practices)),
      differenceIsEmpty: difference.isEmpty,
    };
  }),
  readDraftDifference: signedIn.readDraftDifference.handler(async ({ context: { tx, actor }, input }) => {
    const vision = await findReadable(tx, actor, input.visionId);
    const draft = await readWholeDraft(tx, vision, openLibrary().works);
    return findDifference(...sidesOf(draft, input.from));
  }),
};
