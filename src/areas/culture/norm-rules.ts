import { foldedWords } from '../../kit/folded-words.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { NormStanding, NormSummary } from './norm-contract.ts';

/**
 * The day so many months later; the last of the month where that one is too short.
 *
 * @example addMonths('2026-08-31', 6) // '2027-02-28'
 */
export function addMonths(day: SchoolDay, months: number): SchoolDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** When something in force is to be looked at again: so many months after it last was. */
export function revisitOf(
  norm: { standing: NormStanding; lookedAtOn: SchoolDay | null },
  months: number,
  today: SchoolDay,
): { revisitOn: SchoolDay | null; isDue: boolean } {
  if (norm.standing !== 'agreed' || norm.lookedAtOn === null) return { revisitOn: null, isDue: false };
  const revisitOn = addMonths(norm.lookedAtOn, months);
  return { revisitOn, isDue: revisitOn <= today };
}

/** A proposal about which somebody has said something is under discussion. */
export function standingOf(standing: NormStanding, posts: number): NormStanding {
  return standing === 'proposed' && posts > 0 ? 'discussed' : standing;
}

type Wanted = {
  kind?: NormSummary['kind'] | undefined;
  scope?: string | undefined;
  standing: 'open' | 'agreed' | 'due' | 'ended' | 'all';
  search: string;
};

/** Whether an entry of the register is one of those asked for. */
export function isWanted(norm: NormSummary, wanted: Wanted): boolean {
  if (wanted.kind !== undefined && norm.kind !== wanted.kind) return false;
  if (wanted.scope === 'district' && norm.building !== null) return false;
  if (wanted.scope !== undefined && wanted.scope !== 'district' && norm.building?.id !== wanted.scope)
    return false;
  return isOf(norm, wanted.standing) && isSaidIn(`${norm.text} ${norm.why}`, wanted.search);
}

function isOf(norm: NormSummary, standing: Wanted['standing']): boolean {
  switch (standing) {
    case 'open':
      return norm.standing === 'proposed' || norm.standing === 'discussed';
    case 'agreed':
      return norm.standing === 'agreed';
    case 'due':
      return norm.isDue;
    case 'ended':
      return norm.standing === 'let_go' || norm.standing === 'set_aside';
    default:
      return true;
  }
}

/** Whether every word searched for begins a word of the text. */
function isSaidIn(text: string, search: string): boolean {
  const words = foldedWords(text);
  return foldedWords(search).every((sought) => words.some((word) => word.startsWith(sought)));
}

const rank: Record<NormStanding, number> = { agreed: 1, discussed: 2, proposed: 2, let_go: 3, set_aside: 3 };

/** To be revisited first, then in force, then proposed, then what has ended; the district before its buildings. */
export function inOrder(norms: readonly NormSummary[]): NormSummary[] {
  const rankOf = (norm: NormSummary) => (norm.isDue ? 0 : rank[norm.standing]);
  return norms.toSorted(
    (one, other) =>
      rankOf(one) - rankOf(other) || Number(one.building !== null) - Number(other.building !== null),
  );
}
