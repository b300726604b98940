import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { MailCatalog } from './mail-schema.ts';

let loaded: MailCatalog | undefined;

/** The wordings of mails and calendars, read and validated once. A broken pack stops whoever needs it, with the reason. */
export function readMailWords(): MailCatalog {
  if (loaded === undefined) {
    const file = new URL('../../../packs/words/mail.json', import.meta.url);
    const parsed = MailCatalog.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(`packs/words/mail.json cannot be used: ${z.prettifyError(parsed.error)}`);
    loaded = parsed.data;
  }
  return loaded;
}
