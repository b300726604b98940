import { z } from 'zod';
import { Line } from '../../kit/text.ts';

const text = z.string().trim().min(1).max(2000);

/** A text of a pack, in the three languages. */
export const ThreeLanguages = z.strictObject({ en: text, es: text, ar: text });

/** A text as a district keeps it: in the languages in which it came, or in the district's own words, which go before them. */
export const LocalText = z.strictObject({
  own: text.optional(),
  en: text.optional(),
  es: text.optional(),
  ar: text.optional(),
});
export type LocalText = z.infer<typeof LocalText>;

/** By which files name a thing: small letters, digits, underscores. */
export const Key = z.string().regex(/^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}_.-]{0,79}$/u);

const kindOf = <Text extends z.ZodType>(words: Text) =>
  z.strictObject({
    id: Key,
    /** Whether it is put in place over time. A quality of the foundation is not. */
    isInstalled: z.boolean(),
    name: words,
  });
const levelOf = <Text extends z.ZodType>(words: Text) =>
  z.strictObject({ id: Key, weeks: z.int().min(1).max(520).nullable(), name: words, about: words });
const scaleOf = <Text extends z.ZodType>(words: Text) =>
  z.strictObject({
    id: Key,
    name: words,
    levels: z
      .array(z.strictObject({ value: z.int().min(0).max(20), name: words }))
      .min(2)
      .max(12),
  });

/** What a framework says of itself beside its components. */
export const FrameworkContent = z.strictObject({
  name: LocalText,
  types: z.array(kindOf(LocalText)).min(1).max(60),
  levels: z.array(levelOf(LocalText)).max(20),
  scales: z.array(scaleOf(LocalText)).max(20),
});
export type FrameworkContent = z.infer<typeof FrameworkContent>;

/** What a component holds that is more than its place: the visions component lists the adopted visions by itself. */
export const Holds = z.enum(['visions']);

const PackComponent = z.strictObject({
  key: Key,
  type: Key,
  parent: Key.nullable(),
  level: Key.nullable(),
  floor: z.int().min(0).max(50).nullable(),
  weeks: z.int().min(1).max(520).nullable(),
  holds: Holds.nullable(),
  name: ThreeLanguages,
  about: ThreeLanguages,
  aliases: z.array(Line).max(30),
  evidence: z.array(z.strictObject({ id: Key, text: ThreeLanguages })).max(30),
});

export const ComponentPack = z.strictObject({
  id: Line,
  version: Line,
  sample: z.literal(true),
  source: ThreeLanguages,
  name: ThreeLanguages,
  types: z.array(kindOf(ThreeLanguages)).min(1),
  components: z.array(PackComponent).min(1),
});
export type ComponentPack = z.infer<typeof ComponentPack>;

export const LevelPack = z.strictObject({ source: ThreeLanguages, levels: z.array(levelOf(ThreeLanguages)) });
export const ScalePack = z.strictObject({
  sample: z.literal(true),
  source: ThreeLanguages,
  scales: z.array(scaleOf(ThreeLanguages)),
});

/** In which rhythm people meet. */
export const cadences = ['weekly', 'two_weeks', 'monthly', 'quarterly', 'yearly'] as const;
export const Cadence = z.enum(cadences);
export type Cadence = z.infer<typeof Cadence>;

export const RoutinePack = z.strictObject({
  sample: z.literal(true),
  source: ThreeLanguages,
  routines: z.array(
    z.strictObject({
      id: Key,
      cadence: Cadence,
      who: Line,
      component: Key,
      name: ThreeLanguages,
      about: ThreeLanguages,
    }),
  ),
});

/** The part of the indicators' pack that the foundation quotes. */
export const FoundationPack = z.object({ foundation: ThreeLanguages, source: ThreeLanguages });
