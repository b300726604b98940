import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampleSizeForChange } from './sample-size-for-change.ts';
import { sampleSizeForHalfWidth } from './sample-size-for-half-width.ts';

const inside = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const different = fc.tuple(inside, inside).filter(([one, other]) => Math.abs(one - other) > 0.01);

test('a half of all visits, give or take ten points, takes 97 visits', () => {
  assert.equal(sampleSizeForHalfWidth(0.5, 0.1), 97);
});

test('a change from 30% to 45% takes about 162 visits in each period for 80% power', () => {
  assert.equal(sampleSizeForChange(0.3, 0.45), 162);
});

test('other changes and powers take the visits that R power.prop.test gives', () => {
  assert.equal(sampleSizeForChange(0.5, 0.7, 0.9), 124);
  assert.equal(sampleSizeForChange(0, 0.1), 73);
});

test('where visits to one room are alike, as many more are needed as the design effect says', () => {
  assert.equal(sampleSizeForHalfWidth(0.5, 0.1, 0.95, 2), Math.ceil(2 * 96.03647051735317));
  assert.equal(sampleSizeForChange(0.3, 0.45, 0.8, 0.95, 2), Math.round(2 * 162.334383007));
});

test('the visits for a half-width give that half-width, and one less does not', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 0.5, noNaN: true }), inside, (half, share) => {
      const visits = sampleSizeForHalfWidth(share, half);
      const reached = (n: number) => 1.95996398454 * Math.sqrt((share * (1 - share)) / n);
      assert.ok(reached(visits) <= half + 1e-6);
      assert.ok(visits === 1 || reached(visits - 1) > half - 1e-9);
    }),
  );
});

test('no share needs more visits for a half-width than one half', () => {
  fc.assert(fc.property(inside, (share) => sampleSizeForHalfWidth(share, 0.1) <= 97));
});

test('a change takes as many visits up as down, and as many for seen as for not seen', () => {
  fc.assert(
    fc.property(different, ([before, after]) => {
      const visits = sampleSizeForChange(before, after);
      assert.ok(Math.abs(sampleSizeForChange(after, before) - visits) <= 1);
      assert.ok(Math.abs(sampleSizeForChange(1 - before, 1 - after) - visits) <= 1);
    }),
  );
});

test('more power and more confidence take more visits', () => {
  fc.assert(
    fc.property(different, ([before, after]) => {
      const visits = sampleSizeForChange(before, after);
      assert.ok(sampleSizeForChange(before, after, 0.9) >= visits);
      assert.ok(sampleSizeForChange(before, after, 0.8, 0.99) >= visits);
    }),
  );
});

test('what no number of visits can give is refused', () => {
  const refused = (work: () => unknown, message: RegExp) =>
    assert.throws(work, { name: 'RangeError', message });
  refused(() => sampleSizeForHalfWidth(0.5, 0), /half must lie strictly between/);
  refused(() => sampleSizeForHalfWidth(1, 0.1), /p must lie strictly between/);
  refused(() => sampleSizeForHalfWidth(Number.NaN, 0.1), /p must .* NaN/);
  refused(() => sampleSizeForHalfWidth(0.5, 0.1, 1), /confidence/);
  refused(() => sampleSizeForHalfWidth(0.5, 0.1, 0.95, 0.5), /effect must be 1 or more/);
  refused(() => sampleSizeForChange(0.3, 0.3), /p1 and p2 must differ/);
  refused(() => sampleSizeForChange(0.3, 1.3), /p2 must lie from 0 to 1/);
  refused(() => sampleSizeForChange(-0.3, 0.3), /p1 must lie from 0 to 1/);
  refused(() => sampleSizeForChange(0.3, 0.4, 1), /power/);
});
