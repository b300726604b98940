import { binomialQuantile } from '../../statistics/binomial-quantile.ts';

/** Between what counts of so many visits lie by chance around a share: 95 and 99.8 times of a hundred. */
export type FunnelLimits = { low: number; high: number; lowest: number; highest: number };

/**
 * The limits of a funnel for so many visits, as shares, out of the binomial distribution itself. A share below or above
 * them is one that chance gives in fewer than 1 of 40 cases to that side, or than 1 of 1000. Between whole counts they are
 * interpolated as Spiegelhalter (2005) does, so that the lines are smooth.
 *
 * @example
 * funnelLimits(0.3, 100).high // 0.3869120142, as R 4.2.2 gives by qbinom, pbinom and dbinom
 */
export function funnelLimits(center: number, visits: number): FunnelLimits {
  const at = (probability: number) => limitAt(probability, visits, center);
  return { low: at(0.025), high: at(0.975), lowest: at(0.001), highest: at(0.999) };
}

function limitAt(probability: number, visits: number, center: number): number {
  if (center === 0 || center === 1) return center;
  const count = binomialQuantile(probability, visits, center);
  let [below, mass] = [0, (1 - center) ** visits];
  for (let upTo = 0; upTo < count; upTo += 1) {
    below += mass;
    mass *= ((visits - upTo) / (upTo + 1)) * (center / (1 - center));
  }
  // For very many visits the first mass is too small for a number; then whole counts are fine enough.
  if (!(mass > 0)) return count / visits;
  return Math.max(0, (count - (below + mass - probability) / mass) / visits);
}
