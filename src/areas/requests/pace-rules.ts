import { median } from '../../statistics/median.ts';
import { quantile } from '../../statistics/quantile.ts';
import { type Pace, type PaceKind, paceKinds, type Spell } from './pace-contract.ts';

/** Something that took so many days until a day; or has taken so many until today, where that is null. */
export type Spent = { kind: PaceKind; days: number; endedOn: string | null };

/** Under five there is no middle half to speak of. */
export const fewest = 5;

/** The count of days, and from five on their median with the middle half. */
export function spellOf(days: readonly number[]): Spell {
  if (days.length < fewest) return { count: days.length, spread: null };
  const spread = { lower: quantile(days, 0.25), median: median(days), upper: quantile(days, 0.75) };
  return {
    count: days.length,
    spread: { lower: round(spread.lower), median: round(spread.median), upper: round(spread.upper) },
  };
}

/**
 * The first days of the last five quarters of the year, the present one last.
 *
 * @example quartersUntil('2026-11-22') // ['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01']
 */
export function quartersUntil(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const present = year * 4 + Math.floor((month - 1) / 3);
  return [4, 3, 2, 1, 0].map((back) => {
    const quarter = present - back;
    return `${Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`;
  });
}

/** How long things take, out of everything that took time. */
export function paceOf(spent: readonly Spent[], today: string): Pace {
  const quarters = quartersUntil(today);
  const first = quarters[0] ?? today;
  return {
    today,
    quarters,
    kinds: paceKinds.map((kind) => {
      const own = spent.filter((one) => one.kind === kind);
      const ended = own.filter(({ endedOn }) => endedOn !== null && endedOn >= first);
      const open = own.filter(({ endedOn }) => endedOn === null).map(({ days }) => days);
      const isIn = (index: number, day: string | null) =>
        day !== null && day >= (quarters[index] ?? today) && day < (quarters[index + 1] ?? '9999');
      return {
        kind,
        ended: spellOf(ended.map(({ days }) => days)),
        quarters: quarters.map((_, index) =>
          spellOf(ended.filter(({ endedOn }) => isIn(index, endedOn)).map(({ days }) => days)),
        ),
        open:
          kind === 'decision_made'
            ? null
            : { ...spellOf(open), oldestDays: open.length === 0 ? null : Math.max(...open) },
      };
    }),
  };
}

function round(days: number): number {
  return Math.round(days * 10) / 10;
}
