/**
 * What is wrong with a tree of components as a file gives it, in words for whoever made the file; empty when it is sound.
 *
 * @example findTreeFaults([{ key: 'a', parent: 'b' }]) // ['a stands under b, which is not there.']
 */
export function findTreeFaults(components: readonly { key: string; parent: string | null }[]): string[] {
  const parents = new Map(components.map(({ key, parent }) => [key, parent]));
  const faults: string[] = [];
  if (parents.size < components.length) faults.push('A key is there twice.');
  for (const { key, parent } of components) {
    if (parent !== null && !parents.has(parent))
      faults.push(`${key} stands under ${parent}, which is not there.`);
    else if (standsUnderItself(key, parents)) faults.push(`${key} stands under itself.`);
  }
  return faults;
}

/** Whether going up from a component leads back to it. */
export function standsUnderItself(key: string, parents: ReadonlyMap<string, string | null>): boolean {
  let above = parents.get(key) ?? null;
  for (let step = 0; above !== null && step <= parents.size; step += 1) {
    if (above === key) return true;
    above = parents.get(above) ?? null;
  }
  return above !== null;
}

type Placed = { id: string; parentId: string | null; ordinal: number };

/** Components in reading order: each with what stands under it right after it, and how deep it stands. */
export function inTreeOrder<Component extends Placed>(
  components: readonly Component[],
): { component: Component; depth: number }[] {
  const ids = new Set(components.map(({ id }) => id));
  const under = new Map<string | null, Component[]>();
  for (const component of components) {
    const place = component.parentId !== null && ids.has(component.parentId) ? component.parentId : null;
    under.set(place, [...(under.get(place) ?? []), component]);
  }
  const walk = (place: string | null, depth: number): { component: Component; depth: number }[] =>
    (under.get(place) ?? [])
      .toSorted((one, other) => one.ordinal - other.ordinal || (one.id < other.id ? -1 : 1))
      .flatMap((component) => [{ component, depth }, ...walk(component.id, depth + 1)]);
  return walk(null, 0);
}
