import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type {
  Act,
  Helped,
  Keeping,
  NameShown,
  Reach,
  RequestKind,
  Rhythm,
  Standing,
} from '../request-contract.ts';

type Words<Key extends string> = Record<Key, () => string>;

/** What is asked for. */
export const kindWords: Words<RequestKind> = {
  coaching: m.requests_kind_coaching,
  time: m.requests_kind_time,
  material: m.requests_kind_material,
  learning: m.requests_kind_learning,
  people: m.requests_kind_people,
};

export const rhythmWords: Words<Rhythm> = {
  once: m.requests_rhythm_once,
  weekly: m.requests_rhythm_weekly,
  every_two_weeks: m.requests_rhythm_two_weeks,
  monthly: m.requests_rhythm_monthly,
};

export const reachWords: Words<Reach> = {
  givers: m.requests_reach_givers,
  coaches: m.requests_reach_coaches,
};

/** Who may see who asks, and what that means. */
export const nameWords: Words<NameShown> = {
  helper: m.requests_name_helper,
  all: m.requests_name_all,
  nobody: m.requests_name_nobody,
};
export const nameHints: Words<NameShown> = {
  helper: m.requests_name_helper_hint,
  all: m.requests_name_all_hint,
  nobody: m.requests_name_nobody_hint,
};

export const standingWords: Words<Standing> = {
  waiting: m.requests_standing_waiting,
  taken_up: m.requests_standing_taken_up,
  running: m.requests_standing_running,
  fulfilled: m.requests_standing_fulfilled,
  closed: m.requests_standing_closed,
  declined: m.requests_standing_declined,
  withdrawn: m.requests_standing_withdrawn,
};

/** What happened to a request. */
export const actWords: Words<Act> = {
  took_up: m.requests_act_took_up,
  let_go: m.requests_act_let_go,
  started: m.requests_act_started,
  kept: m.requests_act_kept,
  fulfilled: m.requests_act_fulfilled,
  closed: m.requests_act_closed,
  declined: m.requests_act_declined,
  withdrawn: m.requests_act_withdrawn,
  reopened: m.requests_act_reopened,
};

/** What a person does with a request: verbs, for buttons. */
export const actVerbs: Words<Act> = {
  took_up: m.requests_do_take_up,
  let_go: m.requests_do_let_go,
  started: m.requests_do_start,
  kept: m.requests_do_keep,
  fulfilled: m.requests_do_fulfill,
  closed: m.requests_do_close,
  declined: m.requests_do_decline,
  withdrawn: m.requests_do_withdraw,
  reopened: m.requests_do_reopen,
};

export const helpedWords: Words<Helped> = {
  yes: m.requests_helped_yes,
  partly: m.requests_helped_partly,
  not_yet: m.requests_helped_not_yet,
};

export const keepingWords: Words<Keeping> = {
  not_started: m.requests_keeping_not_started,
  kept: m.requests_keeping_kept,
  lapsed: m.requests_keeping_lapsed,
  completed: m.requests_keeping_completed,
  ended: m.requests_keeping_ended,
};

/** An amount in the district's currency. */
export function money(cents: number, currency: string): string {
  const options = { style: 'currency', currency, maximumFractionDigits: cents % 100 === 0 ? 0 : 2 } as const;
  return number(cents / 100, options);
}

/** Minutes as hours: "3.5 hours". */
export function hours(minutes: number): string {
  const whole = Math.round(minutes / 6) / 10;
  return m.requests_hours({ count: whole, shown: number(whole, { maximumFractionDigits: 1 }) });
}

/** Options of a field, in the order of their words. */
export function optionsOf<Key extends string>(words: Words<Key>, hints?: Words<Key>) {
  return (Object.keys(words) as Key[]).map((value) => ({
    value,
    label: words[value](),
    ...(hints === undefined ? {} : { hint: hints[value]() }),
  }));
}
