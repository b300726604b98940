import { z } from 'zod';

/** One text of a protocol, in every language of the interface. */
export const Wording = z.strictObject({
  en: z.string().min(1).max(2000),
  es: z.string().min(1).max(2000),
  ar: z.string().min(1).max(2000),
});
export type Wording = z.infer<typeof Wording>;

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

export const ProtocolStep = z.strictObject({
  id: Slug,
  minutes: z.int().min(1).max(120),
  title: Wording,
  purpose: Wording,
  speaks: Speakers.default('all'),
  /** What is written stays with its writer until everybody present has written, or whoever leads opens it. */
  together: z.boolean().default(false),
  prompts: z.array(Wording).min(1).max(8),
  avoid: z.array(Wording).max(6),
});
export type ProtocolStep = z.infer<typeof ProtocolStep>;

/** An ordered way to talk: sample protocols come as packs, a district writes its own in the same shape. */
export const ProtocolPack = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,79}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sample: z.boolean(),
  purposeKind: ProtocolPurpose.default('data'),
  title: Wording,
  about: Wording,
  /** What everybody accepts before the first step. */
  agreement: Wording,
  /** How to listen: read aloud at the beginning, and one tap away throughout. */
  listening: z.array(Wording).max(6).default([]),
  roles: z.array(z.strictObject({ id: Slug, title: Wording, task: Wording })).max(8),
  steps: z.array(ProtocolStep).min(1).max(12),
  /** What the check-in at the end asks of the group: "We heard everybody". Answered without names. */
  checkIn: z.array(Wording).max(6).default([]),
  research: z.array(z.strictObject({ work: z.string(), note: Wording })).max(8),
});
export type ProtocolPack = z.infer<typeof ProtocolPack>;
