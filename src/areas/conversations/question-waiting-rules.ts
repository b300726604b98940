import { median } from '../../statistics/median.ts';

/** So many answered questions must be there before their middle says anything. */
export const fewestAnswered = 5;

/** The middle of the days that answered questions waited, to a tenth; null where there are too few to say. */
export function medianWait(days: readonly number[]): number | null {
  if (days.length < fewestAnswered) return null;
  return Math.round(median(days) * 10) / 10;
}
