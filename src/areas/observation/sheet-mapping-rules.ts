import type { ImportTitles } from './import-contract.ts';
import { type DateOrder, guessDateOrder } from './sheet-date-rules.ts';
import { guessAnswers, guessBand, guessPart, guessPlace, sheetValue } from './sheet-value-rules.ts';
import type { Answer, LessonPart } from './visit-contract.ts';

/** A sheet as it was read: the titles of its columns, and its rows as texts. */
export type Sheet = { titles: readonly string[]; rows: readonly (readonly string[])[] };

/** What a column can be taken for, beside an answer about a practice. */
export const sheetFields = ['at', 'time', 'building', 'band', 'subject', 'room', 'part'] as const;
export type SheetField = (typeof sheetFields)[number];

/** Which column is what; by its place in the sheet. */
export type SheetColumns = Record<SheetField, number | null> & {
  practices: Readonly<Record<string, number>>;
};

/** What the values in the columns mean. A value that is not in it, or is null, leaves its row or its answer out. */
export type SheetValues = {
  building: Readonly<Record<string, string | null>>;
  band: Readonly<Record<string, string | null>>;
  subject: Readonly<Record<string, 'this' | null>>;
  part: Readonly<Record<string, LessonPart | null>>;
  /** By practice. */
  answers: Readonly<Record<string, Readonly<Record<string, Answer | null>>>>;
};

export type SheetMapping = {
  columns: SheetColumns;
  values: SheetValues;
  dateOrder: DateOrder;
  /** Where the sheet has no column for it: all of it is of this one. */
  onlyBuildingId: string | null;
  onlyBandId: string | null;
};

type Named = { id: string; name: string };
export type SheetGround = {
  buildings: readonly Named[];
  bands: readonly Named[];
  subject: Named;
  practices: readonly Named[];
};

const usualTitles: Record<SheetField, RegExp> = {
  at: /timestamp|\bdate\b|fecha|marca temporal|طابع زمني|تاريخ/iu,
  time: /^time\b|time of day|^hora|وقت/iu,
  building: /school|building|escuela|edificio|campus|مدرسة|مبنى/iu,
  band: /grade|band|grado|الصف|مرحلة/iu,
  subject: /subject|content area|materia|asignatura|مادة/iu,
  room: /room|teacher|aula|sal[oó]n|docente|maestr|معلم|غرفة/iu,
  part: /part of (the )?lesson|lesson part|momento de la clase|جزء/iu,
};

/** Which column is most likely what: as it was last time, or by its title. Each column is taken once. */
export function guessColumns(sheet: Sheet, ground: SheetGround, last: ImportTitles | null): SheetColumns {
  const taken = new Set<number>();
  const take = (column: number): number | null => {
    if (column < 0 || taken.has(column)) return null;
    taken.add(column);
    return column;
  };
  const titled = (title: string | null | undefined) => (title == null ? -1 : sheet.titles.indexOf(title));
  const practices: Record<string, number> = {};
  for (const { id, name } of ground.practices) {
    const kept = titled(last?.practices.find(({ practiceId }) => practiceId === id)?.title);
    const alike = sheet.titles.findIndex((title) => sheetValue(title).includes(sheetValue(name)));
    const column = take(kept) ?? take(alike);
    if (column !== null) practices[id] = column;
  }
  const fields = {} as Record<SheetField, number | null>;
  for (const field of sheetFields) fields[field] = take(titled(last?.[field]));
  for (const field of sheetFields)
    fields[field] ??= take(
      sheet.titles.findIndex((title, column) => !taken.has(column) && usualTitles[field].test(title)),
    );
  return { ...fields, practices };
}

/** The columns with one of them taken for something else: it is then for nothing it was before. */
export function withColumn(
  columns: SheetColumns,
  target: SheetField | { practiceId: string },
  column: number | null,
): SheetColumns {
  const free = (own: number | null) => (own === column ? null : own);
  const fields = Object.fromEntries(sheetFields.map((field) => [field, free(columns[field])])) as Record<
    SheetField,
    number | null
  >;
  const practices = Object.fromEntries(Object.entries(columns.practices).filter(([, own]) => own !== column));
  if (typeof target === 'string') fields[target] = column;
  else if (column === null) delete practices[target.practiceId];
  else practices[target.practiceId] = column;
  return { ...fields, practices };
}

/** The different values of a column, as they are compared; empty ones are none. At most two hundred. */
export function valuesIn(sheet: Sheet, column: number | null): string[] {
  if (column === null) return [];
  const values = new Set<string>();
  for (const row of sheet.rows) {
    const value = sheetValue(row[column] ?? '');
    if (value !== '') values.add(value);
    if (values.size >= 200) break;
  }
  return [...values];
}

/** What the values most likely mean. `said` is what a person said already, and stands. */
export function guessValues(
  sheet: Sheet,
  columns: SheetColumns,
  ground: SheetGround,
  said: SheetValues | null,
): SheetValues {
  const each = <Meaning>(
    column: number | null,
    kept: Readonly<Record<string, Meaning | null>> | undefined,
    guess: (value: string) => Meaning | null,
  ): Record<string, Meaning | null> =>
    Object.fromEntries(valuesIn(sheet, column).map((value) => [value, kept?.[value] ?? guess(value)]));
  const subject = sheetValue(ground.subject.name);
  return {
    building: each(columns.building, said?.building, (value) => guessPlace(value, ground.buildings)),
    band: each(columns.band, said?.band, (value) => guessBand(value, ground.bands)),
    subject: each(columns.subject, said?.subject, (value) =>
      value === subject || (value.length >= 4 && subject.startsWith(value)) ? 'this' : null,
    ),
    part: each(columns.part, said?.part, guessPart),
    answers: Object.fromEntries(
      Object.entries(columns.practices).map(([practiceId, column]) => {
        const guessed = guessAnswers(valuesIn(sheet, column));
        return [practiceId, each(column, said?.answers[practiceId], (value) => guessed.get(value) ?? null)];
      }),
    ),
  };
}

/** A mapping to begin from. */
export function guessMapping(sheet: Sheet, ground: SheetGround, last: ImportTitles | null): SheetMapping {
  const columns = guessColumns(sheet, ground, last);
  return {
    columns,
    values: guessValues(sheet, columns, ground, null),
    dateOrder: guessDateOrder(datesIn(sheet, columns.at)) ?? 'month-first',
    onlyBuildingId: null,
    onlyBandId: null,
  };
}

/** The cells of the column of dates. */
export function datesIn(sheet: Sheet, column: number | null): string[] {
  return column === null ? [] : sheet.rows.map((row) => row[column] ?? '');
}

/** The titles of the columns that are taken, to be kept for the next time. */
export function titlesOf(sheet: Sheet, columns: SheetColumns): ImportTitles {
  const titleOf = (column: number | null) => (column === null ? null : (sheet.titles[column] ?? null));
  const fields = Object.fromEntries(sheetFields.map((field) => [field, titleOf(columns[field])])) as Record<
    SheetField,
    string | null
  >;
  return {
    ...fields,
    practices: Object.entries(columns.practices).map(([practiceId, column]) => ({
      practiceId,
      title: sheet.titles[column] ?? '',
    })),
  };
}
