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
export function readSurveyRows(records: readonly SurveyRecord[]): ReadRow[] | SurveyFault {
  const rows: ReadRow[] = [];
  for (const { line, cells } of records) {
    const row = readRow(cells);
    if (typeof row === 'string') return { line, column: row };
    rows.push(row);
  }
  return rows;
}

/** A row, or the column that cannot be read. */
function readRow(cells: SurveyRecord['cells']): ReadRow | string {
  const cell = (column: string) => (cells[column] ?? '').trim();
  const [survey, scale, source] = [cell('survey'), cell('scale'), cell('source')];
  for (const [column, text] of Object.entries({ survey, scale, source }))
    if (text === '' || text.length > 200) return column;
  const on = cell('date');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(on))) return 'date';
  const n = Number(cell('n'));
  if (cell('n') === '' || !Number.isInteger(n) || n < 0 || n > 1_000_000) return 'n';
  const measure = cell('percent') === '' ? 'mean' : 'percent';
  const value = Number(cell(measure));
  if (cell(measure) === '' || !Number.isFinite(value)) return measure;
  if (measure === 'percent' && (value < 0 || value > 100)) return 'percent';
  return { survey, scale, building: cell('building') || null, on, n, measure, value, source };
}

/**
 * Which rows may be kept: none of fewer than eight people, and no other from which such a row could be worked out. Where the
 * whole is there as well, what the kept buildings leave of it must be nobody or eight people or more.
 */
export function keepRows(rows: readonly ReadRow[]): SurveyRow[] {
  const kept = new Set(rows.filter(({ n }) => n >= fewest));
  for (const whole of rows.filter(({ building }) => building === null)) {
    if (!kept.has(whole)) continue;
    const parts = [...kept]
      .filter((row) => row.building !== null && isOfSame(row, whole))
      .toSorted((a, b) => a.n - b.n);
    let rest = whole.n - parts.reduce((sum, { n }) => sum + n, 0);
    while (rest !== 0 && rest < fewest && parts.length > 0) {
      const smallest = parts.shift();
      if (smallest === undefined) break;
      kept.delete(smallest);
      rest += smallest.n;
    }
  }
  return rows.filter((row) => kept.has(row));
}

function isOfSame(one: ReadRow, other: ReadRow): boolean {
  return (
    one.survey === other.survey &&
    one.scale === other.scale &&
    one.on === other.on &&
    one.measure === other.measure
  );
}
