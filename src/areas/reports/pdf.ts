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
  const pdf = await onOnePage(template, { ...document, columns });
  const name = `jointly-${document.madeOn}-${document.language}.pdf`;
  return new File([new Uint8Array(pdf)], name, { type: 'application/pdf' });
}

/** From what reads well to the smallest that still does, in points. */
const sizes = [8.4, 7.7, 7] as const;

/** One page where it fits on one, in letters as large as can be; otherwise as many as it takes, in letters that read well. */
async function onOnePage(text: string, data: Record<string, unknown>): Promise<Uint8Array> {
  const first = await typeset(text, { ...data, size: sizes[0] });
  if (pagesOf(first) === 1) return first;
  for (const size of sizes.slice(1)) {
    const smaller = await typeset(text, { ...data, size });
    if (pagesOf(smaller) === 1) return smaller;
  }
  return first;
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\n/g)?.length ?? 0
  );
}
