import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { refusal } from '../../kit/problem.ts';
import { Line } from '../../kit/text.ts';
import type { ComponentContent } from './component-contract.ts';
import { FrameworkContent, Holds, Key, LocalText } from './component-schema.ts';
import { type FileFormat, frameworkColumns } from './import-contract.ts';
import type { Fault, FileComponent, FileContent } from './import-plan.ts';
import { blueprintProblems } from './problem-contract.ts';

const mostComponents = 1000;
const separator = ' | ';
const runsAsFormula = /^[=+\-@\t\r]/;

type Unreadable = 'empty' | 'quotes' | 'not-json' | 'columns-missing' | 'nothing-in-it' | 'too-many';
const unreadable = (fault: Unreadable) => refusal(blueprintProblems, 'blueprint/file-unreadable', { fault });

/** Takes a framework file apart, with what is wrong in single lines. */
export function readFrameworkFile(format: FileFormat, text: string): FileContent {
  if (text.trim() === '') throw unreadable('empty');
  const content = format === 'csv' ? readCsv(text) : readJson(text);
  if (content.components.length + content.faults.length === 0) throw unreadable('nothing-in-it');
  return content;
}

type Column = (typeof frameworkColumns)[number];

function readCsv(text: string): FileContent {
  const records = parseCsv(text);
  const heading = (records[0]?.record ?? []).map((cell) => cell.toLowerCase().replace(/\s+/g, '_'));
  const places = new Map(frameworkColumns.map((column) => [column, heading.indexOf(column)]));
  if (heading.indexOf('name') === -1 && heading.indexOf('key') === -1) throw unreadable('columns-missing');
  if (records.length > mostComponents + 1) throw unreadable('too-many');
  const faults: Fault[] = [];
  const components = records.slice(1).map(({ record, info }) => {
    const cell = (column: Column): string | undefined => {
      const place = places.get(column) ?? -1;
      return place === -1 ? undefined : readCell(record[place]);
    };
    return rowOf(info.lines, cell, faults);
  });
  return { components, faults, framework: {} };
}

function parseCsv(text: string): { record: string[]; info: { lines: number } }[] {
  const [heading = ''] = text.trimStart().split(/\r\n|\r|\n/, 1);
  const count = (sign: string) => heading.split(sign).length;
  const delimiter = [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ',';
  const options = {
    delimiter,
    info: true,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
  };
  try {
    return parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable('quotes');
  }
}

function readCell(cell: string | undefined): string {
  const text = (cell ?? '').trim().normalize('NFC');
  return text.startsWith("'") && runsAsFormula.test(text.slice(1)) ? text.slice(1) : text;
}

function rowOf(line: number, cell: (column: Column) => string | undefined, faults: Fault[]): FileComponent {
  const say = (field: string, fault: Fault['fault'], value: string) => {
    faults.push({ line, field, fault, value: value.slice(0, 80) });
    return undefined;
  };
  const numberIn = (column: Column): number | null | undefined => {
    const text = cell(column);
    if (text === undefined || text === '') return text === '' ? null : undefined;
    return /^\d{1,4}$/.test(text) ? Number(text) : say(column, 'number-unreadable', text);
  };
  const orNull = (text: string | undefined) => (text === '' ? null : text);
  const listIn = (column: Column) =>
    cell(column)
      ?.split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const retired = cell('retired');
  return {
    line,
    key: cell('key') || undefined,
    type: cell('type') || undefined,
    parent: orNull(cell('parent')),
    order: numberIn('order') ?? undefined,
    level: orNull(cell('level')),
    ...{ floor: numberIn('floor'), weeks: numberIn('weeks') },
    name: cell('name') || undefined,
    aliases: listIn('aliases'),
    about: cell('about') || undefined,
    evidence: listIn('evidence'),
    localText: orNull(cell('local_text')),
    holds: cell('holds') === undefined ? undefined : cell('holds') === 'visions' ? 'visions' : null,
    isRetired: retired === undefined ? undefined : ['yes', 'true', '1', 'x'].includes(retired.toLowerCase()),
  };
}

const either = z.union([z.string().trim().min(1).max(2000), LocalText]);
const JsonComponent = z.strictObject({
  key: Key.optional(),
  type: z.string().optional(),
  parent: z.string().nullable().optional(),
  order: z.int().min(0).max(10_000).optional(),
  level: z.string().nullable().optional(),
  floor: z.int().min(0).max(50).nullable().optional(),
  weeks: z.int().min(1).max(520).nullable().optional(),
  name: either.optional(),
  aliases: z.array(Line).max(30).optional(),
  about: either.optional(),
  evidence: z
    .array(z.union([z.string().trim().min(1).max(2000), z.strictObject({ id: Key, text: LocalText })]))
    .max(30)
    .optional(),
  localText: z.string().trim().min(1).max(2000).nullable().optional(),
  holds: Holds.nullable().optional(),
  isRetired: z.boolean().optional(),
});
const JsonFile = z.object({
  ...FrameworkContent.partial().shape,
  components: z.array(z.unknown()),
});

function readJson(text: string): FileContent {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw unreadable('not-json');
  }
  const file = JsonFile.safeParse(value);
  if (!file.success) throw unreadable('columns-missing');
  const { components: raw, ...framework } = file.data;
  if (raw.length > mostComponents) throw unreadable('too-many');
  const faults: Fault[] = [];
  const components = raw.flatMap((one, index) => {
    const read = JsonComponent.safeParse(one);
    if (read.success) return [{ ...read.data, line: index + 1 }];
    for (const issue of read.error.issues.slice(0, 3))
      faults.push({
        ...{ line: index + 1, field: issue.path.join('.') || '-' },
        ...{ fault: 'not-as-expected' as const, value: issue.message.slice(0, 80) },
      });
    return [];
  });
  return { components, faults, framework };
}

type Written = { key: string; content: ComponentContent; parent: string | null };

/** The framework as JSON, whole. */
export function writeJson(framework: FrameworkContent, components: readonly Written[]): string {
  const rows = components.map(({ key, content, parent }) => {
    const { parentId: _, ordinal, ...rest } = content;
    return { key, parent, order: ordinal, ...rest };
  });
  return `${JSON.stringify({ ...framework, components: rows }, null, 2)}\n`;
}

/** The framework as CSV, its texts in one language: with a mark, so that spreadsheets read it right. */
export function writeCsv(components: readonly Written[], language: 'en' | 'es' | 'ar'): string {
  const read = (text: LocalText) => text.own ?? text[language] ?? text.en ?? text.es ?? text.ar ?? '';
  const guard = (cell: string) => (runsAsFormula.test(cell) ? `'${cell}` : cell);
  const lines = components.map(({ key, content, parent }) => {
    const row: Record<Column, string> = {
      ...{ key, type: content.type, parent: parent ?? '', order: String(content.ordinal) },
      ...{
        level: content.level ?? '',
        floor: String(content.floor ?? ''),
        weeks: String(content.weeks ?? ''),
      },
      ...{ name: read(content.name), aliases: content.aliases.join(separator), about: read(content.about) },
      evidence: content.evidence.map(({ text }) => read(text)).join(separator),
      ...{
        local_text: content.localText ?? '',
        holds: content.holds ?? '',
        retired: content.isRetired ? 'yes' : '',
      },
    };
    return frameworkColumns.map((column) => guard(row[column]));
  });
  return stringify([[...frameworkColumns], ...lines], { bom: true, record_delimiter: 'windows' });
}
