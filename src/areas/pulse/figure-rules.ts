import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import type { Counts } from './tally-rules.ts';

/** From so many answers on, the whole district is shown in counts; under that, and in every part, in tenths. */
export const exactFrom = 20;

export type Share = { value: number; low: number; high: number };

/** What is released of one question in one place. */
export type Figure = {
  n: number;
  counts: Counts | null;
  /** About how many of ten said little (the two lowest), half, much (the two highest), or could not say. */
  tenths: number[] | null;
  share: Share | null;
};

/** A share in tenths. The ends are cut: 1 is "one or fewer", 9 is "nine or more", so that none is ever known to be all. */
export function tenthsOf(part: number, whole: number): number {
  return Math.min(9, Math.max(1, Math.round((10 * part) / whole)));
}

/** The figure of one question, as exactly as its place allows. */
export function figureOf(counts: Counts, isWholeDistrict: boolean): Figure {
  const at = (index: number) => counts[index] ?? 0;
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (!isWholeDistrict || n < exactFrom) {
    const groups = [at(0) + at(1), at(2), at(3) + at(4), at(5)];
    return { n, counts: null, tenths: groups.map((part) => tenthsOf(part, n)), share: null };
  }
  const said = n - at(5);
  const much = at(3) + at(4);
  const share = said < exactFrom ? null : { value: much / said, ...wilsonInterval(much, said) };
  return { n, counts: [...counts], tenths: null, share };
}
