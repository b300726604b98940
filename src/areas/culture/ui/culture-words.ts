import { ago } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { EmployeeGroup, Learning, ReviewOutcome } from '../commitment-contract.ts';
import type { NormAct, NormKind, NormMethod, NormStanding } from '../norm-contract.ts';

export const kindWords: Record<NormKind, () => string> = {
  norm: m.culture_kind_norm,
  value: m.culture_kind_value,
  belief: m.culture_kind_belief,
};

export const standingWords: Record<NormStanding, () => string> = {
  proposed: m.culture_standing_proposed,
  discussed: m.culture_standing_discussed,
  agreed: m.culture_standing_agreed,
  let_go: m.culture_standing_let_go,
  set_aside: m.culture_standing_set_aside,
};

export const methodWords: Record<NormMethod, () => string> = {
  consent: m.culture_method_consent,
  vote: m.culture_method_vote,
  sign_off: m.culture_method_sign_off,
};

export const actWords: Record<NormAct['act'], () => string> = {
  agreed: m.culture_act_was_agreed,
  kept: m.culture_act_was_kept,
  reworded: m.culture_act_was_reworded,
  let_go: m.culture_act_was_let_go,
  set_aside: m.culture_act_was_set_aside,
};

export const groupWords: Record<EmployeeGroup, () => string> = {
  leaders: m.culture_group_leaders,
  teachers: m.culture_group_teachers,
  coaches: m.culture_group_coaches,
  other_staff: m.culture_group_other_staff,
  network_members: m.culture_group_network_members,
  others: m.culture_group_others,
};

/** Every employee group, leaders first. */
export const groups = Object.keys(groupWords) as EmployeeGroup[];

export const learningWords: Record<Learning, () => string> = {
  student: m.culture_learning_student,
  professional: m.culture_learning_professional,
  system: m.culture_learning_system,
};

export const outcomeWords: Record<ReviewOutcome, () => string> = {
  kept: m.culture_outcome_kept,
  going_on: m.culture_outcome_going_on,
  changed: m.culture_outcome_changed,
  laid_down: m.culture_outcome_laid_down,
};

/** How old something is, in months from two to thirty-five: "14 months ago". */
export function age(day: string, today = new Date()): string {
  const then = new Date(`${day}T00:00:00Z`);
  const months = (today.getTime() - then.getTime()) / (30.44 * 86_400_000);
  if (months < 2 || months >= 36)
    return months < 0.05 ? m.culture_today() : ago(then.toISOString(), today.getTime());
  return new Intl.RelativeTimeFormat(language(), { numeric: 'always' }).format(
    -Math.floor(months + 0.02),
    'month',
  );
}

/** A work as it is cited beside a text: "Parrett, Budge (2012)". */
export function cited(work: { authors: readonly string[]; year: string | number; title: string }): string {
  return `${work.authors.join(', ')} (${work.year}). ${work.title}`;
}
