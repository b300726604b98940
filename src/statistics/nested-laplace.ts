/** Counts in order: the cells of a room lie together, and so do the rooms of a building. */
export interface NestedCells {
  readonly successes: Float64Array;
  readonly trials: Float64Array;
  readonly times: Float64Array;
  /** Where the cells of each room begin; the last entry is the number of cells. */
  readonly roomStarts: readonly number[];
  /** Where the rooms of each building begin; the last entry is the number of rooms. */
  readonly buildingStarts: readonly number[];
}

/** The modes found last, in standard deviations of their level; the next search begins there. */
export interface NestedModes {
  readonly buildings: Float64Array;
  readonly rooms: Float64Array;
  /** How much the counts tell of each building, with its rooms taken into account: 1 or more. */
  readonly precisions: Float64Array;
}

/** Intercept, slope over time, standard deviation of buildings, standard deviation of rooms within buildings. */
export type NestedParameters = readonly number[];

const MOST_STEPS = 60;
const PROMISE = 1e-13;

/** The places of the sums over a room's cells, of which everything else is made. */
const LIKELIHOOD = 0;
const BEYOND = 1;
const BEYOND_IN_TIME = 2;
const WEIGHT = 3;
const WEIGHT_IN_TIME = 4;
const BEND = 5;
const BEND_IN_TIME = 6;
const SUMS = 7;

/** Adds up the cells of one room: likelihood, residuals, weights and how these bend, each also with time as a factor. */
function sumRoom(cells: NestedCells, room: number, intercept: number, slope: number, sums: Float64Array) {
  const { successes, trials, times, roomStarts } = cells;
  const end = roomStarts[room + 1] ?? 0;
  let likelihood = 0;
  let beyond = 0;
  let beyondInTime = 0;
  let weight = 0;
  let weightInTime = 0;
  let bend = 0;
  let bendInTime = 0;
  for (let cell = roomStarts[room] ?? 0; cell < end; cell += 1) {
    const time = times[cell] as number;
    const n = trials[cell] as number;
    const y = successes[cell] as number;
    const lean = intercept + slope * time;
    const tail = Math.exp(-Math.abs(lean));
    const share = lean > 0 ? 1 / (1 + tail) : tail / (1 + tail);
    const residual = y - n * share;
    const w = n * share * (1 - share);
    const change = w * (1 - 2 * share);
    likelihood += y * lean - n * ((lean > 0 ? lean : 0) + Math.log(1 + tail));
    beyond += residual;
    beyondInTime += residual * time;
    weight += w;
    weightInTime += w * time;
    bend += change;
    bendInTime += change * time;
  }
  const at = room * SUMS;
  sums[at + LIKELIHOOD] = likelihood;
  sums[at + BEYOND] = beyond;
  sums[at + BEYOND_IN_TIME] = beyondInTime;
  sums[at + WEIGHT] = weight;
  sums[at + WEIGHT_IN_TIME] = weightInTime;
  sums[at + BEND] = bend;
  sums[at + BEND_IN_TIME] = bendInTime;
}

/** Everything that a search through one building needs. */
interface Search {
  readonly cells: NestedCells;
  readonly from: number;
  readonly to: number;
  readonly parameters: NestedParameters;
  readonly sums: Float64Array;
}

/** The likelihood of a building's counts and modes together, with the sums of its rooms brought up to date. */
function penalized(search: Search, building: number, rooms: Float64Array): number {
  const { cells, from, to, parameters, sums } = search;
  const [intercept = 0, slope = 0, ofBuildings = 0, ofRooms = 0] = parameters;
  let total = -(building * building) / 2;
  for (let room = from; room < to; room += 1) {
    const own = rooms[room] as number;
    sumRoom(cells, room, intercept + ofBuildings * building + ofRooms * own, slope, sums);
    total += (sums[room * SUMS + LIKELIHOOD] as number) - (own * own) / 2;
  }
  return total;
}

/**
 * Solves the building's and its rooms' equations for one right-hand side: the rooms hang together by the building only.
 * Leaves the rooms' part in `solution` and returns the building's.
 */
function solve(search: Search, ofBuilding: number, right: Float64Array, solution: Float64Array): number {
  const { from, to, parameters, sums } = search;
  const [, , sdBuildings = 0, sdRooms = 0] = parameters;
  let precision = 1;
  let rest = ofBuilding;
  for (let room = from; room < to; room += 1) {
    const weight = sums[room * SUMS + WEIGHT] as number;
    const own = 1 + sdRooms * sdRooms * weight;
    precision += (sdBuildings * sdBuildings * weight) / own;
    rest -= (sdBuildings * sdRooms * weight * (right[room] as number)) / own;
  }
  const building = rest / precision;
  for (let room = from; room < to; room += 1) {
    const weight = sums[room * SUMS + WEIGHT] as number;
    const own = 1 + sdRooms * sdRooms * weight;
    solution[room] = ((right[room] as number) - sdBuildings * sdRooms * weight * building) / own;
  }
  return building;
}

/** The likeliest building and rooms at these parameters, by Newton's method; leaves them in `modes`. */
function findModes(
  search: Search,
  index: number,
  modes: NestedModes,
  right: Float64Array,
  step: Float64Array,
) {
  const { from, to, parameters, sums } = search;
  const [, , sdBuildings = 0, sdRooms = 0] = parameters;
  const tried = new Float64Array(modes.rooms);
  let building = modes.buildings[index] as number;
  let value = penalized(search, building, modes.rooms);
  for (let count = 0; count < MOST_STEPS; count += 1) {
    let ofBuilding = -building;
    for (let room = from; room < to; room += 1) {
      const beyond = sums[room * SUMS + BEYOND] as number;
      ofBuilding += sdBuildings * beyond;
      right[room] = sdRooms * beyond - (modes.rooms[room] as number);
    }
    const stepOfBuilding = solve(search, ofBuilding, right, step);
    let promise = stepOfBuilding * ofBuilding;
    for (let room = from; room < to; room += 1) promise += (step[room] as number) * (right[room] as number);
    if (!(promise > PROMISE)) break;
    let length = 2;
    let next = Number.NEGATIVE_INFINITY;
    while (!(next >= value - 1e-12 * Math.abs(value)) && length > 1e-6) {
      length /= 2;
      for (let room = from; room < to; room += 1)
        tried[room] = (modes.rooms[room] as number) + length * (step[room] as number);
      next = penalized(search, building + length * stepOfBuilding, tried);
    }
    building += length * stepOfBuilding;
    for (let room = from; room < to; room += 1) modes.rooms[room] = tried[room] as number;
    value = next;
  }
  modes.buildings[index] = building;
  return value;
}

/** How the likelihood of one building changes with each parameter, its modes following; added to `gradient`. */
function addGradient(
  search: Search,
  building: number,
  modes: NestedModes,
  work: { right: Float64Array; solution: Float64Array },
  gradient: number[],
): void {
  const { from, to, parameters, sums } = search;
  const [, , sdBuildings = 0, sdRooms = 0] = parameters;
  let precision = 1;
  for (let room = from; room < to; room += 1) {
    const weight = sums[room * SUMS + WEIGHT] as number;
    precision += (sdBuildings ** 2 * weight) / (1 + sdRooms ** 2 * weight);
  }
  // How the half logarithm of the curvature changes with the parameters, and (right-hand side) with the modes.
  const total = [0, 0, 0, 0];
  let ofBuilding = 0;
  for (let room = from; room < to; room += 1) {
    const at = room * SUMS;
    const [weight, bend] = [sums[at + WEIGHT] as number, sums[at + BEND] as number];
    const own = 1 + sdRooms ** 2 * weight;
    const pull = (sdRooms ** 2 / own + sdBuildings ** 2 / (precision * own ** 2)) / 2;
    const [mode, beyond] = [modes.rooms[room] as number, sums[at + BEYOND] as number];
    ofBuilding += sdBuildings * pull * bend;
    work.right[room] = sdRooms * pull * bend;
    const byRooms =
      (sdRooms * weight) / own - (sdBuildings ** 2 * weight ** 2 * sdRooms) / (precision * own ** 2);
    total[0] = (total[0] ?? 0) + beyond - pull * bend;
    total[1] =
      (total[1] ?? 0) + (sums[at + BEYOND_IN_TIME] as number) - pull * (sums[at + BEND_IN_TIME] as number);
    total[2] =
      (total[2] ?? 0) + building * (beyond - pull * bend) - (sdBuildings * weight) / (precision * own);
    total[3] = (total[3] ?? 0) + mode * (beyond - pull * bend) - byRooms;
  }
  const reply = solve(search, ofBuilding, work.right, work.solution);
  for (let room = from; room < to; room += 1) {
    const at = room * SUMS;
    const [weight, beyond] = [sums[at + WEIGHT] as number, sums[at + BEYOND] as number];
    const mode = modes.rooms[room] as number;
    const both = sdBuildings * reply + sdRooms * (work.solution[room] as number);
    total[0] = (total[0] ?? 0) + both * weight;
    total[1] = (total[1] ?? 0) + both * (sums[at + WEIGHT_IN_TIME] as number);
    total[2] = (total[2] ?? 0) - reply * beyond + both * weight * building;
    total[3] = (total[3] ?? 0) - (work.solution[room] as number) * beyond + both * weight * mode;
  }
  for (const [index, value] of total.entries()) gradient[index] = (gradient[index] ?? 0) + value;
}

/**
 * The likelihood of binomial counts with a random intercept for each building and each room within it, by the
 * approximation of Laplace: the building and the rooms stand at their modes, and the curvature there gives their weight.
 * With its derivatives, taken exactly.
 *
 * When to use: inside `randomInterceptLogistic`.
 * When not: with fewer than two or three trials to a room, where the approximation is rough.
 * Source: the approximation that lme4 makes with nAGQ = 1; no single work is its source here.
 * Reference: R 4.2.2, lme4 1.1-31: the maxima in `random-intercept-logistic.test.ts`. Worked by hand for one cell of 1 of
 * 2 without any spread: 2 log(1/2) = -1.386294.
 *
 * @param parameters intercept, slope, standard deviations of buildings and of rooms; either sign of those means the same
 * @param modes where the search for the modes begins; it leaves there what it found
 * @returns the logarithm of the likelihood, without the constant of the binomial, and its derivatives
 * @throws RangeError when there are not four parameters.
 * @example
 * nestedLaplace({ successes: Float64Array.of(1), trials: Float64Array.of(2), times: Float64Array.of(0),
 *   roomStarts: [0, 1], buildingStarts: [0, 1] }, [0, 0, 0, 0], { buildings: Float64Array.of(0),
 *   rooms: Float64Array.of(0), precisions: Float64Array.of(1) }).value // -1.386294
 */
export function nestedLaplace(
  cells: NestedCells,
  parameters: NestedParameters,
  modes: NestedModes,
): { value: number; gradient: number[] } {
  if (parameters.length !== 4) {
    throw new RangeError(`parameters must be four numbers, not ${parameters.length}.`);
  }
  const [, , sdBuildings = 0, sdRooms = 0] = parameters;
  const rooms = cells.roomStarts.length - 1;
  const sums = new Float64Array(rooms * SUMS);
  const work = { right: new Float64Array(rooms), solution: new Float64Array(rooms) };
  const gradient = [0, 0, 0, 0];
  let value = 0;
  for (let index = 0; index < modes.buildings.length; index += 1) {
    const [from, to] = [cells.buildingStarts[index] ?? 0, cells.buildingStarts[index + 1] ?? 0];
    const search: Search = { cells, from, to, parameters, sums };
    value += findModes(search, index, modes, work.right, work.solution);
    let precision = 1;
    for (let room = from; room < to; room += 1) {
      const weight = sums[room * SUMS + WEIGHT] as number;
      const own = 1 + sdRooms ** 2 * weight;
      precision += (sdBuildings ** 2 * weight) / own;
      value -= Math.log(own) / 2;
    }
    value -= Math.log(precision) / 2;
    modes.precisions[index] = precision;
    addGradient(search, modes.buildings[index] as number, modes, work, gradient);
  }
  return { value, gradient };
}
