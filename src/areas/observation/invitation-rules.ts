import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Invitations } from './invitation-contract.ts';

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

/** What Home says of invitations: how many nobody has taken up yet, else who will come; null when there is neither. */
export function findInvitationCard({
  own,
  open,
}: Pick<Invitations, 'own' | 'open'>):
  | { is: 'open'; count: number }
  | { is: 'comers'; names: string[] }
  | null {
  const count = open.filter(({ iWillCome, othersWillCome }) => !iWillCome && !othersWillCome).length;
  if (count > 0) return { is: 'open', count };
  const names = [...new Set(own.flatMap(({ comers }) => comers))];
  return names.length === 0 ? null : { is: 'comers', names };
}
