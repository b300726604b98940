import { stringify } from 'csv-stringify/sync';
import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';
import {
  columnKeys,
  columnName,
  type ExportColumn,
  type ExportWords,
  exportColumns,
} from './export-columns.ts';
import type { CodeBookColumn, OpenFigure, OpenHead, Wording } from './export-contract.ts';
import type { Floors } from './figure-contract.ts';

type Value = string | number | boolean | null;

/** What a file of figures is made of. */
export type ExportGround = {
  head: OpenHead;
  floors: Floors;
  figures: readonly OpenFigure[];
  wordings: readonly Wording[];
  words: ExportWords;
};

/** The columns, explained. */
export function codeBookOf(words: ExportWords): CodeBookColumn[] {
  return columnKeys.map((key) => ({
    name: columnName(key),
    field: key,
    meaning: words.columns[key],
    unit: words.units[exportColumns[key].unit],
    rule: words.rules[exportColumns[key].rule],
  }));
}

export function figuresCsv({ head, figures }: Pick<ExportGround, 'head' | 'figures'>): string {
  return csvOf([columnKeys.map(columnName), ...figures.map((figure) => cellsOf(figure, head))]);
}

export function codeBookCsv({ words, wordings }: Pick<ExportGround, 'words' | 'wordings'>): string {
  return csvOf([...codeBookRows(words), [], ...wordingRows(words, wordings)]);
}

/** A workbook of four sheets: what this is, the figures, the code book, and how each version words its practices. */
export async function figuresXlsx(ground: ExportGround): Promise<Uint8Array> {
  const { words, wordings, head, figures } = ground;
  const rows = [columnKeys.map(columnName), ...figures.map((figure) => cellsOf(figure, head))];
  return writeExcelFile([
    { sheet: words.sheetAbout, data: sheetOf(aboutRows(ground)), columns: widths(24, 110) },
    {
      sheet: words.sheetFigures,
      data: sheetOf(rows),
      columns: columnKeys.map((key) => ({ width: widthOf(key) })),
      stickyRowsCount: 1,
    },
    {
      sheet: words.sheetCodeBook,
      data: sheetOf(codeBookRows(words)),
      columns: widths(22, 22, 70, 18, 90),
      stickyRowsCount: 1,
    },
    {
      sheet: words.sheetWordings,
      data: sheetOf(wordingRows(words, wordings)),
      columns: widths(24, 10, 14, 34, 90, 40, 40),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

function aboutRows({ head, floors, words }: ExportGround): Value[][] {
  const floorsLine = words.floorsLine
    .replace('{rooms}', String(floors.rooms))
    .replace('{visits}', String(floors.visits));
  return [
    [words.title, null],
    [words.district, head.district],
    [words.madeOn, head.exportedOn],
    [null, head.sharesLine],
    [null, head.perfectionLine],
    [null, floorsLine],
  ];
}

function codeBookRows(words: ExportWords): Value[][] {
  return [
    [words.column, words.field, words.meaning, words.unit, words.rule],
    ...codeBookOf(words).map(({ name, field, meaning, unit, rule }) => [name, field, meaning, unit, rule]),
  ];
}

function wordingRows(words: ExportWords, wordings: readonly Wording[]): Value[][] {
  return [
    [
      words.subject,
      words.version,
      words.adoptedOn,
      words.practice,
      words.sentence,
      'practice_id',
      words.seal,
    ],
    ...wordings.map((one) => [
      ...[one.subject, one.versionNumber, one.adoptedOn, one.practice, one.sentence],
      ...[one.practiceId, one.textSha256],
    ]),
  ];
}

function cellsOf(figure: OpenFigure, head: OpenHead): Value[] {
  const line = {
    ...figure,
    exportedOn: head.exportedOn,
    howToRead: `${head.sharesLine} ${head.perfectionLine}`,
  };
  return columnKeys.map((key) => line[key]);
}

function csvOf(rows: readonly Value[][]): string {
  const cells = rows.map((row) => row.map((value) => (typeof value === 'string' ? unrun(value) : value)));
  return stringify(cells, {
    bom: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => String(value) },
  });
}

/**
 * A text that a spreadsheet would run as a formula begins with an apostrophe.
 *
 * @example unrun('=1+1') // "'=1+1"
 */
export function unrun(text: string): string {
  return /^[\s\u200b-\u200f\u2066-\u2069\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text)
    ? `'${text}`
    : text;
}

/** In a workbook a text is a text: no cell is ever a formula. */
function sheetOf(rows: readonly Value[][]): SheetData {
  return rows.map((row, index) => row.map((value) => cellOf(value, index === 0)));
}

function cellOf(value: Value, isHead: boolean): Cell {
  if (value === null || value === '') return null;
  const fontWeight = isHead ? { fontWeight: 'bold' as const } : {};
  if (typeof value === 'number') return { value, type: Number, ...fontWeight };
  if (typeof value === 'boolean') return { value, type: Boolean, ...fontWeight };
  return { value, type: String, wrap: value.length > 60, alignVertical: 'top', ...fontWeight };
}

const widths = (...all: number[]) => all.map((width) => ({ width }));

function widthOf(key: ExportColumn): number {
  const { unit } = exportColumns[key];
  if (unit === 'id') return 38;
  return unit === 'text' ? 28 : 16;
}
