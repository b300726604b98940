import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { IndicatorPack, ItemPack } from './item-schema.ts';

function readPack<Pack>(name: string, schema: z.ZodType<Pack>): Pack {
  const file = new URL(`../../../packs/${name}`, import.meta.url);
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`packs/${name} cannot be used: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

let items: ItemPack | undefined;
let indicators: IndicatorPack['indicators'] | undefined;

/** The sample questions, read and validated once. A broken pack stops whoever needs it, with the reason. */
export function readItemPack(): ItemPack {
  items ??= readPack('pulse/items.json', ItemPack);
  return items;
}

/** The indicators with their parts, read and validated once. */
export function readIndicators(): IndicatorPack['indicators'] {
  indicators ??= readPack('blueprint/indicators.json', IndicatorPack).indicators;
  return indicators;
}
