import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cronbachAlpha, cronbachAlphaOfSums } from './cronbach-alpha.ts';

/** The data set `attitude` of R: 30 departments, 7 items (Chatterjee & Price). */
const attitude =
  `43 51 30 39 61 92 45 63 64 51 54 63 73 47 71 70 68 69 76 86 48 61 63 45 47 54 84 35 81 78 56 66 71 83 47
43 55 49 44 54 49 34 58 67 42 56 66 68 35 71 75 50 55 70 66 41 72 82 72 67 71 83 31 67 61 45 47 62 80 41
64 53 53 58 58 67 34 67 60 47 39 59 74 41 69 62 57 42 55 63 25 68 83 83 45 59 77 35 77 77 54 72 79 77 46
81 90 50 72 60 54 36 74 85 64 69 79 79 63 65 60 65 75 55 80 60 65 70 46 57 75 85 46 50 58 68 54 64 78 52
50 40 33 34 43 64 33 64 61 52 62 66 80 41 53 66 52 50 63 80 37 40 37 42 58 50 57 49 63 54 42 48 66 75 33
66 77 66 63 88 76 72 78 75 58 74 80 78 49 48 57 44 45 51 83 38 85 85 71 71 77 74 55 82 82 39 59 64 78 39`
    .split(/\s+/)
    .map(Number)
    .reduce<number[][]>((rows, value, index) => {
      if (index % 7 === 0) rows.push([]);
      rows.at(-1)?.push(value);
      return rows;
    }, []);

const turned = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));

test('alpha is what the package psych of R gives for the data set attitude', () => {
  assert.equal(attitude.length, 30);
  assert.equal(cronbachAlpha(turned(attitude))?.toFixed(12), '0.843142769565');
});

test('alpha is what the package psych of R gives for three items and ten people', () => {
  const answers = [
    [1, 2, 2],
    [5, 4, 5],
    [2, 1, 1],
    [3, 2, 3],
    [4, 4, 3],
    [2, 1, 2],
    [3, 2, 2],
    [4, 5, 4],
    [3, 2, 2],
    [2, 1, 2],
  ];
  assert.equal(cronbachAlpha(turned(answers))?.toFixed(12), '0.929503916449');
});

test('it cannot be told of one item, of one person, or where all have the same sum', () => {
  assert.equal(cronbachAlpha([[1, 2]]), null);
  assert.equal(cronbachAlpha([[1], [2]]), null);
  assert.equal(
    cronbachAlpha([
      [1, 3],
      [3, 1],
    ]),
    null,
  );
});

test('it does not depend on the order of items or people, on a shift, or on a common factor, and is at most 1', () => {
  const scores = fc.integer({ min: 2, max: 6 }).chain((items) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: items, maxLength: items }), {
      minLength: 2,
      maxLength: 40,
    }),
  );
  fc.assert(
    fc.property(scores, (people) => {
      const rows = turned(people);
      const alpha = cronbachAlpha(rows);
      assert.deepEqual(cronbachAlpha(turned(people.toReversed())), alpha);
      assert.ok(Math.abs((cronbachAlpha(rows.toReversed()) ?? 9) - (alpha ?? 9)) < 1e-9);
      const moved = cronbachAlpha(rows.map((row) => row.map((value) => 3 * value + 2)));
      assert.equal(moved === null, alpha === null);
      if (alpha !== null) assert.ok(Math.abs((moved ?? 9) - alpha) < 1e-9 && alpha <= 1 + 1e-12);
    }),
  );
});

test('rows or tables that do not fit together are refused', () => {
  assert.throws(() => cronbachAlpha([[1, 2], [1]]), {
    name: 'RangeError',
    message: /items\[1\] must hold one/,
  });
  assert.throws(() => cronbachAlpha([]), { name: 'RangeError', message: /at least one item/ });
  assert.throws(() => cronbachAlpha([[1, Number.NaN]]), { name: 'RangeError', message: /items\[0\].*NaN/ });
  assert.throws(() => cronbachAlphaOfSums({ people: 2, sums: [1, 2], products: [[1]] }), RangeError);
});
