import type { SchoolDay } from '../../kit/school-time.ts';
import { type Traces, traceKinds } from './contract.ts';

/** A practice with what is known of it. */
export type Traced = { adoptedOn: SchoolDay; lastOn: Traces; isPlanned: boolean };

/**
 * For how many whole weeks nobody has met a practice, once these are as many as the district has set. Null before, and while
 * a study session on it is planned: then it is on its way out of the binder. Counted from the adoption where nothing came since.
 *
 * @example quietFor({ adoptedOn: '2026-09-01', lastOn: nothing, isPlanned: false }, 6, '2026-10-20') // 7
 */
export function quietFor(
  { adoptedOn, lastOn, isPlanned }: Traced,
  weeks: number,
  today: SchoolDay,
): number | null {
  const days = (Date.parse(today) - Date.parse(lastTraceOn(adoptedOn, lastOn))) / 86_400_000;
  const quiet = Math.floor(days / 7);
  return quiet >= weeks && !isPlanned ? quiet : null;
}

/** The last day on which anybody met a practice in any way; its adoption where nobody has. */
export function lastTraceOn(adoptedOn: SchoolDay, lastOn: Traces): SchoolDay {
  const days = traceKinds.flatMap((kind) => lastOn[kind] ?? []);
  return [adoptedOn, ...days].toSorted().at(-1) ?? adoptedOn;
}

/** The traces of a vision: of each kind the latest of its practices. */
export function tracesOfAll(traces: readonly Traces[]): Traces {
  const latest = (kind: (typeof traceKinds)[number]) =>
    traces
      .flatMap((one) => one[kind] ?? [])
      .toSorted()
      .at(-1) ?? null;
  return {
    session: latest('session'),
    question: latest('question'),
    visit: latest('visit'),
    conversation: latest('conversation'),
    step: latest('step'),
  };
}
