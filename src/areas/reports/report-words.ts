import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ReportCatalog } from './report-words-schema.ts';

let loaded: ReportCatalog | undefined;

/** The wordings of the board update, read and validated once. A broken pack stops whoever needs it, with the reason. */
export function readReportWords(): ReportCatalog {
  if (loaded === undefined) {
    const file = new URL('../../../packs/words/report.json', import.meta.url);
    const parsed = ReportCatalog.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(`packs/words/report.json cannot be used: ${z.prettifyError(parsed.error)}`);
    loaded = parsed.data;
  }
  return loaded;
}
