import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { refusal } from '../../kit/problem.ts';
import { pulseProblems } from './problem-contract.ts';
import { type SurveyRecord, surveyColumns } from './survey-rules.ts';

const mostRecords = 2_000;

/** Takes a file of results apart: commas, semicolons or tabs; the first line names the columns, in any order and case. */
export function readSurveyFile(text: string): SurveyRecord[] {
  const heading = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = [';', '\t'].find((sign) => heading.includes(sign)) ?? ',';
  let records: Record<string, string>[];
  try {
    records = parse(text, {
      ...{ delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, trim: true },
      columns: (names: string[]) => names.map((name) => name.toLowerCase()),
      to: mostRecords,
    }) as Record<string, string>[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusal(pulseProblems, 'pulse/file-not-readable', { line: 1, column: 'survey' });
  }
  const [first] = records;
  const missing = surveyColumns
    .filter((column) => column !== 'mean' && column !== 'percent' && column !== 'building')
    .find((column) => first !== undefined && first[column] === undefined);
  if (missing !== undefined)
    throw refusal(pulseProblems, 'pulse/file-not-readable', { line: 1, column: missing });
  return records.map((cells, index) => ({ line: index + 2, cells }));
}
