/** A smooth figure of several numbers: its value, and how it changes with each. */
export type Smooth = (at: readonly number[]) => { value: number; gradient: readonly number[] };

/** Where a smooth figure is smallest. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  /** False when the steps ran out, or led nowhere. */
  readonly hasConverged: boolean;
}

const MOST_STEPS = 200;
/** Half the decrease that a full step still promises; smaller than this is rounding. */
const PROMISE = 1e-10;

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

/** The update of Broyden, Fletcher, Goldfarb and Shanno of the inverse curvature, after a step. */
function updated(inverse: number[][], step: readonly number[], change: readonly number[]): number[][] {
  const along = dot(step, change);
  if (!(along > 1e-14)) return inverse;
  const pushed = inverse.map((row) => dot(row, change));
  const factor = (1 + dot(change, pushed) / along) / along;
  return inverse.map((row, i) =>
    row.map((value, j) => {
      const [si = 0, sj = 0, pi = 0, pj = 0] = [step[i], step[j], pushed[i], pushed[j]];
      return value + factor * si * sj - (si * pj + pi * sj) / along;
    }),
  );
}

/** The inverse of the curvature along each number by itself, to begin with steps of a sensible length. */
function firstInverse(figure: Smooth, at: readonly number[], gradient: readonly number[]): number[][] {
  return at.map((_, i) => {
    const apart = 1e-4;
    const moved = at.map((value, index) => (index === i ? value + apart : value));
    const curvature = ((figure(moved).gradient[i] ?? 0) - (gradient[i] ?? 0)) / apart;
    return at.map((__, j) => (i === j ? 1 / Math.max(Math.abs(curvature), 1e-3) : 0));
  });
}

/**
 * The smallest value of a smooth figure of a few numbers, by the method of Broyden, Fletcher, Goldfarb and Shanno with
 * steps that are halved until they lead down.
 *
 * When to use: for likelihoods with their derivatives.
 * When not: for figures with several valleys: it finds the one it starts in.
 * Source: the textbook quasi-Newton method; no single work is its source.
 * Reference: R 4.2.2, optim(c(-1.2, 1), …, method = "BFGS") of Rosenbrock's banana: 1, 1.
 *
 * @throws RangeError when there is nothing to start from.
 * @example
 * minimize(([x, y]) => ({ value: (x - 1) ** 2 + 10 * (y + 2) ** 2, gradient: [2 * (x - 1), 20 * (y + 2)] }), [0, 0])
 *   // {"at":[1.000,-2.000],"value":0.000,"hasConverged":true}
 */
export function minimize(figure: Smooth, start: readonly number[]): Minimum {
  if (start.length === 0) {
    throw new RangeError('start must hold at least one number.');
  }
  let at = start;
  let here = figure(at);
  let inverse = firstInverse(figure, at, here.gradient);
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const direction = inverse.map((row) => -dot(row, here.gradient));
    const promise = -dot(direction, here.gradient);
    if (!Number.isFinite(promise)) break;
    if (promise < PROMISE) return { at, value: here.value, hasConverged: true };
    const [from, before] = [at, here];
    const after = (length: number) => from.map((value, index) => value + length * (direction[index] ?? 0));
    let length = 1;
    let next = after(length);
    let there = figure(next);
    while (length > 1e-10 && !(there.value <= before.value - 1e-4 * length * promise)) {
      length /= 2;
      next = after(length);
      there = figure(next);
    }
    if (!(there.value <= here.value)) break;
    const step = next.map((value, index) => value - (from[index] ?? 0));
    const change = there.gradient.map((value, index) => value - (before.gradient[index] ?? 0));
    inverse = updated(inverse, step, change);
    [at, here] = [next, there];
  }
  return { at, value: here.value, hasConverged: false };
}
