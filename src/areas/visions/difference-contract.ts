import { z } from 'zod';
import { LookForKind } from './model-schema.ts';
import { PracticeCitation, PracticeText } from './practice-contract.ts';

/** A stretch of words that both texts have, or only the new one, or only the old one. */
export const Run = z.object({ kind: z.enum(['equal', 'inserted', 'removed']), text: z.string() });
export type Run = z.infer<typeof Run>;

/** Word by word, how one field differs. Fields without a difference are left out. */
export const FieldDifference = z.object({ field: z.string(), runs: z.array(Run) });
export type FieldDifference = z.infer<typeof FieldDifference>;

export const Change = z.enum(['same', 'changed', 'added', 'removed']);
export type Change = z.infer<typeof Change>;

/** How a look-for differs; matched by its id. `kindBefore` is given where the kind changed. */
export const LookForDifference = z.object({
  id: z.string(),
  change: Change,
  kind: LookForKind,
  kindBefore: LookForKind.nullable(),
  runs: z.array(Run),
});
export type LookForDifference = z.infer<typeof LookForDifference>;

/** How one practice differs, and the team's reason and research for it. */
export const PracticeDifference = z.object({
  /** The id by which the two sides were matched: of the model's practice, or of the vision's. */
  key: z.string(),
  /** The vision's own id; null for a practice of the model that the draft never had. */
  practiceId: z.uuid().nullable(),
  name: z.string(),
  change: Change,
  /** Whether it stands elsewhere in the order. A move alone is not a change of the practice. */
  moved: z.boolean(),
  fields: z.array(FieldDifference),
  lookFors: z.array(LookForDifference),
  research: z.object({ added: z.array(PracticeCitation), removed: z.array(PracticeCitation) }),
  before: PracticeText.nullable(),
  after: PracticeText.nullable(),
  reason: z.string().nullable(),
  changeResearch: z.array(PracticeCitation),
});
export type PracticeDifference = z.infer<typeof PracticeDifference>;

/** The difference between two texts of a vision. Empty means: the same, to the letter and in the same order. */
export const Difference = z.object({
  isEmpty: z.boolean(),
  before: z.string(),
  after: z.string(),
  front: z.array(FieldDifference),
  practices: z.array(PracticeDifference),
  counts: z.object({ same: z.int(), changed: z.int(), added: z.int(), removed: z.int() }),
});
export type Difference = z.infer<typeof Difference>;
