import type { PlannedPerson } from './import-contract.ts';
import type { PersonPlan } from './import-rules.ts';
import type { Places } from './staff-row-rules.ts';

type Change = PlannedPerson['changes'][number];

const mostShown = 1000;

/** The people of a plan as a person reads them, by what would become of them; at most a thousand of each. */
export function showPlan(
  people: readonly PersonPlan[],
  places: Places,
): Record<'added' | 'changed' | 'ended', PlannedPerson[]> {
  const buildings = new Map(places.buildings.map(({ id, name }) => [id, name]));
  const listOf = (outcome: PersonPlan['outcome']) =>
    people
      .filter((plan) => plan.outcome === outcome)
      .slice(0, mostShown)
      .map((plan) => showPerson(plan, buildings));
  return { added: listOf('added'), changed: listOf('changed'), ended: listOf('ended') };
}

function showPerson(plan: PersonPlan, buildings: Map<string, string>): PlannedPerson {
  const name = plan.name ?? plan.person;
  const changes: Change[] = [];
  if (plan.person !== null && plan.name !== null) {
    const from = `${plan.person.givenName} ${plan.person.familyName}`;
    changes.push({ ...nothing, what: 'named', from });
  }
  const show = (
    what: Change['what'],
    held: { kind: string; buildingId: string | null },
    dates: { startsOn: string; endsOn: string | null },
  ) => {
    const building = held.buildingId === null ? null : (buildings.get(held.buildingId) ?? null);
    changes.push({ ...nothing, what, capacity: held.kind, building, ...dates });
  };
  for (const held of plan.given)
    show('capacity-added', held, { startsOn: held.startsOn, endsOn: held.endsOn });
  for (const { capacity, startsOn, endsOn } of plan.moved)
    show('dates-changed', capacity, { startsOn, endsOn });
  for (const { capacity, endsOn } of plan.ended)
    show('capacity-ended', capacity, { startsOn: capacity.startsOn, endsOn });
  return {
    line: plan.line,
    name: name === null ? '' : `${name.givenName} ${name.familyName}`,
    email: plan.email,
    changes,
  };
}

const nothing = { from: null, capacity: null, building: null, startsOn: null, endsOn: null };
