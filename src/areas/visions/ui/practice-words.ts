import { m } from '../../../client/words/words.ts';
import type { LookForKind } from '../model-schema.ts';
import type { PracticeText } from '../practice-contract.ts';

/** What kind of sign a look-for is. */
export const kindWords: Record<LookForKind, () => string> = {
  behavior: m.visions_kind_behavior,
  practice: m.visions_kind_practice,
  characteristic: m.visions_kind_characteristic,
};

/** Who does what a practice describes. */
export const actorWords: Record<PracticeText['actor'], () => string> = {
  students: m.visions_actor_students,
  teacher: m.visions_actor_teacher,
  'students and teacher': m.visions_actor_both,
};
