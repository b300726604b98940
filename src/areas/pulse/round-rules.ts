import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';

type Span = { opensOn: SchoolDay; closesOn: SchoolDay };

export const daysApart = 60;
export const daysAhead = 60;
export const roundsAYear = 3;

export type RoundStage = 'coming' | 'open' | 'closed';

/** Where a round stands on a day. Its results open when its last day is over, for everybody at once. */
export function stageOf({ opensOn, closesOn }: Span, today: SchoolDay): RoundStage {
  if (today < opensOn) return 'coming';
  return today <= closesOn ? 'open' : 'closed';
}

/** The school year of a day, by the year in which it begins: on the first of July. */
export function schoolYearOf(day: SchoolDay): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0);
}

export type RoundFault =
  | { is: 'opens-in-the-past'; today: SchoolDay }
  | { is: 'too-far-ahead'; last: SchoolDay }
  | { is: 'not-three-to-twenty-one-days' }
  | { is: 'too-near-another'; other: SchoolDay }
  | { is: 'three-a-year' };

/** Why a round cannot be on these days, beside the others that are set; null when it can. */
export function findRoundFault(round: Span, others: readonly Span[], today: SchoolDay): RoundFault | null {
  if (round.opensOn < today) return { is: 'opens-in-the-past', today };
  const last = addDays(today, daysAhead);
  if (round.opensOn > last) return { is: 'too-far-ahead', last };
  if (round.closesOn < addDays(round.opensOn, 2) || round.closesOn > addDays(round.opensOn, 20))
    return { is: 'not-three-to-twenty-one-days' };
  const near = others.find(
    (other) =>
      round.opensOn < addDays(other.closesOn, daysApart) &&
      other.opensOn < addDays(round.closesOn, daysApart),
  );
  if (near !== undefined) return { is: 'too-near-another', other: near.opensOn };
  const year = schoolYearOf(round.opensOn);
  const inYear = others.filter((other) => schoolYearOf(other.opensOn) === year);
  return inYear.length >= roundsAYear ? { is: 'three-a-year' } : null;
}

/** The first day on which another round could open. */
export function earliestOpening(others: readonly Span[], today: SchoolDay): SchoolDay {
  return others.reduce((first, { closesOn }) => {
    const after = addDays(closesOn, daysApart);
    return after > first ? after : first;
  }, today);
}

/** Fewer than so many answers, or people asked, are never shown apart. */
export const fewest = 8;

/**
 * How many of so many have answered, as it may be seen while a round is open: rounded down to fives, so that nobody who
 * looks twice sees who came in between, and never all, so that it does not say of anybody that they have.
 */
export function roughly(asked: number, answered: number): number | null {
  if (asked < fewest) return null;
  return Math.floor(Math.min(answered, asked - 1) / 5) * 5;
}
