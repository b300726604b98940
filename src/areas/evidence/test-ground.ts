import assert from 'node:assert/strict';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day } from '../conversations/test-ground.ts';
import type { EntryInput, RatingInput } from './rating-contract.ts';

/** The evidence area's endpoints as a named person uses them. */
export const evidenceOf = (world: World, name: NamedPerson | null) => world.as(name).evidence;

/** The District Network, or the network of a building. */
export async function networkOf(world: World, building: string | null = null): Promise<string> {
  const { groups } = await world.as('dana').conversations.listGroups({});
  const kind = building === null ? 'district_network' : 'building_network';
  const group = groups.find((one) => one.kind === kind && (one.building?.name ?? null) === building);
  assert.ok(group !== undefined);
  return group.id;
}

/** Seven people rate an indicator today: each part with this spread and level. */
export function ratingOf(
  groupId: string,
  indicatorId: string,
  parts: readonly (readonly [
    part: string,
    spread: readonly [number, number, number],
    agreed: string | null,
  ])[],
  changes: Partial<RatingInput> = {},
): RatingInput {
  return {
    id: newId(),
    indicatorId,
    groupId,
    heldOn: day(0),
    present: [
      { capacity: 'superintendent', count: 1 },
      { capacity: 'dn_member', count: 6 },
    ],
    parts: parts.map(([part, [beginning, partly, inPlace], agreed]) => ({
      partId: `${indicatorId}.${part}`,
      spread: [
        { level: 'beginning', count: beginning },
        { level: 'partly', count: partly },
        { level: 'in_place', count: inPlace },
      ],
      agreed,
      dissent: '',
    })),
    evidence: [],
    correctsId: null,
    ...changes,
  };
}

/** What somebody saw in the whole district. */
export function entryOf(partId: string, changes: Partial<EntryInput> = {}): EntryInput {
  return {
    ...{ id: newId(), partId, what: 'Every school opened a breakfast table.', seenOn: day(-10) },
    ...{ link: null, buildingId: null, employeeGroups: [] },
    ...changes,
  };
}
