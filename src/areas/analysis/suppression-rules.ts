import type { Floors } from './figure-contract.ts';

/** The answers about one practice in one room of one building and band, over a whole window. */
export type RoomCount = {
  practiceId: string;
  buildingId: string;
  bandId: string;
  /** Only ever compared with another of the same window. */
  room: string;
  seen: number;
  notSeen: number;
  noOpportunity: number;
  couldNotTell: number;
};

/** Which practices may be shown in which places. What is not in here must not leave the server in any form. */
export type Shown = {
  district: ReadonlySet<string>;
  /** By building id. */
  buildings: ReadonlyMap<string, ReadonlySet<string>>;
  /** By `bandPlace(buildingId, bandId)`. */
  bands: ReadonlyMap<string, ReadonlySet<string>>;
};

/** The key of a band within a building. */
export function bandPlace(buildingId: string, bandId: string): string {
  return `${buildingId}/${bandId}`;
}

/**
 * Decides what may be shown of one window. The places form a tree (the district, its buildings, their bands), so that
 * each place is added up in one way only: a band across buildings is not a slice, because two ways of adding up the
 * same visits let a hidden one be solved.
 *
 * A figure needs the floors. Where a place among sisters falls short, sisters are hidden with it, weakest first, until
 * what is left over when the shown ones are taken from the whole is itself a figure that may be seen: two places or
 * more, over the floors, and not all of one answer. All practices share one pattern, so that no practice's row tells
 * how many visits another's hidden cell holds. A practice without opportunity in more than half of the visits would
 * hide everything else: it is shown for the whole only, and what could not be judged keeps its parts uncertain.
 *
 * Raising a floor never shows more: the weakest-first order and the choice of practices do not depend on the floors.
 */
export function findShown(all: readonly RoomCount[], floors: Floors): Shown {
  // A place nobody visited hides nobody: it cannot stand in for a second hidden one.
  const counts = all.filter((count) => answersOf(count) > 0);
  const whole = weigh(counts);
  const district = new Set([...whole.keys()].filter((practice) => isOver(whole.get(practice), floors)));
  const candidates = new Set(whole.keys());
  const buildings = groupBy(counts, (count) => count.buildingId);
  const top = showParts({ whole, shown: district, candidates, parts: weighEach(buildings), floors });
  const bands = new Map<string, ReadonlySet<string>>();
  for (const [buildingId, inBuilding] of buildings) {
    const parts = groupBy(inBuilding, (count) => bandPlace(buildingId, count.bandId));
    const below = showParts({
      whole: weigh(inBuilding),
      shown: top.shown.get(buildingId) ?? new Set(),
      candidates: top.candidates,
      parts: weighEach(parts),
      floors,
    });
    for (const [place, practices] of below.shown) bands.set(place, practices);
  }
  return { district, buildings: top.shown, bands };
}

/** What one practice weighs in one place. */
type Weight = { seen: number; judged: number; answers: number; rooms: Set<string> };
type Weights = ReadonlyMap<string, Weight>;

function weigh(counts: readonly RoomCount[]): Weights {
  const weights = new Map<string, Weight>();
  for (const count of counts) {
    const weight = weights.get(count.practiceId) ?? { seen: 0, judged: 0, answers: 0, rooms: new Set() };
    const judged = count.seen + count.notSeen;
    weight.seen += count.seen;
    weight.judged += judged;
    weight.answers += answersOf(count);
    if (judged > 0) weight.rooms.add(count.room);
    weights.set(count.practiceId, weight);
  }
  return weights;
}

function answersOf(count: RoomCount): number {
  return count.seen + count.notSeen + count.noOpportunity + count.couldNotTell;
}

function weighEach(groups: ReadonlyMap<string, readonly RoomCount[]>): ReadonlyMap<string, Weights> {
  return new Map([...groups].map(([place, counts]) => [place, weigh(counts)]));
}

function isOver(weight: Weight | undefined, floors: Floors): boolean {
  return weight !== undefined && weight.judged >= floors.visits && weight.rooms.size >= floors.rooms;
}

type Family = {
  whole: Weights;
  /** Practices shown for the whole. */
  shown: ReadonlySet<string>;
  /** Practices that may be shown in parts at all. */
  candidates: ReadonlySet<string>;
  /** In any fixed order. */
  parts: ReadonlyMap<string, Weights>;
  floors: Floors;
};

function showParts(family: Family) {
  const { whole, shown, candidates, parts } = family;
  const places = [...parts.keys()].sort();
  const nothing = { shown: new Map<string, ReadonlySet<string>>(), candidates };
  // A place without sisters is the whole under another name.
  if (places.length === 1)
    return { shown: new Map(shown.size === 0 ? [] : places.map((place) => [place, shown])), candidates };
  const joint = new Set([...candidates].filter((practice) => isOftenPossible(whole, practice)));
  if (joint.size === 0 || [...joint].some((practice) => !shown.has(practice)))
    return { ...nothing, candidates: joint };
  const weakestFirst = places
    .map((place) => ({ place, strength: strengthOf(parts.get(place), joint) }))
    .sort((one, other) => one.strength - other.strength)
    .map(({ place }) => place);
  const hidden = new Set(weakestFirst.slice(0, countHidden(family, joint, weakestFirst)));
  const open = places.filter((place) => !hidden.has(place));
  return { shown: new Map(open.map((place) => [place, joint])), candidates: joint };
}

/** Whether at least half of the visits could show it. Compared with all visits, not with the floors. */
function isOftenPossible(whole: Weights, practice: string): boolean {
  const visits = Math.max(...[...whole.values()].map((weight) => weight.answers));
  return 2 * (whole.get(practice)?.judged ?? 0) >= visits;
}

/** How far a place is from the lowest floors, by its weakest practice: a room stands for two visits, as 5 does for 10. */
function strengthOf(part: Weights | undefined, joint: ReadonlySet<string>): number {
  const each = [...joint].map((practice) => {
    const weight = part?.get(practice);
    return weight === undefined ? 0 : Math.min(weight.judged, 2 * weight.rooms.size);
  });
  return Math.min(...each);
}

/**
 * The fewest places to hide, weakest first: none, or enough that their sum is fit to be told. One place that falls
 * short is never fit by itself, so there are always two.
 */
function countHidden(family: Family, joint: ReadonlySet<string>, weakestFirst: readonly string[]): number {
  const { parts, floors } = family;
  const passes = (place: string) =>
    [...joint].every((practice) => isOver(parts.get(place)?.get(practice), floors));
  const lastFailing = weakestFirst.findLastIndex((place) => !passes(place));
  if (lastFailing === -1) return 0;
  for (let count = lastFailing + 1; count < weakestFirst.length; count += 1) {
    const rest = weakestFirst.slice(0, count).map((place) => parts.get(place));
    if ([...joint].every((practice) => canBeLeftOver(rest, family, practice))) return count;
  }
  return weakestFirst.length;
}

/** Whether the sum of hidden places, which anybody can work out, would be a fit figure and gives no answer away. */
function canBeLeftOver(rest: readonly (Weights | undefined)[], family: Family, practice: string): boolean {
  const sum: Weight = { seen: 0, judged: 0, answers: 0, rooms: new Set() };
  for (const weight of rest.map((weights) => weights?.get(practice)).filter((found) => found !== undefined)) {
    sum.seen += weight.seen;
    sum.judged += weight.judged;
    for (const room of weight.rooms) sum.rooms.add(room);
  }
  const whole = family.whole.get(practice);
  const isOneAnswerEverywhere = whole?.seen === 0 || whole?.seen === whole?.judged;
  const isMixed = sum.seen > 0 && sum.seen < sum.judged;
  return isOver(sum, family.floors) && (isMixed || isOneAnswerEverywhere);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
