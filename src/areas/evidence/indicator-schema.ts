import { z } from 'zod';
import { Line, Prose } from '../../kit/text.ts';

/** A text of a pack, in every language of the interface. */
export const Wording = z.object({ en: Prose, es: Prose, ar: Prose });
export type Wording = z.infer<typeof Wording>;

/** The id of an indicator in its pack: `e1`. */
export const IndicatorId = z.string().regex(/^[a-z0-9]{1,20}$/);
/** The id of a part of an indicator: `e1.well_being`. */
export const PartId = z.string().regex(/^[a-z0-9]{1,20}\.[a-z0-9_]{1,40}$/);
/** The id of a level of a scale: `in_place`. */
export const LevelId = z.string().regex(/^[a-z0-9_]{1,40}$/);

/** A statement of which one would see evidence, whole, and the parts in which it is rated. */
export const Indicator = z.object({
  id: IndicatorId,
  ordinal: z.int().min(1),
  statement: Wording,
  parts: z.array(z.object({ id: PartId, name: Wording, question: Wording })).min(1),
  /** Ids of listed works. */
  research: z.array(Line),
});
export type Indicator = z.infer<typeof Indicator>;

/** The indicators, as a pack holds them: any district can bring its own in this shape. */
export const IndicatorPack = z.object({
  id: Line,
  version: Line,
  sample: z.boolean(),
  source: Wording,
  foundation: Wording,
  indicators: z.array(Indicator).min(1),
});
export type IndicatorPack = z.infer<typeof IndicatorPack>;

/** `about` says when a level is the right one; a district's own scale may say nothing more than its name. */
export const ScaleLevel = z.object({ id: LevelId, name: Wording, about: Wording.nullable() });
export type ScaleLevel = z.infer<typeof ScaleLevel>;

/** What parts are rated on: levels from the least to the most. */
export const RatingScale = z.object({
  id: Line,
  version: Line,
  sample: z.boolean(),
  levels: z.array(ScaleLevel).min(2).max(7),
});
export type RatingScale = z.infer<typeof RatingScale>;

/** A cited work as it stands beside an indicator. */
export const CitedWork = z.object({
  id: z.string(),
  authors: z.array(z.string()),
  year: z.int(),
  title: z.string(),
  venue: z.string(),
  identifier: z.string().nullable(),
  finding: z.string(),
  limits: z.string().nullable(),
});
export type CitedWork = z.infer<typeof CitedWork>;
