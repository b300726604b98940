import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';

/** In a team of two a visit is the other's; from three on it is the team's. */
export const fewestPeople = 3;
/** Counts grow by so many visits at a time, so that no one visit is read off by looking twice. */
export const inOneFive = 5;
/** From so many visits on that could have shown a practice its share comes, with its interval. */
const fewestForShare = 20;
const daysBack = 14;

/** The first day on which a peer visit can have been made to be recorded today. */
export function earliestPeerDay(today: SchoolDay): SchoolDay {
  return addDays(today, -daysBack);
}

/**
 * The Monday of a day's week: all that is kept of when a peer visit was.
 *
 * @example mondayOf('2026-11-22') // '2026-11-16'
 */
export function mondayOf(day: SchoolDay): SchoolDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/**
 * Where the share likely lies, from twenty visits on. No room is kept, so visits to one room count as if they were to
 * several: who shows it says so.
 *
 * @example peerInterval({ seen: 18, notSeen: 2 }) // { low: 0.6989663547715, high: 0.9721335187862 }
 */
export function peerInterval({
  seen,
  notSeen,
}: {
  seen: number;
  notSeen: number;
}): { low: number; high: number } | null {
  const could = seen + notSeen;
  return could < fewestForShare ? null : wilsonInterval(seen, could);
}
