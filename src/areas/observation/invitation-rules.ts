import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';

/** The longest an invitation may stand, in days, both its ends counted. */
const longest = 28;

/** Why the days of an invitation cannot stand; null when they can. */
export function findDaysFault(
  { startsOn, endsOn }: { startsOn: SchoolDay; endsOn: SchoolDay },
  today: SchoolDay,
): 'ends-before-it-starts' | 'in-the-past' | 'too-long' | null {
  if (endsOn < startsOn) return 'ends-before-it-starts';
  if (startsOn < today) return 'in-the-past';
  return endsOn > addDays(startsOn, longest - 1) ? 'too-long' : null;
}
