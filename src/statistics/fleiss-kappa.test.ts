import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fleissKappa } from './fleiss-kappa.ts';

const diagnoses = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

/** Subjects of five observers and three categories, from the answers themselves. */
const subjects = fc.array(
  fc
    .array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 })
    .map((answers) => [0, 1, 2].map((category) => answers.filter((answer) => answer === category).length)),
  { minLength: 1, maxLength: 20 },
);

test("Fleiss' kappa of ten subjects by fourteen observers is 0.209931", () => {
  assert.equal(fleissKappa(diagnoses)?.toFixed(6), '0.209931');
  assert.ok(Math.abs((fleissKappa(diagnoses) ?? 0) - 0.20993070442195522) < 1e-12, 'statsmodels 0.13.5');
});

test("the order of subjects and of categories does not change Fleiss' kappa", () => {
  fc.assert(
    fc.property(subjects, (given) => {
      const kappa = fleissKappa(given) ?? 9;
      assert.ok(Math.abs((fleissKappa(given.toReversed()) ?? 9) - kappa) < 1e-12);
      assert.ok(Math.abs((fleissKappa(given.map((row) => row.toReversed())) ?? 9) - kappa) < 1e-12);
    }),
  );
});

test("Fleiss' kappa is never above 1, nor below what five observers can disagree", () => {
  fc.assert(
    fc.property(subjects, (given) => {
      const kappa = fleissKappa(given);
      return kappa === null || (kappa <= 1 + 1e-12 && kappa >= -1 / 4 - 1e-12);
    }),
  );
});

test("observers who always agree on several categories have a Fleiss' kappa of 1", () => {
  assert.equal(
    fleissKappa([
      [3, 0],
      [0, 3],
      [3, 0],
    ]),
    1,
  );
});

test("answers that are all one category have no Fleiss' kappa", () => {
  assert.equal(
    fleissKappa([
      [3, 0],
      [3, 0],
    ]),
    null,
  );
});

test("a single subject that divides its observers has the Fleiss' kappa of utter disagreement", () => {
  assert.equal(fleissKappa([[1, 1]]), -1);
});

test("counts that cannot be are refused by Fleiss' kappa", () => {
  assert.throws(() => fleissKappa([]), {
    name: 'RangeError',
    message: /counts must hold at least one subject/,
  });
  assert.throws(() => fleissKappa([[1, 0]]), { name: 'RangeError', message: /two observers or more/ });
  assert.throws(() => fleissKappa([[3]]), { name: 'RangeError', message: /two categories/ });
  assert.throws(
    () =>
      fleissKappa([
        [2, 1],
        [1, 1],
      ]),
    { name: 'RangeError', message: /same number of observers/ },
  );
  assert.throws(
    () =>
      fleissKappa([
        [2, 1],
        [1, 1, 1],
      ]),
    { name: 'RangeError', message: /same categories/ },
  );
  assert.throws(() => fleissKappa([[1.5, 1.5]]), { name: 'RangeError', message: /must be a whole number/ });
});
