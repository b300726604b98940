import { isSame } from './canonical-rules.ts';
import { findChange, type Side } from './difference-rules.ts';
import type { Model, Work } from './model-schema.ts';
import type { FrontPart, Named, Path, PracticePart, PracticeText } from './practice-contract.ts';
import { copiedOf, copiedOfModel, textOf, textOfModelPractice } from './practice-rules.ts';
import type { FrozenPractice, FrozenVision } from './review-contract.ts';
import type { JudgedDraft } from './submission-rules.ts';

/** A practice of a draft, removed or not. */
export type DraftedPractice = {
  practiceId: string;
  modelPractice: string | null;
  content: PracticePart;
  removedAt: string | null;
};

/** What the team began with: the version in force, the model, or nothing. */
export type Base =
  | { kind: 'nothing' }
  | { kind: 'model'; model: Model }
  | { kind: 'version'; number: number; content: FrozenVision };

/** A draft with everything that goes into its frozen text. */
export type WholeDraft = {
  subject: Named;
  path: Path;
  model: Model | null;
  base: Base;
  front: FrontPart;
  /** In their order; the removed ones too. */
  practices: readonly DraftedPractice[];
  /** The bands of the front, by name. */
  bands: readonly Named[];
  /** The targets of the subject that are in force. */
  targets: readonly { id: string; text: string; setOn: string }[];
  works: readonly Work[];
};

/** What a practice was in the base; null where the base did not have it. */
export function baseTextOf(base: Base, practice: Pick<DraftedPractice, 'practiceId' | 'modelPractice'>) {
  if (base.kind === 'nothing') return null;
  if (base.kind === 'version') {
    const old = base.content.practices.find(({ practiceId }) => practiceId === practice.practiceId);
    return old === undefined ? null : textOf(old);
  }
  const old = base.model.practices.find(({ id }) => id === practice.modelPractice);
  return old === undefined ? null : textOfModelPractice(old);
}

/** How a practice of a draft stands to the base. */
export function findDraftChange(base: Base, practice: DraftedPractice) {
  return findChange(baseTextOf(base, practice), practice.removedAt === null ? practice.content : null);
}

/** Whether a draft is the model, to the letter and in its order; never for one without a model. */
export function isModelUnchanged({ model, front, practices }: WholeDraft): boolean {
  return model !== null && isSame(copiedOfModel(model), copiedOfDraft(front, practices));
}

/** What a draft says where adopting a model copies. */
export function copiedOfDraft(front: FrontPart, practices: readonly DraftedPractice[]) {
  return copiedOf(
    front.about,
    live(practices).map((practice) => ({ key: modelKeyOf(practice), text: practice.content })),
  );
}

/** The frozen text of a draft: what is submitted, and becomes a version. */
export function freezeDraft(draft: WholeDraft): FrozenVision {
  const { front, path, model, subject, base } = draft;
  const practices = live(draft.practices).map(freezePractice);
  const removed = gone(draft.practices, base).map(freezePractice);
  const cited = new Set(
    [...practices, ...removed].flatMap(({ research, changeResearch }) =>
      [...research, ...changeResearch].map(({ workId }) => workId),
    ),
  );
  const aimed = new Set(practices.flatMap(({ targetIds }) => targetIds));
  return {
    title: front.title.trim(),
    about: front.about,
    localContext: front.localContext,
    language: front.language,
    subject,
    bands: [...draft.bands],
    path,
    model: model === null ? null : { id: model.id, version: model.version, title: model.title },
    targets: draft.targets.filter(({ id }) => aimed.has(id)),
    practices,
    removed,
    works: draft.works.filter(({ id }) => cited.has(id)),
  };
}

/** A draft as its faults are looked for. */
export function judgedOf(draft: WholeDraft): JudgedDraft {
  const { base } = draft;
  return {
    path: draft.path,
    front: { ...draft.front, bandIds: draft.bands.map(({ id }) => id) },
    practices: live(draft.practices).map((practice) => ({
      practiceId: practice.practiceId,
      part: practice.content,
      base: baseTextOf(base, practice),
    })),
    removed: gone(draft.practices, base).map((practice) => ({
      practiceId: practice.practiceId,
      part: practice.content,
      base: baseTextOf(base, practice) ?? textOf(practice.content),
    })),
    base: base.kind,
    isModelUnchanged: isModelUnchanged(draft),
    isNew: base.kind !== 'version' || !isSame(sayingOf(base.content), sayingOf(freezeDraft(draft))),
    targetIds: new Set(draft.targets.map(({ id }) => id)),
    workIds: new Set(draft.works.map(({ id }) => id)),
  };
}

/** A model as one side of a difference. */
export function sideOfModel(model: Model): Side {
  return {
    name: `${model.title} ${model.version}`,
    front: { about: model.about },
    practices: model.practices.map((practice) => ({
      key: practice.id,
      practiceId: null,
      text: textOfModelPractice(practice),
    })),
  };
}

/** A frozen text as one side of a difference: with a model by the model's ids, with another frozen text by its own. */
export function sideOfFrozen(name: string, content: FrozenVision, against: 'model' | 'frozen'): Side {
  const { title, about, localContext } = content;
  const keyOf = (practice: FrozenPractice) =>
    against === 'model' ? modelKeyOf(practice) : practice.practiceId;
  return {
    name,
    front: against === 'model' ? { about } : { title, about, localContext },
    practices: content.practices.map((practice) => ({
      key: keyOf(practice),
      practiceId: practice.practiceId,
      text: textOf(practice),
      reason: practice.changeReason,
      changeResearch: practice.changeResearch,
    })),
    removed: content.removed.map((practice) => ({
      key: keyOf(practice),
      practiceId: practice.practiceId,
      reason: practice.changeReason,
      changeResearch: practice.changeResearch,
    })),
  };
}

/** The side of a difference that has nothing yet. */
export const emptySide: Side = { name: '', front: {}, practices: [] };

function modelKeyOf(practice: { practiceId: string; modelPractice: string | null }): string {
  return practice.modelPractice ?? practice.practiceId;
}

function live(practices: readonly DraftedPractice[]) {
  return practices.filter(({ removedAt }) => removedAt === null);
}

/** Practices of the base that the draft no longer has; what was only ever in the draft leaves no trace. */
function gone(practices: readonly DraftedPractice[], base: Base) {
  return practices.filter((practice) => practice.removedAt !== null && baseTextOf(base, practice) !== null);
}

function freezePractice({ practiceId, modelPractice, content }: DraftedPractice): FrozenPractice {
  const { targetIds, changeReason, changeResearch } = content;
  return { practiceId, modelPractice, ...textOf(content), targetIds, changeReason, changeResearch };
}

/** What a frozen text says, without how it came about. */
function sayingOf({ title, about, localContext, language, bands, targets, practices }: FrozenVision) {
  const texts = practices.map((practice): PracticeText & { of: string; targetIds: string[] } => ({
    ...textOf(practice),
    of: practice.practiceId,
    targetIds: practice.targetIds,
  }));
  return { title, about, localContext, language, bands, targets, practices: texts };
}
