import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

const turned = <Value>(rows: readonly (readonly Value[])[]): Value[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as Value));

/** Krippendorff prints a row per observer; a unit is a column of it. */
const units = turned([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]);
const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
const published = { nominal: '0.743421', ordinal: '0.815388', interval: '0.849107', ratio: '0.797403' };

const answer = fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 });
/** A row per unit, an answer per observer, and at least one unit with two answers. */
const coded = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 12 }))
  .chain(([observers, length]) =>
    fc.array(fc.array(answer, { minLength: observers, maxLength: observers }), {
      minLength: length,
      maxLength: length,
    }),
  )
  .filter((given) => given.some((unit) => unit.filter((one) => one !== null).length >= 2));

for (const level of levels) {
  test(`alpha of Krippendorff's four observers and twelve units is ${published[level]} at the ${level} level`, () => {
    assert.equal(krippendorffAlpha(units, level)?.toFixed(6), published[level]);
  });
}

test('alpha is nominal unless said otherwise, and takes names as well as numbers', () => {
  const named = units.map((unit) => unit.map((value) => (value === null ? null : `code ${value}`)));
  assert.equal(krippendorffAlpha(units)?.toFixed(6), published.nominal);
  assert.equal(krippendorffAlpha(named)?.toFixed(6), published.nominal);
});

test('neither the order of observers nor that of units changes alpha at any level', () => {
  fc.assert(
    fc.property(coded, fc.constantFrom(...levels), (given, level) => {
      const alpha = krippendorffAlpha(given, level) ?? 9;
      assert.ok(Math.abs((krippendorffAlpha(given.toReversed(), level) ?? 9) - alpha) < 1e-9);
      const others = given.map((unit) => unit.toReversed());
      assert.ok(Math.abs((krippendorffAlpha(others, level) ?? 9) - alpha) < 1e-9);
    }),
  );
});

test('alpha is never above 1', () => {
  fc.assert(
    fc.property(coded, fc.constantFrom(...levels), (given, level) => {
      const alpha = krippendorffAlpha(given, level);
      return alpha === null || alpha <= 1 + 1e-12;
    }),
  );
});

test('units with one answer only, and observers without any, change nothing', () => {
  fc.assert(
    fc.property(coded, fc.constantFrom(...levels), (given, level) => {
      const alone = [...given, (given[0] ?? []).map((_, observer) => (observer === 0 ? 3 : null))];
      const silent = given.map((unit) => [...unit, null]);
      assert.equal(krippendorffAlpha(alone, level), krippendorffAlpha(given, level));
      assert.equal(krippendorffAlpha(silent, level), krippendorffAlpha(given, level));
    }),
  );
});

test('interval alpha ignores where zero is and how large the steps are', () => {
  fc.assert(
    fc.property(coded, (given) => {
      const moved = given.map((unit) => unit.map((value) => (value === null ? null : 10 * value - 7)));
      const alpha = krippendorffAlpha(given, 'interval') ?? 9;
      assert.ok(Math.abs((krippendorffAlpha(moved, 'interval') ?? 9) - alpha) < 1e-9);
    }),
  );
});

test('ordinal alpha looks at the order alone', () => {
  fc.assert(
    fc.property(coded, (given) => {
      const stretched = given.map((unit) => unit.map((value) => (value === null ? null : value ** 3)));
      assert.equal(krippendorffAlpha(stretched, 'ordinal'), krippendorffAlpha(given, 'ordinal'));
    }),
  );
});

test('two values are equally far apart at every level, so that all four alphas agree', () => {
  const given = turned([
    [0, 1, 1, 0, 1, null],
    [0, 1, 0, 0, 1, 1],
    [null, 1, 1, 0, 0, 1],
  ]);
  const nominal = krippendorffAlpha(given, 'nominal');
  assert.ok(nominal !== null);
  for (const level of levels) assert.ok(Math.abs((krippendorffAlpha(given, level) ?? 9) - nominal) < 1e-12);
});

test('observers who always agree on several values have an alpha of 1, on one value none', () => {
  for (const level of levels) {
    assert.equal(
      krippendorffAlpha(
        [
          [1, 1],
          [2, 2],
          [3, 3],
          [null, 4],
        ],
        level,
      ),
      1,
    );
    assert.equal(
      krippendorffAlpha(
        [
          [2, 2],
          [2, 2],
        ],
        level,
      ),
      null,
    );
  }
});

test('answers that cannot be compared are refused', () => {
  const refused = (given: (number | string | null)[][], level: (typeof levels)[number], message: RegExp) =>
    assert.throws(() => krippendorffAlpha(given, level), { name: 'RangeError', message });
  refused([], 'nominal', /units must hold at least one unit with two answers/);
  refused(
    [
      [1, null],
      [null, 2],
    ],
    'nominal',
    /two answers/,
  );
  refused([[1, 2], [1]], 'nominal', /units\[1\] must hold one answer or null for each of 2/);
  refused([['a', 'b']], 'ordinal', /measured at the ordinal level/);
  refused([[1, Number.NaN]], 'interval', /not "NaN"/);
  refused([[-1, 1]], 'ratio', /units must hold 0 or more/);
  assert.throws(() => krippendorffAlpha([[1, 2]], 'other' as never), {
    name: 'RangeError',
    message: /level must be/,
  });
});
