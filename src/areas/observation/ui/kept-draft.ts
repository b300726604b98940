import { useState } from 'react';

/**
 * What is being written, kept on this device with every change until it was sent: a lost connection, a closed tab or an
 * ended session loses nothing. Each person of a shared device has their own. The id of the record is kept with it, so that
 * pressing again after a lost answer makes no second one.
 */
export function useKeptDraft<Draft extends { id: string }>(
  personId: string,
  name: string,
  begin: () => Draft,
): {
  draft: Draft;
  set(part: Partial<Draft>): void;
  forget(): void;
  /** What is written goes on under a new id: the record under the old one has arrived and is not this any more. */
  renew(): void;
} {
  const key = `jointly-observation:${personId}:${name}`;
  const [draft, setDraft] = useState<Draft>(() => ({ ...begin(), ...read<Draft>(key) }));
  const keep = (next: Draft) => {
    write(key, JSON.stringify(next));
    setDraft(next);
  };
  return {
    draft,
    set: (part) => keep({ ...draft, ...part }),
    forget: () => {
      write(key, null);
      setDraft(begin());
    },
    renew: () => keep({ ...draft, id: begin().id }),
  };
}

/** Whether the server has the record already, as it was before its last change: the answer to that was lost. */
export function hasArrivedBefore(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'record/different-content';
}

function read<Draft>(key: string): Partial<Draft> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>;
  } catch {
    // A browser that keeps nothing still shows what is typed.
    return {};
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // As above: the text stays on the screen.
  }
}
