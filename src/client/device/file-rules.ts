import type { OutboxRecord } from './outbox-rules.ts';

const fileKind = 'jointly-unsent-records';

/** The text of a file that holds unsent records, to be read back on this device or another. */
export function writeFileText(records: readonly OutboxRecord[], savedAt: string): string {
  return JSON.stringify({ kind: fileKind, version: 1, savedAt, records }, null, 1);
}

/** What a file holds: its records, and when it was saved by the clock of the device that saved it, where it can be read. */
export type RecordFile = { savedAt: string | null; records: OutboxRecord[]; unreadableCount: number };

/** What is in a file's text; null when it is no such file. One record that cannot be read spoils none of the others. */
export function readFileText(text: string): RecordFile | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isFile(file)) return null;
  const records = file.records.filter(isRecord);
  return { savedAt: momentOf(file.savedAt), records, unreadableCount: file.records.length - records.length };
}

function momentOf(value: unknown): string | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at >= 0 ? new Date(at).toISOString() : null;
}

function isFile(value: unknown): value is { savedAt: unknown; records: unknown[] } {
  if (typeof value !== 'object' || value === null) return false;
  const file = value as Record<string, unknown>;
  return file.kind === fileKind && file.version === 1 && Array.isArray(file.records);
}

function isRecord(value: unknown): value is OutboxRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Record<string, unknown>;
  const texts = [record.id, record.personId, record.deviceId, record.savedAt];
  return (
    texts.every((text) => typeof text === 'string') &&
    Number.isInteger(record.counter) &&
    typeof record.content === 'object' &&
    record.content !== null
  );
}
