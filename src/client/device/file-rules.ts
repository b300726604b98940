import type { OutboxRecord } from './outbox-rules.ts';

const fileKind = 'jointly-unsent-records';

/** The text of a file that holds unsent records, to be read back on this device or another. */
export function writeFileText(records: readonly OutboxRecord[], savedAt: string): string {
  return JSON.stringify({ kind: fileKind, version: 1, savedAt, records }, null, 1);
}

/** The records in a file's text; null when it is no such file. One record that cannot be read spoils none of the others. */
export function readFileText(text: string): { records: OutboxRecord[]; unreadableCount: number } | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isFile(file)) return null;
  const records = file.records.filter(isRecord);
  return { records, unreadableCount: file.records.length - records.length };
}

function isFile(value: unknown): value is { records: unknown[] } {
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
