import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';

/** In a team of two a visit is the other's; from three on it is the team's. */
export const fewestPeople = 3;
/** Counts are told from so many visits on, so that no one visit is read off. */
export const fewestVisits = 5;
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
