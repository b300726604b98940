import { z } from 'zod';

/**
 * The text of a read token: it carries its district, as a session cookie does, so that nothing is looked up across districts.
 *
 * @example tokenText('0199f000-0000-7000-8000-000000000001', secret) // 'jointly_0199f000000070008000000000000001_…'
 */
export function tokenText(districtId: string, secret: string): string {
  return `jointly_${districtId.replaceAll('-', '')}_${secret}`;
}

/** A token taken apart; null when it cannot be one. */
export function readToken(text: string): { districtId: string; secret: string } | null {
  const found =
    /^jointly_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/.exec(text);
  const districtId = found?.slice(1, 6).join('-') ?? '';
  if (!z.uuid().safeParse(districtId).success) return null;
  return { districtId, secret: found?.[6] ?? '' };
}

/**
 * Counts requests by key in whole minutes. Only keys that are known come here, so that what is kept stays small.
 *
 * @param perMinute how many are let through
 * @param now the clock, in milliseconds
 * @returns in how many seconds to come again when there were too many; null otherwise
 */
export function paceOf(perMinute: number, now: () => number = Date.now): (key: string) => number | null {
  const minute = 60_000;
  let startedAt = 0;
  let counts = new Map<string, number>();
  return (key) => {
    const at = now();
    if (at - startedAt >= minute) {
      startedAt = at - (at % minute);
      counts = new Map();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > perMinute ? Math.max(1, Math.ceil((startedAt + minute - at) / 1000)) : null;
  };
}
