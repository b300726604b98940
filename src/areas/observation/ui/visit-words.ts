import type { Hindrance } from '../../../client/device/outbox-rules.ts';
import type { NotSavedReason } from '../../../client/device/saving.ts';
import { m } from '../../../client/words/words.ts';
import type { Answer, LessonPart } from '../visit-contract.ts';
import type { DayPart } from '../visit-route-rules.ts';
import type { WindowPractice } from '../window-contract.ts';

/** The four answers, in the order in which they stand on the screen. */
export const answerWords: [Answer, () => string][] = [
  ['seen', m.visit_seen],
  ['not_seen', m.visit_not_seen],
  ['no_opportunity', m.visit_no_opportunity],
  ['could_not_tell', m.visit_could_not_tell],
];

export const partWords: [LessonPart, () => string][] = [
  ['beginning', m.visit_part_beginning],
  ['middle', m.visit_part_middle],
  ['end', m.visit_part_end],
];

/** The day in three, as said within a sentence. */
export const partOfDayWords: Record<DayPart, () => string> = {
  early: m.visit_day_early,
  midday: m.visit_day_midday,
  late: m.visit_day_late,
};

export const lookForWords: Record<WindowPractice['lookFors'][number]['kind'], () => string> = {
  behavior: m.visit_kind_behavior,
  practice: m.visit_kind_practice,
  characteristic: m.visit_kind_characteristic,
};

export const notSavedWords: Record<NotSavedReason, () => string> = {
  full: m.visit_not_saved_full,
  gone: m.visit_not_saved_gone,
  failed: m.visit_not_saved_failed,
};

export const hindranceWords: Record<Hindrance, () => string> = {
  'no-connection': m.visit_hinder_connection,
  'server-busy': m.visit_hinder_busy,
  'sign-in': m.visit_hinder_sign_in,
  'other-capacity': m.visit_hinder_capacity,
  'not-understood': m.visit_hinder_old,
};
