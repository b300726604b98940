import { useState } from 'react';
import { language } from '../../../client/words/language.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Language } from '../../../kit/text.ts';
import { blankProtocol, type ProtocolDraft } from '../protocol-draft-rules.ts';

/** A protocol being written, with what its next save needs. The ids are kept too: a save sent twice is one save. */
export type KeptProtocol = {
  id: string;
  versionId: string;
  basedOn: string | null;
  startedFrom: string | null;
  language: Language;
  draft: ProtocolDraft;
};

/** A protocol of one's own to begin, from nothing or as a copy. */
export function beginProtocol(copied: { id: string; draft: ProtocolDraft } | null): KeptProtocol {
  return {
    id: `own-${newId()}`,
    versionId: newId(),
    basedOn: null,
    startedFrom: copied?.id ?? null,
    language: language(),
    draft: copied?.draft ?? blankProtocol(),
  };
}

const keyOf = (personId: string, name: string) => `jointly-protocol:${personId}:${name}`;

/**
 * What is being written, kept on this device with every change until it is saved: a closed tab, a lost connection or an
 * ended session loses nothing. Each person of a shared device has their own.
 */
export function useKeptProtocol(personId: string, name: string, begin: () => KeptProtocol) {
  const key = keyOf(personId, name);
  const [{ kept, wasKept }, setState] = useState(() => {
    const found = read(key);
    return { kept: found ?? begin(), wasKept: found !== null };
  });
  return {
    kept,
    /** Whether it was brought back from an earlier time. */
    wasKept,
    keep: (next: KeptProtocol) => {
      write(key, next);
      setState({ kept: next, wasKept });
    },
    forget: () => write(key, null),
    beginAgain: () => {
      write(key, null);
      setState({ kept: begin(), wasKept: false });
    },
  };
}

function read(key: string): KeptProtocol | null {
  try {
    const found = localStorage.getItem(key);
    return found === null ? null : (JSON.parse(found) as KeptProtocol);
  } catch {
    return null;
  }
}

function write(key: string, kept: KeptProtocol | null): void {
  try {
    if (kept === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still shows what is typed.
  }
}
