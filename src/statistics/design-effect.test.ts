import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { designEffect, designEffectOfSizes } from './design-effect.ts';
import { intraclassCorrelation, intraclassCorrelationOfSums } from './intraclass-correlation.ts';

const near = (actual: number | null, expected: number) =>
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-11, `${actual} is not ${expected}`);
/** A room in which so many of so many visits saw it. */
const room = (ones: number, visits: number) =>
  Array.from({ length: visits }, (_, index) => (index < ones ? 1 : 0));
const several = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 8 }), {
  minLength: 2,
  maxLength: 15,
});

test('rooms of one size have the ICC and design effect that the analysis of variance of R gives', () => {
  const rooms = [4, 1, 3, 0, 2].map((ones) => room(ones, 4));
  near(intraclassCorrelation(rooms), 0.407407407407407);
  near(designEffect(rooms), 2.22222222222222);
});

test('rooms of several sizes have the ICC and design effect that the analysis of variance of R gives', () => {
  const rooms = [room(5, 6), room(1, 2), room(0, 4), room(3, 3)];
  near(intraclassCorrelation(rooms), 0.595448798989);
  near(designEffect(rooms), 2.98482932996207);
});

test('measured values of unequal groups have the ICC of R, and the six targets of Shrout and Fleiss theirs', () => {
  const groups = [
    [3, 5, 4],
    [8, 9],
    [2, 1, 3, 2],
    [6, 7, 5],
  ];
  near(intraclassCorrelation(groups), 0.89621931013707);
  near(designEffect(groups), 2.941808505297);
  const targets = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];
  near(
    intraclassCorrelation([0, 1, 2, 3, 4, 5].map((target) => targets.slice(4 * target, 4 * target + 4))),
    0.16574176840548,
  );
});

test('a size and a correlation give the design effect of Kish', () => {
  near(designEffect(5, 0.1), 1.4);
  assert.equal(designEffect(1, 0.5), 1);
  assert.equal(designEffect(4, -1), 0);
});

test('rooms that differ less than chance would have it have a negative ICC', () => {
  const rooms = [2, 2, 2].map((ones) => room(ones, 4));
  near(intraclassCorrelation(rooms), -1 / 3);
  near(designEffect(rooms), 0);
});

test('what cannot be estimated is said to be so', () => {
  assert.equal(intraclassCorrelation([[1], [0], [1]]), null);
  assert.equal(designEffect([[1], [0], [1]]), 1);
  assert.equal(intraclassCorrelation([room(0, 4), room(0, 3)]), null);
  assert.equal(designEffect([room(0, 4), room(0, 3)]), 1);
  assert.equal(intraclassCorrelation([room(6, 10)]), null);
  assert.equal(designEffect([room(6, 10)]), 10);
});

test('values far from zero that hardly differ lose nothing to rounding', () => {
  const groups = [
    [3, 5, 4],
    [8, 9],
    [2, 1, 3, 2],
    [6, 7, 5],
  ].map((values) => values.map((value) => value + 1e9));
  near(intraclassCorrelation(groups), 0.89621931013707);
});

test('the ICC is at most 1, and as negative as groups of that size allow', () => {
  fc.assert(
    fc.property(several, (groups) => {
      const sizes = groups.map((group) => group.length);
      const all = sizes.reduce((sum, size) => sum + size, 0);
      const typical = (all - sizes.reduce((sum, size) => sum + size ** 2, 0) / all) / (groups.length - 1);
      const icc = intraclassCorrelation(groups);
      assert.ok(icc === null || (icc <= 1 + 1e-12 && icc >= -1 / (typical - 1) - 1e-9));
      assert.ok(designEffect(groups) >= 0);
    }),
  );
});

test('neither the order of groups, nor a shift, nor a common factor, nor taking sums alone changes it', () => {
  fc.assert(
    fc.property(several, (groups) => {
      const icc = intraclassCorrelation(groups) ?? 9;
      const alike = (other: number | null) => assert.ok(Math.abs((other ?? 9) - icc) < 1e-9);
      alike(intraclassCorrelation(groups.toReversed()));
      alike(intraclassCorrelation(groups.map((values) => values.map((value) => 3 - 2 * value))));
      const ones = (values: number[]) => values.filter((value) => value === 1).length;
      alike(
        intraclassCorrelationOfSums(
          groups.map((values) => ({ size: values.length, sum: ones(values), sumOfSquares: ones(values) })),
        ),
      );
    }),
  );
});

test('no groups, empty groups, and numbers that are none are refused', () => {
  const refused = (work: () => unknown, message: RegExp) =>
    assert.throws(work, { name: 'RangeError', message });
  refused(() => intraclassCorrelation([]), /groups must hold at least one group/);
  refused(() => intraclassCorrelation([[1, 2], []]), /groups\[1\] must hold at least 1/);
  refused(() => intraclassCorrelation([[1, Number.NaN]]), /groups\[0\] must hold finite/);
  refused(() => intraclassCorrelationOfSums([{ size: 0, sum: 0, sumOfSquares: 0 }]), /at least one value/);
  refused(() => designEffect([]), /groups must hold/);
  refused(() => designEffect(0.5, 0.1), /size must be 1 or more/);
  refused(() => designEffect(5), /icc must lie/);
  refused(() => designEffect(5, Number.NaN), /icc must lie/);
  refused(() => designEffectOfSizes([], 0.1), /at least one group/);
});
