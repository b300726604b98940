import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-rules.ts';

/** The SHA-256, in hexadecimal, of the one text of a value. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
