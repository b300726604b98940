import { requireFraction } from './require-fraction.ts';

/** Beyond this many standard deviations the continued fraction converges faster than the series. */
const SERIES_REACH = 3;
const FRACTION_DEPTH = 200;
/** The tail beyond 38.5 standard deviations is smaller than any double. */
const FARTHEST = 38.5;

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** The probability above x, for x of 0 or more. */
function upperTail(x: number): number {
  if (x < SERIES_REACH) {
    let term = x;
    let sum = x;
    for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
      term *= (x * x) / odd;
      sum += term;
    }
    return 0.5 - density(x) * sum;
  }
  let fraction = x;
  for (let depth = FRACTION_DEPTH; depth >= 1; depth -= 1) {
    fraction = x + depth / fraction;
  }
  return density(x) / fraction;
}

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
  requireFraction(probability, 'A probability');
  if (probability === 0.5) {
    return 0;
  }
  const tail = Math.min(probability, 1 - probability);
  let near = 0;
  let far = FARTHEST;
  for (let middle = far / 2; middle > near && middle < far; middle = (near + far) / 2) {
    if (upperTail(middle) > tail) {
      near = middle;
    } else {
      far = middle;
    }
  }
  return probability < 0.5 ? -near : near;
}
