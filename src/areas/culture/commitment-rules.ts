import type { CapacityKind } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import {
  type CountRange,
  type EmployeeGroup,
  employeeGroups,
  type GroupCounts,
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

type Held = { dueOn: SchoolDay; outcome: string | null; isShown: boolean };

/** One person in one group, with the commitments they have in force as a member of it. */
export type CountedPerson = { group: EmployeeGroup; commitments: readonly Held[] };

/** How many of some people have a part, looked at it, kept it, and for how many a look is due. One with several counts once. */
export function countCommitments(people: readonly (readonly Held[])[], today: SchoolDay) {
  const committed = people.filter((held) => held.length > 0);
  const open = committed.filter((held) => held.some(({ dueOn }) => dueOn <= today));
  const reviewed = committed.filter(
    (held) => !open.includes(held) && held.some(({ outcome }) => outcome !== null),
  );
  const kept = reviewed.filter((held) => held.some(({ outcome }) => outcome === 'kept'));
  return {
    committed: committed.length,
    reviewed: reviewed.length,
    kept: kept.length,
    open: open.length,
  };
}

/** Counts of what people keep to themselves are told by so many at a time. */
const step = 5;

/**
 * What may be said of how many of some people have something that is theirs alone: between which two numbers it lies. The two
 * are at least four apart, or are nobody and all, so that it never follows of any of them whether they have it, also for
 * whoever knows of three others.
 *
 * @example coarsely(7, 30) // { least: 5, most: 9 }
 * @example coarsely(30, 30) // { least: 25, most: 30 }
 */
export function coarsely(count: number, people: number): CountRange {
  const floor = (value: number) => Math.max(0, Math.floor(value / step) * step);
  const last = floor(people - step);
  const least = Math.min(floor(count), last);
  return { least, most: least === last ? people : least + step - 1 };
}

/**
 * Every employee group with its counts, in the whole district: of who shows a part with their name, what everybody can
 * count for themselves; of everybody else only about how many. There is no row of a building: its numbers taken from those
 * of the district would speak of few people.
 */
export function countGroups(people: readonly CountedPerson[], today: SchoolDay): GroupCounts[] {
  return employeeGroups.map((group) => {
    const inGroup = people.filter((person) => person.group === group).map(({ commitments }) => commitments);
    const showing = inGroup
      .map((held) => held.filter(({ isShown }) => isShown))
      .filter((held) => held.length > 0);
    const others = inGroup.filter((held) => !held.some(({ isShown }) => isShown));
    // All that leaders promise is shown, so that who of them has nothing is no secret and their numbers are exact.
    const [seen, unseen] = [countCommitments(showing, today), countCommitments(others, today)];
    const isOpenToAll = group === 'leaders';
    const range = (key: keyof typeof seen): CountRange => {
      const about = isOpenToAll ? { least: 0, most: 0 } : coarsely(unseen[key], others.length);
      return { least: seen[key] + about.least, most: seen[key] + about.most };
    };
    return {
      group,
      people: inGroup.length,
      committed: range('committed'),
      reviewed: range('reviewed'),
      kept: range('kept'),
      open: range('open'),
    };
  });
}
