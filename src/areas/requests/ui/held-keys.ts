/** Letters and digits that nobody mistakes for each other: 32 of them, so that every one is as likely. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new key for a request without a name: sixteen characters, out of the device's own chance. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => alphabet[byte % 32]).join('');
}

/** Keys that this page knows. They live as long as it is open: nothing of them is kept on the device. */
const held = new Map<string, string>();

export function holdKey(requestId: string, key: string): void {
  held.set(requestId, key.toUpperCase().replaceAll(/[\s-]/g, ''));
}

export function keyOf(requestId: string): string | null {
  return held.get(requestId) ?? null;
}

/** A key as people write it down: in groups of four. */
export function inGroups(key: string): string {
  return key.replaceAll(/(.{4})(?=.)/g, '$1-');
}
