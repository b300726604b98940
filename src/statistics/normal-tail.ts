/** Beyond this many standard deviations the continued fraction converges faster than the series. */
const SERIES_REACH = 3;
const FRACTION_DEPTH = 200;

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The probability that a standard normal value lies above x.
 *
 * When to use: to turn a number of standard deviations into a probability; twice it for both tails.
 * When not: for counts of few trials; use the binomial quantile.
 * Source: the definition of the normal distribution, by its series and its continued fraction; no single work
 * is its source.
 * Reference: R 4.2.2, pnorm(2.8679, lower.tail = FALSE) = 0.0020660305632137, pnorm(-1.2) = 0.11506967022171,
 * pnorm(6, lower.tail = FALSE) = 9.865876450377e-10.
 *
 * @throws RangeError when x is not a number.
 * @example
 * normalTail(2.8679) // 0.0020660305632
 * normalTail(-1.2) // 0.8849303297783
 */
export function normalTail(x: number): number {
  if (Number.isNaN(x)) {
    throw new RangeError('x must be a number, not NaN.');
  }
  if (x < 0) {
    return 1 - normalTail(-x);
  }
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
