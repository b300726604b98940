/** An arc of a network: at most so many units can go along it, each at this cost. Whole numbers, costs of zero or more. */
export type FlowArc = { from: number; to: number; capacity: number; cost: number };

/**
 * The cheapest of the greatest flows from a source to a sink: how much goes along each arc, in the order of the arcs.
 *
 * The primal-dual method: shortest paths by reduced costs (Dijkstra), then a blocking flow along all arcs of reduced cost
 * zero (Dinic), until the sink can no longer be reached. Where a cost grows with each further unit, the arc is given once
 * for every unit with its own cost; since these costs grow, the cheaper ones fill first, and the result is exact. All
 * capacities are whole, so that the flow is whole too. Costs are added up in doubles: exact while the sum stays under 2^53.
 *
 * Source: R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows (Prentice Hall, 1993), sections 9.8 and 14.4.
 * Reference value: two arcs of capacity 2 at costs 1 and 3 beside each other carry 3 units as 2 and 1, at a cost of 5.
 *
 * @example
 * minCostFlow(2, [{ from: 0, to: 1, capacity: 2, cost: 3 }], 0, 1) // [2]
 */
export function minCostFlow(
  nodeCount: number,
  arcs: readonly FlowArc[],
  source: number,
  sink: number,
): number[] {
  const network = residualOf(nodeCount, arcs);
  const potential = new Float64Array(nodeCount);
  while (lowerPotentials(network, potential, source, sink))
    while (levelFrom(network, potential, source, sink)) blockingFlow(network, potential, source, sink);
  return arcs.map((_, index) => network.left[2 * index + 1] ?? 0);
}

type Network = {
  /** Arc 2i is the i-th arc, arc 2i + 1 the way back. */
  head: Int32Array;
  left: Float64Array;
  cost: Float64Array;
  /** The arcs that leave each node. */
  out: number[][];
  level: Int32Array;
  next: Int32Array;
};

function residualOf(nodeCount: number, arcs: readonly FlowArc[]): Network {
  const count = 2 * arcs.length;
  const [head, left, cost] = [new Int32Array(count), new Float64Array(count), new Float64Array(count)];
  const out: number[][] = Array.from({ length: nodeCount }, () => []);
  for (const [index, arc] of arcs.entries()) {
    head.set([arc.to, arc.from], 2 * index);
    left.set([arc.capacity, 0], 2 * index);
    cost.set([arc.cost, -arc.cost], 2 * index);
    out[arc.from]?.push(2 * index);
    out[arc.to]?.push(2 * index + 1);
  }
  return { head, left, cost, out, level: new Int32Array(nodeCount), next: new Int32Array(nodeCount) };
}

const at = (numbers: ArrayLike<number>, index: number) => numbers[index] as number;

/** Adds the distances from the source to the potentials, so that shortest paths cost nothing; false without a path. */
function lowerPotentials(network: Network, potential: Float64Array, source: number, sink: number): boolean {
  const { head, left, cost, out } = network;
  const distance = new Float64Array(potential.length).fill(Number.POSITIVE_INFINITY);
  const isDone = new Uint8Array(potential.length);
  const queue = new DistanceQueue();
  distance[source] = 0;
  queue.push(source, 0);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (isDone[node] === 1) continue;
    isDone[node] = 1;
    for (const arc of out[node] ?? []) {
      const to = at(head, arc);
      if (at(left, arc) === 0 || isDone[to] === 1) continue;
      const way = at(distance, node) + at(cost, arc) + at(potential, node) - at(potential, to);
      if (way < at(distance, to)) {
        distance[to] = way;
        queue.push(to, way);
      }
    }
  }
  const reach = at(distance, sink);
  if (reach === Number.POSITIVE_INFINITY) return false;
  for (let node = 0; node < potential.length; node += 1)
    potential[node] = at(potential, node) + Math.min(at(distance, node), reach);
  return true;
}

function isFree({ head, left, cost }: Network, potential: Float64Array, from: number, arc: number): boolean {
  return at(left, arc) > 0 && at(cost, arc) + at(potential, from) - at(potential, at(head, arc)) === 0;
}

/** How many free arcs each node is away from the source; false when the sink is not reached. */
function levelFrom(network: Network, potential: Float64Array, source: number, sink: number): boolean {
  const { level, next, out, head } = network;
  level.fill(-1);
  next.fill(0);
  level[source] = 0;
  const waiting = [source];
  for (const node of waiting)
    for (const arc of out[node] ?? []) {
      const to = at(head, arc);
      if (at(level, to) >= 0 || !isFree(network, potential, node, arc)) continue;
      level[to] = at(level, node) + 1;
      waiting.push(to);
    }
  return at(level, sink) >= 0;
}

/** Sends units along free arcs from level to level until no further unit gets through. */
function blockingFlow(network: Network, potential: Float64Array, source: number, sink: number): void {
  const { head, left, out, level, next } = network;
  const path: number[] = [];
  for (let node = source; ; ) {
    if (node === sink) {
      const units = Math.min(...path.map((arc) => at(left, arc)));
      for (const arc of path) {
        left[arc] = at(left, arc) - units;
        left[arc ^ 1] = at(left, arc ^ 1) + units;
      }
      path.length = 0;
      node = source;
      continue;
    }
    const arc = out[node]?.[at(next, node)];
    if (arc === undefined) {
      const back = path.pop();
      if (back === undefined) return;
      node = at(head, back ^ 1);
      next[node] = at(next, node) + 1;
    } else if (at(level, at(head, arc)) === at(level, node) + 1 && isFree(network, potential, node, arc)) {
      path.push(arc);
      node = at(head, arc);
    } else next[node] = at(next, node) + 1;
  }
}

/** Nodes by their distance, the nearest first: a binary heap. */
class DistanceQueue {
  readonly #nodes: number[] = [];
  readonly #distances: number[] = [];

  push(node: number, distance: number): void {
    let index = this.#nodes.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (at(this.#distances, parent) <= distance) break;
      this.#put(index, at(this.#nodes, parent), at(this.#distances, parent));
      index = parent;
    }
    this.#put(index, node, distance);
  }

  pop(): number | undefined {
    const first = this.#nodes[0];
    const [node, distance] = [this.#nodes.pop(), this.#distances.pop()];
    const count = this.#nodes.length;
    if (node === undefined || distance === undefined || count === 0) return first;
    let index = 0;
    for (let child = 1; child < count; child = 2 * index + 1) {
      if (child + 1 < count && at(this.#distances, child + 1) < at(this.#distances, child)) child += 1;
      if (at(this.#distances, child) >= distance) break;
      this.#put(index, at(this.#nodes, child), at(this.#distances, child));
      index = child;
    }
    this.#put(index, node, distance);
    return first;
  }

  #put(index: number, node: number, distance: number): void {
    this.#nodes[index] = node;
    this.#distances[index] = distance;
  }
}
