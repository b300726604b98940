import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cohenKappa } from './cohen-kappa.ts';

const ordered = [
  [10, 2, 1],
  [3, 12, 4],
  [0, 2, 16],
];

test('weighted kappa is that of the R package vcd, and with weights of one’s own that of the delta method', () => {
  const four = [
    [11, 3, 1, 0],
    [2, 9, 4, 1],
    [1, 3, 12, 3],
    [0, 1, 2, 14],
  ];
  const own = [
    [1, 0.8, 0.2],
    [0.8, 1, 0.5],
    [0.2, 0.5, 1],
  ];
  const cases = [
    { found: cohenKappa(ordered, 'linear'), expected: [0.698515769944, 0.539704630186, 0.85732690971] },
    { found: cohenKappa(ordered, 'quadratic'), expected: [0.763406940063, 0.611096183125, 0.915717697001] },
    { found: cohenKappa(ordered, own), expected: [0.7143197238424, 0.551257648594, 0.877381799091] },
    { found: cohenKappa(four, 'linear'), expected: [0.694510304578] },
    { found: cohenKappa(four, 'quadratic'), expected: [0.794382962894] },
  ];
  for (const { found, expected } of cases)
    for (const [index, value] of [found.kappa, found.low, found.high].entries())
      assert.ok(expected[index] === undefined || Math.abs((value ?? 9) - expected[index]) < 1e-7, `${value}`);
});

test('with two categories weights change nothing', () => {
  const table = [
    [20, 5],
    [10, 15],
  ];
  assert.deepEqual(cohenKappa(table, 'linear'), cohenKappa(table));
  assert.deepEqual(cohenKappa(table, 'quadratic'), cohenKappa(table));
});

test('weights that fit no table are refused', () => {
  const refused = (weights: number[][], message: RegExp) =>
    assert.throws(() => cohenKappa(ordered, weights), { name: 'RangeError', message });
  refused([[1]], /weights must be a square of 3 by 3/);
  refused(
    [
      [1, 2, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    /weights must lie from 0 to 1/,
  );
  refused(
    [
      [0.5, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    /weights must be 1 on the diagonal/,
  );
  assert.throws(() => cohenKappa(ordered, 'cubic' as never), {
    name: 'RangeError',
    message: /weights must be/,
  });
});
