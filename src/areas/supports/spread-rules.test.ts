import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import highs from 'highs';
import {
  costOfSpread,
  type SpreadCost,
  type SpreadMove,
  type SpreadPerson,
  type SpreadStep,
  spreadFairly,
} from './spread-rules.ts';

// Its types describe it as CommonJS, in which the function is the module's member of this name; Node imports the function.
const loadHighs = highs as unknown as typeof highs.default;

type Case = { people: SpreadPerson[]; pools: Map<string, string[]>; steps: SpreadStep[] };

/** Cases in which people belong to one or several pools, and each step can go to some of them. */
const cases = (most: { people: number; steps: number }) =>
  fc
    .record({
      people: fc.array(
        fc.record({
          other: fc.nat({ max: 3 }),
          staying: fc.nat({ max: 2 }),
          room: fc.nat({ max: 4 }),
          pools: fc.nat({ max: 7 }),
        }),
        { minLength: 1, maxLength: most.people },
      ),
      steps: fc.array(fc.record({ holder: fc.nat(), pools: fc.nat({ max: 7 }) }), { maxLength: most.steps }),
    })
    .map(({ people, steps }): Case => {
      const poolsOf = (bits: number) => ['a', 'b', 'c'].filter((_, index) => (bits >> index) & 1);
      return {
        people: people.map(({ other, staying, room }, index) => ({ id: `p${index}`, other, staying, room })),
        pools: new Map(
          ['a', 'b', 'c'].map((pool) => [
            pool,
            people.flatMap((person, index) => (poolsOf(person.pools).includes(pool) ? [`p${index}`] : [])),
          ]),
        ),
        steps: steps.map((step, index) => ({
          id: `s${index}`,
          holderId: `p${step.holder % people.length}`,
          pools: poolsOf(step.pools),
        })),
      };
    });

const candidatesOf = ({ pools }: Case, step: SpreadStep) => [
  ...new Set([step.holderId, ...step.pools.flatMap((pool) => pools.get(pool) ?? [])]),
];

function costOf({ people, steps }: Case, ownerOf: (step: SpreadStep) => string): SpreadCost {
  const held = new Map<string, number>();
  for (const step of steps) held.set(ownerOf(step), (held.get(ownerOf(step)) ?? 0) + 1);
  return costOfSpread(people, held, steps.filter((step) => ownerOf(step) !== step.holderId).length);
}

const isLess = (one: SpreadCost, other: SpreadCost) =>
  (one.over - other.over || one.squares - other.squares || one.moves - other.moves) < 0;

/** Every way to spread the steps, one after the other. */
function cheapestOfAll(given: Case): SpreadCost {
  let best: SpreadCost | undefined;
  const owners = new Map<string, string>();
  const tryFrom = (index: number) => {
    const step = given.steps[index];
    if (step === undefined) {
      const cost = costOf(given, ({ id }) => owners.get(id) ?? '');
      if (best === undefined || isLess(cost, best)) best = cost;
      return;
    }
    for (const candidate of candidatesOf(given, step)) {
      owners.set(step.id, candidate);
      tryFrom(index + 1);
    }
  };
  tryFrom(0);
  assert.ok(best);
  return best;
}

function costOfMoves(given: Case, moves: readonly SpreadMove[]): SpreadCost {
  const moved = new Map(moves.map(({ stepId, toId }) => [stepId, toId]));
  assert.equal(moved.size, moves.length, 'no step is moved twice');
  for (const step of given.steps)
    assert.ok(candidatesOf(given, step).includes(moved.get(step.id) ?? step.holderId), 'only to who may');
  return costOf(given, (step) => moved.get(step.id) ?? step.holderId);
}

const solve = ({ people, pools, steps }: Case) => spreadFairly(people, pools, steps);

test('on small cases no other spread is fairer: all of them are tried', () => {
  fc.assert(
    fc.property(cases({ people: 4, steps: 6 }), (given) => {
      assert.deepEqual(costOfMoves(given, solve(given)), cheapestOfAll(given));
    }),
    { numRuns: 400 },
  );
});

test('a case worked by hand: the fullest shares with the one who has room, and nothing else moves', () => {
  const people = [
    { id: 'theo', other: 0, staying: 0, room: 5 },
    { id: 'amina', other: 1, staying: 0, room: 5 },
    { id: 'grace', other: 0, staying: 0, room: 5 },
  ];
  const pools = new Map([
    ['lakeside', ['theo', 'amina']],
    ['birchwood', ['grace']],
  ]);
  const steps = Array.from({ length: 6 }, (_, index) => ({
    id: `s${index}`,
    holderId: 'theo',
    pools: ['lakeside'],
  }));
  // Six steps and one seat among two people at one place: four and three (two steps beside the seat), or three and four.
  const moves = spreadFairly(people, pools, steps);
  assert.deepEqual(
    moves.map(({ stepId, toId }) => [stepId, toId]),
    [
      ['s0', 'amina'],
      ['s1', 'amina'],
    ],
  );
  assert.deepEqual(spreadFairly(people, pools, []), []);
});

test('on cases too large to try all, a solver for mixed-integer programs finds nothing fairer either', async () => {
  const solver = await loadHighs();
  const sample = fc.sample(cases({ people: 14, steps: 40 }), { numRuns: 12, seed: 20261122 });
  for (const given of sample) {
    const model = modelOf(given);
    if (model === null) continue;
    const { Status, ObjectiveValue } = solver.solve(model, { output_flag: false, mip_rel_gap: 0 });
    assert.equal(Status, 'Optimal');
    const cost = costOfMoves(given, solve(given));
    assert.equal(weigh(given, cost), Math.round(ObjectiveValue));
  }
});

/** The weights of the model: of a size that the solver adds up without rounding. */
const weigh = ({ people, steps }: Case, { over, squares, moves }: SpreadCost) => {
  const settled = people.reduce(
    (sum, { other, staying, room }) => ({
      over: sum.over + Math.max(0, staying - room),
      squares: sum.squares + (other + staying) ** 2,
    }),
    { over: 0, squares: 0 },
  );
  const evenness = steps.length + 1;
  return (over - settled.over) * evenness * 2000 + (squares - settled.squares) * evenness + moves;
};

/** The same question as a mixed-integer program: who holds which step, and which number of steps it is for them. */
function modelOf(given: Case): string | null {
  const { people, steps } = given;
  if (steps.length === 0) return null;
  const evenness = steps.length + 1;
  const cost: string[] = [];
  const lines: string[] = [];
  const binaries: string[] = [];
  const arrivals = new Map<string, string[]>();
  for (const step of steps) {
    const ways = candidatesOf(given, step).map((id) => ({ id, name: `x_${step.id}_${id}` }));
    lines.push(`${ways.map(({ name }) => name).join(' + ')} = 1`);
    for (const { id, name } of ways) {
      arrivals.set(id, [...(arrivals.get(id) ?? []), name]);
      binaries.push(name);
      if (id !== step.holderId) cost.push(`1 ${name}`);
    }
  }
  for (const { id, other, staying, room } of people) {
    const arriving = arrivals.get(id) ?? [];
    if (arriving.length === 0) continue;
    const numbers = arriving.map((_, index) => `z_${id}_${index}`);
    for (const [index, name] of numbers.entries()) {
      const number = staying + index + 1;
      cost.push(`${(number > room ? evenness * 2000 : 0) + evenness * (2 * (other + number) - 1)} ${name}`);
      binaries.push(name);
    }
    lines.push(`${arriving.join(' + ')} - ${numbers.join(' - ')} = 0`);
  }
  const rules = lines.map((line, index) => ` c${index}: ${line}`).join('\n');
  return `Minimize\n cost: ${cost.join(' + ')}\nSubject To\n${rules}\nBinary\n ${binaries.join(' ')}\nEnd`;
}
