import type { ORPCError } from '@orpc/client';
import { isWithin, schoolDayOf } from '../../kit/days.ts';
import { refusal } from '../../kit/problem.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { type ImportedVisit, type ImportFacts, importProblems } from './import-contract.ts';
import type { WindowFacts } from './window-contract.ts';
import { findWindowFaults, type WindowFactsGround } from './window-rules.ts';

/** What an import is judged by: what a window is, for how long visits are kept, and whether its window is there already. */
export type ImportGround = WindowFactsGround & { keptForMonths: number | null; isWindowThere: boolean };

/** The window that an import makes, as whoever opens one gives its facts. */
export function windowOf(facts: ImportFacts): WindowFacts {
  const { id: _, windowId, visits: __, parts: ___, hasRooms: ____, ...rest } = facts;
  return { ...rest, id: windowId, ways: {} };
}

/**
 * Finds everything for which a sheet cannot be brought in. It is history: the gate, the day of adoption and the lengths
 * of the agreement were not there for it.
 */
export function findImportFaults(facts: ImportFacts, ground: ImportGround): ORPCError<string, unknown>[] {
  const { today, keptForMonths, isWindowThere } = ground;
  const faults: ORPCError<string, unknown>[] = [];
  if (isWindowThere) faults.push(refusal(importProblems, 'observation/import-window-there'));
  if (facts.endsOn >= today) faults.push(refusal(importProblems, 'observation/import-not-over', { today }));
  else if (keptForMonths !== null && keptUntil(facts.endsOn, keptForMonths) < today)
    faults.push(refusal(importProblems, 'observation/import-too-old', { keptForMonths }));
  const asHistory: WindowFactsGround = {
    ...ground,
    mayBringEnded: true,
    adoptedOn: null,
    gate: null,
    visitMinutes: ground.visitMinutes && { min: 2, max: 10 },
  };
  return [...faults, ...findWindowFaults(windowOf(facts), asHistory)];
}

/** The last day on which the visits of a window that ended on a day are kept. */
export function keptUntil(endsOn: SchoolDay, months: number): SchoolDay {
  const date = new Date(`${endsOn}T00:00:00Z`);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString().slice(0, 10);
}

/** The first visit of a part that does not belong to its import, and by what; null when all do. */
export function findPartFault(
  visits: readonly ImportedVisit[],
  facts: Pick<ImportFacts, 'startsOn' | 'endsOn' | 'buildingIds' | 'practiceIds'>,
  ground: { timeZone: string; bandIds: ReadonlySet<string> },
): { position: number; what: 'day' | 'building' | 'band' | 'practice' } | null {
  for (const [position, visit] of visits.entries()) {
    const on = schoolDayOf(new Date(visit.startedAt), ground.timeZone);
    if (!isWithin(on, facts.startsOn, facts.endsOn)) return { position, what: 'day' };
    if (!facts.buildingIds.includes(visit.buildingId)) return { position, what: 'building' };
    if (!ground.bandIds.has(visit.bandId)) return { position, what: 'band' };
    if (visit.tallies.some(({ practiceId }) => !facts.practiceIds.includes(practiceId)))
      return { position, what: 'practice' };
  }
  return null;
}
