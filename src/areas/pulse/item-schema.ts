import { z } from 'zod';
import { ItemId, ItemKind } from './item-contract.ts';

const Translated = z.strictObject({ en: z.string().min(1), es: z.string().min(1), ar: z.string().min(1) });

/** A pack of questions for the pulse, in every language. */
export const ItemPack = z.strictObject({
  id: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sample: z.boolean(),
  source: Translated,
  items: z
    .array(z.strictObject({ id: ItemId, partId: z.string(), kind: ItemKind, text: Translated }))
    .min(1)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'An id is taken once.'),
});
export type ItemPack = z.infer<typeof ItemPack>;

/** What the pulse needs of the indicators: which there are, and their parts. */
export const IndicatorPack = z.object({
  indicators: z.array(
    z.object({
      id: z.string(),
      statement: Translated,
      parts: z.array(z.object({ id: z.string(), name: Translated })).min(1),
    }),
  ),
});
export type IndicatorPack = z.infer<typeof IndicatorPack>;
