import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shareWithClustering } from './share-with-clustering.ts';
import { wilsonInterval } from './wilson-interval.ts';

const room = fc.integer({ min: 1, max: 8 }).chain((trials) =>
  fc.record({
    successes: fc.nat({ max: trials }),
    trials: fc.constant(trials),
  }),
);
const rooms = fc.array(room, { minLength: 1, maxLength: 15 });

test('20 visits that are worth 9 have the score interval of 9, as R solves it', () => {
  const result = shareWithClustering([4, 1, 3, 0, 2].map((successes) => ({ successes, trials: 4 })));
  assert.equal(result.successes, 10);
  assert.equal(result.trials, 20);
  assert.equal(result.share, 0.5);
  assert.equal(result.low.toFixed(12), '0.226529229889');
  assert.equal(result.high.toFixed(12), '0.773470770111');
});

test('rooms of several sizes have the score interval that R solves on their effective visits', () => {
  const result = shareWithClustering([
    { successes: 5, trials: 6 },
    { successes: 1, trials: 2 },
    { successes: 0, trials: 4 },
    { successes: 3, trials: 3 },
  ]);
  assert.ok(Math.abs(result.low - 0.231324352283737) < 1e-10);
  assert.ok(Math.abs(result.high - 0.882028205068138) < 1e-10);
});

test('rooms visited once each have the plain Wilson interval', () => {
  const once = Array.from({ length: 20 }, (_, index) => ({ successes: index < 18 ? 1 : 0, trials: 1 }));
  const { low, high } = shareWithClustering(once);
  assert.equal(low.toFixed(13), '0.6989663547715');
  assert.equal(high.toFixed(13), '0.9721335187862');
});

test('the interval is never narrower than without rooms, lies within 0 and 1 and contains the share', () => {
  fc.assert(
    fc.property(rooms, (given) => {
      const { successes, trials, share, low, high } = shareWithClustering(given);
      const plain = wilsonInterval(successes, trials);
      assert.ok(low >= 0 && low <= share && share <= high && high <= 1);
      assert.ok(high - low >= plain.high - plain.low - 1e-12);
    }),
  );
});

test('a share of no rooms is refused', () => {
  assert.throws(() => shareWithClustering([]), { name: 'RangeError', message: /at least one room/ });
});
