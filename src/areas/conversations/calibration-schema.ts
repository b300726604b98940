import { z } from 'zod';
import { CodingAnswer } from './calibration-contract.ts';

const Key = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,30}$/);

/**
 * A sample lesson to code: a written lesson in a few moments, with one coding of some practices of a sample model and a
 * reason for each. A district makes its own from it for the practices that its version has.
 */
export const CalibrationPack = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{2,79}$/),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    sample: z.boolean(),
    /** The model whose practices it codes. */
    model: z.string(),
    language: z.string().regex(/^[a-z]{2}$/),
    title: z.string().min(1).max(200),
    introduction: z.string().min(1).max(5000),
    moments: z.array(z.string().min(1).max(5000)).min(2).max(8),
    /** By their id in the model, with their name there; in each, one answer and its reason for every moment. */
    practices: z
      .array(
        z.strictObject({
          practice: Key,
          name: z.string().min(1).max(200),
          coding: z.array(z.strictObject({ answer: CodingAnswer, reason: z.string().min(1).max(2000) })),
        }),
      )
      .min(1)
      .max(8),
  })
  .refine(({ moments, practices }) => practices.every(({ coding }) => coding.length === moments.length), {
    error: 'Every practice needs one answer for every moment.',
  })
  .refine(({ practices }) => new Set(practices.map(({ practice }) => practice)).size === practices.length, {
    error: 'A practice stands twice.',
  });
export type CalibrationPack = z.infer<typeof CalibrationPack>;
