import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../kit/text.ts';
import { ExportCatalog, type ExportWords } from './export-columns.ts';

let loaded: ExportCatalog | undefined;

/** The wordings of the files, read and validated once. A broken pack stops whoever needs it, with the reason. */
export function readExportWords(language: Language): ExportWords {
  if (loaded === undefined) {
    const file = new URL('../../../packs/words/export.json', import.meta.url);
    const parsed = ExportCatalog.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(`packs/words/export.json cannot be used: ${z.prettifyError(parsed.error)}`);
    loaded = parsed.data;
  }
  return loaded[language];
}
