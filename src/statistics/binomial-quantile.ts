/** Rounding in the running sum must not push a probability that is met exactly to the next count. */
const ROUNDING = 1e-12;

/**
 * The smallest count whose probability of "this many or fewer" reaches the given probability, out of so many
 * independent trials with the same chance.
 *
 * When to use: for limits on counts, such as the fewest crossings that chance would give on a run chart.
 * When not: where trials depend on each other, as visits to one room do.
 * Source: the definition of the binomial distribution; no single work is its source.
 * Reference: R 4.2.2, qbinom(0.05, 23, 0.5) = 8, qbinom(0.95, 100, 0.3) = 38.
 *
 * @param probability between 0 and 1
 * @param trials a whole number, 0 or more
 * @param chance of one trial, between 0 and 1
 * @throws RangeError when one of the three is not as said.
 * @example
 * binomialQuantile(0.05, 23, 0.5) // 8
 * binomialQuantile(0.95, 100, 0.3) // 38
 */
export function binomialQuantile(probability: number, trials: number, chance: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`A probability must lie from 0 to 1, not ${probability}.`);
  }
  if (!(chance >= 0 && chance <= 1)) {
    throw new RangeError(`A chance must lie from 0 to 1, not ${chance}.`);
  }
  if (!Number.isInteger(trials) || trials < 0) {
    throw new RangeError(`The number of trials must be a whole number, 0 or more, not ${trials}.`);
  }
  if (chance === 0 || chance === 1) {
    return probability === 0 ? 0 : trials * chance;
  }
  // Sums of logarithms, because (1 - chance) to the power of many trials is too small for a double.
  let logMass = trials * Math.log1p(-chance);
  let cumulative = Math.exp(logMass);
  let count = 0;
  while (cumulative < probability * (1 - ROUNDING) && count < trials) {
    count += 1;
    logMass += Math.log((trials - count + 1) / count) + Math.log(chance) - Math.log1p(-chance);
    cumulative += Math.exp(logMass);
  }
  return count;
}
