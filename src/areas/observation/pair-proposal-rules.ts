/** Somebody who may visit in a window, and how often they have been one of a pair. */
export type PairObserver = {
  personId: string;
  capacity: string;
  buildingId: string | null;
  /** Paired visits in this window, and with each partner over the last year. */
  pairsInWindow: number;
  pairsWith: ReadonlyMap<string, number>;
};

/** What a window's proposals for a week are made from. All of it is as it stood when the week began. */
export type PairWeek = {
  windowId: string;
  /** Which week of the window, from 0. */
  week: number;
  /** Visits that count and valid pairs of the window, both from before this week. */
  visits: number;
  pairs: number;
  percent: number;
};

/** So many visits of each observer are expected while nobody has made any. */
const visitsAtFirst = 3;

/**
 * How many paired visits there would be by the end of the week, were the district's share kept: of the visits that there
 * are, and as many more as came in a week until now.
 */
export function pairAim({ visits, week, percent }: PairWeek, observers: number): number {
  const expected = week === 0 || visits === 0 ? visitsAtFirst * observers : visits / week;
  return Math.ceil(((visits + expected) * percent) / 100);
}

export type ProposedPair = { one: PairObserver; other: PairObserver; differIn: ('capacity' | 'building')[] };

/**
 * Who could visit together this week. Who has paired least in the window comes first; beside them whoever sees with other
 * eyes (another capacity, another building), has paired little, and has paired with them least. Ties are settled by a
 * chance out of the window and the week, so that everybody is told the same all week. Nobody is in two pairs of a week.
 */
export function proposePairs(week: PairWeek, observers: readonly PairObserver[]): ProposedPair[] {
  const wanted = week.percent === 0 ? 0 : Math.max(0, pairAim(week, observers.length) - week.pairs);
  const seed = `${week.windowId}/${week.week}`;
  let free = observers.toSorted(
    (a, b) => a.pairsInWindow - b.pairsInWindow || chanceOf(seed, a.personId) - chanceOf(seed, b.personId),
  );
  const proposed: ProposedPair[] = [];
  while (proposed.length < wanted) {
    const [one, ...others] = free;
    const [other] = others.toSorted((a, b) => compareFor(one as PairObserver, a, b, seed));
    if (one === undefined || other === undefined) break;
    proposed.push({ one, other, differIn: differencesOf(one, other) });
    free = others.filter((observer) => observer !== other);
  }
  return proposed;
}

function compareFor(one: PairObserver, a: PairObserver, b: PairObserver, seed: string): number {
  const together = (observer: PairObserver) => one.pairsWith.get(observer.personId) ?? 0;
  return (
    differencesOf(one, b).length - differencesOf(one, a).length ||
    a.pairsInWindow - b.pairsInWindow ||
    together(a) - together(b) ||
    chanceOf(seed, a.personId) - chanceOf(seed, b.personId)
  );
}

function differencesOf(one: PairObserver, other: PairObserver): ('capacity' | 'building')[] {
  return [
    ...(one.capacity === other.capacity ? [] : ['capacity' as const]),
    ...(one.buildingId === other.buildingId ? [] : ['building' as const]),
  ];
}

/** A number out of the seed and a person's id (FNV-1a): the same every time, and no one's choice. */
function chanceOf(seed: string, personId: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${personId}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
