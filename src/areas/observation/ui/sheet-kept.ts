import { type RefObject, useRef, useState } from 'react';
import { m } from '../../../client/words/words.ts';
import type { PreparedImport } from './sheet-sending.ts';

/** What a person says of an import that no column tells. */
export type AboutImport = { purpose: string; minutes: string };

/** What outlives the choice of another file. */
export type KeptOverFiles = {
  about: AboutImport;
  say(about: AboutImport): void;
  /** The import made last, and out of what: the same sheet brought in again is the same import, and nothing doubles. */
  prepared: RefObject<{ of: string; is: PreparedImport } | null>;
};

/** A corrected sheet is often chosen after the purpose and the minutes were typed: they stand. */
export function useKeptOverFiles(): KeptOverFiles {
  const [about, say] = useState<AboutImport>(() => ({
    purpose: m.observation_sheets_purpose_default(),
    minutes: '',
  }));
  const prepared = useRef<{ of: string; is: PreparedImport } | null>(null);
  return { about, say, prepared };
}
