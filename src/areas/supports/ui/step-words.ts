import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { DeclineReason } from '../offer-contract.ts';
import type { MissingForClosing, Stage } from '../problem-contract.ts';
import type { Learning, StepChange, StepKind, StepStatus } from '../step-contract.ts';

type Words<Key extends string> = Record<Key, () => string>;

/** What a step sets in motion, in the reader's language, and what that means. */
export const kindWords: Words<StepKind> = {
  structure: m.supports_kind_structure,
  strategy: m.supports_kind_strategy,
  practice: m.supports_kind_practice,
  resource: m.supports_kind_resource,
};
export const kindHints: Words<StepKind> = {
  structure: m.supports_kind_structure_hint,
  strategy: m.supports_kind_strategy_hint,
  practice: m.supports_kind_practice_hint,
  resource: m.supports_kind_resource_hint,
};

/** The three learnings. */
export const learningWords: Words<Learning> = {
  student: m.supports_learning_student,
  professional: m.supports_learning_professional,
  system: m.supports_learning_system,
};

/** How a step stands. */
export const statusWords: Words<StepStatus> = {
  open: m.supports_status_open,
  started: m.supports_status_started,
  done: m.supports_status_done,
  dropped: m.supports_status_dropped,
};

/** What happened to a step. */
export const changeWords: Words<StepChange> = {
  started: m.supports_change_started,
  done: m.supports_change_done,
  dropped: m.supports_change_dropped,
  handed_over: m.supports_change_handed_over,
  due_moved: m.supports_change_due_moved,
  reopened: m.supports_change_reopened,
};

/** What a person does to a step: verbs, for buttons. */
export const changeVerbs: Words<StepChange> = {
  started: m.supports_do_start,
  done: m.supports_do_finish,
  dropped: m.supports_do_drop,
  handed_over: m.supports_do_hand_over,
  due_moved: m.supports_do_move_due,
  reopened: m.supports_do_reopen,
};

/** Why somebody does not take a step on, as they would say it. */
export const declineWords: Words<DeclineReason> = {
  too_much: m.supports_decline_too_much,
  not_my_role: m.supports_decline_not_my_role,
  not_my_place: m.supports_decline_not_my_place,
  other: m.supports_decline_other,
};

/** The stages of a data conversation. */
export const stageWords: Words<Stage> = {
  facts: m.supports_stage_facts,
  wonderings: m.supports_stage_wonderings,
  meaning: m.supports_stage_meaning,
  next_steps: m.supports_stage_next_steps,
};

/** What a window still lacks, as part of a sentence. */
export function missingWords(missing: MissingForClosing, endsOn: string): string {
  if (missing === 'end') return m.supports_missing_end({ day: day(endsOn) });
  return missing === 'conversation' ? m.supports_missing_conversation() : m.supports_missing_next_step();
}
