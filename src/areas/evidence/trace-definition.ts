import type { RawBuilder } from 'kysely';
import type { Actor } from '../../kit/actor.ts';

/** One row behind a trace. The count of a trace is the count of its rows, so that the two can never differ. */
export type TraceRow = {
  id: string;
  on: string;
  /** Null: of the whole district. */
  building_id: string | null;
  title: string;
  kind: string;
  about: string;
  /** Whether the trace counts it; what is not counted is what it is counted of. */
  counts: boolean;
  hours: number | null;
  /** Whether the one who asks may open it elsewhere. */
  visible: boolean;
};

/**
 * A kind of trace: what the district did in Jointly that bears on parts of indicators. To add one, write it here and in
 * `traces.ts`, with its name and its exact sentence in `ui/trace-words.ts`.
 */
export type TraceDefinition = {
  id: string;
  partIds: readonly string[];
  /** Whether rows have buildings; where not, it is left out of the page of a building. */
  hasBuilding: boolean;
  /** Counted of something: rows that do not count are its whole. */
  isShare?: boolean;
  /** Counted without titles, days or quarters, and only in steps of five. */
  isPrivate?: boolean;
  /** Rows of all time, as a select of the columns of `TraceRow`. */
  rows(actor: Actor): RawBuilder<TraceRow>;
};
