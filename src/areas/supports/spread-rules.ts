import { type FlowArc, minCostFlow } from '../../statistics/min-cost-flow.ts';

/** Somebody among whom steps are spread. */
export type SpreadPerson = {
  id: string;
  /** Seats, commitments and visits: they count, and cannot be moved. */
  other: number;
  /** Steps that stay where they are: begun, or asked of somebody already. */
  staying: number;
  /** How many steps they should hold at most. */
  room: number;
};

/** A step that could lie with somebody else: with whoever is in one of these pools. */
export type SpreadStep = { id: string; holderId: string; pools: readonly string[] };

/** People who can stand in for each other: the same employee group, at one place or for the whole district. */
export type SpreadPools = ReadonlyMap<string, readonly string[]>;

export type SpreadMove = { stepId: string; fromId: string; toId: string };

/** What a spread costs, in the order of weight: steps beyond anybody's room, unevenness (the sum of squares), moves. */
export type SpreadCost = { over: number; squares: number; moves: number };

/** What a spread costs, given who holds how many movable steps and how many were moved. */
export function costOfSpread(
  people: readonly SpreadPerson[],
  held: ReadonlyMap<string, number>,
  moves: number,
): SpreadCost {
  const cost = { over: 0, squares: 0, moves };
  for (const person of people) {
    const steps = person.staying + (held.get(person.id) ?? 0);
    cost.over += Math.max(0, steps - person.room);
    cost.squares += (person.other + steps) ** 2;
  }
  return cost;
}

/**
 * The fairest spread: as few steps as possible beyond anybody's room; then loads as even as possible, by the sum of their
 * squares; then as few moves as possible. Of a person's steps those named first move first.
 *
 * Each further step of one person costs more than the one before, so that all of it is a transport problem with convex
 * costs, which a flow solves exactly, in whole numbers, without searching: steps of one holder that could go to the same
 * people are one source; staying costs nothing, going through a pool costs one move, and every further step that arrives at
 * a person costs what it adds. The three costs are one number, weighted so that no sum of a lesser one outweighs a greater.
 */
export function spreadFairly(
  people: readonly SpreadPerson[],
  pools: SpreadPools,
  steps: readonly SpreadStep[],
): SpreadMove[] {
  const bundles = bundleSteps(steps);
  const poolIds = [...pools.keys()];
  const [source, sink] = [0, 1];
  const bundleNode = (index: number) => 2 + index;
  const poolNode = new Map(poolIds.map((id, index) => [id, 2 + bundles.length + index]));
  const personNode = new Map(
    people.map(({ id }, index) => [id, 2 + bundles.length + poolIds.length + index]),
  );
  const arcs: FlowArc[] = [];
  for (const [index, { holderId, steps: own, pools: ways }] of bundles.entries()) {
    const from = bundleNode(index);
    arcs.push({ from: source, to: from, capacity: own.length, cost: 0 });
    arcs.push({ from, to: nodeOf(personNode, holderId), capacity: own.length, cost: 0 });
    for (const way of ways) arcs.push({ from, to: nodeOf(poolNode, way), capacity: own.length, cost: 1 });
  }
  for (const [id, members] of pools)
    for (const member of members)
      arcs.push({
        from: nodeOf(poolNode, id),
        to: nodeOf(personNode, member),
        capacity: steps.length,
        cost: 0,
      });
  arcs.push(...arrivalArcs(people, steps, { nodeOf: (id) => nodeOf(personNode, id), sink }));
  const flow = minCostFlow(2 + bundles.length + poolIds.length + people.length, arcs, source, sink);
  return readMoves(bundles, pools, { arcs, flow, poolNode, personNode });
}

function nodeOf(nodes: ReadonlyMap<string, number>, id: string): number {
  const node = nodes.get(id);
  if (node === undefined) throw new Error(`nobody and no pool is called ${id}`);
  return node;
}

type Bundle = { holderId: string; pools: readonly string[]; steps: string[] };

function bundleSteps(steps: readonly SpreadStep[]): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const { id, holderId, pools } of steps) {
    const key = [holderId, ...pools.toSorted()].join(' ');
    const bundle = bundles.get(key) ?? { holderId, pools, steps: [] };
    bundle.steps.push(id);
    bundles.set(key, bundle);
  }
  return [...bundles.values()];
}

/** What each further step costs that arrives at a person: one arc a step, each dearer than the one before. */
function arrivalArcs(
  people: readonly SpreadPerson[],
  steps: readonly SpreadStep[],
  { nodeOf, sink }: { nodeOf(id: string): number; sink: number },
): FlowArc[] {
  const held = new Map<string, number>();
  for (const { holderId } of steps) held.set(holderId, (held.get(holderId) ?? 0) + 1);
  const levelNow = ({ id, other, staying }: SpreadPerson) => other + staying + (held.get(id) ?? 0);
  // Nobody is ever asked to carry more than the one who carries most today, unless they have room for it.
  const highest = Math.max(0, ...people.map(levelNow));
  const evenness = steps.length + 1;
  const overflow = evenness * ((2 * highest + 1 + 2 * steps.length) * steps.length + 1);
  return people.flatMap((person) => {
    const { id, other, staying, room } = person;
    const most = Math.min(
      steps.length,
      Math.max(held.get(id) ?? 0, highest - other - staying, room - staying, 0),
    );
    return Array.from({ length: most }, (_, index) => {
      const number = staying + index + 1;
      const squares = (other + number) ** 2 - (other + number - 1) ** 2;
      return {
        from: nodeOf(id),
        to: sink,
        capacity: 1,
        cost: (number > room ? overflow : 0) + evenness * squares,
      };
    });
  });
}

type Solved = {
  arcs: readonly FlowArc[];
  flow: readonly number[];
  poolNode: ReadonlyMap<string, number>;
  personNode: ReadonlyMap<string, number>;
};

/** Which step goes to whom: what went through a pool is given out in any order, for all in it can take any of it. */
function readMoves(bundles: readonly Bundle[], pools: SpreadPools, solved: Solved): SpreadMove[] {
  const { arcs, flow, poolNode, personNode } = solved;
  const along = new Map(arcs.map(({ from, to }, index) => [`${from} ${to}`, flow[index] ?? 0]));
  const arrivals = new Map<string, string[]>();
  for (const [id, members] of pools)
    arrivals.set(
      id,
      members.flatMap((member) =>
        Array.from({ length: along.get(`${poolNode.get(id)} ${personNode.get(member)}`) ?? 0 }, () => member),
      ),
    );
  const moves: SpreadMove[] = [];
  for (const [index, { holderId, pools: ways, steps }] of bundles.entries()) {
    const leaving = [...steps];
    for (const way of ways)
      for (let unit = along.get(`${2 + index} ${poolNode.get(way)}`) ?? 0; unit > 0; unit -= 1) {
        const [stepId, toId] = [leaving.shift(), arrivals.get(way)?.shift()];
        if (stepId === undefined || toId === undefined) throw new Error('a flow that does not add up');
        moves.push({ stepId, fromId: holderId, toId });
      }
  }
  return moves;
}
