import { z } from 'zod';

/** A name or title: one line, trimmed, 1 to 200 characters. */
export const Line = z.string().trim().min(1).max(200);
/** A paragraph or a few: trimmed, 1 to 5,000 characters. */
export const Prose = z.string().trim().min(1).max(5000);
/** Prose that may still be empty, as in a draft. */
export const DraftProse = z.string().max(5000);
/** A draft line that may still be empty. */
export const DraftLine = z.string().max(200);
/** An e-mail address, in lower case. */
export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** The languages of the interface. */
export const Language = z.enum(['en', 'es', 'ar']);
export type Language = z.infer<typeof Language>;
