import { z } from 'zod';
import { PracticeId, VersionId } from './session-contract.ts';

/** So many people are counted together: figures grow by whole fives. */
export const countedTogether = 5;

const Percent = z.number().min(0).max(100);

/**
 * How far codings of one practice agree with the master coding. A coding is one answer for one moment. The interval of
 * the percentage allows for the fact that one person gave several answers; that of kappa takes each coding by itself.
 */
export const Agreement = z.object({
  people: z.int(),
  codings: z.int(),
  /** Codings that say what the master coding says. */
  agreed: z.int(),
  percent: Percent,
  low: Percent,
  high: Percent,
  /** Cohen's kappa; null where the master coding always says the same: then kappa says nothing. */
  kappa: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Gwet's AC1, which stays steady for rare practices. */
  ac1: z.number(),
  /** Agreement is low enough that the words of the practice want work. */
  wantsWords: z.boolean(),
});
export type Agreement = z.infer<typeof Agreement>;

/** How many people gave each answer for a practice in one moment. */
export const MomentSpread = z.object({
  seen: z.int(),
  not_seen: z.int(),
  no_opportunity: z.int(),
  could_not_tell: z.int(),
  /** How many of them coded it as the master coding does. */
  asMaster: z.int(),
});
export type MomentSpread = z.infer<typeof MomentSpread>;

export const PracticeSpread = z.object({
  practiceId: PracticeId,
  /** In the order of the moments. */
  moments: z.array(MomentSpread),
  agreement: Agreement,
  /** Fleiss' kappa: how far people agree among themselves. Null where every answer is the same. */
  fleiss: z.number().nullable(),
});
export type PracticeSpread = z.infer<typeof PracticeSpread>;

/** Agreement per practice of a version, over all its lessons that people coded. */
export const AgreementReading = z.object({
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  /** People behind any of it, in whole fives of each lesson. */
  people: z.int(),
  /** In the vision's own order. Without figures where fewer than five people have coded it. */
  practices: z.array(
    z.object({
      id: PracticeId,
      name: z.string(),
      /** Lessons in it. */
      lessons: z.int(),
      all: Agreement.nullable(),
      /** By the month in which a five was complete, `2026-09`, the earliest first. */
      months: z.array(Agreement.extend({ month: z.string() })),
    }),
  ),
});
export type AgreementReading = z.infer<typeof AgreementReading>;
