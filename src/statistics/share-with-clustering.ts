import { type DesignEffect, designEffect } from './design-effect.ts';
import type { PresenceCount } from './presence-count.ts';
import { type ShareInterval, wilsonIntervalForShare } from './wilson-interval.ts';

/** A share with the interval that allows for visits to the same room, and everything it rests on. */
export interface ClusteredShare extends ShareInterval, DesignEffect {
  readonly present: number;
  readonly visits: number;
  readonly share: number;
}

/**
 * The share of visits in which a practice was seen, with an interval on the effective number of visits: as
 * many independent visits as these are worth together. A design effect under 1 narrows nothing.
 *
 * When to use: for every share over visits that carry room tokens.
 * When not: when the rooms are not known; then `wilsonInterval`, said to be without clustering.
 * Source: Kish (1965), Survey Sampling, for the effective number; Wilson (1927), Probable Inference, the Law
 * of Succession, and Statistical Inference, for the interval.
 * Reference: R 4.2.2. Rooms 4, 1, 3, 0, 2 of 4 each have a design effect of 2.222222 (anova), so 20 visits
 * are worth 9; the score interval of 0.5 on 9 is 0.2265292 to 0.7734708 (uniroot on the score statistic).
 *
 * @param rooms one count per room, in any order
 * @param level how sure, strictly between 0 and 1
 * @throws RangeError when there is no room, a count is not one, or the level is not as said.
 * @example
 * shareWithClustering([4, 1, 3, 0, 2].map((present) => ({ present, visits: 4 }))).share // 0.5
 * shareWithClustering([4, 1, 3, 0, 2].map((present) => ({ present, visits: 4 }))).low // 0.2265292298894
 */
export function shareWithClustering(rooms: readonly PresenceCount[], level = 0.95): ClusteredShare {
  const effect = designEffect(rooms);
  const present = rooms.reduce((sum, room) => sum + room.present, 0);
  const visits = rooms.reduce((sum, room) => sum + room.visits, 0);
  const share = present / visits;
  return {
    present,
    visits,
    share,
    ...wilsonIntervalForShare(share, effect.effectiveVisits, level),
    ...effect,
  };
}
