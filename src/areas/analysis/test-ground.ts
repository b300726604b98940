import fc from 'fast-check';
import type { RoomCount } from './suppression-rules.ts';

/** A visit as the tests of suppression make one up. */
export type MadeVisit = { building: string; band: string; room: string; answers: string[] };

const mostly = ['seen', 'seen', 'not_seen', 'not_seen', 'not_seen', 'no_opportunity', 'could_not_tell'];
const almostNever = ['not_seen', 'not_seen', 'not_seen', 'not_seen', 'not_seen', 'not_seen', 'seen'];
const seldomPossible = ['seen', 'not_seen', 'no_opportunity', 'no_opportunity', 'no_opportunity'];

/**
 * Visits to four buildings of very unequal size with three bands, and three practices: an ordinary one, one that is
 * almost never seen, and one that is seldom possible.
 */
export function someVisits({ most }: { most: number }): fc.Arbitrary<MadeVisit[]> {
  const visit = fc.record({
    building: fc.constantFrom('b1', 'b1', 'b1', 'b1', 'b1', 'b2', 'b2', 'b2', 'b3', 'b3', 'b4'),
    band: fc.constantFrom('g1', 'g1', 'g1', 'g2', 'g2', 'g3'),
    room: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'),
    answers: fc
      .tuple(fc.constantFrom(...mostly), fc.constantFrom(...almostNever), fc.constantFrom(...seldomPossible))
      .map((answers) => [...answers]),
  });
  return fc.array(visit, { minLength: 5, maxLength: most, size: 'max' });
}

/** What the database would add up for these visits: by practice, building, band and room. */
export function countsOf(visits: readonly MadeVisit[]): RoomCount[] {
  const counts = new Map<string, RoomCount>();
  for (const { building, band, room, answers } of visits) {
    for (const [index, answer] of answers.entries()) {
      const place = {
        practiceId: `p${index + 1}`,
        buildingId: building,
        bandId: band,
        room: `${building} ${room}`,
      };
      const key = Object.values(place).join(' ');
      const count = counts.get(key) ?? { ...place, seen: 0, notSeen: 0, noOpportunity: 0, couldNotTell: 0 };
      if (answer === 'seen') count.seen += 1;
      if (answer === 'not_seen') count.notSeen += 1;
      if (answer === 'no_opportunity') count.noOpportunity += 1;
      if (answer === 'could_not_tell') count.couldNotTell += 1;
      counts.set(key, count);
    }
  }
  return [...counts.values()];
}

export function visitsIn(visits: readonly MadeVisit[], building: string): MadeVisit[] {
  return visits.filter((visit) => visit.building === building);
}
