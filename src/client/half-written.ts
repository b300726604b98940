import { useState } from 'react';

/** A text that is half written: under which name it is kept, and when it goes by itself, in milliseconds. */
export type HalfWritten = { key: string; text: string; goesAt: number | null };

/** How long a text is kept while it is being written: as long as its tab is open, or on this device until a moment. */
export type KeptFor = 'open-tab' | { until: number };

/**
 * Text that is being written, kept with every letter and at once: it outlives a form being closed and a reload, and on
 * the device a closed tab too. Emptying it forgets it. The name tells whose it is, since devices are shared.
 */
export function useHalfWritten(key: string, keptFor: KeptFor): [string, (text: string) => void] {
  const goesAt = keptFor === 'open-tab' ? null : keptFor.until;
  const place = goesAt === null ? sessionStorage : localStorage;
  const [text, setText] = useState(() => read(place, key)?.text ?? '');
  const keep = (next: string) => {
    setText(next);
    try {
      if (next === '') place.removeItem(key);
      else place.setItem(key, JSON.stringify({ text: next, goesAt }));
    } catch {
      // A full disk: the text is still in the field.
    }
  };
  return [text, keep];
}

/** What is half written on this device under names that begin so. */
export function halfWrittenUnder(prefix: string): HalfWritten[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => read(localStorage, key) ?? []);
}

/** Forgets what is half written under names that begin so, or of it only what went by this moment. */
export function dropHalfWritten(prefix: string, goneBy = Number.POSITIVE_INFINITY): void {
  for (const { key, goesAt } of halfWrittenUnder(prefix))
    if ((goesAt ?? 0) <= goneBy) localStorage.removeItem(key);
}

function read(place: Storage, key: string): HalfWritten | null {
  try {
    const kept = JSON.parse(place.getItem(key) ?? 'null') as Omit<HalfWritten, 'key'> | null;
    return kept === null ? null : { key, text: kept.text, goesAt: kept.goesAt };
  } catch {
    return null;
  }
}
