import { z } from 'zod';
import { Stage, stages } from './problem-contract.ts';

/** One text of a protocol, in every language of the interface. */
export const Wording = z.strictObject({
  en: z.string().min(1),
  es: z.string().min(1),
  ar: z.string().min(1),
});
export type Wording = z.infer<typeof Wording>;

/** Packs write ids with hyphens; a stage is the same word with an underscore. */
const stageId = z
  .string()
  .transform((id) => id.replaceAll('-', '_'))
  .pipe(Stage);

const ProtocolStep = z.strictObject({
  id: stageId,
  minutes: z.int().min(1).max(120),
  title: Wording,
  purpose: Wording,
  prompts: z.array(Wording).min(1),
  avoid: z.array(Wording).min(1),
});

/** A protocol for a data conversation, as a pack holds it: any district can bring its own in this shape. */
export const ProtocolPack = z.strictObject({
  id: z.string().min(1).max(100),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sample: z.boolean(),
  title: Wording,
  about: Wording,
  agreement: Wording,
  /** How to listen, and what the group is asked at the end: shown in the library of protocols. */
  listening: z.array(Wording).default([]),
  roles: z.array(z.strictObject({ id: z.string(), title: Wording, task: Wording })),
  steps: z.array(ProtocolStep).refine((steps) => steps.map((step) => step.id).join() === stages.join(), {
    message: `the steps are ${stages.join(', ')}, in this order`,
  }),
  checkIn: z.array(Wording).default([]),
  research: z.array(z.strictObject({ work: z.string(), note: Wording })),
});
export type ProtocolPack = z.infer<typeof ProtocolPack>;

/** The part of a cited work that is shown beside a protocol. */
export const CitedWork = z.object({
  id: z.string(),
  authors: z.array(z.string()),
  year: z.union([z.number(), z.string()]),
  title: z.string(),
});
export type CitedWork = z.infer<typeof CitedWork>;

/** A protocol as the wire carries it: its research with author, year and title. */
export const Protocol = z.object({
  id: z.string(),
  version: z.string(),
  isSample: z.boolean(),
  title: Wording,
  about: Wording,
  agreement: Wording,
  roles: z.array(z.object({ id: z.string(), title: Wording, task: Wording })),
  steps: z.array(
    z.object({
      stage: Stage,
      minutes: z.int(),
      title: Wording,
      purpose: Wording,
      prompts: z.array(Wording),
      avoid: z.array(Wording),
    }),
  ),
  research: z.array(z.object({ work: CitedWork, note: Wording })),
});
export type Protocol = z.infer<typeof Protocol>;
