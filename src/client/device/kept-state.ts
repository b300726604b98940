import { compactSoon } from './compaction.ts';
import { openDevice } from './device.ts';
import { saveTwice } from './saving.ts';
import { announce } from './tabs.ts';

/** Something that is kept on this device by name; undefined when there is none. */
export async function readState<Value>(key: string): Promise<Value | undefined> {
  const { database } = await openDevice();
  return (await database.get('state', key)) as Value | undefined;
}

/** Keeps something by name, twice. */
export function keepState(key: string, value: unknown): Promise<void> {
  return keepStates({ [key]: value });
}

/** Keeps several things by name, all of them or none. */
export async function keepStates(values: Record<string, unknown>): Promise<void> {
  const entries = Object.entries(values);
  await saveTwice(async (tx) => {
    for (const [key, value] of entries) await tx.objectStore('state').put(value, key);
    return { result: undefined, lines: entries.map(([key, value]) => ({ kind: 'state', key, value })) };
  });
  announce({ kind: 'changed' });
}

/** Changes something that is kept by name, so that two tabs do not overwrite each other. */
export async function changeState<Value>(
  key: string,
  change: (value: Value | undefined) => Value,
): Promise<Value> {
  const value = await saveTwice(async (tx) => {
    const changed = change((await tx.objectStore('state').get(key)) as Value | undefined);
    await tx.objectStore('state').put(changed, key);
    return { result: changed, lines: [{ kind: 'state', key, value: changed }] };
  });
  announce({ kind: 'changed' });
  return value;
}

/** Forgets what is kept under these names. */
export async function dropState(keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await saveTwice(async (tx) => {
    for (const key of keys) await tx.objectStore('state').delete(key);
    return { result: undefined, lines: keys.map((key) => ({ kind: 'state', key, value: null })) };
  });
  announce({ kind: 'changed' });
}

/** Under which name is kept who used this device last and has not signed out: whose records are being made here. */
export const personKey = 'person';

/** Names that begin so hold what only the signed-in person needs: the windows and their keys. */
export const ownPrefix = 'own:';

/**
 * After signing out: the next person does not record in this one's name, and the keys of rooms are gone. What is unsent
 * stays, and waits for its person.
 */
export async function forgetPerson(): Promise<void> {
  const { database } = await openDevice();
  const keys = await database.getAllKeys('state');
  await dropState(keys.filter((key) => key === personKey || key.startsWith(ownPrefix)));
  compactSoon();
}
