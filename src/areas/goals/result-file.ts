import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { refusal } from '../../kit/problem.ts';
import { goalsProblems, type ResultFileFault, resultColumns } from './problem-contract.ts';
import type { FileRecord } from './result-rules.ts';

const mostRecords = 20_000;

/** The refusal of a file that cannot be read as it is. */
export function refuseFile(fault: ResultFileFault, columns: string[] = [], line: number | null = null) {
  return refusal(goalsProblems, 'goals/file-unreadable', { fault, columns, line });
}

/**
 * Takes a file of results apart: UTF-8, UTF-16 with a mark, else Latin-1 as Windows writes it; commas, semicolons or tabs.
 *
 * @returns the records with the line on which each begins; the first is the heading
 */
export function readResultFile(bytes: Uint8Array): FileRecord[] {
  const text = decode(bytes);
  if (text.trim() === '') throw refuseFile('empty');
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter: findDelimiter(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: mostRecords + 1,
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuseFile('quotes', [], 'lines' in error ? Number(error.lines) : null);
  }
  if (records.length > mostRecords) throw refuseFile('too-long');
  return records.map(({ record, info }) => ({
    // The parser counts the line on which a record ends, and some hold line ends in quotes.
    line: info.lines - record.reduce((count, cell) => count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0),
    cells: record,
  }));
}

function decode(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // A workbook or anything else that is no text.
  if ((first === 0x50 && second === 0x4b && third === 0x03) || bytes.includes(0))
    throw refuseFile('not-text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The sign that most often stands in the heading, outside quotes. */
function findDelimiter(text: string): string {
  const heading = (text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string) => heading.split(sign).length;
  return [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ',';
}

/** A file to fill in: the columns, and lines of this district as examples. UTF-8 with a mark, so that spreadsheets read it right. */
export function writeTemplate(places: { subject: string; band: string; building: string }): string {
  const example = (band: string, building: string, value: string, n: string) =>
    [
      'Proficient in the state test',
      'percent',
      places.subject,
      band,
      building,
      '2025-26',
      value,
      n,
      'State',
    ].map(
      // A cell that a spreadsheet would run begins with an apostrophe.
      (cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell),
    );
  const lines = [example('all', 'all', '41', '212'), example(places.band, places.building, '44.5', '63')];
  return stringify([[...resultColumns], ...lines], { bom: true, record_delimiter: 'windows' });
}
