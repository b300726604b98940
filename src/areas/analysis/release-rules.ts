import type { Floors } from './figure-contract.ts';

export type Answer = 'seen' | 'not_seen' | 'no_opportunity' | 'could_not_tell';

/** The answer about one practice in one visit of a window that has not been read yet, and the visit's room. */
export type ReceivedAnswer = { room: string; answer: Answer };

/** The lowest floors there are. Steps are cut by these, so that raising the floors never cuts a step in two. */
const lowest = { visits: 10, rooms: 5 };

/**
 * The answers that stand behind a practice's figure while the window has not been read: the figure grows in whole steps,
 * each of at least ten judged visits in five rooms, and stays one step behind. So two looks at an open window, or the
 * last look and the reading itself, never differ by fewer visits than a figure needs. With floors raised, steps are
 * joined by two, four, eight: the joints are always joints of the smaller steps as well.
 *
 * @param received in the order in which the server received them, which never changes for those already received
 * @returns the first so many of `received`; none when there are not two steps yet
 */
export function findReleased(received: readonly ReceivedAnswer[], floors: Floors): readonly ReceivedAnswer[] {
  const ends = findStepEnds(received);
  const needed = Math.max(floors.visits / lowest.visits, floors.rooms / lowest.rooms);
  const joined = 2 ** Math.ceil(Math.log2(needed));
  const steps = (Math.floor(ends.length / joined) - 1) * joined;
  return received.slice(0, ends[steps - 1] ?? 0);
}

/** After how many answers each step is complete. */
function findStepEnds(received: readonly ReceivedAnswer[]): number[] {
  const ends: number[] = [];
  let visits = 0;
  let rooms = new Set<string>();
  for (const [index, { room, answer }] of received.entries()) {
    if (answer !== 'seen' && answer !== 'not_seen') continue;
    visits += 1;
    rooms.add(room);
    if (visits < lowest.visits || rooms.size < lowest.rooms) continue;
    ends.push(index + 1);
    visits = 0;
    rooms = new Set();
  }
  return ends;
}
