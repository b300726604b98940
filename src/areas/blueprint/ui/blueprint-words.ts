import { capacityWords } from '../../../client/words/capacity.ts';
import { day } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { LinkKind, Owner, State } from '../component-contract.ts';
import type { Cadence, LocalText } from '../component-schema.ts';
import type { RoutineMark } from '../routine-contract.ts';

/** A text as the reader reads it: the district's own words first, then the reader's language, then any. */
export function read(text: LocalText): string {
  return text.own ?? text[language()] ?? text.en ?? text.es ?? text.ar ?? '';
}

export const stateWords: Record<State, () => string> = {
  not_planned: m.blueprint_state_not_planned,
  planned: m.blueprint_state_planned,
  started: m.blueprint_state_started,
  installed: m.blueprint_state_installed,
  lapsed: m.blueprint_state_lapsed,
};

export const answerWords: Record<'yes' | 'partly' | 'no', () => string> = {
  yes: m.blueprint_answer_yes,
  partly: m.blueprint_answer_partly,
  no: m.blueprint_answer_no,
};

export const linkWords: Record<LinkKind, () => string> = {
  group: m.blueprint_link_group,
  meeting: m.blueprint_link_meeting,
  step: m.blueprint_link_step,
  goal: m.blueprint_link_goal,
  vision: m.blueprint_link_vision,
};

export const cadenceWords: Record<Cadence, () => string> = {
  weekly: m.blueprint_cadence_weekly,
  two_weeks: m.blueprint_cadence_two_weeks,
  monthly: m.blueprint_cadence_monthly,
  quarterly: m.blueprint_cadence_quarterly,
  yearly: m.blueprint_cadence_yearly,
};

export const markWords: Record<RoutineMark, () => string> = {
  kept: m.blueprint_mark_kept,
  missed: m.blueprint_mark_missed,
  not_held: m.blueprint_mark_not_held,
};

/** Who is accountable, in words: a role, at a place or not, or a group. */
export function ownerWords(owner: Owner): string {
  if (owner.group !== null) return owner.group.name;
  const role = owner.kind === null ? '' : capacityWords[owner.kind]();
  return owner.building === null ? role : m.blueprint_role_at({ role, building: owner.building.name });
}

type Standing = { state: State; since: string | null };

/** How a component stands, with its day. */
export function standingWords({ state, since }: Standing): string {
  if (since === null) return stateWords[state]();
  const words = { state: stateWords[state](), day: day(since) };
  return state === 'planned' ? m.blueprint_state_from(words) : m.blueprint_state_since(words);
}
