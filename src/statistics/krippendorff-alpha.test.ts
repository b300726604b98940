import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
const published = { nominal: '0.743421', ordinal: '0.815388', interval: '0.849107', ratio: '0.797403' };

const answer = fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 });
const coded = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 12 }))
  .chain(([rows, units]) =>
    fc.array(fc.array(answer, { minLength: units, maxLength: units }), { minLength: rows, maxLength: rows }),
  )
  .filter((given) =>
    (given[0] ?? []).some((_, unit) => given.filter((row) => typeof row[unit] === 'number').length >= 2),
  );

for (const level of levels) {
  test(`alpha of Krippendorff's four observers and twelve units is ${published[level]} at the ${level} level`, () => {
    assert.equal(krippendorffAlpha(observers, level)?.toFixed(6), published[level]);
  });
}

test('alpha is nominal unless said otherwise, and takes names as well as numbers', () => {
  const named = observers.map((row) => row.map((value) => (value === null ? null : `code ${value}`)));
  assert.equal(krippendorffAlpha(observers)?.toFixed(6), published.nominal);
  assert.equal(krippendorffAlpha(named)?.toFixed(6), published.nominal);
});

test('neither the order of observers nor that of units changes alpha at any level', () => {
  fc.assert(
    fc.property(coded, fc.constantFrom(...levels), (given, level) => {
      const alpha = krippendorffAlpha(given, level) ?? 9;
      assert.ok(Math.abs((krippendorffAlpha(given.toReversed(), level) ?? 9) - alpha) < 1e-9);
      const units = given.map((row) => row.toReversed());
      assert.ok(Math.abs((krippendorffAlpha(units, level) ?? 9) - alpha) < 1e-9);
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
      const alone = given.map((row, index) => [...row, index === 0 ? 3 : null]);
      const silent = [...given, (given[0] ?? []).map(() => null)];
      assert.equal(krippendorffAlpha(alone, level), krippendorffAlpha(given, level));
      assert.equal(krippendorffAlpha(silent, level), krippendorffAlpha(given, level));
    }),
  );
});

test('interval alpha ignores where zero is and how large the steps are', () => {
  fc.assert(
    fc.property(coded, (given) => {
      const moved = given.map((row) => row.map((value) => (value === null ? null : 10 * value - 7)));
      const alpha = krippendorffAlpha(given, 'interval') ?? 9;
      assert.ok(Math.abs((krippendorffAlpha(moved, 'interval') ?? 9) - alpha) < 1e-9);
    }),
  );
});

test('ordinal alpha looks at the order alone', () => {
  fc.assert(
    fc.property(coded, (given) => {
      const stretched = given.map((row) => row.map((value) => (value === null ? null : value ** 3)));
      assert.equal(krippendorffAlpha(stretched, 'ordinal'), krippendorffAlpha(given, 'ordinal'));
    }),
  );
});

test('two values are equally far apart at every level, so that all four alphas agree', () => {
  const given = [
    [0, 1, 1, 0, 1, null],
    [0, 1, 0, 0, 1, 1],
    [null, 1, 1, 0, 0, 1],
  ];
  const nominal = krippendorffAlpha(given, 'nominal');
  assert.ok(nominal !== null);
  for (const level of levels) {
    assert.ok(Math.abs((krippendorffAlpha(given, level) ?? 9) - nominal) < 1e-12);
  }
});

test('observers who always agree on several values have an alpha of 1, on one value none', () => {
  for (const level of levels) {
    assert.equal(
      krippendorffAlpha(
        [
          [1, 2, 3, null],
          [1, 2, 3, 4],
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
  assert.throws(() => krippendorffAlpha([]), { name: 'RangeError', message: /unit with two answers/ });
  assert.throws(
    () =>
      krippendorffAlpha([
        [1, null],
        [null, 2],
      ]),
    { name: 'RangeError', message: /two answers/ },
  );
  assert.throws(() => krippendorffAlpha([[1, 2], [1]]), {
    name: 'RangeError',
    message: /a gap for each unit/,
  });
  assert.throws(() => krippendorffAlpha([['a'], ['b']], 'ordinal'), {
    name: 'RangeError',
    message: /measured/,
  });
  assert.throws(() => krippendorffAlpha([[1], [Number.NaN]]), { name: 'RangeError', message: /measured/ });
  assert.throws(() => krippendorffAlpha([[-1], [1]], 'ratio'), { name: 'RangeError', message: /zero/ });
});
