import { normalQuantile } from './normal-quantile.ts';
import type { RandomInterceptLogistic } from './random-intercept-logistic.ts';
import { requireFraction } from './require-fraction.ts';
import type { ShareInterval } from './wilson-interval.ts';

/** An estimate of a building's share that leans on all the others, and its interval. */
export interface ShrunkShare extends ShareInterval {
  readonly share: number;
}

/**
 * The share of one building at one time as the whole district's model has it: drawn toward the district's, the more so the
 * fewer visits stand behind it. The interval is that of the building around the district's line, which it takes as known.
 *
 * When to use: in a funnel plot beside the building's own share, so that nobody reads much into few visits.
 * When not: to rank buildings; nor in place of the building's own count, which is what was seen.
 * Source: the conditional modes and variances of R's lme4 (ranef with condVar); no single work is its source here.
 * Reference: R 4.2.2, lme4 1.1-31, the first building of `random-intercept-logistic.test.ts`, `oneWindow`:
 * plogis(-0.2716725 - 0.9011228) = 0.236350, with 1.959964 x 0.2525212 either way 0.158727 to 0.336738.
 *
 * @returns null where the model is not told, or does not know the building
 * @throws RangeError when the time is not finite, or the confidence is not as said.
 * @example
 * shrunkShare({ isTold: false, because: 'too_few_buildings' }, 'a', 0) // null
 * shrunkShare({ isTold: true, intercept: { estimate: -0.2716725 }, slope: null,
 *   buildings: [{ building: 'a', mode: -0.9011228, deviation: 0.2525212 }] }, 'a', 0)
 *   // {"share":0.236350,"low":0.158727,"high":0.336738}
 */
export function shrunkShare(
  model: RandomInterceptLogistic,
  building: string,
  time: number,
  confidence = 0.95,
): ShrunkShare | null {
  const z = normalQuantile((1 + requireFraction(confidence, 'confidence')) / 2);
  if (!Number.isFinite(time)) {
    throw new RangeError(`time must be finite, not ${time}.`);
  }
  const found = model.isTold ? model.buildings.find((one) => one.building === building) : undefined;
  if (!model.isTold || found === undefined) {
    return null;
  }
  const lean = model.intercept.estimate + (model.slope?.estimate ?? 0) * time + found.mode;
  const shareAt = (deviations: number) => 1 / (1 + Math.exp(-(lean + deviations * found.deviation)));
  return { share: shareAt(0), low: shareAt(-z), high: shareAt(z) };
}
