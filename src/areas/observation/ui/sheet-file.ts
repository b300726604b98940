import { parse } from 'csv-parse/browser/esm/sync';
import type { Sheet } from '../sheet-mapping-rules.ts';

/** The most rows of one sheet. */
const mostRows = 20_000;

/** Why a file is no sheet that can be read here. */
export type SheetFault = 'workbook' | 'not-a-table' | 'empty' | 'too-long';

/** Reads a sheet in the browser: nothing of the file leaves it. */
export async function readSheetFile(file: File): Promise<{ sheet: Sheet } | { fault: SheetFault }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // A workbook of Excel is a packed file, an old one has a mark of its own.
  const isWorkbook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
  return isWorkbook ? { fault: 'workbook' } : readSheetText(decode(bytes));
}

/** The rows of a text with separated values. */
export function readSheetText(text: string): { sheet: Sheet } | { fault: SheetFault } {
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
  } catch {
    return { fault: 'not-a-table' };
  }
  const [titles, ...cells] = rows;
  if (titles === undefined || titles.length < 2) return { fault: 'not-a-table' };
  if (cells.length === 0) return { fault: 'empty' };
  if (cells.length > mostRows) return { fault: 'too-long' };
  return { sheet: { titles, rows: cells } };
}

/** What stands between the cells: whatever is most often in the first line. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/u, 1);
  const countOf = (mark: string) => first.split(mark).length;
  return [',', ';', '\t'].toSorted((a, b) => countOf(b) - countOf(a))[0] ?? ',';
}

/** Spreadsheets write UTF-8 today and the letters of Windows before; a file that is not the one is the other. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
