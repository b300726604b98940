import { useState } from 'react';
import { useSession } from '../../../client/session.ts';

/** What a person has written and the server has not confirmed, on this device. Each person of a shared device has their own. */
const keyOf = (personId: string, name: string) => `jointly-visions:${personId}:${name}`;

/** Reads what was kept; null when there is nothing, or nothing that can be read. */
export function readKept<Value>(personId: string, name: string): Value | null {
  try {
    const kept = localStorage.getItem(keyOf(personId, name));
    return kept === null ? null : (JSON.parse(kept) as Value);
  } catch {
    return null;
  }
}

/** Keeps a value, or forgets it when it is null. A browser that keeps nothing still shows what is typed. */
export function writeKept(personId: string, name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(personId, name));
    else localStorage.setItem(keyOf(personId, name), JSON.stringify(value));
  } catch {
    // The words stay on the screen.
  }
}

/** A form that survives a closed tab, a lost connection and an ended session: kept until `forget` is called. */
export function useKept<Value>(name: string, empty: Value): [Value, (value: Value) => void, () => void] {
  const { actor } = useSession();
  const [value, setValue] = useState<Value>(() => readKept<Value>(actor.personId, name) ?? empty);
  return [
    value,
    (next) => {
      writeKept(actor.personId, name, next);
      setValue(next);
    },
    () => {
      writeKept(actor.personId, name, null);
      setValue(empty);
    },
  ];
}
