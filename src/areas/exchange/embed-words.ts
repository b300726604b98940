import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Language } from '../../kit/text.ts';
import { type EmbedKey, type EmbedSay, embedKeys } from './embed-say.ts';

/** The catalog of published charts: they are drawn on the server, so their words are there and not in the client. */
const EmbedCatalog = z.record(
  Language,
  z.strictObject(
    Object.fromEntries(embedKeys.map((key) => [key, z.string().min(1)])) as Record<EmbedKey, z.ZodString>,
  ),
);

let loaded: z.infer<typeof EmbedCatalog> | undefined;

/** The wordings in one language. A broken pack stops whoever needs it, with the reason. */
export function sayEmbed(language: Language): EmbedSay {
  if (loaded === undefined) {
    const file = new URL('../../../packs/words/embed.json', import.meta.url);
    const parsed = EmbedCatalog.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(`packs/words/embed.json cannot be used: ${z.prettifyError(parsed.error)}`);
    loaded = parsed.data;
  }
  const catalog = loaded[language];
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(language);
  return {
    language,
    words: (key, values = {}) =>
      catalog[key].replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place),
    number: (value) => numbers.format(value),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
  };
}
