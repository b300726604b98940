import { m } from '../../../client/words/words.ts';
import type { Suggestion } from '../figure-contract.ts';

const readings = {
  blocked: m.seen_reading_blocked,
  not_yet_understood: m.seen_reading_not_yet_understood,
  hard_to_do: m.seen_reading_hard_to_do,
  not_understood_or_hard_to_do: m.seen_reading_either,
  strength: m.seen_reading_strength,
} satisfies Record<Exclude<Suggestion['reading'], 'no_claim'>, () => string>;

const noClaim = {
  no_aim: m.seen_no_claim_no_aim,
  not_enough: m.seen_no_claim_not_enough,
  within_chance: m.seen_no_claim_within_chance,
} satisfies Record<NonNullable<Suggestion['because']>, () => string>;

/** What the pattern suggests. It is a question to look into, not a finding. */
export function readingWords({ reading, because }: Suggestion): string {
  if (reading !== 'no_claim') return readings[reading]();
  return noClaim[because ?? 'not_enough']();
}

/** What could be done, as short offers. */
export const offerWords = {
  raise_to_district_network: m.seen_offer_raise,
  study_sessions: m.seen_offer_study,
  clips: m.seen_offer_clips,
  coaching: m.seen_offer_coaching,
  co_planning: m.seen_offer_co_planning,
  materials: m.seen_offer_materials,
  visit_each_other: m.seen_offer_visit,
  share_example: m.seen_offer_example,
  more_visits: m.seen_offer_more_visits,
  pool: m.seen_offer_pool,
} satisfies Record<Suggestion['offered'][number], () => string>;
