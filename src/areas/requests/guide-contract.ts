import { z } from 'zod';

const Text = z.string().min(1).max(1200);

/** One text of the guide, in every language of the interface. */
export const Wording = z.strictObject({ en: Text, es: Text, ar: Text });
export type Wording = z.infer<typeof Wording>;

export const GuideStep = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  title: Wording,
  /** Why this step, and why here. */
  purpose: Wording,
  /** Words to say, or to leave unsaid. */
  prompts: z.array(Wording).min(1).max(6),
  avoid: z.array(Wording).max(4),
});
export type GuideStep = z.infer<typeof GuideStep>;

/** How two colleagues talk when one has a hard time, as its pack holds it. */
export const GuidePack = z.strictObject({
  id: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sample: z.boolean(),
  title: Wording,
  about: Wording,
  /** What both accept before they begin. */
  agreement: Wording,
  listening: z.array(Wording).min(1).max(6),
  steps: z.array(GuideStep).min(3).max(8),
  research: z.array(z.strictObject({ work: z.string(), note: Wording })).max(6),
});
export type GuidePack = z.infer<typeof GuidePack>;

export const Guide = z.object({
  ...GuidePack.omit({ research: true }).shape,
  research: z.array(
    z.object({
      note: Wording,
      authors: z.array(z.string()),
      year: z.union([z.number(), z.string()]),
      title: z.string(),
    }),
  ),
});
export type Guide = z.infer<typeof Guide>;
