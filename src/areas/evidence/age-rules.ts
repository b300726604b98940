import type { SchoolDay } from '../../kit/school-time.ts';

/**
 * The day so many months before another; where that month is shorter, its last day.
 *
 * @example monthsBefore('2026-08-31', 6) // '2026-02-28'
 */
export function monthsBefore(day: SchoolDay, months: number): SchoolDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, days));
  return first.toISOString().slice(0, 10);
}

/** Whether what was seen on a day no longer tells what is: it is longer ago than the district has set, or was never seen. */
export function isOld(seenOn: SchoolDay | null, today: SchoolDay, months: number): boolean {
  return seenOn === null || seenOn < monthsBefore(today, months);
}
