import type { Aim, Figure, ShareWithInterval, Suggestion } from './figure-contract.ts';

/** How much of the building or district has studied the practice; `unknown` also where few people could be told apart. */
export type StudyCoverage = 'low' | 'high' | 'unknown';

/**
 * What a pattern suggests, and what is offered. Low and high are the district's own aims, compared by interval and
 * never by point: low when the whole interval lies under the aim, high when none of it does. Without an aim, or while
 * chance is not ruled out, there is no claim.
 */
export function suggest(
  figure: Figure | null,
  aim: Omit<Aim, 'practiceId'> | null,
  coverage: StudyCoverage,
): Suggestion {
  if (figure === null || figure.share === null)
    return { reading: 'no_claim', offered: ['more_visits', 'pool'], because: 'not_enough' };
  if (aim === null) return { reading: 'no_claim', offered: [], because: 'no_aim' };
  const present = compare(figure.share, aim.presentPercent / 100);
  const opportunity = compare(figure.opportunity, aim.opportunityPercent / 100);
  if (present === 'high')
    return { reading: 'strength', offered: ['visit_each_other', 'share_example'], because: null };
  if (present === 'unknown' || opportunity === 'unknown')
    return { reading: 'no_claim', offered: ['more_visits', 'pool'], because: 'within_chance' };
  if (opportunity === 'low')
    return { reading: 'blocked', offered: ['raise_to_district_network'], because: null };
  return { ...whenPossibleButRare[coverage], because: null };
}

const whenPossibleButRare = {
  low: { reading: 'not_yet_understood', offered: ['study_sessions', 'clips'] },
  high: { reading: 'hard_to_do', offered: ['coaching', 'co_planning', 'materials'] },
  unknown: { reading: 'not_understood_or_hard_to_do', offered: ['study_sessions', 'coaching'] },
} satisfies Record<StudyCoverage, Pick<Suggestion, 'reading' | 'offered'>>;

function compare(share: ShareWithInterval | null, aim: number): 'low' | 'high' | 'unknown' {
  if (share === null) return 'unknown';
  if (share.high < aim) return 'low';
  return share.low >= aim ? 'high' : 'unknown';
}

/** Fewer people than this could be told apart, so that nothing is said about what they have studied. */
const fewestPeople = 5;

/** Whether enough people have studied the practice, by the district's own threshold for visits to begin. */
export function rateCoverage(people: number, studied: number, thresholdPercent: number): StudyCoverage {
  if (people < fewestPeople) return 'unknown';
  return (100 * studied) / people >= thresholdPercent ? 'high' : 'low';
}
