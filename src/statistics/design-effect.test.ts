import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { designEffect } from './design-effect.ts';

const room = fc.integer({ min: 1, max: 8 }).chain((visits) =>
  fc.record({
    present: fc.nat({ max: visits }),
    visits: fc.constant(visits),
  }),
);
const severalRooms = fc.array(room, { minLength: 2, maxLength: 15 });

function near(actual: number | null, expected: number) {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-11, `${actual} is not ${expected}`);
}

test('rooms of one size have the ICC and design effect that the analysis of variance of R gives', () => {
  const result = designEffect([4, 1, 3, 0, 2].map((present) => ({ present, visits: 4 })));
  near(result.icc, 0.407407407407407);
  near(result.designEffect, 2.22222222222222);
  near(result.effectiveVisits, 9);
});

test('rooms of several sizes have the ICC and design effect that the analysis of variance of R gives', () => {
  const result = designEffect([
    { present: 5, visits: 6 },
    { present: 1, visits: 2 },
    { present: 0, visits: 4 },
    { present: 3, visits: 3 },
  ]);
  assert.ok(Math.abs((result.icc ?? 0) - 0.595448798989) < 1e-11);
  assert.ok(Math.abs(result.designEffect - 2.98482932996207) < 1e-11);
  assert.ok(Math.abs(result.effectiveVisits - 5.02541296060991) < 1e-11);
});

test('rooms that differ less than chance would have it have a negative ICC, and their visits count in full', () => {
  const result = designEffect([2, 2, 2].map((present) => ({ present, visits: 4 })));
  near(result.icc, -1 / 3);
  near(result.designEffect, 0);
  assert.equal(result.effectiveVisits, 12);
});

test('rooms in which every visit gave the same answer make each room count once', () => {
  const result = designEffect([
    { present: 3, visits: 3 },
    { present: 0, visits: 3 },
    { present: 3, visits: 3 },
  ]);
  near(result.icc, 1);
  near(result.effectiveVisits, 3);
});

test('what cannot be estimated is said to be so', () => {
  const once = designEffect([1, 0, 1].map((present) => ({ present, visits: 1 })));
  assert.deepEqual(once, { icc: null, designEffect: 1, effectiveVisits: 3 });
  const allTheSame = designEffect([4, 3].map((visits) => ({ present: 0, visits })));
  assert.deepEqual(allTheSame, { icc: null, designEffect: 1, effectiveVisits: 7 });
});

test('any number of visits to one single room is worth one', () => {
  const result = designEffect([{ present: 6, visits: 10 }]);
  assert.deepEqual(result, { icc: null, designEffect: 10, effectiveVisits: 1 });
});

test('visits are never worth more than were made, nor less than one', () => {
  fc.assert(
    fc.property(severalRooms, (rooms) => {
      const visits = rooms.reduce((sum, { visits: size }) => sum + size, 0);
      const { icc, designEffect: effect, effectiveVisits } = designEffect(rooms);
      assert.ok(effectiveVisits <= visits && effectiveVisits >= 1);
      assert.ok(effect >= -1e-9);
      // As negative as rooms of that average size allow, and no further.
      const averageSize =
        (visits - rooms.reduce((sum, { visits: size }) => sum + size ** 2, 0) / visits) / (rooms.length - 1);
      assert.ok(icc === null || (icc <= 1 + 1e-12 && icc >= -1 / (averageSize - 1) - 1e-9));
    }),
  );
});

test('neither the order of the rooms nor swapping seen and not seen changes the design effect', () => {
  fc.assert(
    fc.property(severalRooms, (rooms) => {
      const given = designEffect(rooms);
      const turned = designEffect(rooms.toReversed());
      const swapped = designEffect(
        rooms.map(({ present, visits }) => ({ present: visits - present, visits })),
      );
      for (const other of [turned, swapped]) {
        assert.ok(Math.abs(other.designEffect - given.designEffect) < 1e-9);
        assert.ok(Math.abs((other.icc ?? 9) - (given.icc ?? 9)) < 1e-9);
      }
    }),
  );
});

test('a design effect without rooms, or with counts that cannot be, is refused', () => {
  assert.throws(() => designEffect([]), { name: 'RangeError', message: /at least one room/ });
  assert.throws(() => designEffect([{ present: 0, visits: 0 }]), RangeError);
  assert.throws(
    () =>
      designEffect([
        { present: 0.5, visits: 1 },
        { present: 1, visits: 1 },
      ]),
    RangeError,
  );
});
