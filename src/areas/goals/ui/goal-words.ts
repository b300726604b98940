import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Goal, GoalChange, GoalKind, GoalLearning, Performance } from '../goal-contract.ts';
import type { GoalStatus, Unit } from '../problem-contract.ts';

type Words<Key extends string> = Record<Key, () => string>;

/** Whose performance. */
export const performanceWords: Words<Performance> = {
  student: m.goals_performance_student,
  teacher: m.goals_performance_teacher,
  leader: m.goals_performance_leader,
};
export const kindWords: Words<GoalKind> = {
  academic: m.goals_kind_academic,
  non_academic: m.goals_kind_non_academic,
};
/** The three learnings. */
export const learningWords: Words<GoalLearning> = {
  student: m.goals_learning_student,
  professional: m.goals_learning_professional,
  system: m.goals_learning_system,
};
export const statusWords: Words<GoalStatus> = {
  open: m.goals_status_open,
  replanned: m.goals_status_replanned,
  reached: m.goals_status_reached,
  ended: m.goals_status_ended,
};
export const unitWords: Words<Unit> = {
  percent: m.goals_unit_percent,
  count: m.goals_unit_count,
  scale: m.goals_unit_scale,
  rate: m.goals_unit_rate,
};
/** What happened to a goal, and what a person does to it. */
export const changeWords: Words<GoalChange> = {
  replanned: m.goals_change_replanned,
  reached: m.goals_change_reached,
  ended: m.goals_change_ended,
  reopened: m.goals_change_reopened,
};
export const changeVerbs: Words<GoalChange> = {
  replanned: m.goals_do_replan,
  reached: m.goals_do_reach,
  ended: m.goals_do_end,
  reopened: m.goals_do_reopen,
};

/** Keys of words, in their order, as options of a field. */
export function optionsOf<Key extends string>(words: Words<Key>) {
  return (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value]() }));
}

/** A value in its unit: "48%", "12", "1,010.5". */
export function valueText(unit: Unit, value: number): string {
  if (unit === 'percent') return number(value / 100, { style: 'percent', maximumFractionDigits: 1 });
  return number(value, { maximumFractionDigits: 2 });
}

/** A value with what makes it readable: of how many, and when. */
export function measuredText(unit: Unit, { value, n, on }: { value: number; n: number | null; on: string }) {
  const words = { value: valueText(unit, value), day: day(on) };
  return n === null ? m.goals_measured(words) : m.goals_measured_of({ ...words, n: number(n) });
}

/** Where a goal began, where it stands and what it aims at: the same sentences beside a chart and for who cannot see it. */
export function findingOf(goal: Pick<Goal, 'unit' | 'baseline' | 'latest' | 'target'>): string {
  const { unit, baseline, latest, target } = goal;
  return [
    m.goals_began({ measured: measuredText(unit, baseline) }),
    latest === null ? m.goals_no_reading() : m.goals_latest({ measured: measuredText(unit, latest) }),
    m.goals_aim({ value: valueText(unit, target.value), day: day(target.on) }),
  ].join(' ');
}
