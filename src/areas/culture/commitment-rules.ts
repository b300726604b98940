import type { CapacityKind } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import {
  type CommitmentCounts,
  type EmployeeGroup,
  employeeGroups,
  fewestPeople,
} from './commitment-contract.ts';

const groupOfKind: Record<CapacityKind, EmployeeGroup> = {
  superintendent: 'leaders',
  building_administrator: 'leaders',
  district_office: 'leaders',
  teacher: 'teachers',
  coach: 'coaches',
  other_staff: 'other_staff',
  dn_member: 'network_members',
  bn_member: 'network_members',
  union_representative: 'others',
  board_member: 'others',
};

/** The employee group of who acts in a capacity. */
export function groupOf(capacity: CapacityKind): EmployeeGroup {
  return groupOfKind[capacity];
}

/** One person in one group, with the commitments they have in force as a member of it. */
export type CountedPerson = {
  group: EmployeeGroup;
  buildingId: string | null;
  commitments: readonly { dueOn: SchoolDay; outcome: string | null }[];
};

/** What is counted of some people. With several commitments, a look is due when one of them is due. */
export function countCommitments(people: readonly CountedPerson[], today: SchoolDay): CommitmentCounts {
  const committed = people.filter(({ commitments }) => commitments.length > 0);
  const open = committed.filter(({ commitments }) => commitments.some(({ dueOn }) => dueOn <= today));
  const reviewed = committed.filter(
    (person) => !open.includes(person) && person.commitments.some(({ outcome }) => outcome !== null),
  );
  const kept = reviewed.filter(({ commitments }) => commitments.some(({ outcome }) => outcome === 'kept'));
  const [all, have, looked, held, due] = [people, committed, reviewed, kept, open].map(
    ({ length }) => length,
  );
  return { people: all ?? 0, committed: have ?? 0, reviewed: looked ?? 0, kept: held ?? 0, open: due ?? 0 };
}

/**
 * Which parts of a whole that is shown must be hidden so that nothing can be said of fewer than `fewest` people: every part
 * of 1 to `fewest - 1`; and, so that subtraction does not give these away, the smallest of the others until the hidden ones are
 * at least two and hold `fewest` people together.
 *
 * @example findHiddenParts([3, 20, 8, 0], 5) // [0, 2]
 */
export function findHiddenParts(parts: readonly number[], fewest: number): number[] {
  const hidden = new Set(parts.flatMap((people, index) => (people > 0 && people < fewest ? [index] : [])));
  const sum = () => [...hidden].reduce((total, index) => total + (parts[index] ?? 0), 0);
  const rest = parts
    .map((people, index) => ({ people, index }))
    .filter(({ people }) => people >= fewest)
    .toSorted((one, other) => one.people - other.people);
  while (hidden.size > 0 && (hidden.size < 2 || sum() < fewest)) {
    const next = rest.shift();
    if (next === undefined) break;
    hidden.add(next.index);
  }
  return [...hidden].toSorted((one, other) => one - other);
}

export type ShownCounts = {
  group: EmployeeGroup;
  counts: CommitmentCounts | null;
  buildings: { buildingId: string | null; counts: CommitmentCounts | null }[];
};

/**
 * Every employee group with its counts, in the district and by building. A group of one to four people is not counted by
 * itself; leaders are, since each of theirs is shown with a name anyway, and so their buildings are left out. A group of which
 * nobody has a commitment, or everybody has one, says what it says: of five people or more.
 */
export function protectCounts(
  people: readonly CountedPerson[],
  buildings: readonly (string | null)[],
  today: SchoolDay,
): ShownCounts[] {
  return employeeGroups.map((group) => {
    const inGroup = people.filter((person) => person.group === group);
    const isOpenToAll = group === 'leaders' || inGroup.length === 0 || inGroup.length >= fewestPeople;
    const counts = isOpenToAll ? countCommitments(inGroup, today) : null;
    if (group === 'leaders' || counts === null) return { group, counts, buildings: [] };
    const places = buildings
      .map((buildingId) => ({ buildingId, there: inGroup.filter((one) => one.buildingId === buildingId) }))
      .filter(({ there }) => there.length > 0);
    const hidden = findHiddenParts(
      places.map(({ there }) => there.length),
      fewestPeople,
    );
    return {
      group,
      counts,
      buildings: places.map(({ buildingId, there }, index) => ({
        buildingId,
        counts: hidden.includes(index) ? null : countCommitments(there, today),
      })),
    };
  });
}
