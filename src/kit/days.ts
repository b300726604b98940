// Without schemas, so that screens can use it: the phone loads no Zod.
import type { SchoolDay } from './school-time.ts';

/** One for each time zone met: making one takes some thirty times as long as using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * The school day on which a moment falls in a time zone.
 *
 * @example schoolDayOf(new Date('2026-09-08T02:00:00Z'), 'America/Detroit') // '2026-09-07'
 */
export function schoolDayOf(moment: Date, timeZone: string): SchoolDay {
  return dayFormatOf(timeZone).format(moment);
}

function dayFormatOf(timeZone: string): Intl.DateTimeFormat {
  const made = dayFormats.get(timeZone);
  if (made !== undefined) return made;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dayFormats.set(timeZone, format);
  return format;
}

/** Whether a day lies in a span; an open end is forever. Both ends count. */
export function isWithin(day: SchoolDay, startsOn: SchoolDay, endsOn: SchoolDay | null): boolean {
  return startsOn <= day && (endsOn === null || day <= endsOn);
}

/** The day so many days later (earlier when negative). */
export function addDays(day: SchoolDay, days: number): SchoolDay {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
