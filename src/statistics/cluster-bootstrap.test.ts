import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clusterBootstrap } from './cluster-bootstrap.ts';

/** A source of chance that can be started again: Marsaglia's xorshift. */
function seeded(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const successes = [3, 1, 4, 0, 2, 5, 1, 3, 2, 4, 0, 3];
const trials = [5, 4, 6, 3, 4, 6, 5, 4, 4, 6, 3, 5];
const rooms = successes.map((count, index) => ({ successes: count, trials: trials[index] ?? 1 }));
const share = (drawn: readonly { successes: number; trials: number }[]) =>
  drawn.reduce((sum, room) => sum + room.successes, 0) / drawn.reduce((sum, room) => sum + room.trials, 0);

test('twelve rooms have about the percentile interval of the R package boot', () => {
  const { estimate, low, high } = clusterBootstrap(rooms, share, seeded(11), 20_000);
  assert.ok(Math.abs(estimate - 0.5090909) < 1e-6);
  assert.ok(Math.abs(low - 0.35416667) < 0.01, `${low}`);
  assert.ok(Math.abs(high - 0.63333333) < 0.01, `${high}`);
});

test('the same chance gives the same interval', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, other] = [1, 2].map(() => clusterBootstrap(rooms, share, seeded(seed), 100));
      assert.deepEqual(one, other);
    }),
    { numRuns: 20 },
  );
});

test('whole rooms are drawn, as many as there are, and nothing within them', () => {
  const given = [[1, 1, 1], [0], [1, 0]];
  clusterBootstrap(
    given,
    (drawn) => {
      assert.equal(drawn.length, given.length);
      for (const room of drawn) assert.ok(given.includes(room));
      return drawn.length;
    },
    seeded(3),
    100,
  );
});

test('two rooms with means 0 and 1 reach from 0 to 1, as counting the four draws says', () => {
  const mean = (drawn: readonly number[]) => drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  assert.deepEqual(clusterBootstrap([0, 1], mean, seeded(5)), { estimate: 0.5, low: 0, high: 1 });
  const middle = clusterBootstrap([0, 1], mean, seeded(5), 2000, 0.4);
  assert.deepEqual([middle.low, middle.high], [0.5, 0.5]);
});

test('nothing to draw from, too few draws and figures that are none are refused', () => {
  const refused = (work: () => unknown, message: RegExp) =>
    assert.throws(work, { name: 'RangeError', message });
  refused(() => clusterBootstrap([], () => 1, seeded(1)), /clusters must hold/);
  refused(() => clusterBootstrap([1], () => 1, seeded(1), 10), /resamples/);
  refused(() => clusterBootstrap([1], () => Number.NaN, seeded(1)), /statistic must give/);
  refused(
    () =>
      clusterBootstrap(
        [1],
        () => 1,
        () => 1,
      ),
    /random must give/,
  );
  refused(() => clusterBootstrap([1], () => 1, seeded(1), 100, 1), /confidence/);
});
