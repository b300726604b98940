import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Cadence } from './component-schema.ts';
import { daysBetween } from './plan-rules.ts';

export type Rhythm = { cadence: Cadence; startsOn: SchoolDay; endsOn: SchoolDay | null };
export type Mark = 'kept' | 'missed' | 'not_held';
export type Occurrence = { on: SchoolDay; mark: Mark | null };

const weeksOf: Partial<Record<Cadence, number>> = { weekly: 1, two_weeks: 2 };
const monthsOf: Partial<Record<Cadence, number>> = { monthly: 1, quarterly: 3, yearly: 12 };
const mostOccurrences = 1000;

/**
 * The days on which a routine was due, up to a day. Each version of its rhythm holds until the next one begins.
 *
 * @param rhythms the routine's versions in their order
 */
export function occurrencesOf(rhythms: readonly Rhythm[], until: SchoolDay): SchoolDay[] {
  return rhythms.flatMap((rhythm, index) => {
    const nexts = rhythms.slice(index + 1).map(({ startsOn }) => addDays(startsOn, -1));
    const last = [until, ...(rhythm.endsOn === null ? [] : [rhythm.endsOn]), ...nexts].toSorted()[0] ?? until;
    return daysOf(rhythm, last);
  });
}

function daysOf({ cadence, startsOn }: Rhythm, last: SchoolDay): SchoolDay[] {
  // Counted back from the last time there can have been: of very many, the latest are kept.
  const most = Math.ceil(Math.max(0, daysBetween(startsOn, last)) / shortestDays(cadence));
  const days: SchoolDay[] = [];
  for (let index = most; index >= 0 && days.length < mostOccurrences; index -= 1) {
    const day = dayAt(cadence, startsOn, index);
    if (day <= last) days.push(day);
  }
  return days.toReversed();
}

/** The fewest days from one time to the next. */
function shortestDays(cadence: Cadence): number {
  const weeks = weeksOf[cadence];
  return weeks === undefined ? 28 * (monthsOf[cadence] ?? 1) : weeks * 7;
}

/** Months keep the day of the month, or the last one that the month has. */
function dayAt(cadence: Cadence, startsOn: SchoolDay, index: number): SchoolDay {
  const weeks = weeksOf[cadence];
  if (weeks !== undefined) return addDays(startsOn, weeks * 7 * index);
  const [year = 0, month = 1, day = 1] = startsOn.split('-').map(Number);
  const months = month - 1 + (monthsOf[cadence] ?? 1) * index;
  const lastDay = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

export type RoutineStanding = {
  /** The last twelve times that have been, the latest first. */
  last: Occurrence[];
  kept: number;
  missed: number;
  notHeld: number;
  /** Times of which nobody has said anything. */
  unsaid: number;
  nextOn: SchoolDay | null;
  /** Three times in a row without being kept, the last of them a week ago: the day of the first of the three. */
  lapsedSince: SchoolDay | null;
};

/** How a routine has been kept. What was left out on purpose is no time missed. */
export function routineStandingOf(
  rhythms: readonly Rhythm[],
  marks: ReadonlyMap<SchoolDay, Mark>,
  today: SchoolDay,
): RoutineStanding {
  const soon = occurrencesOf(rhythms, addDays(today, 400));
  const been = soon.filter((day) => day <= today).map((on) => ({ on, mark: marks.get(on) ?? null }));
  const last = been.slice(-12).toReversed();
  const count = (mark: Mark | null) => last.filter((one) => one.mark === mark).length;
  const ended = rhythms.at(-1)?.endsOn ?? null;
  return {
    last,
    ...{ kept: count('kept'), missed: count('missed'), notHeld: count('not_held'), unsaid: count(null) },
    nextOn: soon.find((day) => day > today) ?? null,
    lapsedSince: ended !== null && ended < today ? null : lapsedSinceOf(been, today),
  };
}

function lapsedSinceOf(been: readonly Occurrence[], today: SchoolDay): SchoolDay | null {
  const weekAgo = addDays(today, -7);
  const meant = been.filter(({ on, mark }) => mark !== 'not_held' && (mark !== null || on <= weekAgo));
  const three = meant.slice(-3);
  if (three.length < 3 || three.some(({ mark }) => mark === 'kept')) return null;
  return three[0]?.on ?? null;
}
