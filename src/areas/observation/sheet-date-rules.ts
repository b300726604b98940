import type { SchoolDay } from '../../kit/school-time.ts';

/** How a sheet writes its dates: 11/4 is the fourth of November, or the eleventh of April. */
export type DateOrder = 'month-first' | 'day-first';

/** A day and, where the cell says it, the minute of that day by the clock on the wall. */
export type SheetMoment = { day: SchoolDay; minute: number | null };

const numeric = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[T,\s]+(.*))?$/u;

/**
 * Reads a cell with a date, and perhaps a time behind it; null when there is none in it.
 *
 * @example readSheetDate('11/4/2025 9:15:33', 'month-first') // { day: '2025-11-04', minute: 555 }
 */
export function readSheetDate(cell: string, order: DateOrder): SheetMoment | null {
  const match = numeric.exec(cell.trim());
  if (match === null) return null;
  const [, first = '', second = '', third = '', rest] = match;
  const isYearFirst = first.length === 4;
  const [year, month, dayOfMonth] = isYearFirst
    ? [first, second, third]
    : order === 'month-first'
      ? [third, first, second]
      : [third, second, first];
  const day = dayOf(year.length <= 2 ? 2000 + Number(year) : Number(year), Number(month), Number(dayOfMonth));
  return day === null ? null : { day, minute: rest === undefined ? null : readSheetTime(rest) };
}

function dayOf(year: number, month: number, dayOfMonth: number): SchoolDay | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return isReal && year >= 1990 && year <= 2100 ? date.toISOString().slice(0, 10) : null;
}

/**
 * The minute of the day in a cell with a time of the clock; null when there is none in it.
 *
 * @example readSheetTime('1:05 PM') // 785
 */
export function readSheetTime(cell: string): number | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:([ap])\.?\s*m\.?)?/iu.exec(
    cell.trim(),
  );
  if (match === null) return null;
  const [, hours = '', minutes, half] = match;
  // A bare number is no time of the clock.
  if (minutes === undefined && half === undefined) return null;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const minute = Number(minutes ?? 0);
  return hour > 23 || minute > 59 ? null : hour * 60 + minute;
}

/** How these dates are written, as far as they tell: a number above twelve is no month. Null when they do not. */
export function guessDateOrder(cells: readonly string[]): DateOrder | null {
  for (const cell of cells) {
    const [, first = '', second = ''] = numeric.exec(cell.trim()) ?? [];
    if (first.length === 4) continue;
    if (Number(first) > 12) return 'day-first';
    if (Number(second) > 12) return 'month-first';
  }
  return null;
}

/** The moment of a minute of a school day by the clock on the wall of a time zone, and how far that clock is from UTC. */
export function momentAt(
  day: SchoolDay,
  minute: number,
  timeZone: string,
): { at: string; utcOffsetMinutes: number } {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  // Twice, since the first guess can fall on the other side of the night on which the clocks change.
  const guess = offsetAt(wall, timeZone);
  const utcOffsetMinutes = offsetAt(wall - guess * 60_000, timeZone);
  return { at: new Date(wall - utcOffsetMinutes * 60_000).toISOString(), utcOffsetMinutes };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(moment: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    });
  formats.set(timeZone, format);
  const parts = new Map(
    format.formatToParts(new Date(moment)).map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  return Math.round((wall - Math.floor(moment / 60_000) * 60_000) / 60_000);
}
