import { m } from '../../../client/words/words.ts';
import type { ExemplarForm, ExemplarKind } from '../exemplar-contract.ts';

/** What an example shows, in the order in which people read them. */
export const exemplarKindWords: Record<ExemplarKind, () => string> = {
  example: m.exemplar_kind_example,
  non_example: m.exemplar_kind_non_example,
  mistaken_for: m.exemplar_kind_mistaken_for,
};

/** Why it is the practice, or is not. */
export const rationaleWords: Record<ExemplarKind, () => string> = {
  example: m.exemplar_why_example,
  non_example: m.exemplar_why_non_example,
  mistaken_for: m.exemplar_why_mistaken_for,
};

export const exemplarFormWords: Record<ExemplarForm, () => string> = {
  moment: m.exemplar_form_moment,
  lesson: m.exemplar_form_lesson,
  clip: m.exemplar_form_clip,
  student_work: m.exemplar_form_student_work,
};
