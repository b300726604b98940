import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../kit/text.ts';

const Wording = z.object({ en: z.string(), es: z.string(), ar: z.string() });
const Indicators = z.object({
  indicators: z.array(
    z.object({
      id: z.string(),
      ordinal: z.int(),
      parts: z.array(z.object({ id: z.string(), name: Wording })),
    }),
  ),
});

let loaded: z.infer<typeof Indicators>['indicators'] | undefined;

/** The indicators in their order, each with the names of its parts in a language. Read from the pack once. */
export function readPartNames(
  language: Language,
): { id: string; ordinal: number; parts: ReadonlyMap<string, string> }[] {
  loaded ??= Indicators.parse(
    JSON.parse(readFileSync(new URL('../../../packs/blueprint/indicators.json', import.meta.url), 'utf8')),
  ).indicators;
  return loaded.map(({ id, ordinal, parts }) => ({
    id,
    ordinal,
    parts: new Map(parts.map((part) => [part.id, part.name[language]])),
  }));
}
