import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { ComponentChange, ComponentId, ComponentSummary } from './component-contract.ts';
import type { RoutineChange, RoutineId } from './routine-contract.ts';

/** The blueprint's endpoints as a named person uses them. */
export const blueprintOf = (world: World, name: NamedPerson | null) => world.as(name).blueprint;

/** A component of Maple Ridge by its key. */
export async function componentOf(world: World, key: string): Promise<ComponentSummary> {
  const { components } = await blueprintOf(world, 'dana').readFramework();
  const found = components.find((component) => component.key === key);
  if (found === undefined) throw new Error(`no component ${key}`);
  return found;
}

/** A change that changes nothing, with these changes. */
export function changeOf(
  component: ComponentSummary,
  changes: Partial<ComponentChange> = {},
): ComponentChange {
  const { id, number, type, parentId, ordinal, level, floor, weeks, aliases, localText, isRetired } =
    component;
  return {
    ...{ componentId: id, id: newId(), after: number, type, parentId, ordinal, level, floor, weeks },
    ...{ name: null, about: null, aliases, localText, isRetired },
    evidence: component.evidence.map((one) => ({ id: one.id, text: null })),
    ...changes,
  };
}

/** A new component under no other. */
export function additionOf(changes: Partial<ComponentChange> = {}): ComponentChange {
  return {
    ...{ componentId: newId() as ComponentId, id: newId(), after: 0 },
    ...{ type: 'district_system', parentId: null, ordinal: 500, level: null, floor: null, weeks: 12 },
    ...{ name: 'Family engagement', about: 'How families take part.', aliases: [], evidence: [] },
    ...{ localText: null, isRetired: false },
    ...changes,
  };
}

/** A routine of teachers at Lakeside, every week since that day. */
export function routineOf(
  world: World,
  startsOn: string,
  changes: Partial<RoutineChange> = {},
): RoutineChange {
  return {
    ...{ routineId: newId() as RoutineId, id: newId(), after: 0 },
    ...{ name: 'Planning by grade', about: 'Next week, side by side.' },
    ...{ whoKind: 'teacher', groupId: null, buildingId: world.place('Lakeside Elementary') as never },
    ...{ cadence: 'weekly', startsOn, endsOn: null, policyLink: null, componentId: null, sampleId: null },
    ...changes,
  } as RoutineChange;
}
