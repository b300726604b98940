import type { CapacityKind } from '../../kit/actor.ts';
import type { FileFault, LineFault, LineProblem, StaffColumn } from './import-contract.ts';
import { needsBuilding } from './person-rules.ts';
import { isParentWord, isStudentWord, kindOfWord } from './staff-word-rules.ts';

/** A record of a file: the line on which it begins, and its cells. */
export type StaffRecord = { line: number; cells: string[] };

/** A place as a file may name it. */
export type NamedPlace = { id: string; name: string; key?: string; endedOn: string | null };
export type Places = { buildings: NamedPlace[]; bands: NamedPlace[]; subjects: NamedPlace[] };

/** One line of a staff file, read: a person in a capacity. Dates are null where the file says nothing. */
export type StaffRow = {
  line: number;
  email: string;
  givenName: string;
  familyName: string;
  kind: CapacityKind;
  buildingId: string | null;
  bandId: string | null;
  subjectId: string | null;
  startsOn: string | null;
  endsOn: string | null;
  /** Marked as gone: the capacity ends today, whatever the dates say. */
  isInactive: boolean;
  /** A place that is no longer open: good for a capacity that is held, not for a new one. */
  endedPlace: Extract<LineFault, 'building-ended' | 'band-ended' | 'subject-ended'> | null;
};

export type ReadRows = {
  rows: StaffRow[];
  problems: LineProblem[];
  /** Lines of students and families, of which nothing else is kept. */
  dropped: number;
};

export type HeadingFault = { fault: FileFault; columns: string[] };

const headings: Record<string, StaffColumn> = {
  email: 'email',
  e_mail: 'email',
  mail: 'email',
  email_address: 'email',
  correo: 'email',
  given_name: 'given_name',
  givenname: 'given_name',
  first_name: 'given_name',
  firstname: 'given_name',
  nombre: 'given_name',
  family_name: 'family_name',
  familyname: 'family_name',
  last_name: 'family_name',
  lastname: 'family_name',
  surname: 'family_name',
  apellido: 'family_name',
  apellidos: 'family_name',
  capacity: 'capacity',
  role: 'role',
  status: 'status',
  building: 'building',
  school: 'building',
  escuela: 'building',
  band: 'band',
  grade_band: 'band',
  subject: 'subject',
  starts_on: 'starts_on',
  start_date: 'starts_on',
  ends_on: 'ends_on',
  end_date: 'ends_on',
};

type Columns = Map<StaffColumn, number>;

/** Finds the columns by the heading, in any order and spelling; unknown ones are passed over. */
export function readHeading(cells: readonly string[]): { columns: Columns } | HeadingFault {
  const columns: Columns = new Map();
  for (const [at, cell] of cells.entries()) {
    const key = cell
      .trim()
      .replace(/^\uFEFF/, '')
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    const column = headings[key];
    if (column === undefined) continue;
    if (columns.has(column)) return { fault: 'column-twice', columns: [column] };
    columns.set(column, at);
  }
  const missing: string[] = (['email', 'given_name', 'family_name'] as const).filter(
    (name) => !columns.has(name),
  );
  if (!columns.has('capacity') && !columns.has('role')) missing.push('capacity');
  return missing.length > 0 ? { fault: 'columns-missing', columns: missing } : { columns };
}

/**
 * Reads a staff file's records. A line of a student is dropped before anything else of it is looked at; a line with a
 * problem is left out and named; nothing stops at the first.
 */
export function readStaffRows(
  records: readonly StaffRecord[],
  places: Places,
  today: string,
): ReadRows | HeadingFault {
  const [heading, ...lines] = records;
  if (heading === undefined) return { fault: 'empty', columns: [] };
  const read = readHeading(heading.cells);
  if ('fault' in read) return read;
  const finders = {
    building: placeFinder(places.buildings),
    band: placeFinder(places.bands),
    subject: placeFinder(places.subjects),
  };
  const result: ReadRows = { rows: [], problems: [], dropped: 0 };
  for (const { line, cells } of lines) {
    const cell = (column: StaffColumn) => readCell(cells[read.columns.get(column) ?? -1]);
    if (cells.every((text) => text.trim() === '')) continue;
    if ([cell('capacity'), cell('role')].some((word) => isStudentWord(word) || isParentWord(word))) {
      result.dropped++;
      continue;
    }
    const row = readRow(line, cell, finders, today);
    if ('fault' in row) result.problems.push(row);
    else result.rows.push(row);
  }
  return result;
}

type Cell = (column: StaffColumn) => string;
type Finders = Record<'building' | 'band' | 'subject', (name: string) => NamedPlace | undefined>;

function readRow(line: number, cell: Cell, finders: Finders, today: string): StaffRow | LineProblem {
  const problem = (
    column: StaffColumn | null,
    fault: LineFault,
    value: string | null = null,
  ): LineProblem => ({
    line,
    column,
    fault,
    value: value === null ? null : value.slice(0, 80),
  });
  // The capacity first: until it is known to be a colleague's, nothing of the line may be shown to anybody.
  const kind = readKind(cell);
  if (typeof kind !== 'string') return problem(kind.column, kind.fault);
  const email = cell('email').toLowerCase();
  if (email === '') return problem('email', 'email-missing');
  if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]{2,}$/.test(email) || email.length > 254)
    return problem('email', 'email-unreadable');
  for (const column of ['given_name', 'family_name'] as const) {
    if (cell(column) === '') return problem(column, 'name-missing');
    if (cell(column).length > 200) return problem(column, 'text-too-long');
  }
  const found: Record<'building' | 'band' | 'subject', NamedPlace | null> = {
    building: null,
    band: null,
    subject: null,
  };
  for (const column of ['building', 'band', 'subject'] as const) {
    const name = cell(column);
    if (name === '') continue;
    const place = finders[column](name);
    if (place === undefined) return problem(column, `${column}-unknown`, name);
    found[column] = place;
  }
  if (needsBuilding(kind) && found.building === null) return problem('building', 'building-needed');
  const dates = readDates(cell);
  if ('column' in dates) return problem(dates.column, dates.fault, dates.value);
  const ended = (['building', 'band', 'subject'] as const).find(
    (list) => (found[list]?.endedOn ?? today) < today,
  );
  return {
    line,
    email,
    givenName: cell('given_name'),
    familyName: cell('family_name'),
    kind,
    buildingId: found.building?.id ?? null,
    bandId: found.band?.id ?? null,
    subjectId: found.subject?.id ?? null,
    ...dates,
    isInactive: /^(inactive|tobedeleted|to be deleted|ended|left|false)$/i.test(cell('status')),
    endedPlace: ended === undefined ? null : `${ended}-ended`,
  };
}

function readKind(cell: Cell): CapacityKind | { column: StaffColumn; fault: LineFault } {
  const column = cell('capacity') === '' ? 'role' : 'capacity';
  const word = cell(column);
  if (word === '') return { column: 'capacity', fault: 'capacity-missing' };
  const kind = kindOfWord(word, cell('building') !== '');
  if (kind === 'unclear') return { column, fault: 'capacity-unclear' };
  return kind ?? { column, fault: 'capacity-unknown' };
}

function readDates(
  cell: Cell,
):
  | { startsOn: string | null; endsOn: string | null }
  | { column: StaffColumn; fault: LineFault; value: string | null } {
  const dates = { startsOn: null as string | null, endsOn: null as string | null };
  for (const [key, column] of [
    ['startsOn', 'starts_on'],
    ['endsOn', 'ends_on'],
  ] as const) {
    const text = cell(column);
    if (text === '') continue;
    const day = readDay(text);
    if (day === null) return { column, fault: 'date-unreadable', value: text };
    dates[key] = day;
  }
  if (dates.startsOn !== null && dates.endsOn !== null && dates.endsOn < dates.startsOn)
    return { column: 'ends_on', fault: 'ends-before-start', value: dates.endsOn };
  return dates;
}

/** A day as `2026-09-08`, or as American spreadsheets rewrite it, `9/8/2026`. */
export function readDay(text: string): string | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = american
    ? `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}`
    : text.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || (!american && !/^[\d-]{10}(T[\d:.]+Z?)?$/.test(text))) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Places by name, and subjects by key as well, whatever the case and the spaces. */
function placeFinder(list: readonly NamedPlace[]): (name: string) => NamedPlace | undefined {
  const byKey = new Map<string, NamedPlace>();
  for (const place of list) if (place.key !== undefined) byKey.set(sameName(place.key), place);
  for (const place of list) byKey.set(sameName(place.name), place);
  return (name) => byKey.get(sameName(name));
}

function sameName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

const runsAsFormula = /^'*[=+\-@\t\r]/;

/** A cell that a spreadsheet will not run: what it would take for a formula gets an apostrophe in front. */
export function guardCell(text: string): string {
  return runsAsFormula.test(text) ? `'${text}` : text;
}

/** A cell as it was before it was guarded; single spaces, composed letters. */
export function readCell(cell: string | undefined): string {
  const guarded = (cell ?? '').trim().replace(/\s+/g, ' ');
  // Before composing: "=" and the stroke that makes it "≠" are guarded as what they begin with.
  const text = guarded.startsWith("'") && runsAsFormula.test(guarded) ? guarded.slice(1) : guarded;
  return text.normalize('NFC').trim();
}
