import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visitsForChange, visitsForHalfWidth } from './visits-needed.ts';

const inside = fc.double({ min: 0.02, max: 0.98, noNaN: true });

test('a half of all visits, give or take ten points, takes 97 visits', () => {
  const { visits, exact } = visitsForHalfWidth(0.1);
  assert.equal(visits, 97);
  assert.ok(Math.abs(exact - 96.03647051735317) < 1e-8);
});

test('a change from 30% to 45% takes about 162 visits in each period for 80% power', () => {
  const { visits, exact } = visitsForChange(0.3, 0.45);
  assert.equal(exact.toFixed(0), '162');
  assert.ok(Math.abs(exact - 162.334383007) < 1e-3, 'R power.prop.test, solved to 1e-4');
  assert.equal(visits, 163);
});

test('other changes and powers take the visits that R power.prop.test gives', () => {
  assert.ok(Math.abs(visitsForChange(0.5, 0.7, 0.9).exact - 123.998613849) < 1e-3);
  assert.ok(Math.abs(visitsForChange(0, 0.1).exact - 73.3742731112) < 1e-3);
});

test('the visits for a half-width give that half-width', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 0.5, noNaN: true }), inside, (halfWidth, share) => {
      const { visits, exact } = visitsForHalfWidth(halfWidth, share);
      const reached = 1.95996398454 * Math.sqrt((share * (1 - share)) / exact);
      assert.ok(Math.abs(reached - halfWidth) < 1e-9);
      assert.ok(visits >= 1 && visits >= exact - 1e-9 && visits < exact + 1);
    }),
  );
});

test('no share needs more visits for a half-width than one half', () => {
  fc.assert(fc.property(inside, (share) => visitsForHalfWidth(0.1, share).visits <= 97));
});

test('a change takes as many visits up as down, and as many for seen as for not seen', () => {
  fc.assert(
    fc.property(inside, inside, (before, after) => {
      fc.pre(Math.abs(before - after) > 0.01);
      const { exact } = visitsForChange(before, after);
      assert.ok(Math.abs(visitsForChange(after, before).exact / exact - 1) < 1e-9);
      assert.ok(Math.abs(visitsForChange(1 - before, 1 - after).exact / exact - 1) < 1e-9);
    }),
  );
});

test('more power and a higher level take more visits', () => {
  fc.assert(
    fc.property(inside, inside, (before, after) => {
      fc.pre(Math.abs(before - after) > 0.01);
      const { exact } = visitsForChange(before, after);
      assert.ok(visitsForChange(before, after, 0.9).exact > exact);
      assert.ok(visitsForChange(before, after, 0.8, 0.99).exact > exact);
    }),
  );
});

test('what no number of visits can give is refused', () => {
  assert.throws(() => visitsForHalfWidth(0), { name: 'RangeError', message: /half-width must lie between/ });
  assert.throws(() => visitsForHalfWidth(0.1, 1), RangeError);
  assert.throws(() => visitsForHalfWidth(0.1, 0.5, 1), RangeError);
  assert.throws(() => visitsForChange(0.3, 0.3), { name: 'RangeError', message: /the same share/ });
  assert.throws(() => visitsForChange(0.3, 1.3), RangeError);
  assert.throws(() => visitsForChange(0.3, 0.4, 1), RangeError);
});
