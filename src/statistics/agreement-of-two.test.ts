import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AgreementTable, agreementMargins, agreementTable } from './agreement-table.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { percentAgreement } from './percent-agreement.ts';
import { positiveAgreement } from './positive-agreement.ts';

const count = fc.nat({ max: 40 });
const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((size) =>
    fc.array(fc.array(count, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )
  .filter((table) => table.flat().some((cell) => cell > 0));
const transpose = (table: AgreementTable) => table.map((_, column) => table.map((row) => row[column] ?? 0));
const reversed = (table: AgreementTable) => table.toReversed().map((row) => row.toReversed());

/** Table, percent agreement, kappa and AC1 from references outside this project. */
const paradoxes = [
  {
    table: [
      [40, 9],
      [6, 45],
    ],
    agreement: '0.850',
    kappa: '0.699519',
    ac1: '0.700748',
  },
  {
    table: [
      [80, 10],
      [5, 5],
    ],
    agreement: '0.850',
    kappa: '0.318182',
    ac1: '0.808000',
  },
  {
    table: [
      [118, 5],
      [2, 0],
    ],
    agreement: '0.944',
    kappa: '-0.023392',
    ac1: '0.940776',
  },
] as const;

for (const { table, agreement, kappa, ac1 } of paradoxes) {
  test(`the table ${table.join(' / ')} agrees in ${agreement}, with kappa ${kappa} and AC1 ${ac1}`, () => {
    assert.equal(percentAgreement(table).toFixed(3), agreement);
    assert.equal(cohenKappa(table).kappa?.toFixed(6), kappa);
    assert.equal(gwetAc1(table).ac1.toFixed(6), ac1);
  });
}

test('kappa of 20 5 / 10 15 is 0.4, from 0.1511 to 0.6489', () => {
  const { kappa, low, high } = cohenKappa([
    [20, 5],
    [10, 15],
  ]);
  assert.equal(kappa?.toFixed(4), '0.4000');
  assert.equal(low?.toFixed(4), '0.1511');
  assert.equal(high?.toFixed(4), '0.6489');
});

test('the interval of kappa is that of the R package psych, also for three categories', () => {
  const cases = [
    {
      table: [
        [20, 5],
        [10, 15],
      ],
      expected: [0.4, 0.151092290477, 0.648907709523],
    },
    {
      table: [
        [40, 9],
        [6, 45],
      ],
      expected: [0.699519230769, 0.559590340751, 0.839448120788],
    },
    {
      table: [
        [80, 10],
        [5, 5],
      ],
      expected: [0.318181818182, 0.0566118430811, 0.579751793283],
    },
    {
      table: [
        [118, 5],
        [2, 0],
      ],
      expected: [-0.0233918128655, -0.0474734134311, 0.000689787700109],
    },
    {
      table: [
        [10, 2, 1],
        [3, 12, 4],
        [0, 2, 16],
      ],
      expected: [0.636143117041, 0.457541208832, 0.814745025249],
    },
  ];
  for (const { table, expected } of cases) {
    const { kappa, low, high } = cohenKappa(table);
    for (const [index, value] of [kappa, low, high].entries()) {
      assert.ok(value !== null && Math.abs(value - (expected[index] ?? Number.NaN)) < 1e-10);
    }
  }
});

test('the interval of AC1 is that of the delta method, worked out in R with numerical derivatives', () => {
  const cases = [
    {
      table: [
        [20, 5],
        [10, 15],
      ],
      expected: [0.405940594059, 0.150847914953, 0.661033273166],
    },
    {
      table: [
        [40, 9],
        [6, 45],
      ],
      expected: [0.700748129676, 0.560901164863, 0.840595094489],
    },
    {
      table: [
        [80, 10],
        [5, 5],
      ],
      expected: [0.808, 0.705828213795, 0.910171786205],
    },
    {
      table: [
        [118, 5],
        [2, 0],
      ],
      expected: [0.940776337609, 0.89576664424, 0.985786030978],
    },
    {
      table: [
        [10, 2, 1],
        [3, 12, 4],
        [0, 2, 16],
      ],
      expected: [0.642378185069, 0.465586690987, 0.819169679152],
    },
  ];
  for (const { table, expected } of cases) {
    const { ac1, low, high } = gwetAc1(table);
    for (const [index, value] of [ac1, low, high].entries())
      assert.ok(Math.abs(value - (expected[index] ?? 9)) < 1e-7, `${value}`);
  }
});

test('which observer is called the first changes no figure', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const turned = transpose(table);
      assert.ok(Math.abs(percentAgreement(turned) - percentAgreement(table)) < 1e-12);
      assert.ok(Math.abs(gwetAc1(turned).ac1 - gwetAc1(table).ac1) < 1e-12);
      const [one, other] = [cohenKappa(table), cohenKappa(turned)];
      for (const key of ['kappa', 'low', 'high'] as const) {
        assert.ok(Math.abs((one[key] ?? 9) - (other[key] ?? 9)) < 1e-9);
      }
    }),
  );
});

test('the order of the categories changes no figure', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const turned = reversed(table);
      assert.ok(Math.abs(percentAgreement(turned) - percentAgreement(table)) < 1e-12);
      assert.ok(Math.abs(gwetAc1(turned).ac1 - gwetAc1(table).ac1) < 1e-12);
      assert.ok(Math.abs((cohenKappa(turned).kappa ?? 9) - (cohenKappa(table).kappa ?? 9)) < 1e-9);
    }),
  );
});

test('no figure lies outside its range, and no interval leaves its kappa out', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const agreement = percentAgreement(table);
      const { kappa, low, high } = cohenKappa(table);
      const { ac1, low: lowest, high: highest } = gwetAc1(table);
      assert.ok(agreement >= 0 && agreement <= 1);
      assert.ok(ac1 >= -1 - 1e-12 && ac1 <= 1);
      assert.ok(lowest >= -1 && lowest <= ac1 + 1e-12 && ac1 <= highest + 1e-12 && highest <= 1);
      if (kappa !== null && low !== null && high !== null) {
        assert.ok(low >= -1 && low <= kappa + 1e-12 && kappa <= high + 1e-12 && high <= 1);
        assert.ok(kappa <= agreement + 1e-12);
      }
    }),
  );
});

test('observers who always agree on several categories have 1 throughout', () => {
  const table = [
    [7, 0, 0],
    [0, 3, 0],
    [0, 0, 5],
  ];
  assert.equal(percentAgreement(table), 1);
  assert.deepEqual(cohenKappa(table), { kappa: 1, low: 1, high: 1 });
  assert.deepEqual(gwetAc1(table), { ac1: 1, low: 1, high: 1 });
});

test('observers who only ever used one category have no kappa, and an AC1 of 1', () => {
  const table = [
    [0, 0],
    [0, 12],
  ];
  assert.deepEqual(cohenKappa(table), { kappa: null, low: null, high: null });
  assert.deepEqual(gwetAc1(table), { ac1: 1, low: 1, high: 1 });
  assert.equal(percentAgreement(table), 1);
});

test('a single pair that disagrees has no agreement, and neither figure fails', () => {
  const table = [
    [0, 1],
    [0, 0],
  ];
  assert.equal(percentAgreement(table), 0);
  assert.equal(cohenKappa(table).kappa, 0);
  assert.equal(gwetAc1(table).ac1, -1);
});

test('positive agreement ignores the visits in which neither saw it', () => {
  const { agreement, codings } = positiveAgreement(40, 9, 6);
  assert.equal(codings, 95);
  assert.equal(agreement, 80 / 95);
  assert.deepEqual(positiveAgreement(0, 2, 1), { agreement: 0, codings: 3 });
  assert.deepEqual(positiveAgreement(0, 0, 0), { agreement: null, codings: 0 });
  assert.throws(() => positiveAgreement(1, -1, 0), { name: 'RangeError', message: /whole numbers/ });
  assert.throws(() => positiveAgreement(1.5, 0, 0), RangeError);
});

test('pairs of answers are counted into the cell of both answers', () => {
  const pairs = [
    ['seen', 'not'],
    ['seen', 'seen'],
    ['not', 'not'],
    ['seen', 'not'],
  ] as const;
  assert.deepEqual(agreementTable(pairs, ['seen', 'not']), [
    [1, 2],
    [0, 1],
  ]);
  assert.throws(() => agreementTable([['seen', 'maybe']], ['seen', 'not']), /"maybe" is not one/);
  assert.throws(() => agreementTable([['maybe', 'seen']], ['seen', 'not']), /"maybe" is not one/);
  assert.throws(() => agreementTable([], ['seen', 'seen']), { name: 'RangeError', message: /twice/ });
});

test('a table that is none is refused by every figure', () => {
  for (const figure of [agreementMargins, percentAgreement, cohenKappa, gwetAc1]) {
    assert.throws(
      () =>
        figure([
          [0, 0],
          [0, 0],
        ]),
      { name: 'RangeError', message: /at least one pair/ },
    );
    assert.throws(() => figure([[3]]), { name: 'RangeError', message: /square/ });
    assert.throws(() => figure([[1, 2], [3]]), { name: 'RangeError', message: /square/ });
    assert.throws(
      () =>
        figure([
          [1.5, 2],
          [3, 4],
        ]),
      { name: 'RangeError', message: /whole numbers/ },
    );
    assert.throws(
      () =>
        figure([
          [-1, 2],
          [3, 4],
        ]),
      { name: 'RangeError', message: /whole numbers/ },
    );
  }
});
