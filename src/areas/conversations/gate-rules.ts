/** How many of the people in the three audiences have studied a version, the district's threshold, and an override's id. */
export type GateFacts = {
  studied: number;
  people: number;
  thresholdPercent: number;
  override: string | null;
};

/**
 * Whether observing may begin: when the share of people who have studied the version reaches the threshold, or by a
 * recorded override. Where nobody is to study there is no share to reach, and only a threshold of 0 opens.
 *
 * `percent` is whole and rounded down, so that it never claims more than there is; `missing` is how many more people
 * would reach the threshold, 0 when it is reached.
 *
 * @example gateOf({ studied: 12, people: 20, thresholdPercent: 60, override: null }) // { percent: 60, isReached: true, isOpen: true, missing: 0 }
 */
export function gateOf(facts: GateFacts): {
  percent: number;
  isReached: boolean;
  isOpen: boolean;
  missing: number;
} {
  const { studied, people, thresholdPercent } = facts;
  const needed = Math.ceil((thresholdPercent * people) / 100);
  const isReached = thresholdPercent === 0 || (people > 0 && studied * 100 >= thresholdPercent * people);
  return {
    percent: people === 0 ? 0 : Math.floor((studied * 100) / people),
    isReached,
    isOpen: isReached || facts.override !== null,
    missing: isReached ? 0 : Math.max(needed - studied, 0),
  };
}
