import { type SpreadPerson, type SpreadStep, spreadFairly } from '../src/areas/supports/spread-rules.ts';
import { report } from './bench-report.ts';

/**
 * How long a fairer spread takes to work out for a district of 500 staff and 2,000 steps: in ten buildings with their
 * administrators, teachers and others, and once more where everybody could stand in for everybody, the hardest case.
 *
 *   node scripts/bench-spread.ts
 */
const staffCount = 500;
const stepCount = 2_000;
const repeats = 9;

/** Whole numbers under a limit, the same ones each time (mulberry32). */
function chanceOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Few people hold most of the steps, as it is in life: who is drawn first holds far more than who is drawn last. */
function district(seed: number, poolsOf: (index: number) => string[]) {
  const chance = chanceOf(seed);
  const people: SpreadPerson[] = Array.from({ length: staffCount }, (_, index) => ({
    ...{ id: `p${index}`, other: chance(4), staying: chance(3), room: 3 + chance(3) },
  }));
  const pools = new Map<string, string[]>();
  for (const [index, { id }] of people.entries())
    for (const pool of poolsOf(index)) pools.set(pool, [...(pools.get(pool) ?? []), id]);
  const steps: SpreadStep[] = Array.from({ length: stepCount }, (_, index) => {
    const holder = Math.floor((chance(staffCount) * chance(staffCount)) / staffCount);
    return { id: `s${index}`, holderId: `p${holder}`, pools: poolsOf(holder) };
  });
  return { people, pools, steps };
}

/** Ten buildings of fifty: two administrators, forty teachers, eight others; some teachers sit in two groups. */
function byPlace(index: number): string[] {
  const [building, place] = [index % 10, Math.floor(index / 10)];
  if (place < 2) return [`administrators ${building}`, 'administrators'];
  if (place >= 42) return [`others ${building}`];
  return place % 20 === 2 ? [`teachers ${building}`, `network ${building}`] : [`teachers ${building}`];
}

const shapes = [
  { shape: 'ten buildings', poolsOf: byPlace },
  { shape: 'one pool for all', poolsOf: () => ['all'] },
];
for (const { shape, poolsOf } of shapes) {
  const values: number[] = [];
  let moves = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const { people, pools, steps } = district(repeat, poolsOf);
    const start = performance.now();
    moves = spreadFairly(people, pools, steps).length;
    values.push(performance.now() - start);
  }
  if (moves === 0) throw new Error('a spread without a move measures nothing');
  const what = `a fairer spread of ${stepCount} steps among ${staffCount} staff, ${shape}`;
  report({ what, values, unit: ' ms', digits: 0, target: 200, isGood: 'at most' });
}
