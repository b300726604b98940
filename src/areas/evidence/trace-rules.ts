import type { Trace } from './indicator-contract.ts';
import type { TracesOfPart } from './stream-contract.ts';

/** A trace with how many of its records are of the last half year. */
export type CountedTrace = Trace & { recent: number };

/** The traces of a part, added up: kinds, and the records behind them. */
export function tracesOfPart(traces: readonly CountedTrace[], partId: string): TracesOfPart {
  // What is not shown is not known: it is no sign that nothing was done.
  const own = traces.filter(({ partIds, count }) => partIds.includes(partId) && count !== null);
  const open = own.filter(({ quarters }) => quarters !== null);
  const sum = (of: (trace: CountedTrace) => number) => open.reduce((total, trace) => total + of(trace), 0);
  return {
    kinds: own.length,
    recentKinds: own.filter(({ recent }) => recent > 0).length,
    records: sum(({ count }) => count ?? 0),
    recentRecords: sum(({ recent }) => recent),
    lastOn:
      open
        .flatMap(({ lastOn }) => lastOn ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}
