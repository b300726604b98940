import type { Floors } from './figure-contract.ts';

export type Answer = 'seen' | 'not_seen' | 'no_opportunity' | 'could_not_tell';

/**
 * One entry of the book about one practice of a window that has not been read yet: a visit that begins to count, or one
 * of which something else counts from then on, because it was put right, taken out, or agreed on by its pair.
 */
export type Entry = {
  /** The visit's room. */
  room: string;
  /** Whether it is the visit's first entry. */
  isArrival: boolean;
  /** What counted until then; null: nothing. */
  was: Answer | null;
  /** What counts from then on; null: nothing. */
  answer: Answer | null;
};

/** The lowest floors there are. Steps are cut by these, so that raising the floors never cuts a step in two. */
const lowest: Floors = { visits: 10, rooms: 5 };

/**
 * The entries that stand behind a practice's figure while the window has not been read: the figure grows in whole steps,
 * each of at least ten judged visits in five rooms, and stays one step behind. So two looks at an open window never differ
 * by fewer visits than a figure needs. What was put right or taken out is seen with the step that follows it, never
 * alone, and makes that step longer. With floors raised, steps are joined by two, four, eight: the joints are always
 * joints of the smaller steps as well.
 *
 * @param entries in the order of the book, which never changes for those that are in it
 * @returns the first so many of `entries`; none when there are not two steps yet
 */
export function findReleased(entries: readonly Entry[], floors: Floors): readonly Entry[] {
  const ends = findStepEnds(entries);
  const joined = stepsJoined(floors);
  const steps = (Math.floor(ends.length / joined) - 1) * joined;
  return entries.slice(0, ends[steps - 1] ?? 0);
}

function stepsJoined(floors: Floors): number {
  const needed = Math.max(floors.visits / lowest.visits, floors.rooms / lowest.rooms);
  return 2 ** Math.ceil(Math.log2(needed));
}

/**
 * Whether all that is in the book may be told to somebody who has seen what was released, under these floors or before
 * they were raised: nothing was released, or what has come since is as much as a step even without what was taken out.
 */
export function mayTellAll(entries: readonly Entry[], floors: Floors): boolean {
  return [lowest, floors].every((held) => {
    const released = findReleased(entries, held).length;
    if (released === 0) return true;
    const since = new Step({ visits: lowest.visits * stepsJoined(held), rooms: lowest.rooms });
    for (const entry of entries.slice(released)) since.add(entry);
    return since.isWhole();
  });
}

/** After how many entries each step is complete. */
function findStepEnds(entries: readonly Entry[]): number[] {
  const ends: number[] = [];
  let step = new Step(lowest);
  for (const [index, entry] of entries.entries()) {
    step.add(entry);
    if (!step.isWhole()) continue;
    ends.push(index + 1);
    step = new Step(lowest);
  }
  return ends;
}

/**
 * What has come since the last step. A visit taken out is taken off, whether it came since or long before, so that at
 * least as many as are counted here came since and still count. Where some were taken out, a step waits as long as the
 * difference would give them away: if it can only have come about by all that came being seen and none that went, or
 * the other way about.
 */
class Step {
  readonly #floors: Floors;
  readonly #rooms = new Map<string, number>();
  #visits = 0;
  #roomsWithVisits = 0;
  #came = { seen: 0, judged: 0 };
  #went = { seen: 0, judged: 0 };

  constructor(floors: Floors) {
    this.#floors = floors;
  }

  add({ room, isArrival, was, answer }: Entry): void {
    count(this.#came, answer);
    count(this.#went, was);
    const change = isArrival && isJudged(answer) ? 1 : isJudged(was) && !isJudged(answer) ? -1 : 0;
    if (change === 0) return;
    const before = this.#rooms.get(room) ?? 0;
    this.#rooms.set(room, before + change);
    this.#visits += change;
    this.#roomsWithVisits += Number(before + change > 0) - Number(before > 0);
  }

  isWhole(): boolean {
    const isEnough = this.#visits >= this.#floors.visits && this.#roomsWithVisits >= this.#floors.rooms;
    return isEnough && !this.#givesAway();
  }

  #givesAway(): boolean {
    if (this.#went.judged === 0) return false;
    const difference = this.#came.seen - this.#went.seen;
    return difference === this.#came.judged || difference === -this.#went.judged;
  }
}

function count(counts: { seen: number; judged: number }, answer: Answer | null): void {
  if (!isJudged(answer)) return;
  counts.judged += 1;
  counts.seen += Number(answer === 'seen');
}

function isJudged(answer: Answer | null): boolean {
  return answer === 'seen' || answer === 'not_seen';
}
