import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { FieldScope } from '../people/consent-contract.ts';
import type { ReportSection } from './report-contract.ts';
import type { Say } from './say-rules.ts';

/** Where and when a page speaks: the district, or one of its buildings. */
export type Ground = {
  tx: Tx;
  today: SchoolDay;
  building: { id: string; name: string } | null;
};

export type SectionBody = Omit<ReportSection, 'id'>;

/** A section whose facts have been read once and can be told in any language. Null: it has no place on this page. */
export type ReadSection = { id: string; column: Source['column']; tell(say: Say): SectionBody };

/** Where a section stands, and how its facts are read and told. */
export type Source = {
  id: string;
  column: 'responsibility' | 'understanding';
  /** With which consents an associate reads it. */
  scope: Exclude<FieldScope, 'visions'>;
  read(ground: Ground): Promise<ReadSection | null>;
};

/**
 * A section of the page. `read` gives the facts, or null where the page has no such section; `tell` puts them in words.
 * Facts about visits come from readings that were taken, and small groups of people are never among them.
 */
export function section<Facts>(source: {
  id: string;
  column: Source['column'];
  scope?: Source['scope'];
  read(ground: Ground): Promise<Facts | null>;
  tell(facts: Facts, say: Say, ground: Ground): SectionBody;
}): Source {
  const { id, column, scope = 'board_update' } = source;
  return {
    id,
    column,
    scope,
    read: async (ground) => {
      const facts = await source.read(ground);
      if (facts === null) return null;
      return { id, column, tell: (say) => source.tell(facts, say, ground) };
    },
  };
}
