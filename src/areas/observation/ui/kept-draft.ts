import { useState } from 'react';

/**
 * What is being written, kept on this device with every change until it was sent: a lost connection, a closed tab or an
 * ended session loses nothing. Each person of a shared device has their own.
 */
export function useKeptDraft<Draft>(
  personId: string,
  name: string,
  begin: () => Draft,
): { draft: Draft; set(part: Partial<Draft>): void; forget(): void } {
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
  };
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
