import { z } from 'zod';

const Text = z.string().min(1).max(2000);

/** One text of a protocol, in every language of the interface. */
export const Wording = z.strictObject({ en: Text, es: Text, ar: Text });
export type Wording = z.infer<typeof Wording>;

/** One text of a district's own protocol: in at least one language. */
export const OwnWording = z
  .strictObject({ en: Text.optional(), es: Text.optional(), ar: Text.optional() })
  .refine((text) => Object.values(text).some((one) => one !== undefined), 'A text has words in a language.');
export type OwnWording = z.infer<typeof OwnWording>;

/** What people come together for. */
export const protocolPurposes = [
  'study',
  'data',
  'planning',
  'student_work',
  'network',
  'reflection',
  'problem_solving',
  'conflict',
  'learning_walk',
] as const;
export const ProtocolPurpose = z.enum(protocolPurposes);
export type ProtocolPurpose = z.infer<typeof ProtocolPurpose>;

/** Who speaks in a step: everybody as it comes, one person, each in turn, two and two, or nobody while all write. */
export const Speakers = z.enum(['all', 'one', 'round', 'pairs', 'nobody']);
export type Speakers = z.infer<typeof Speakers>;

const Slug = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const hasOwnIds = (items: readonly { id: string }[]) =>
  new Set(items.map(({ id }) => id)).size === items.length;
const ownIds = 'Two of them have the same id.';

const stepIn = <Words extends z.ZodType>(words: Words) =>
  z.strictObject({
    id: Slug,
    minutes: z.int().min(1).max(120),
    title: words,
    purpose: words,
    speaks: Speakers.default('all'),
    /** What is written stays with its writer until everybody present has written, or whoever leads opens it. */
    together: z.boolean().default(false),
    prompts: z.array(words).min(1).max(8),
    avoid: z.array(words).max(6),
  });

/** What a protocol says, in texts of this shape: whole in every language for a sample, in one at least for a district's own. */
const saidIn = <Words extends z.ZodType>(words: Words) => ({
  purposeKind: ProtocolPurpose.default('data'),
  title: words,
  about: words,
  /** What everybody accepts before the first step. */
  agreement: words,
  /** How to listen: read aloud at the beginning, and one tap away throughout. */
  listening: z.array(words).max(6).default([]),
  roles: z
    .array(z.strictObject({ id: Slug, title: words, task: words }))
    .max(8)
    .refine(hasOwnIds, ownIds),
  steps: z.array(stepIn(words)).min(1).max(12).refine(hasOwnIds, ownIds),
  /** What the check-in at the end asks of the group: "We heard everybody". Answered without names. */
  checkIn: z.array(words).max(6).default([]),
  research: z.array(z.strictObject({ work: z.string().min(1).max(80), note: words })).max(8),
});

export const ProtocolStep = stepIn(Wording);
export type ProtocolStep = z.infer<typeof ProtocolStep>;

/** An ordered way to talk: sample protocols come as packs, a district writes its own in the same shape. */
export const ProtocolPack = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,79}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sample: z.boolean(),
  ...saidIn(Wording),
});
export type ProtocolPack = z.infer<typeof ProtocolPack>;

/** A protocol as it was when a meeting began, with the norms in force then, which the check-in at the end asks about too. */
export const FrozenProtocol = ProtocolPack.extend({
  norms: z
    .array(z.strictObject({ id: z.uuid(), text: z.string() }))
    .max(6)
    .default([]),
});
export type FrozenProtocol = z.infer<typeof FrozenProtocol>;

/** What a district's own protocol says. Readers of a language that is missing read the one it was written in. */
export const OwnProtocol = z.strictObject(saidIn(OwnWording));
export type OwnProtocol = z.infer<typeof OwnProtocol>;

/** A work of research as it is shown beside a protocol. */
export const CitedWork = z.object({
  id: z.string(),
  authors: z.array(z.string()),
  year: z.union([z.number(), z.string()]),
  title: z.string(),
});
export type CitedWork = z.infer<typeof CitedWork>;
