import { type PresenceCount, requirePresenceCount } from './presence-count.ts';

/** How much less the visits tell because several were made to one room. */
export interface DesignEffect {
  /** How alike visits to one room are: 1 wholly, 0 no more than any two. Null when it cannot be estimated. */
  readonly icc: number | null;
  /** By how much the variance of the share grows. Under 1 when visits to one room differ more than others. */
  readonly designEffect: number;
  /** The number of independent visits that would tell as much; never more than were made. */
  readonly effectiveVisits: number;
}

/** The one-way ANOVA estimate, or null when no answer differs from another. */
function intraclassCorrelation(rooms: readonly PresenceCount[], visits: number, averageSize: number) {
  const overall = rooms.reduce((sum, room) => sum + room.present, 0) / visits;
  let between = 0;
  let within = 0;
  for (const { present, visits: size } of rooms) {
    const share = present / size;
    between += size * (share - overall) ** 2;
    within += size * share * (1 - share);
  }
  const meanBetween = between / (rooms.length - 1);
  const meanWithin = within / (visits - rooms.length);
  const total = meanBetween + (averageSize - 1) * meanWithin;
  return total > 0 ? (meanBetween - meanWithin) / total : null;
}

/**
 * How alike visits to one room are, and how many independent visits they are worth together.
 *
 * The ICC is that of a one-way analysis of variance of seen (1) and not seen (0) by room, with that analysis's
 * room size for unequal rooms, n0 = (N - sum of squared room sizes / N) / (rooms - 1). The design effect is
 * 1 + (m - 1) x ICC, where m is the size of the room that a typical visit belongs to: sum of squared room
 * sizes / N. For a share over all visits that is what the variance of a sum of alike visits comes to.
 *
 * When to use: for every share from visits of which some were made to the same room.
 * When not: as a finding about rooms. With few rooms the ICC is rough.
 * What cannot be estimated: if every room was visited once, the design effect is 1. If all visits went to one
 * room, they count as one, for nothing tells how rooms differ. If all answers are the same, it is 1.
 * Source: Kish (1965), Survey Sampling; Shrout & Fleiss (1979), Intraclass Correlations: Uses in Assessing
 * Rater Reliability (the one-way form).
 * Reference: R 4.2.2, anova(lm(seen ~ room)), rooms 4, 1, 3, 0, 2 of 4 each: ICC 0.407407407407, design
 * effect 2.222222222222, so 20 visits tell as much as 9; rooms 5 of 6, 1 of 2, 0 of 4, 3 of 3: ICC
 * 0.595448798989, design effect 2.984829329962.
 *
 * @param rooms one count per room, in any order
 * @throws RangeError when there is no room, or a count is not one.
 * @example
 * designEffect([4, 1, 3, 0, 2].map((present) => ({ present, visits: 4 }))).icc // 0.407407407407
 * designEffect([4, 1, 3, 0, 2].map((present) => ({ present, visits: 4 }))).designEffect // 2.222222222222
 * designEffect([4, 1, 3, 0, 2].map((present) => ({ present, visits: 4 }))).effectiveVisits // 9.00000000
 */
export function designEffect(rooms: readonly PresenceCount[]): DesignEffect {
  if (rooms.length === 0) {
    throw new RangeError('A design effect needs at least one room.');
  }
  rooms.forEach(requirePresenceCount);
  const visits = rooms.reduce((sum, room) => sum + room.visits, 0);
  if (rooms.length === 1) {
    return { icc: null, designEffect: visits, effectiveVisits: 1 };
  }
  if (visits === rooms.length) {
    return { icc: null, designEffect: 1, effectiveVisits: visits };
  }
  const squares = rooms.reduce((sum, room) => sum + room.visits ** 2, 0);
  const averageSize = (visits - squares / visits) / (rooms.length - 1);
  const icc = intraclassCorrelation(rooms, visits, averageSize);
  const effect = icc === null ? 1 : Math.max(0, 1 + (squares / visits - 1) * icc);
  return { icc, designEffect: effect, effectiveVisits: visits / Math.max(1, effect) };
}
