import { least } from './goal-rules.ts';

type Cell = { bandId: string | null; buildingId: string | null; n: number };

/**
 * The results of one measure, subject and period that can stand beside each other without a group under ten coming out
 * when parts are taken from their whole. Groups under ten were dropped at the door; where the others would give one away,
 * only the whole and its buildings stay (its bands, where nothing is said of buildings), without the smallest of them as
 * long as it takes. Bands beside buildings would not do: people know which building has which grades.
 *
 * A group that no line of the file spoke of and one that was dropped look alike from here: both are protected.
 */
export function withoutSmallRemainders<Result extends Cell>(cells: readonly Result[]): Result[] {
  const total = cells.filter(({ bandId, buildingId }) => bandId === null && buildingId === null);
  const buildings = cells.filter(({ bandId, buildingId }) => bandId === null && buildingId !== null);
  const bands = cells.filter(({ bandId, buildingId }) => bandId !== null && buildingId === null);
  const inner = cells.filter(({ bandId, buildingId }) => bandId !== null && buildingId !== null);
  const whole = total[0]?.n ?? Math.max(sumOf(buildings), sumOf(bands), sumOf(inner));
  const margins = [buildings, bands];
  if (margins.every((parts) => !isSmall(whole - sumOf(parts))) && areSafe(inner, buildings, bands, whole))
    return [...cells];
  const parts = buildings.length > 0 ? buildings : bands;
  return [...total, ...withoutSmallest(whole, parts)];
}

const sumOf = (cells: readonly Cell[]) => cells.reduce((sum, { n }) => sum + n, 0);
const isSmall = (remainder: number) => remainder > 0 && remainder < least;

/** The parts of a whole, without as many of the smallest as it takes. */
function withoutSmallest<Part extends Cell>(whole: number, parts: readonly Part[]): Part[] {
  const left = parts.toSorted((one, other) => one.n - other.n);
  while (left.length > 0 && isSmall(whole - sumOf(left))) left.shift();
  return parts.filter((part) => left.includes(part));
}

/**
 * Whether bands within buildings leave no small remainder in any line. Where four lines and more remain in both
 * directions, single groups could still be worked out by following them around: then they are held back too.
 */
function areSafe(
  inner: readonly Cell[],
  buildings: readonly Cell[],
  bands: readonly Cell[],
  whole: number,
): boolean {
  if (inner.length === 0) return true;
  const ofBuildings = buildings.map(
    ({ n, buildingId }) => n - sumOf(inner.filter((cell) => cell.buildingId === buildingId)),
  );
  const ofBands = bands.map(({ n, bandId }) => n - sumOf(inner.filter((cell) => cell.bandId === bandId)));
  if ([...ofBuildings, ...ofBands, whole - sumOf(inner)].some(isSmall)) return false;
  return Math.min(...[ofBuildings, ofBands].map((lines) => lines.filter((left) => left > 0).length)) < 4;
}
