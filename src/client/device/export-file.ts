import { openDevice } from './device.ts';
import { readFileText, writeFileText } from './file-rules.ts';
import { takeIn } from './outbox.ts';
import { listOutbox } from './settling.ts';

/**
 * Saves everything unsent on this device to a file that the person keeps. It stays on the device as well.
 *
 * @returns how many records the file holds
 */
export async function saveUnsentToFile(): Promise<number> {
  const { database } = await openDevice();
  const records = await listOutbox(database);
  const now = new Date().toISOString();
  const url = URL.createObjectURL(new Blob([writeFileText(records, now)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `jointly-unsent-${now.slice(0, 10)}.json`;
  link.click();
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return records.length;
}

/** Takes the records of such a file; null when the file is not one. What this device has already is left as it is. */
export async function takeInFile(
  file: File,
): Promise<{ newCount: number; knownCount: number; unreadableCount: number } | null> {
  const read = readFileText(await file.text());
  if (read === null) return null;
  const newCount = await takeIn(read.records);
  return { newCount, knownCount: read.records.length - newCount, unreadableCount: read.unreadableCount };
}
