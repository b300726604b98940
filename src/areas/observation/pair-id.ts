import { normalizePairCode } from './pair-code-rules.ts';

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
