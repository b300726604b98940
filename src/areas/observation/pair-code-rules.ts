/**
 * Sixteen signs that neither look nor sound like each other, in capital letters; no word can be spelled with them that
 * one would not say aloud in a corridor.
 */
const signs = 'ACFHJKMRWXY34679';
const codeLength = 5;
/** Odd, so that one wrong sign never goes unnoticed; different, so that two in the wrong order seldom do. */
const weights = [1, 3, 5, 7];

/**
 * A code by which two phones make the same pair without a signal: four signs by chance, and a fifth that checks them.
 *
 * @param chance four bytes or more by chance
 */
export function makePairCode(chance: Uint8Array): string {
  const places = Array.from({ length: codeLength - 1 }, (_, index) => (chance[index] ?? 0) % signs.length);
  return [...places, checkOf(places)].map((place) => signs[place]).join('');
}

/**
 * What was typed, as a code: in capitals, without spaces or dashes, digits of any script as 0 to 9.
 *
 * @example normalizePairCode(' k7-m3a') // 'K7M3A'
 */
export function normalizePairCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .toUpperCase()
    .replace(/[\s\p{Dash}_.]+/gu, '');
}

/** Whether what was typed is a code as a phone makes one: with one sign wrong it is not. */
export function isPairCode(typed: string): boolean {
  const places = [...normalizePairCode(typed)].map((sign) => signs.indexOf(sign));
  if (places.length !== codeLength || places.includes(-1)) return false;
  return checkOf(places.slice(0, -1)) === places.at(-1);
}

function checkOf(places: readonly number[]): number {
  return places.reduce((sum, place, index) => sum + place * (weights[index] ?? 1), 0) % signs.length;
}

/** What both phones know without asking anybody. The code is good for one school day. */
export type PairGround = { windowId: string; buildingId: string; schoolDay: string; code: string };

/**
 * The id of a pair: a UUID of version 8 out of what both phones know, the same on both. Neither the window's key nor the
 * room goes into it.
 */
export async function pairIdOf({ windowId, buildingId, schoolDay, code }: PairGround): Promise<string> {
  const text = ['jointly pair', windowId, buildingId, schoolDay, normalizePairCode(code)].join('\n');
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).slice(
    0,
    16,
  );
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
