import { invertMatrix } from './invert-matrix.ts';
import { minimize } from './minimize.ts';
import { type NestedCells, type NestedModes, nestedLaplace } from './nested-laplace.ts';
import { normalQuantile } from './normal-quantile.ts';
import { requireFraction } from './require-fraction.ts';

/** With fewer buildings nothing can be said about how buildings differ. */
const FEWEST_BUILDINGS = 5;
/** A standard deviation under this, on the scale of log odds, is none if none fits as well. */
const HARDLY_ANY = 0.02;
/** Log odds beyond this are not estimates any more: the counts hold everything or nothing. */
const FARTHEST = 15;

/** Counts of one building, in one room of it where rooms are known, at one time. */
export interface ModelCell {
  readonly building: string;
  /** What is alike within the building; left out where it is not known. In all cells, or in none. */
  readonly room?: string;
  readonly time: number;
  /** Need not be whole: an effective number will do. */
  readonly successes: number;
  readonly trials: number;
}

/** A coefficient on the scale of log odds, with Wald's interval. */
export interface Coefficient {
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/** What the model says of one building: how far its log odds lie from those of the district, drawn toward it. */
export interface BuildingMode {
  readonly building: string;
  readonly mode: number;
  readonly deviation: number;
}

/** Either the model, or the word why there is none. */
export type RandomInterceptLogistic =
  | { readonly isTold: false; readonly because: 'too_few_buildings' | 'nothing_varies' | 'did_not_converge' }
  | {
      readonly isTold: true;
      /** The log odds of a building in the middle, at time 0. */
      readonly intercept: Coefficient;
      /** How much the log odds change with one unit of time; null where all cells are of one time. */
      readonly slope: Coefficient | null;
      readonly buildingDeviation: number;
      /** Null where no rooms are known. */
      readonly roomDeviation: number | null;
      /** In the order in which they were given. */
      readonly buildings: readonly BuildingMode[];
    };

function requireCells(cells: readonly ModelCell[]): void {
  if (cells.length === 0) throw new RangeError('cells must hold at least one cell.');
  for (const [index, { time, successes, trials, room }] of cells.entries()) {
    if (!Number.isFinite(time)) throw new RangeError(`cells[${index}].time must be finite, not ${time}.`);
    if (!(trials > 0 && Number.isFinite(trials)))
      throw new RangeError(`cells[${index}].trials must be above 0 and finite, not ${trials}.`);
    if (!(successes >= 0 && successes <= trials))
      throw new RangeError(`cells[${index}].successes must lie from 0 to trials, not ${successes}.`);
    if ((room === undefined) !== (cells[0]?.room === undefined))
      throw new RangeError(`cells[${index}].room must be given in all cells, or in none.`);
  }
}

/** The cells in the order of buildings and rooms, with times around their middle in their own spread. */
function arranged(cells: readonly ModelCell[]) {
  const middle = cells.reduce((sum, { time }) => sum + time, 0) / cells.length;
  const spread =
    Math.sqrt(cells.reduce((sum, { time }) => sum + (time - middle) ** 2, 0) / cells.length) || 1;
  const buildings = new Map<string, Map<string, ModelCell[]>>();
  for (const cell of cells) {
    const rooms = buildings.get(cell.building) ?? new Map<string, ModelCell[]>();
    const own = rooms.get(cell.room ?? '') ?? [];
    own.push(cell);
    buildings.set(cell.building, rooms.set(cell.room ?? '', own));
  }
  const ordered: ModelCell[] = [];
  const [roomStarts, buildingStarts] = [[0], [0]];
  for (const rooms of buildings.values()) {
    for (const own of rooms.values()) {
      for (const cell of own) ordered.push(cell);
      roomStarts.push(ordered.length);
    }
    buildingStarts.push(roomStarts.length - 1);
  }
  const nested: NestedCells = {
    successes: Float64Array.from(ordered, ({ successes }) => successes),
    trials: Float64Array.from(ordered, ({ trials }) => trials),
    times: Float64Array.from(ordered, ({ time }) => (time - middle) / spread),
    ...{ roomStarts, buildingStarts },
  };
  return { nested, middle, spread, names: [...buildings.keys()] };
}

/** The likeliest parameters among those that are free, the others being 0; null where the search ends nowhere. */
function search(
  cells: NestedCells,
  modes: NestedModes,
  isFree: readonly boolean[],
  start: readonly number[],
) {
  const free = isFree.flatMap((is, index) => (is ? [index] : []));
  const whole = (some: readonly number[]) =>
    isFree.map((is, index) => (is ? (some[free.indexOf(index)] ?? 0) : 0));
  const figure = (some: readonly number[]) => {
    const { value, gradient } = nestedLaplace(cells, whole(some), modes);
    return { value: -value, gradient: free.map((index) => -(gradient[index] ?? 0)) };
  };
  const found = minimize(
    figure,
    free.map((index) => start[index] ?? 0),
  );
  const at = whole(found.at);
  if (!found.hasConverged || at.some((value) => !(Math.abs(value) < FARTHEST))) return null;
  return { at, value: found.value, free, figure, some: found.at };
}

type Found = NonNullable<ReturnType<typeof search>>;

/** The variances of the free parameters, from the curvature of the likelihood at its top; null where it has none. */
function variancesOf({ figure, some }: Found): number[][] | null {
  const apart = 1e-4;
  const rows = some.map((_, index) => {
    const moved = (by: number) =>
      figure(some.map((value, place) => (place === index ? value + by : value))).gradient;
    const [above, below] = [moved(apart), moved(-apart)];
    return above.map((value, place) => (value - (below[place] ?? 0)) / (2 * apart));
  });
  const inverse = invertMatrix(
    rows.map((row, i) => row.map((value, j) => (value + (rows[j]?.[i] ?? 0)) / 2)),
  );
  return inverse?.every((row, index) => (row[index] ?? 0) > 0) ? inverse : null;
}

/** The best of all parameters, and of those without a spread that is hardly there. */
function findBest(
  cells: NestedCells,
  modes: NestedModes,
  hasTimes: boolean,
  hasRooms: boolean,
): Found | null {
  const sum = (of: Float64Array) => of.reduce((total, value) => total + value, 0);
  const share = sum(cells.successes) / sum(cells.trials);
  const isFree = [true, hasTimes, true, hasRooms];
  const full = search(cells, modes, isFree, [Math.log(share / (1 - share)), 0, 0.5, 0.5]);
  if (full === null) return null;
  const kept = isFree.map((is, index) => is && (index < 2 || Math.abs(full.at[index] ?? 0) >= HARDLY_ANY));
  if (kept.every((is, index) => is === isFree[index])) return full;
  const plain = search(cells, modes, kept, full.at);
  return plain !== null && plain.value <= full.value + 1e-4 ? plain : full;
}

/**
 * A logistic regression with a random intercept for each building and, where rooms are known, for each room within it:
 * log odds = intercept + slope x time + building + room. Buildings differ from each other, and visits to one room are
 * alike; the model knows both, so that a trend is no surer than they allow. By the approximation of Laplace.
 *
 * When to use: for a trend over a whole district of 5 buildings or more, and for the estimates of single buildings drawn
 * toward the district's (`shrunkShare`), which a small building needs most.
 * When not: to rank buildings. With fewer than 5 buildings their variance cannot be told, and the answer says so. With
 * few trials in each room the approximation is rough. The model takes the trend to be the same everywhere.
 * Source: the model and the approximation of R's lme4, glmer(…, family = binomial, nAGQ = 1); no single work is its
 * source here. See docs/decisions/0022.
 * Reference: R 4.2.2, lme4 1.1-31, glmer(cbind(y, n - y) ~ 1 + (1 | b)) on the ten buildings of the example: intercept
 * -0.2716725, standard error 0.1992429, deviation of buildings 0.5416205, first mode -0.9011228.
 *
 * @param cells at least one; a building or room may have several, of several times
 * @param confidence how sure the intervals are, strictly between 0 and 1
 * @throws RangeError when there is no cell, counts or times are not as said, or only some cells have a room.
 * @example
 * randomInterceptLogistic([[13, 68], [8, 29], [33, 61], [13, 33], [19, 42], [22, 49],
 *   [28, 64], [21, 30], [13, 39], [22, 35]].map(([successes, trials], building) => ({ building: String(building), time: 0, successes, trials })))
 *   .isTold // true
 * randomInterceptLogistic([{ building: 'a', time: 0, successes: 3, trials: 9 }])
 *   // {"isTold":false,"because":"too_few_buildings"}
 */
export function randomInterceptLogistic(
  cells: readonly ModelCell[],
  confidence = 0.95,
): RandomInterceptLogistic {
  const z = normalQuantile((1 + requireFraction(confidence, 'confidence')) / 2);
  requireCells(cells);
  const { nested, middle, spread, names } = arranged(cells);
  if (names.length < FEWEST_BUILDINGS) return { isTold: false, because: 'too_few_buildings' };
  if (
    cells.every(({ successes }) => successes === 0) ||
    cells.every((cell) => cell.successes === cell.trials)
  )
    return { isTold: false, because: 'nothing_varies' };
  const hasTimes = cells.some(({ time }) => time !== cells[0]?.time);
  const hasRooms = cells[0]?.room !== undefined;
  const modes: NestedModes = {
    buildings: new Float64Array(names.length),
    rooms: new Float64Array(nested.roomStarts.length - 1),
    precisions: new Float64Array(names.length).fill(1),
  };
  const found = findBest(nested, modes, hasTimes, hasRooms);
  const variances = found && variancesOf(found);
  if (found === null || variances === null) return { isTold: false, because: 'did_not_converge' };
  // Once more at the top itself: the modes were last looked for beside it.
  nestedLaplace(nested, found.at, modes);
  const [intercept = 0, slope = 0, ofBuildings = 0, ofRooms = 0] = found.at;
  const at = (i: number, j: number) =>
    hasTimes ? (variances[i]?.[j] ?? 0) : i === 0 && j === 0 ? (variances[0]?.[0] ?? 0) : 0;
  const coefficient = (estimate: number, variance: number): Coefficient => {
    const standardError = Math.sqrt(variance);
    return { estimate, standardError, low: estimate - z * standardError, high: estimate + z * standardError };
  };
  const shift = hasTimes ? middle / spread : 0;
  return {
    isTold: true,
    intercept: coefficient(
      intercept - slope * shift,
      at(0, 0) - 2 * shift * at(0, 1) + shift ** 2 * at(1, 1),
    ),
    slope: hasTimes ? coefficient(slope / spread, at(1, 1) / spread ** 2) : null,
    buildingDeviation: Math.abs(ofBuildings),
    roomDeviation: hasRooms ? Math.abs(ofRooms) : null,
    buildings: names.map((building, index) => ({
      building,
      mode: ofBuildings * (modes.buildings[index] ?? 0),
      deviation: Math.abs(ofBuildings) / Math.sqrt(modes.precisions[index] ?? 1),
    })),
  };
}
