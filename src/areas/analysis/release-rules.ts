import type { Floors } from './figure-contract.ts';
import { countSeen, isPinned } from './release-guard.ts';

export type Answer = 'seen' | 'not_seen' | 'no_opportunity' | 'could_not_tell';

/**
 * One entry of the book about one practice of a window that has not been read yet: a visit that begins to count, or one
 * of which something else counts from then on, because it was put right, taken out, or agreed on by its pair.
 */
export type Entry = {
  /** The visit, where the book has several entries about it; null: this is the only one. */
  visit: string | null;
  /** The visit's room. */
  room: string;
  /** What counts from then on; null: nothing. */
  answer: Answer | null;
};

/** What one visit adds to a figure. The key tells visits of one book apart and means nothing beyond it. */
export type Told = { key: string | number; room: string; answer: Answer };

/** The lowest floors there are. Steps are cut by these, so that raising the floors never cuts a step in two. */
const lowest: Floors = { visits: 10, rooms: 5 };

/**
 * What stands behind a practice's figure while the window has not been read: the figure grows in whole steps, each of at
 * least ten judged visits in five rooms, and stays one step behind. What was told stays told: a visit that is put right
 * or taken out afterwards is seen so with the reading. So of two looks the later has all that the earlier has, and
 * either nothing more or as many visits as a figure needs. With floors raised, steps are joined by two, four, eight: the
 * joints are always joints of the smaller steps as well.
 *
 * @param entries in the order of the book, which never changes for those that are in it
 * @returns none when there are not two steps yet
 */
export function findReleased(entries: readonly Entry[], floors: Floors): readonly Told[] {
  const { steps } = new Book(entries);
  return steps.slice(0, countReleased(steps.length, floors)).flat();
}

/**
 * What a reading tells where it may not tell all: every visit that was told as it was told, and those that came since as
 * they count now; or the last look, where these are fewer than a figure needs. So it has all that any look had.
 */
export function findKept(entries: readonly Entry[], floors: Floors): readonly Told[] {
  const { steps, now } = new Book(entries);
  const told = steps.slice(0, countReleased(steps.length, lowest)).flat();
  const known = new Set(told.map(({ key }) => key));
  const kept = [...told, ...[...now.values()].filter(({ key }) => !known.has(key))];
  return isFarBeyond(steps, kept, floors) ? kept : findReleased(entries, floors);
}

/**
 * Whether a reading may tell all as it counts now to somebody who has kept every look, under these floors or before they
 * were raised: nothing was released; or what has come since the last look is as much as a step, and what was put right
 * or taken out of what was told can be more than one number.
 */
export function mayTellAll(entries: readonly Entry[], floors: Floors): boolean {
  const { steps, now } = new Book(entries);
  const counting = [...now.values()];
  if (!isFarBeyond(steps, counting, floors)) return false;
  const isAsTold = ({ key, answer }: Told) => now.get(key)?.answer === answer;
  const looks = steps.slice(0, countReleased(steps.length, lowest)).map((step) => step.filter(isJudged));
  const staying = new Set(looks.flat().flatMap((one) => (isAsTold(one) ? one.key : [])));
  return !isPinned(
    looks.map((step) => ({
      stayed: countSeen(step.filter(isAsTold)),
      gone: countSeen(step.filter((one) => !isAsTold(one))),
    })),
    countSeen(counting.filter((one) => isJudged(one) && !staying.has(one.key))),
    floors,
  );
}

/** Whether what a reading would tell is what the last look told, or has as much beyond it as a step. */
function isFarBeyond(steps: readonly Told[][], reading: readonly Told[], floors: Floors): boolean {
  const judged = reading.filter(isJudged);
  return [lowest, floors].every((held) => {
    const told = steps.slice(0, countReleased(steps.length, held)).flat().filter(isJudged);
    const known = new Map(told.map(({ key, answer }) => [key, answer]));
    const isSame = judged.length === known.size && judged.every((one) => known.get(one.key) === one.answer);
    if (isSame || told.length === 0) return true;
    const fresh = judged.filter(({ key }) => !known.has(key));
    const rooms = new Set(fresh.map(({ room }) => room)).size;
    return fresh.length >= lowest.visits * stepsJoined(held) && rooms >= lowest.rooms;
  });
}

function countReleased(steps: number, floors: Floors): number {
  const joined = stepsJoined(floors);
  return Math.max(0, Math.floor(steps / joined) - 1) * joined;
}

function stepsJoined(floors: Floors): number {
  const needed = Math.max(floors.visits / lowest.visits, floors.rooms / lowest.rooms);
  return 2 ** Math.ceil(Math.log2(needed));
}

/** The entries as they were told: in whole steps, and what has come since the last of them. */
class Book {
  readonly steps: Told[][] = [];
  /** What counts now, by visit. */
  readonly now = new Map<Told['key'], Told>();
  readonly #told = new Set<Told['key']>();
  #step = new Step();

  constructor(entries: readonly Entry[]) {
    for (const [index, { visit, room, answer }] of entries.entries()) this.#add(visit ?? index, room, answer);
  }

  #add(key: Told['key'], room: string, answer: Answer | null): void {
    const told = answer === null ? null : { key, room, answer };
    if (told === null) this.now.delete(key);
    else this.now.set(key, told);
    if (this.#told.has(key)) return;
    this.#step.set(key, told);
    if (!this.#step.isWhole()) return;
    const step = this.#step.told;
    for (const one of step) this.#told.add(one.key);
    this.steps.push(step);
    this.#step = new Step();
  }
}

/** What has come since the last step and still counts. */
class Step {
  readonly #visits = new Map<Told['key'], Told>();
  readonly #rooms = new Map<string, number>();
  #judged = 0;

  get told(): Told[] {
    return [...this.#visits.values()];
  }

  set(key: Told['key'], told: Told | null): void {
    const before = this.#visits.get(key);
    if (before !== undefined) this.#count(before, -1);
    this.#visits.delete(key);
    if (told === null) return;
    this.#visits.set(key, told);
    this.#count(told, 1);
  }

  isWhole(): boolean {
    return this.#judged >= lowest.visits && this.#rooms.size >= lowest.rooms;
  }

  #count(told: Told, change: 1 | -1): void {
    if (!isJudged(told)) return;
    this.#judged += change;
    const left = (this.#rooms.get(told.room) ?? 0) + change;
    if (left === 0) this.#rooms.delete(told.room);
    else this.#rooms.set(told.room, left);
  }
}

function isJudged({ answer }: Told): boolean {
  return answer === 'seen' || answer === 'not_seen';
}
