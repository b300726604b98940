import type { Model, ModelPractice } from './model-schema.ts';
import type { FrontPart, PracticePart, PracticeText } from './practice-contract.ts';

/** The text of a model's practice in the shape of a draft. Nothing is added and nothing left out. */
export function textOfModelPractice(practice: ModelPractice): PracticeText {
  return {
    name: practice.name,
    sentence: practice.sentence,
    actor: practice.actor,
    bands: practice.bands,
    lookFors: practice.look_fors,
    opportunity: practice.opportunity,
    notThis: practice.not_this,
    research: practice.research.map(({ work, note }) => ({ workId: work, text: '', doi: null, note })),
    phrases: practice.phrases,
  };
}

/** Only the text of something that has it among other fields. */
export function textOf(holder: PracticeText): PracticeText {
  const { name, sentence, actor, bands, lookFors, opportunity, notThis, research, phrases } = holder;
  return { name, sentence, actor, bands, lookFors, opportunity, notThis, research, phrases };
}

/** What a visitor goes by. When it changes, counts before and after are not of the same thing. */
export function observedTextOf(holder: PracticeText) {
  const { name, sentence, actor, bands, lookFors, opportunity, notThis } = holder;
  return { name, sentence, actor, bands, lookFors, opportunity, notThis };
}

/** A text as the part that is saved, with nothing aligned and nothing to explain yet. */
export function partOf(text: PracticeText): PracticePart {
  return { ...textOf(text), targetIds: [], changeReason: '', changeResearch: [] };
}

/** A practice before its first word. */
export const emptyPart: PracticePart = {
  name: '',
  sentence: '',
  actor: 'students and teacher',
  bands: '',
  lookFors: [],
  opportunity: '',
  notThis: '',
  research: [],
  phrases: [],
  targetIds: [],
  changeReason: '',
  changeResearch: [],
};

/** A front before its first word. */
export const emptyFront: FrontPart = { title: '', about: '', localContext: '', bandIds: [], language: 'en' };

/** What adopting copies, in the form whose digest is compared. */
export function copiedOf(about: string, practices: readonly { key: string; text: PracticeText }[]) {
  return { about, practices: practices.map(({ key, text }) => ({ id: key, ...textOf(text) })) };
}

/** What adopting a model copies. */
export function copiedOfModel(model: Model) {
  const practices = model.practices.map((practice) => ({
    key: practice.id,
    text: textOfModelPractice(practice),
  }));
  return copiedOf(model.about, practices);
}
