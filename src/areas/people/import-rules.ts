import type { ImportCounts, LineFault, LineProblem } from './import-contract.ts';
import { capacityKey, doOverlap, type Held } from './person-rules.ts';
import type { StaffRow } from './staff-row-rules.ts';

/** A capacity of somebody on the staff. */
export type HeldCapacity = Held & { id: string };

/** Somebody on the staff, with the capacities in force today or later. */
export type StaffMember = {
  id: string;
  email: string;
  givenName: string;
  familyName: string;
  capacities: HeldCapacity[];
};

/** What is to happen to one person. */
export type PersonPlan = {
  /** The line that first names them; null when the file does not. */
  line: number | null;
  email: string;
  /** Null for a person to be added. */
  person: StaffMember | null;
  /** The name they are to have; null when it stays. */
  name: { givenName: string; familyName: string } | null;
  given: Held[];
  ended: { capacity: HeldCapacity; endsOn: string }[];
  moved: { capacity: HeldCapacity; startsOn: string; endsOn: string | null }[];
  outcome: 'added' | 'changed' | 'ended' | 'unchanged';
};

export type ImportPlan = {
  people: PersonPlan[];
  /** Those of the rows together with those that only the staff could show. */
  problems: LineProblem[];
  counts: Omit<ImportCounts, 'dropped'>;
  /** People with a capacity that has no end in sight or a later one. */
  staffCount: number;
};

/**
 * What a file would change. Whoever and whatever the file does not name stays, unless `endMissing`: then the file is the
 * whole staff, and capacities that it does not hold end today.
 */
export function planImport(
  rows: readonly StaffRow[],
  staff: readonly StaffMember[],
  { today, endMissing }: { today: string; endMissing: boolean },
): ImportPlan {
  const byEmail = Map.groupBy(rows, (row) => row.email);
  const members = new Map(staff.map((member) => [member.email, member]));
  const people: PersonPlan[] = [];
  const problems: LineProblem[] = [];
  for (const [email, own] of byEmail)
    people.push(planPerson(email, own, members.get(email) ?? null, { today, endMissing, problems }));
  if (endMissing) {
    for (const member of staff) if (!byEmail.has(member.email)) people.push(planMissing(member, today));
  }
  const current = staff.filter((member) => member.capacities.some((held) => isOpen(held, today)));
  const touched = new Set(people.filter((plan) => plan.outcome !== 'unchanged').map((plan) => plan.email));
  const count = (outcome: PersonPlan['outcome']) => people.filter((plan) => plan.outcome === outcome).length;
  return {
    people,
    problems,
    counts: {
      added: count('added'),
      changed: count('changed'),
      ended: count('ended'),
      unchanged: current.filter((member) => !touched.has(member.email)).length,
    },
    staffCount: current.length,
  };
}

/** Whether a capacity goes on after today: what can be ended. */
function isOpen(held: Pick<Held, 'endsOn'>, today: string): boolean {
  return held.endsOn === null || held.endsOn > today;
}

/** The last day of a capacity that ends now; one that never began is taken back. */
function endOf(held: Held, today: string): string {
  if (held.startsOn <= today) return today;
  const dayBefore = new Date(`${held.startsOn}T00:00:00Z`);
  dayBefore.setUTCDate(dayBefore.getUTCDate() - 1);
  return dayBefore.toISOString().slice(0, 10);
}

function planMissing(person: StaffMember, today: string): PersonPlan {
  const ended = person.capacities
    .filter((capacity) => isOpen(capacity, today))
    .map((capacity) => ({ capacity, endsOn: endOf(capacity, today) }));
  const outcome = ended.length > 0 ? 'ended' : 'unchanged';
  return { line: null, email: person.email, person, name: null, given: [], ended, moved: [], outcome };
}

type Ground = { today: string; endMissing: boolean; problems: LineProblem[] };

function planPerson(
  email: string,
  rows: readonly StaffRow[],
  person: StaffMember | null,
  ground: Ground,
): PersonPlan {
  const [first] = rows;
  const plan: PersonPlan = {
    ...{ line: first?.line ?? null, email, person },
    ...{ name: null, given: [], ended: [], moved: [], outcome: 'unchanged' },
  };
  const left = new Set(person?.capacities ?? []);
  const seen = new Set<string>();
  for (const row of rows) {
    const isSameName = row.givenName === first?.givenName && row.familyName === first.familyName;
    const mark = JSON.stringify([capacityKey(row), row.startsOn, row.endsOn, row.isInactive]);
    if (!isSameName) ground.problems.push(problemOf(row, 'name-differs'));
    else if (!seen.has(mark)) planRow(row, plan, left, ground);
    seen.add(mark);
  }
  if (ground.endMissing) {
    for (const capacity of left)
      if (isOpen(capacity, ground.today))
        plan.ended.push({ capacity, endsOn: endOf(capacity, ground.today) });
  }
  const isRenamed =
    composed(person?.givenName) !== first?.givenName || composed(person?.familyName) !== first?.familyName;
  if (first !== undefined && isRenamed && (person !== null || plan.given.length > 0))
    plan.name = { givenName: first.givenName, familyName: first.familyName };
  return { ...plan, outcome: outcomeOf(plan, ground.today) };
}

const composed = (name: string | undefined) => name?.normalize('NFC').trim().replace(/\s+/g, ' ');

function planRow(row: StaffRow, plan: PersonPlan, left: Set<HeldCapacity>, ground: Ground): void {
  const { today } = ground;
  const held = findHeld(row, left);
  if (held !== undefined) {
    left.delete(held);
    if (row.isInactive) {
      if (isOpen(held, today)) plan.ended.push({ capacity: held, endsOn: endOf(held, today) });
      return;
    }
    const startsOn = row.startsOn ?? held.startsOn;
    const endsOn = row.endsOn ?? held.endsOn;
    if (startsOn === held.startsOn && endsOn === held.endsOn) return;
    if (endsOn !== null && endsOn < startsOn) ground.problems.push(problemOf(row, 'ends-before-start'));
    else if (startsOn === held.startsOn && endsOn !== null && endsOn <= today)
      plan.ended.push({ capacity: held, endsOn });
    else plan.moved.push({ capacity: held, startsOn, endsOn });
    return;
  }
  // What is over before it could be known here leaves no trace.
  if (row.isInactive || (row.endsOn !== null && row.endsOn < today)) return;
  if (row.endedPlace !== null) {
    ground.problems.push(problemOf(row, row.endedPlace));
    return;
  }
  const { kind, buildingId, bandId, subjectId, endsOn } = row;
  const given: Held = { kind, buildingId, bandId, subjectId, startsOn: row.startsOn ?? today, endsOn };
  const others = [...(plan.person?.capacities ?? []), ...plan.given];
  const isTwice = others.some(
    (other) => capacityKey(other) === capacityKey(given) && doOverlap(other, given),
  );
  if (endsOn !== null && endsOn < given.startsOn) ground.problems.push(problemOf(row, 'ends-before-start'));
  else if (isTwice) ground.problems.push(problemOf(row, 'capacity-twice'));
  else plan.given.push(given);
}

/** The capacity that a line is about: the same kind and place, the one with its first day before any other. */
function findHeld(row: StaffRow, left: Set<HeldCapacity>): HeldCapacity | undefined {
  const same = [...left].filter((held) => capacityKey(held) === capacityKey(row));
  return same.find((held) => held.startsOn === row.startsOn) ?? same[0];
}

function problemOf(row: StaffRow, fault: LineFault): LineProblem {
  return { line: row.line, column: null, fault, value: null };
}

function outcomeOf(plan: PersonPlan, today: string): PersonPlan['outcome'] {
  if (plan.person === null) return plan.given.length > 0 ? 'added' : 'unchanged';
  const endedIds = new Set(plan.ended.map(({ capacity }) => capacity.id));
  const goesOn =
    plan.given.length > 0 ||
    plan.person.capacities.some((held) => isOpen(held, today) && !endedIds.has(held.id));
  if (plan.ended.length > 0 && !goesOn) return 'ended';
  const changes = plan.ended.length + plan.moved.length + plan.given.length;
  return changes > 0 || plan.name !== null ? 'changed' : 'unchanged';
}

/** Whether so many of the staff would end that a person must repeat the number. */
export function endsMost(plan: Pick<ImportPlan, 'counts' | 'staffCount'>): boolean {
  return plan.counts.ended * 2 > plan.staffCount;
}

/** Whether the plan would take away the very capacity in which it is confirmed. */
export function endsCapacity(plan: Pick<ImportPlan, 'people'>, capacityId: string, today: string): boolean {
  return plan.people.some(
    ({ ended, moved }) =>
      ended.some(({ capacity }) => capacity.id === capacityId) ||
      moved.some(
        ({ capacity, startsOn, endsOn }) =>
          capacity.id === capacityId && (startsOn > today || (endsOn !== null && endsOn <= today)),
      ),
  );
}
