import { addDays } from '../../src/kit/days.ts';
import type { SchoolDay } from '../../src/kit/school-time.ts';

/** The school year that is told, and what lies around today. Both ends of a span count. */
export type Calendar = {
  today: SchoolDay;
  /** The Monday of the first week of school, which is Labor Day: school begins on Tuesday. */
  start: SchoolDay;
  /** The eighteen two-week windows of the year. */
  windows: { startsOn: SchoolDay; endsOn: SchoolDay }[];
  terms: { name: string; startsOn: SchoolDay; endsOn: SchoolDay }[];
};

/** The weeks of the year in which windows begin; between them lie the winter and the spring break. */
const windowWeeks = [0, 2, 4, 6, 8, 10, 12, 14, 18, 20, 22, 24, 26, 28, 31, 33, 35, 37];

/** The day in this week (0 is the first) and on this weekday (0 is Monday) of the year that begins on a Monday. */
export function dayIn(start: SchoolDay, week: number, weekday = 0): SchoolDay {
  return addDays(start, week * 7 + weekday);
}

/** The last school year that is over, the terms of that one and the next, and its windows. */
export function calendarOf(today: SchoolDay): Calendar {
  const thisYear = Number(today.slice(0, 4));
  const start = [thisYear, thisYear - 1, thisYear - 2]
    .map(laborDay)
    .find((monday) => dayIn(monday, 41) < today);
  if (start === undefined) throw new Error(`no school year is over by ${today}`);
  const next = laborDay(Number(start.slice(0, 4)) + 1);
  return {
    today,
    start,
    windows: windowWeeks.map((week) => ({
      startsOn: dayIn(start, week, week === 0 ? 1 : 0),
      endsOn: dayIn(start, week + 1, 4),
    })),
    terms: [...termsOf(start), ...termsOf(next)],
  };
}

function termsOf(start: SchoolDay): Calendar['terms'] {
  const year = Number(start.slice(0, 4));
  return [
    { name: `Fall ${year}`, startsOn: dayIn(start, 0, 1), endsOn: dayIn(start, 19, 4) },
    { name: `Spring ${year + 1}`, startsOn: dayIn(start, 20), endsOn: dayIn(start, 39, 4) },
  ];
}

/** The first Monday of September. */
function laborDay(year: number): SchoolDay {
  const first = `${year}-09-01`;
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  return addDays(first, (8 - weekday) % 7);
}

/** The days in a span on which there is school: weekdays, without Thanksgiving and the January holiday. */
export function schoolDaysIn(
  start: SchoolDay,
  span: { startsOn: SchoolDay; endsOn: SchoolDay },
): SchoolDay[] {
  const free = new Set([dayIn(start, 12, 3), dayIn(start, 12, 4), dayIn(start, 20, 0)]);
  const days: SchoolDay[] = [];
  for (let day = span.startsOn; day <= span.endsOn; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !free.has(day)) days.push(day);
  }
  return days;
}

/** Minutes to add to UTC for the wall clock of Detroit on a day. */
export function utcOffsetOf(day: SchoolDay): number {
  const text = new Intl.DateTimeFormat('en', { timeZone: 'America/Detroit', timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${day}T17:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
