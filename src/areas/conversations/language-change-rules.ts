import { newcombeDifference } from '../../statistics/newcombe-difference.ts';
import type { LanguageInUse } from './meeting-contract.ts';

/** Meetings and those that named a practice. */
type Talk = { meetings: number; naming: number };

export type LanguageChange = {
  before: Talk;
  now: Talk;
  /** Null where either half has too few meetings to say anything. */
  difference: { value: number; low: number; high: number } | null;
  verdict: 'too_few' | 'more' | 'less' | 'cannot_tell';
};

/** With fewer meetings than this in either half year, counts stand alone. */
export const meetingsAtLeast = 10;

/**
 * Whether the talk about instruction names the practices more than it did: the last six months beside the six before.
 * The difference is of shares, with Newcombe's 95 percent interval; while that covers zero, it cannot be told from chance.
 *
 * @param months twelve months, the earliest first
 */
export function changeOfLanguage(months: LanguageInUse['months']): LanguageChange {
  const half = Math.floor(months.length / 2);
  const [before, now] = [sum(months.slice(0, half)), sum(months.slice(half))];
  if (before.meetings < meetingsAtLeast || now.meetings < meetingsAtLeast)
    return { before, now, difference: null, verdict: 'too_few' };
  const { difference, low, high } = newcombeDifference(countOf(now), countOf(before));
  const verdict = low > 0 ? 'more' : high < 0 ? 'less' : 'cannot_tell';
  return { before, now, difference: { value: difference, low, high }, verdict };
}

function sum(months: LanguageInUse['months']): Talk {
  return months.reduce(
    (all, { meetings, naming }) => ({ meetings: all.meetings + meetings, naming: all.naming + naming }),
    { meetings: 0, naming: 0 },
  );
}

const countOf = ({ meetings, naming }: Talk) => ({ successes: naming, trials: meetings });
