import { useEffect, useState } from 'react';

/** What somebody has entered and not sent. It is on this device only, and goes when it is sent or forgotten. */
export type Draft = {
  values: Record<string, number | null>;
  helps: string;
  inTheWay: string;
};

const nothing: Draft = { values: {}, helps: '', inTheWay: '' };
const keyOf = (roundId: string, personId: string) => `jointly.pulse.${roundId}.${personId}`;

function read(key: string): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...nothing, ...kept } : nothing;
  } catch {
    // A device that keeps nothing, or something unreadable: the person begins anew.
    return nothing;
  }
}

/** The draft of one person's answer to one round, kept with every tap. */
export function useDraft(roundId: string, personId: string) {
  const key = keyOf(roundId, personId);
  const [draft, setDraft] = useState(() => read(key));
  const isEmpty = Object.keys(draft.values).length === 0 && draft.helps === '' && draft.inTheWay === '';
  useEffect(() => {
    try {
      if (isEmpty) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Without room on the device the answers are in this page until they are sent.
    }
  }, [key, draft, isEmpty]);
  return { draft, setDraft, isEmpty, forget: () => setDraft(nothing) };
}
