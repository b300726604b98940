import { isPossible, least } from './goal-rules.ts';
import type { ResultColumn, Unit } from './problem-contract.ts';
import type { ResultLineProblem } from './result-contract.ts';
import { fold, looksLikePerson } from './result-person-rules.ts';
import { readPeriod } from './school-year-rules.ts';

export type FileRecord = { line: number; cells: readonly string[] };
export type Place = { id: string; name: string };
export type Places = { subjects: readonly Place[]; bands: readonly Place[]; buildings: readonly Place[] };

/** A line of the file that could be read. */
export type ResultRow = {
  line: number;
  measure: string;
  unit: Unit;
  subjectId: string | null;
  bandId: string | null;
  buildingId: string | null;
  period: string;
  periodOn: string;
  value: number;
  n: number;
  source: string;
};

export type ReadRows = {
  rows: ResultRow[];
  problems: ResultLineProblem[];
  /** Lines of fewer than ten, or with a mark in place of their number. */
  dropped: number;
  /** Lines with a cell that looks like a person. */
  personal: number[];
};

/** Reads the lines under the heading: what can be kept, and every fault by its line. */
export function readRows(
  records: readonly FileRecord[],
  columns: ReadonlyMap<ResultColumn, number>,
  places: Places,
  today: string,
): ReadRows {
  const read: ReadRows = { rows: [], problems: [], dropped: 0, personal: [] };
  for (const { line, cells } of records) {
    const cell = (column: ResultColumn) => {
      const at = columns.get(column);
      return at === undefined ? '' : (cells[at] ?? '').replace(/^'(?=[=+\-@])/, '').trim();
    };
    if (textColumns.some((column) => looksLikePerson(cell(column)))) read.personal.push(line);
    else if (isSmallGroup(cell('n'))) read.dropped += 1;
    else {
      const row = readRow(line, cell, places, today);
      if ('problems' in row) read.problems.push(...row.problems);
      else read.rows.push(row);
    }
  }
  return read;
}

const textColumns: readonly ResultColumn[] = ['measure', 'unit', 'subject', 'band', 'building', 'source'];

/** A number under ten, or what offices write in its place: "<10", "*". */
function isSmallGroup(cell: string): boolean {
  return /^(?:[<≤]\s*\d+|\*+|s|n<\d+)$/i.test(cell) || (/^\d+$/.test(cell) && Number(cell) < least);
}

type Fault = [ResultColumn, ResultLineProblem['fault']];

function readRow(
  line: number,
  cell: (column: ResultColumn) => string,
  places: Places,
  today: string,
): ResultRow | { problems: ResultLineProblem[] } {
  const faults: Fault[] = [];
  const note = <Value>(column: ResultColumn, value: Value | undefined, fault: Fault[1]) => {
    if (value === undefined) faults.push([column, cell(column) === '' ? 'missing' : fault]);
    return value;
  };
  for (const column of ['measure', 'source'] as const) {
    if (cell(column) === '') faults.push([column, 'missing']);
    if (cell(column).length > 200) faults.push([column, 'too-long']);
  }
  const unit = note('unit', readUnit(cell('unit')), 'unit-unknown');
  const subjectId = note('subject', findPlace(places.subjects, cell('subject')), 'subject-unknown');
  const bandId = note('band', findPlace(places.bands, cell('band')), 'band-unknown');
  const buildingId = note('building', findPlace(places.buildings, cell('building')), 'building-unknown');
  const period = note('period', readPeriod(cell('period')) ?? undefined, 'period-unreadable');
  if (period !== undefined && period.startsOn > today) faults.push(['period', 'period-to-come']);
  const value = note('value', readNumber(cell('value'), unit), 'value-unreadable');
  if (value !== undefined && unit !== undefined && !isPossible(unit, value))
    faults.push(['value', 'value-not-possible']);
  const n = note('n', readCount(cell('n')), 'n-unreadable');
  const isWhole =
    ![unit, subjectId, bandId, buildingId, value, n].includes(undefined) && period !== undefined;
  if (faults.length > 0 || !isWhole)
    return { problems: faults.map(([column, fault]) => ({ line, column, fault })) };
  return {
    ...{ line, measure: cell('measure').normalize('NFC'), source: cell('source').normalize('NFC') },
    ...{ period: period.period, periodOn: period.on },
    ...({ unit, subjectId, bandId, buildingId, value, n } as Omit<
      ResultRow,
      'line' | 'measure' | 'source' | 'period' | 'periodOn'
    >),
  };
}

const unitNames: Record<string, Unit> = {
  ...{ '': 'percent', '%': 'percent', percent: 'percent', porcentaje: 'percent', 'نسبة مئوية': 'percent' },
  ...{ count: 'count', number: 'count', cantidad: 'count', عدد: 'count' },
  ...{
    scale: 'scale',
    score: 'scale',
    escala: 'scale',
    مقياس: 'scale',
    rate: 'rate',
    tasa: 'rate',
    معدل: 'rate',
  },
};
const readUnit = (cell: string): Unit | undefined => unitNames[cell.toLowerCase()];

const allWords = new Set(['all', 'todo', 'todos', 'toda', 'todas', 'الكل', 'جميع']);

/** The place of this name; null for "all"; undefined for none. */
function findPlace(places: readonly Place[], cell: string): string | null | undefined {
  if (allWords.has(fold(cell))) return null;
  return places.find(({ name }) => fold(name) === fold(cell))?.id;
}

/** A number as offices write it. "1,012" is a thousand where things are counted; elsewhere it could be either, and is not guessed. */
function readNumber(cell: string, unit: Unit | undefined): number | undefined {
  const plain = cell.replace(/[%\s]/g, '');
  if (/^-?\d{1,3}(?:,\d{3})+\.\d{1,6}$/.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^-?\d{1,3}(?:\.\d{3})+,\d{1,6}$/.test(plain))
    return Number(plain.replaceAll('.', '').replace(',', '.'));
  if (/^-?[1-9]\d{0,2}(?:,\d{3})+$/.test(plain))
    return unit === 'count' ? Number(plain.replaceAll(',', '')) : undefined;
  return /^-?\d{1,9}(?:[.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

function readCount(cell: string): number | undefined {
  const plain = /^\d{1,3}(?:[,. ]\d{3})+$/.test(cell) ? cell.replace(/[,. ]/g, '') : cell;
  return /^\d{1,8}$/.test(plain) ? Number(plain) : undefined;
}

export type KeptResult = Omit<ResultRow, 'line'> & { id: string };
export type PlannedResult = ResultRow & { correctsId: string | null };
export type ResultPlan = {
  results: PlannedResult[];
  problems: ResultLineProblem[];
  counts: { added: number; corrected: number; unchanged: number };
};

const keyOf = (row: Omit<ResultRow, 'line'>) =>
  JSON.stringify([fold(row.measure), row.unit, row.subjectId, row.bandId, row.buildingId, row.period]);

/** What of these lines is new, what says otherwise than what is kept, and what says the same. */
export function planResults(rows: readonly ResultRow[], kept: readonly KeptResult[]): ResultPlan {
  const known = new Map(kept.map((result) => [keyOf(result), result]));
  const spellings = new Map(kept.map(({ measure }) => [fold(measure), measure]));
  const seen = new Set<string>();
  const plan: ResultPlan = { results: [], problems: [], counts: { added: 0, corrected: 0, unchanged: 0 } };
  for (const row of rows) {
    const key = keyOf(row);
    const before = known.get(key);
    if (seen.has(key)) plan.problems.push({ line: row.line, column: 'measure', fault: 'twice' });
    else if (before === undefined) {
      plan.counts.added += 1;
      const measure = spellings.get(fold(row.measure)) ?? row.measure;
      spellings.set(fold(measure), measure);
      plan.results.push({ ...row, measure, correctsId: null });
    } else if (before.value === row.value && before.n === row.n && before.source === row.source)
      plan.counts.unchanged += 1;
    else {
      plan.counts.corrected += 1;
      plan.results.push({ ...row, measure: before.measure, correctsId: before.id });
    }
    seen.add(key);
  }
  return plan;
}
