import { readFileSync } from 'node:fs';
import { typeset } from '../../server/typeset.ts';
import type { ReportDocument } from './report-contract.ts';
import { readReportWords } from './report-words.ts';
import { sayIn } from './say-rules.ts';

let template: string | undefined;

/** The page as a tagged PDF, with its days and numbers as its language writes them. */
export async function pdfOf(document: ReportDocument): Promise<File> {
  template ??= readFileSync(new URL('./templates/report.typ', import.meta.url), 'utf8');
  const say = sayIn(document.language, readReportWords()[document.language]);
  const columns = document.columns.map((column) => ({
    ...column,
    sections: column.sections.map((section) => ({
      ...section,
      figures: section.figures.map(({ text, n, on }) => ({ text, n: say.number(n), on: say.day(on) })),
    })),
  }));
  const pdf = await typeset(template, { ...document, columns });
  const name = `jointly-${document.madeOn}-${document.language}.pdf`;
  return new File([new Uint8Array(pdf)], name, { type: 'application/pdf' });
}
