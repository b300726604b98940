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
