import { useEffect, useState } from 'react';

/**
 * Text that is still being written, kept on this device under a name until it has been sent: a refusal, a lost connection
 * or a closed tab loses nothing. Emptying it forgets it.
 */
export function useKeptText(name: string): [string, (text: string) => void] {
  const key = `jointly-supports:${name}`;
  const [kept, setKept] = useState(() => ({ key, text: read(key) }));
  // Another name is another text; the one before stays kept.
  const current = kept.key === key ? kept : { key, text: read(key) };
  useEffect(() => {
    if (kept.key !== key) setKept({ key, text: read(key) });
  }, [key, kept.key]);
  return [
    current.text,
    (text) => {
      write(key, text);
      setKept({ key, text });
    },
  ];
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // A browser that keeps nothing still shows what is typed.
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // As above: the text stays on the screen.
  }
}
