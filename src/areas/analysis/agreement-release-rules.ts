import { pairsCountedTogether } from './agreement-contract.ts';
import { comparable, type PairCoding } from './agreement-rules.ts';

/** A visit of a pair: when it arrived, and when it was put right or taken out, each in one and the same unit of time. */
export type PairedVisit = {
  id: string;
  observerId: string;
  at: number;
  changes: readonly { at: number; isTakenOut: boolean }[];
};

/** What was so from a moment on: a pair came about, or was none any more because one of its visits was taken out. */
export type PairMoment = { at: number; is: 'came' | 'went' };

/**
 * When two visits of one pair id were a pair: while both were there, neither taken out, and no third beside them. Once one
 * was taken out in sight of another observer's, nothing is a pair under this id any more, whatever comes or comes back:
 * whoever took it out may know what the other answered (`observation.spent_pairs`).
 *
 * @param visits all visits that ever had this pair id in this window, the two among them
 */
export function momentsOf(two: readonly [string, string], visits: readonly PairedVisit[]): PairMoment[] {
  const known = visits.flatMap(({ at, changes }) => [at, ...changes.map((change) => change.at)]);
  const moments: PairMoment[] = [];
  const spentAt = Math.min(...visits.flatMap((visit) => momentsSpent(visit, visits)));
  let isPair = false;
  for (const at of [...new Set(known)].sort((a, b) => a - b)) {
    const standing = visits.filter((visit) => isStanding(visit, at)).map(({ id }) => id);
    const now = at < spentAt && standing.length === 2 && two.every((id) => standing.includes(id));
    if (now !== isPair) moments.push({ at, is: now ? 'came' : 'went' });
    isPair = now;
  }
  return moments;
}

/** When a visit was taken out while another observer's of the same pair id was there. */
function momentsSpent(visit: PairedVisit, visits: readonly PairedVisit[]): number[] {
  const partners = visits.filter(({ observerId }) => observerId !== visit.observerId);
  const takenOut = visit.changes.filter(({ isTakenOut }) => isTakenOut);
  return takenOut.map(({ at }) => at).filter((at) => partners.some((partner) => partner.at <= at));
}

function isStanding(visit: PairedVisit, at: number): boolean {
  const latest = visit.changes.filter((change) => change.at <= at).at(-1);
  return visit.at <= at && latest?.isTakenOut !== true;
}

export type CodingMoment = { coding: PairCoding; is: 'came' | 'went' };

/**
 * The codings that figures are made of. A practice's codings of a window and month are counted in steps of five more that
 * can be compared, in the order in which pairs came about; a pair that was taken out stays in until the next step, and makes
 * that step longer. Every figure of agreement is a sum of such steps, so that no two figures, and no two looks at one, ever
 * differ by fewer than five codings of a practice. See docs/decisions/0028.
 *
 * @param moments in the order in which they were, which never changes for those that have been
 */
export function findCounted(moments: readonly CodingMoment[]): {
  all: PairCoding[];
  /** Those that can be told apart by capacity: longer steps, in each of which every two capacities have none or five. */
  byGroup: PairCoding[];
} {
  const streams = Map.groupBy(
    moments,
    ({ coding }) => `${coding.windowId} ${coding.month} ${coding.practiceId}`,
  );
  const ends = [...streams.values()].map((stream) => ({ stream, ...stepEnds(stream) }));
  return {
    all: ends.flatMap(({ stream, all }) => standingAfter(stream.slice(0, all))),
    byGroup: ends.flatMap(({ stream, byGroup }) => standingAfter(stream.slice(0, byGroup))),
  };
}

/** After how many moments the last step is whole, and the last one that can be told apart by capacity. */
function stepEnds(stream: readonly CodingMoment[]): { all: number; byGroup: number } {
  const ends = { all: 0, byGroup: 0 };
  let step = 0;
  let groups = new Map<string, number>();
  for (const [index, { coding, is }] of stream.entries()) {
    if (comparable([coding]).length === 0) continue;
    const change = is === 'came' ? 1 : -1;
    step += change;
    const group = coding.kinds.toSorted().join(' ');
    groups.set(group, (groups.get(group) ?? 0) + change);
    if (step < pairsCountedTogether) continue;
    step = 0;
    ends.all = index + 1;
    if ([...groups.values()].some((count) => count < pairsCountedTogether)) continue;
    groups = new Map();
    ends.byGroup = index + 1;
  }
  return ends;
}

function standingAfter(moments: readonly CodingMoment[]): PairCoding[] {
  const standing = new Set<PairCoding>();
  for (const { coding, is } of moments) {
    if (is === 'came') standing.add(coding);
    else standing.delete(coding);
  }
  return [...standing];
}

/** A number of pairs in whole fives. */
export function wholeFives(pairs: number): number {
  return pairs - (pairs % pairsCountedTogether);
}

/** Visits to a window, and whether it has been read. */
export type WindowVisits = { visits: number; isRead: boolean };

/**
 * How many visits there were to several windows, as far as the windows themselves tell: all of one that was read, whole
 * tens of one that was not, none of one under the floor. Null where that is none.
 */
export function toldVisits(windows: readonly WindowVisits[], floor: number): number | null {
  const told = windows.reduce((sum, { visits, isRead }) => {
    if (visits < floor) return sum;
    return sum + (isRead ? visits : visits - (visits % 10));
  }, 0);
  return told === 0 ? null : told;
}
