import type { CapacityKind } from '../../kit/actor.ts';
import { median } from '../../statistics/median.ts';
import type { HolderGroup, LoadCounts, LoadGroup, LoadSettings, Spread } from './load-contract.ts';

/** Under so many people the load of a group would speak of persons. */
export const fewestPeople = 5;

/** Somebody on the staff, in which capacities and where, and what they carry. */
export type Carrier = {
  id: string;
  name: string;
  capacities: readonly { kind: CapacityKind; buildingId: string | null }[];
  counts: LoadCounts;
  weeklyMinutes: number | null;
};

/** How many open steps somebody should hold at most: what the district has set, or fewer where their minutes say so. */
export function roomOf(weeklyMinutes: number | null, { cap, minutesAnItem }: LoadSettings): number {
  return weeklyMinutes === null ? cap : Math.min(cap, Math.floor(weeklyMinutes / minutesAnItem));
}

/** How steps lie among people; of nobody there is nothing to say. */
export function spreadOf(carriers: readonly Carrier[]): Spread {
  const steps = carriers.map(({ counts }) => counts.steps);
  if (steps.length === 0) return { least: 0, middle: 0, most: 0 };
  return { least: Math.min(...steps), middle: median(steps), most: Math.max(...steps) };
}

/** What people carry together. */
export function addUp(carriers: readonly Carrier[]): LoadCounts {
  const sum = { steps: 0, commitments: 0, seats: 0, visits: 0 };
  for (const { counts } of carriers) {
    sum.steps += counts.steps;
    sum.commitments += counts.commitments;
    sum.seats += counts.seats;
    sum.visits += counts.visits;
  }
  return sum;
}

/** A group of people, and whether who asks may see each of them anyway. */
export type Gathered = { id: string; name: string; carriers: readonly Carrier[]; isSeen: boolean };

/**
 * The figures of groups, small ones without. Where only one is so small that it is hidden, the next smallest is hidden too:
 * else the one could be found as what is missing from the sum of all.
 */
export function groupFigures(groups: readonly Gathered[]): LoadGroup[] {
  const guarded = groups
    .filter(({ isSeen, carriers }) => !isSeen && carriers.length > 0)
    .toSorted((one, other) => one.carriers.length - other.carriers.length);
  const hidden = new Set(
    guarded.filter(({ carriers }) => carriers.length < fewestPeople).map(({ id }) => id),
  );
  const next = guarded.find(({ id }) => !hidden.has(id));
  if (hidden.size === 1 && next !== undefined) hidden.add(next.id);
  return groups.map(({ id, name, carriers }) => ({
    ...{ id, name },
    figures: hidden.has(id)
      ? null
      : { people: carriers.length, counts: addUp(carriers), steps: spreadOf(carriers) },
  }));
}

const leading: readonly CapacityKind[] = ['superintendent', 'dn_member', 'building_administrator'];

/** In which group a holder of steps is counted: who leads by office leads; a teacher in a network is a teacher. */
export function holderGroupOf(capacities: readonly { kind: CapacityKind }[]): HolderGroup {
  const kinds = capacities.map(({ kind }) => kind);
  if (kinds.some((kind) => leading.includes(kind))) return 'leaders';
  if (kinds.includes('teacher')) return 'teachers';
  return kinds.includes('bn_member') ? 'leaders' : 'others';
}
