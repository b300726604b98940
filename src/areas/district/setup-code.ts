import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

// Without the signs that look like others: I, L, O, U, 0, 1.
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A one-time code of 58 bits, in groups that can be read out and typed: `K7QF-M2XD-9TRW`. */
export function newSetupCode(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return [group(), group(), group()].join('-');
}

/** What is kept of a code; the same however a person types it: small letters, spaces, no hyphens. */
export function hashSetupCode(code: string): string {
  const bare = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(bare).digest('base64url');
}

/** Whether a typed code is the kept one, in a time that does not depend on how much of it is right. */
export function isSetupCode(typed: string, keptHash: string | null): boolean {
  const given = Buffer.from(hashSetupCode(typed));
  const kept = Buffer.from(keptHash ?? '');
  return given.length === kept.length && timingSafeEqual(given, kept);
}
