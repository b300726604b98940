import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import { pulseProblems } from './problem-contract.ts';

const pulse = endpoint.errors(pulseProblems);

export const ItemSetId = idOf('ItemSetId');
export type ItemSetId = z.infer<typeof ItemSetId>;

export const ItemId = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9_.-]+$/);

/** "How many of us…", from none to nearly all; or "I know…", from not at all to fully. */
export const ItemKind = z.enum(['how_many', 'know']);
export type ItemKind = z.infer<typeof ItemKind>;

const Wording = z.string().trim().min(5).max(200);

/** A question in the languages in which it was written; one at least. */
export const ItemText = z
  .strictObject({ en: Wording.optional(), es: Wording.optional(), ar: Wording.optional() })
  .refine((text) => Object.values(text).some((words) => words !== undefined));
export type ItemText = z.infer<typeof ItemText>;

export const Item = z.strictObject({ id: ItemId, partId: z.string(), kind: ItemKind, text: ItemText });
export type Item = z.infer<typeof Item>;

export const Text = z.object({ en: z.string(), es: z.string(), ar: z.string() });

/** The indicators with their parts, so that questions can be shown where they belong. */
export const IndicatorOutline = z.object({
  id: z.string(),
  statement: Text,
  parts: z.array(z.object({ id: z.string(), name: Text })),
});
export type IndicatorOutline = z.infer<typeof IndicatorOutline>;

/** What the next round would ask. */
export const ItemSet = z.object({
  /** 0 while the district has changed nothing. */
  number: z.int(),
  indicators: z.array(IndicatorOutline),
  sample: z.array(Item),
  leftOut: z.array(ItemId),
  own: z.array(Item),
  source: Text,
  mayChange: z.boolean(),
});
export type ItemSet = z.infer<typeof ItemSet>;

export const ItemSetInput = z.strictObject({
  id: ItemSetId,
  /** The version that was changed: where somebody else was faster, this one is refused. */
  after: z.int().min(0),
  leftOut: z.array(ItemId).max(200),
  own: z.array(z.strictObject({ partId: z.string().max(80), kind: ItemKind, text: ItemText })).max(20),
});
export type ItemSetInput = z.infer<typeof ItemSetInput>;

export const itemContract = {
  readItems: pulse
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/pulse/items',
      summary: 'The questions of the next round: the samples, what is left out, and the district’s own',
    })
    .output(ItemSet),
  changeItems: pulse
    .meta({ may: { capacities: ['superintendent', 'dn_member'] } })
    .route({
      method: 'PUT',
      path: '/pulse/item-sets/{id}',
      summary: 'Leave out sample questions and add the district’s own, from the next round on',
      description:
        'Kept as a version. A round that has been set keeps the questions it was set with. The same again is accepted; one made from an older version than the latest is refused.',
    })
    .input(ItemSetInput)
    .output(ItemSet),
};
