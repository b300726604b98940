import type { Because, Gap, Need, Support } from './map-contract.ts';

/** What a frozen reading suggests of a practice in a place, in its own codes. */
export type Read = { reading: string; because: string | null };

/**
 * The need of a place as its reading tells it: low where the whole interval lies under the district's aim, high where none of
 * it does. Undefined is a place that the reading does not show; null a practice that no reading has.
 */
export function needOf(read: Read | undefined | null): { need: Need; because: Because | null } {
  if (read === null) return { need: 'unknown', because: 'no_reading' };
  if (read === undefined) return { need: 'unknown', because: 'not_enough' };
  if (read.reading === 'strength') return { need: 'high', because: null };
  if (read.reading !== 'no_claim') return { need: 'low', because: null };
  const because = read.because;
  return {
    need: 'unknown',
    because: because === 'no_aim' || because === 'within_chance' ? because : 'not_enough',
  };
}

/** Whether any support went there. What was asked for and has not come is none. */
export function hasSupport(support: Support): boolean {
  return support.given > 0 || support.sessions > 0 || support.steps > 0;
}

/**
 * Where the two do not meet: a need that nothing went to, or support that went where no reading has found a need. Neither is
 * a fault; both are worth a question. What went to the whole district reached every building.
 */
export function gapOf(need: Need, support: Support, district: Support): Gap | null {
  if (need === 'low') return hasSupport(support) || hasSupport(district) ? null : 'need_without_support';
  return hasSupport(support) ? 'support_without_known_need' : null;
}

/** No support at all. */
export const noSupport: Support = { given: 0, open: 0, minutes: 0, cents: 0, sessions: 0, steps: 0 };

/** Whether nothing has reached a practice within so many weeks, counted from its adoption where nothing ever has. */
export function isWithoutSupport(
  { adoptedOn, lastOn }: { adoptedOn: string; lastOn: string | null },
  weeks: number,
  today: string,
): boolean {
  const since = lastOn === null || lastOn < adoptedOn ? adoptedOn : lastOn;
  return (Date.parse(today) - Date.parse(since)) / 86_400_000 >= weeks * 7;
}
