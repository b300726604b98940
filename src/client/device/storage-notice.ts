import type { OutboxRecord } from './outbox-rules.ts';

/** What the browser says about the room for this site on the device. */
export type StorageStanding = {
  /** Whether the browser has promised not to clear it by itself; null where it does not say. */
  isPersistent: boolean | null;
  /** Bytes left, by the browser's own estimate; null where it gives none. */
  freeBytes: number | null;
};

/** How the room on this device stands. */
export async function readStorage(): Promise<StorageStanding> {
  const storage = navigator.storage;
  const isPersistent = (await storage?.persisted?.().catch(() => null)) ?? null;
  const estimate = await storage?.estimate?.().catch(() => null);
  const hasEstimate = estimate?.quota !== undefined && estimate.usage !== undefined;
  return { isPersistent, freeBytes: hasEstimate ? Number(estimate.quota) - Number(estimate.usage) : null };
}

/** Asks the browser not to clear what is kept here; it may say no. Asked after the first visit, when it means something. */
export async function askForPersistence(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}

/** Below so many bytes the screens say that the device is nearly full. */
export const littleRoomBytes = 5_000_000;

const dayMilliseconds = 86_400_000;

/** Since when the oldest of some unsent records has waited, by this device's clock. */
export function waitingSince(records: readonly Pick<OutboxRecord, 'savedAt'>[]): string {
  return records.map((record) => record.savedAt).toSorted()[0] ?? new Date().toISOString();
}

/**
 * For how many days the oldest unsent record has waited: 0, 1, 3 or 5, the days on which the screens warn more loudly. A
 * phone's browser may clear sites that nobody opens for a week.
 */
export function daysWaiting(records: readonly OutboxRecord[], now: number): 0 | 1 | 3 | 5 {
  const oldest = Math.min(...records.map((record) => Date.parse(record.savedAt)));
  const days = records.length === 0 ? 0 : (now - oldest) / dayMilliseconds;
  if (days >= 5) return 5;
  if (days >= 3) return 3;
  return days >= 1 ? 1 : 0;
}
