import { SchoolDay } from '../../kit/school-time.ts';
import { fewest } from './round-rules.ts';
import type { SurveyRow } from './survey-contract.ts';

export const surveyColumns = [
  'survey',
  'scale',
  'building',
  'date',
  'n',
  'mean',
  'percent',
  'source',
] as const;

/** One record of the file, by column, with the line on which it stands. */
export type SurveyRecord = { line: number; cells: Readonly<Record<string, string>> };
export type SurveyFault = { line: number; column: string };
type ReadRow = Omit<SurveyRow, 'n'> & { n: number };

/** Reads the records of a file; the first fault is named with its line and column. */
export function readSurveyRows(
  records: readonly SurveyRecord[],
  buildings: readonly string[],
): ReadRow[] | SurveyFault {
  const rows: ReadRow[] = [];
  for (const { line, cells } of records) {
    const row = readRow(cells, buildings);
    if (typeof row === 'string') return { line, column: row };
    rows.push(row);
  }
  return rows;
}

/** A row, or the column that cannot be read. */
function readRow(cells: SurveyRecord['cells'], buildings: readonly string[]): ReadRow | string {
  const cell = (column: string) => (cells[column] ?? '').trim();
  const [survey, scale, source] = [cell('survey'), cell('scale'), cell('source')];
  for (const [column, text] of Object.entries({ survey, scale, source }))
    if (text === '' || text.length > 200) return column;
  const on = cell('date');
  if (!SchoolDay.safeParse(on).success) return 'date';
  const building = findBuilding(cell('building'), buildings);
  if (building === undefined) return 'building';
  const n = Number(cell('n'));
  if (cell('n') === '' || !Number.isInteger(n) || n < 0 || n > 1_000_000) return 'n';
  const measure = cell('percent') === '' ? 'mean' : 'percent';
  const value = Number(cell(measure));
  if (cell(measure) === '' || !Number.isFinite(value)) return measure;
  if (measure === 'percent' && (value < 0 || value > 100)) return 'percent';
  return { survey, scale, building, on, n, measure, value, source };
}

/** The building of the district that is meant; null for the whole district, undefined for what is no building of it. */
function findBuilding(text: string, buildings: readonly string[]): string | null | undefined {
  const wanted = folded(text);
  if (wanted === '' || wanted === 'all') return null;
  return buildings.find((name) => folded(name) === wanted);
}

/**
 * Which rows may be kept beside those that are shown already: none of fewer than eight people, and no other from which such a
 * row could be worked out, in whichever file its whole and its parts came. Where the whole is there, what the buildings leave
 * of it must be nobody or eight people or more. Told a second time with another number of people, a row would tell of the
 * difference: it is not kept.
 */
export function keepRows(rows: readonly ReadRow[], shown: readonly SurveyRow[] = []): SurveyRow[] {
  const people = new Map(shown.map((row) => [cellOf(row), row.n]));
  const fresh: ReadRow[] = [];
  for (const row of rows) {
    if (row.n < fewest || people.has(cellOf(row))) continue;
    people.set(cellOf(row), row.n);
    fresh.push(row);
  }
  for (const scale of new Set(fresh.map(scaleOf))) settle(scale, people, fresh);
  return rows.filter((row) => people.get(cellOf(row)) === row.n);
}

/** Those rows of a file that were kept of it before. */
export function rowsAmong(rows: readonly ReadRow[], kept: readonly SurveyRow[]): SurveyRow[] {
  const factsOf = (row: ReadRow) =>
    JSON.stringify([cellOf(row), row.survey, row.scale, row.n, row.value, row.source]);
  const before = new Set(kept.map(factsOf));
  return rows.filter((row) => before.has(factsOf(row)));
}

/** Takes new rows of a scale out, the smallest building first and the whole last, until nobody can be worked out. */
function settle(scale: string, people: Map<string, number>, fresh: readonly ReadRow[]): void {
  const whole = scale + wholeDistrict;
  const leaving = fresh
    .filter((row) => scaleOf(row) === scale)
    .toSorted((a, b) => Number(a.building === null) - Number(b.building === null) || a.n - b.n);
  for (const row of leaving) {
    const rest = restOf(scale, people);
    if (!people.has(whole) || rest === 0 || rest >= fewest) return;
    people.delete(cellOf(row));
  }
}

/** How many of the whole are in none of the buildings that are shown. */
function restOf(scale: string, people: ReadonlyMap<string, number>): number {
  const cells = [...people].filter(([cell]) => cell.startsWith(scale));
  return cells.reduce((rest, [cell, n]) => rest + (cell === scale + wholeDistrict ? n : -n), 0);
}

const wholeDistrict = JSON.stringify(null);

/** One measure of one scale of a survey on a day: what can be added up and subtracted. */
function scaleOf({ survey, scale, on, measure }: ReadRow): string {
  return JSON.stringify([folded(survey), folded(scale), on, measure]);
}

function cellOf(row: ReadRow): string {
  return scaleOf(row) + JSON.stringify(row.building && folded(row.building));
}

/** A text as it is compared: neither case nor spaces make another survey or another building of it. */
function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
