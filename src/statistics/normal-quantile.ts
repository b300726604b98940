import { normalTail } from './normal-tail.ts';
import { requireFraction } from './require-fraction.ts';

/** The tail beyond 38.5 standard deviations is smaller than any double. */
const FARTHEST = 38.5;

/**
 * The point on the standard normal curve with the given probability below it.
 *
 * When to use: to turn a confidence level or a power into a number of standard deviations.
 * When not: for counts of few trials; use the binomial quantile.
 * Source: the definition of the normal distribution; solved here by halving, so that it is exact to about
 * twelve digits. No single work is its source.
 * Reference: R 4.2.2, qnorm(0.975) = 1.959963984540, qnorm(0.8) = 0.841621233573.
 *
 * @param probability strictly between 0 and 1
 * @throws RangeError when the probability does not lie strictly between 0 and 1.
 * @example
 * normalQuantile(0.975) // 1.95996398454
 * normalQuantile(0.8) // 0.841621233573
 * normalQuantile(0.5) // 0
 */
export function normalQuantile(probability: number): number {
  requireFraction(probability, 'probability');
  if (probability === 0.5) {
    return 0;
  }
  let quantile = known.get(probability);
  if (quantile === undefined) {
    quantile = solve(probability);
    if (known.size < MOST_KNOWN) known.set(probability, quantile);
  }
  return quantile;
}

/** The same few levels are asked for again and again. */
const known = new Map<number, number>();
const MOST_KNOWN = 100;

function solve(probability: number): number {
  const tail = Math.min(probability, 1 - probability);
  let near = 0;
  let far = FARTHEST;
  for (let middle = far / 2; middle > near && middle < far; middle = (near + far) / 2) {
    if (normalTail(middle) > tail) {
      near = middle;
    } else {
      far = middle;
    }
  }
  return probability < 0.5 ? -near : near;
}
