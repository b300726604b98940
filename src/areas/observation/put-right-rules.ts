import type { MyVisit, MyWindow } from './put-right-contract.ts';

/** From so many visits on a pattern is one. */
const fewestVisits = 6;
/** A room visited so often has been visited again and again. */
const oftenInARoom = 3;

/**
 * Whether somebody goes to the same rooms again and again: at least half of six visits or more were to rooms that they
 * visited three times or more. It is for the observer alone, who can then follow the list of next rooms.
 *
 * @param rooms the room of every visit that counts
 * @example findRepeats(['a', 'a', 'a', 'b', 'b', 'c']) // { visits: 6, repeated: 3, rooms: 1 }
 */
export function findRepeats(rooms: readonly string[]): MyWindow['repeats'] {
  const counts = new Map<string, number>();
  for (const room of rooms) counts.set(room, (counts.get(room) ?? 0) + 1);
  const often = [...counts.values()].filter((count) => count >= oftenInARoom);
  const repeated = often.reduce((sum, count) => sum + count, 0);
  if (rooms.length < fewestVisits || repeated * 2 < rooms.length) return null;
  return { visits: rooms.length, repeated, rooms: often.length };
}

/** The first practice of a correction that its window does not look for; undefined when there is none. */
export function findForeignPractice(
  tallies: readonly { practiceId: string }[] | null,
  practiceIds: readonly string[],
): string | undefined {
  return tallies?.map(({ practiceId }) => practiceId).find((practiceId) => !practiceIds.includes(practiceId));
}

/** How a visit stands after its changes: whether it was taken out, and its answers as they count or, when taken out, would. */
export function standingOf(visit: Pick<MyVisit, 'tallies' | 'changes'>): {
  state: 'sent' | 'corrected' | 'voided';
  tallies: MyVisit['tallies'];
} {
  const corrected = visit.changes.findLast(({ tallies }) => tallies !== null);
  const latest = visit.changes.at(-1);
  const tallies = corrected?.tallies ?? visit.tallies;
  const isAsSent = latest?.reason === 'brought_back' && isSame(tallies, visit.tallies);
  return { state: latest === undefined || isAsSent ? 'sent' : latest.kind, tallies };
}

function isSame(some: MyVisit['tallies'], others: MyVisit['tallies']): boolean {
  const said = (tallies: MyVisit['tallies']) =>
    tallies
      .map(({ practiceId, answer, timesCount, scans }) =>
        [practiceId, answer, timesCount, scans?.seen, scans?.of].join(),
      )
      .sort();
  return said(some).join(';') === said(others).join(';');
}

/** Pairs of visits that look alike, each pair once, in the order of the list. */
export function pairsAlike<Visit extends Pick<MyVisit, 'id' | 'looksLike'>>(
  visits: readonly Visit[],
): [Visit, Visit][] {
  return visits.flatMap((visit, index) =>
    visits
      .slice(index + 1)
      .filter((other) => visit.looksLike.includes(other.id))
      .map((other): [Visit, Visit] => [visit, other]),
  );
}
