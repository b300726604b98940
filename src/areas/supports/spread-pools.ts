import type { CapacityKind } from '../../kit/actor.ts';

type Capacities = readonly { kind: CapacityKind; buildingId: string | null }[];

const poolOf = (kind: CapacityKind, buildingId: string | null) => `${kind} ${buildingId ?? ''}`;

/** Who can stand in for whom: the people of each employee group at each place, and those of it for the whole district. */
export function poolsOfPeople(
  people: readonly { id: string; capacities: Capacities }[],
): Map<string, string[]> {
  const pools = new Map<string, string[]>();
  for (const { id, capacities } of people)
    for (const pool of new Set(capacities.map(({ kind, buildingId }) => poolOf(kind, buildingId))))
      pools.set(pool, [...(pools.get(pool) ?? []), id]);
  return pools;
}

/**
 * To whom a step may go: to the employee groups of its holder, at its building, or where it has none at the holder's own; and
 * to those of the same group who work for the whole district.
 */
export function poolsOfStep(
  buildingId: string | null,
  holder: Capacities,
  pools: ReadonlyMap<string, readonly string[]>,
): string[] {
  const wanted = holder.flatMap(({ kind, buildingId: home }) => [
    poolOf(kind, buildingId ?? home),
    poolOf(kind, null),
  ]);
  return [...new Set(wanted)].filter((pool) => pools.has(pool)).toSorted();
}
