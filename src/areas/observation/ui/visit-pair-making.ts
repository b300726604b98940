import type { DeviceContent } from '../../../client/device/device-view.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { isPairCode, makePairCode, normalizePairCode } from '../pair-code-rules.ts';
import { pairIdOf } from '../pair-id.ts';

/** Whether one is here as one of two, and the code as far as it is there. Null: alone. */
export type PairChoice = { how: 'show' | 'type'; code: string } | null;

const codeKey = 'visit-pair-code';

/** The code that this phone shows: the same after a reload, another one for the next visit. */
export function shownCode(): string {
  const kept = sessionStorage.getItem(codeKey);
  if (kept !== null && isPairCode(kept)) return kept;
  const code = makePairCode(crypto.getRandomValues(new Uint8Array(4)));
  try {
    sessionStorage.setItem(codeKey, code);
  } catch {
    // A full disk: after a reload there would be another code, and the screen would show it.
  }
  return code;
}

type Place = { windowId: string; buildingId: string; now: Date; timeZone: string };

/** The pair of a visit that is about to begin, or what is wrong with its code. */
export async function makePair(
  typed: string,
  { windowId, buildingId, now, timeZone }: Place,
  device: DeviceContent,
): Promise<{ id: string; code: string } | { fault: string }> {
  if (!isPairCode(typed)) return { fault: m.visit_pair_fault() };
  const code = normalizePairCode(typed);
  const id = await pairIdOf({ windowId, buildingId, schoolDay: schoolDayOf(now, timeZone), code });
  const isUsed = [...device.outbox, ...device.received].some(
    ({ content }) => (content as { pairId?: string } | null)?.pairId === id,
  );
  if (isUsed) return { fault: m.visit_pair_used() };
  // The next room gets a code of its own.
  sessionStorage.removeItem(codeKey);
  return { id, code };
}
