import type { VisitFact, VisitInProgress } from './visit-rules.ts';

/** A visit in progress that nobody has tapped in for long. */
export type LeftOpen = {
  /** The last tap, by the device's clock. */
  leftAt: string;
  /** When it ends if it is finished as it was then: at the last tap, or after the window's minutes if that was earlier. */
  endsAt: string;
  /** Only a visit of today can go on. */
  isToday: boolean;
};

/**
 * Whether a visit was left open: it began on another day, whatever was tapped since, or nobody has tapped in it for twice
 * the window's minutes. A clock that was set back leaves nothing open.
 *
 * @param facts the facts of the visit, as `foldVisit` takes them
 * @param now by the device's clock, like the facts
 * @param dayOf the school day of a moment
 */
export function findLeftOpen(
  facts: readonly Pick<VisitFact, 'at'>[],
  visit: Pick<VisitInProgress, 'startedAt' | 'endedAt'>,
  visitMinutes: number,
  now: string,
  dayOf: (moment: string) => string,
): LeftOpen | null {
  const begun = Date.parse(visit.startedAt);
  if (visit.endedAt !== null || Date.parse(now) < begun) return null;
  const day = dayOf(visit.startedAt);
  const isToday = dayOf(now) === day;
  const leftAt = facts.filter(({ at }) => dayOf(at) === day).at(-1)?.at ?? visit.startedAt;
  const idle = Date.parse(now) - Date.parse(leftAt);
  if (isToday && idle <= 2 * visitMinutes * 60_000) return null;
  const latest = Math.min(Date.parse(leftAt), begun + visitMinutes * 60_000);
  return { leftAt, endsAt: new Date(Math.max(begun, latest)).toISOString(), isToday };
}
