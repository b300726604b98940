import type { Floors, LookedAt, TimesCounted } from './figure-contract.ts';

/** What the visits to a window say of one practice beside its presence, with all visits counted. */
export type WayCount = {
  practiceId: string;
  /** Looks at fixed beats: at `seen` of `of` looks it was there; in so many visits to so many rooms. */
  scans: { seen: number; of: number; visits: number; rooms: number };
  /** How often it happened in how many minutes of visits in which each time was counted. */
  times: { times: number; minutes: number; visits: number; rooms: number };
};

/** What may be shown beside a figure of the district that is shown itself. Null: nothing, or not enough. */
export type Beside = { scans: LookedAt | null; times: TimesCounted | null };

/**
 * Looks and counts keep the floors for themselves: visits of programs without them, or without a count, are not in them.
 *
 * @example besideOf(undefined, { rooms: 5, visits: 10 }) // { scans: null, times: null }
 */
export function besideOf(count: WayCount | undefined, floors: Floors): Beside {
  const isOver = ({ visits, rooms }: { visits: number; rooms: number }) =>
    visits >= floors.visits && rooms >= floors.rooms;
  if (count === undefined) return { scans: null, times: null };
  const { scans, times } = count;
  const minutes = Math.round(times.minutes);
  return {
    scans: isOver(scans) ? { seen: scans.seen, of: scans.of, visits: scans.visits } : null,
    times: isOver(times) && minutes > 0 ? { times: times.times, minutes } : null,
  };
}
