import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type NestedCells, nestedLaplace } from './nested-laplace.ts';
import { type ModelCell, randomInterceptLogistic } from './random-intercept-logistic.ts';
import { shrunkShare } from './shrunk-share.ts';

/**
 * Counts made in R 4.2.2 (set.seed(1), 2, 3, 6, 5; rbinom around plogis of normal deviations), each read by lme4 1.1-31:
 * glmer(cbind(y, n - y) ~ t + (1 | b) + (1 | room), family = binomial, nAGQ = 1, control = glmerControl("bobyqa")). The
 * expected numbers are fixef, sqrt(diag(vcov)), VarCorr, ranef and its postVar.
 */
/** Eight buildings over six windows: successes and trials. */
const eightBuildings = `19/41 11/29 8/28 13/40 12/28 16/33 8/24 13/29 17/44 16/34 25/39 16/25 9/29 11/34 8/39 14/31 18/42 20/44
21/31 26/42 15/25 14/26 21/29 31/43 13/33 10/32 18/41 14/25 22/38 14/27 13/42 9/31 9/27 13/30 11/23
11/27 12/35 20/42 17/39 18/32 23/41 21/31 10/20 16/40 10/25 11/28 27/42 30/41`;

/** Six buildings of eight rooms over four windows. */
const sixByRooms = `0/2 1/3 2/2 2/2 1/2 1/6 0/4 2/6 2/3 3/3 2/5 1/2 3/6 0/2 2/5 4/6 1/6 1/3 1/5 0/5 1/3 3/4 3/6 2/6 3/6 1/2
1/2 2/5 2/6 1/2 0/3 1/6 1/2 1/3 2/5 0/2 2/2 5/5 3/4 4/5 1/2 3/3 1/4 1/2 0/2 4/6 2/4 1/2 2/6 2/4 1/2 0/4
3/5 1/3 5/6 5/6 4/6 1/4 0/3 0/4 1/3 1/5 0/3 1/6 5/5 6/6 6/6 2/3 1/4 2/3 2/4 1/3 4/5 1/4 1/4 0/2 1/2 2/4
3/6 2/4 4/4 2/3 1/3 2/5 4/4 0/2 3/5 2/3 4/4 2/4 2/4 5/6 2/3 3/3 4/5 1/3 4/4 3/5 1/3 2/5 0/3 0/2 1/2 0/3
1/3 1/4 0/6 1/4 2/6 1/2 2/5 1/4 0/4 0/6 0/3 0/4 3/5 0/5 4/6 1/3 2/4 3/4 0/2 0/4 3/5 4/4 1/3 1/2 2/4 1/6
2/5 2/3 3/5 3/3 4/6 1/3 1/6 1/4 1/4 0/2 2/5 1/6 0/3 3/6 2/3 2/6 0/5 3/5 1/2 1/3 3/5 2/3 2/2 3/3 2/2 2/2
2/5 2/4 2/2 1/2 5/6 3/4 2/2 1/2 0/2 3/6 0/2 1/2 1/2 0/5 1/2 1/6 4/6 5/6 2/2 1/3 2/4 1/4 0/5 1/4 2/3 5/6
3/5 3/4 3/4 4/6 5/5 4/6 1/6 1/3 1/3 2/3`;

/** Ten buildings in one window. */
const oneWindow = `13/68 8/29 33/61 13/33 19/42 22/49 28/64 21/30 13/39 22/35
`;

/** Six buildings over five windows that differ by chance alone. */
const allAlike = `11/29 22/37 14/32 22/36 27/33 10/26 16/26 24/35 18/29 17/25 18/39 22/34 17/26 14/26 29/40 17/27 16/31
18/36 29/37 17/26 13/27 17/37 13/25 25/37 14/28 21/38 18/37 21/40 18/27 20/26`;

/** Seven buildings over six windows that swing by more than chance from window to window. */
const swinging = `17/50 20/45 19/40 14/29 3/33 13/34 27/50 25/43 29/50 25/48 16/37 28/47 12/46 16/42 15/49 15/34 19/44
19/32 12/44 11/35 23/36 30/39 24/45 21/27 25/43 13/40 15/32 19/42 20/50 14/25 26/46 23/41 13/42 9/33
12/27 5/27 11/40 12/30 23/40 11/33 17/41 12/41`;

/** Cells in the order in which they were made: buildings, then rooms, then windows. */
function cellsOf(text: string, rooms: number, windows: number, isByWindow = false): ModelCell[] {
  return text
    .trim()
    .split(/\s+/)
    .map((pair, index) => {
      const [successes = 0, trials = 0] = pair.split('/').map(Number);
      const time = index % windows;
      const room = Math.floor(index / windows) % rooms;
      const building = `building ${Math.floor(index / windows / rooms)}`;
      const within = isByWindow ? { room: String(time) } : rooms > 1 ? { room: String(room) } : {};
      return { building, ...within, time, successes, trials };
    });
}

function told(cells: readonly ModelCell[]) {
  const model = randomInterceptLogistic(cells);
  assert.ok(model.isTold);
  return model;
}

/** Within one part in a hundred, or one thousandth. */
const near = (actual: number | null | undefined, expected: number) =>
  assert.ok(
    actual != null && Math.abs(actual - expected) <= Math.max(1e-3, 0.01 * Math.abs(expected)),
    `${actual} is not ${expected}`,
  );

test('eight buildings over six windows have the coefficients, the deviation and the modes of lme4', () => {
  const { intercept, slope, buildingDeviation, roomDeviation, buildings } = told(
    cellsOf(eightBuildings, 1, 6),
  );
  near(intercept.estimate, -0.536690199967);
  near(intercept.standardError, 0.1521519895773);
  near(slope?.estimate, 0.165569714261);
  near(slope?.standardError, 0.0303545568735);
  near(buildingDeviation, 0.341139469452);
  assert.equal(roomDeviation, null);
  const modes = [
    -0.2458943323, 0.0508065648, -0.4056450322, 0.6361730319, -0.0094587334, -0.3233181668, 0.1317136874,
    0.1690104049,
  ];
  const deviations = [0.133994, 0.133039, 0.129845, 0.136601, 0.13311, 0.141065, 0.12643, 0.132983];
  for (const [index, { mode, deviation }] of buildings.entries()) {
    near(mode, modes[index] ?? 9);
    near(deviation, deviations[index] ?? 9);
  }
});

test('rooms within six buildings have the coefficients, both deviations and the modes of lme4', () => {
  const { intercept, slope, buildingDeviation, roomDeviation, buildings } = told(cellsOf(sixByRooms, 8, 4));
  near(intercept.estimate, 0.118876053188);
  near(intercept.standardError, 0.2086657727907);
  near(slope?.estimate, -0.178536110521);
  near(slope?.standardError, 0.0722720039477);
  near(buildingDeviation, 0.244059881604);
  near(roomDeviation, 0.875475618423);
  const modes = [-0.096196925, 0.006817751, 0.2209803826, -0.1997927146, 0.0214438666, 0.0595087078];
  for (const [index, { mode }] of buildings.entries()) near(mode, modes[index] ?? 9);
  near(buildings[0]?.deviation, 0.2025532);
});

test('ten buildings of one window have no slope, and the intercept and modes of lme4', () => {
  const { intercept, slope, buildingDeviation, buildings } = told(cellsOf(oneWindow, 1, 1));
  near(intercept.estimate, -0.271672512597);
  near(intercept.standardError, 0.199242904643);
  assert.equal(slope, null);
  near(buildingDeviation, 0.541620487468);
  const modes = [
    -0.901122796, -0.444868704, 0.356065014, -0.111223326, 0.060708207, 0.052190679, 0.016735169, 0.742645582,
    -0.304075379, 0.567140123,
  ];
  for (const [index, { mode }] of buildings.entries()) near(mode, modes[index] ?? 9);
});

test('buildings that differ by chance alone have no deviation, as lme4 says of a singular fit', () => {
  const { intercept, slope, buildingDeviation, buildings } = told(cellsOf(allAlike, 1, 5));
  near(intercept.estimate, -0.0820721235147);
  near(intercept.standardError, 0.1132055940279);
  near(slope?.estimate, 0.2222233826158);
  near(slope?.standardError, 0.0482455049045);
  assert.equal(buildingDeviation, 0);
  assert.ok(buildings.every(({ mode }) => mode === 0));
});

test('buildings that swing from window to window are as unsure as lme4 has them', () => {
  const { slope, buildingDeviation, roomDeviation } = told(cellsOf(swinging, 1, 6, true));
  near(slope?.estimate, 0.0306270117856);
  near(slope?.standardError, 0.0523157305599);
  near(buildingDeviation, 0.182021703216);
  near(roomDeviation, 0.47014816577);
});

test('the derivatives are those that small steps of the likelihood show', () => {
  const cells: NestedCells = {
    successes: Float64Array.of(1, 3, 2, 0, 4, 2, 5, 1),
    trials: Float64Array.of(4, 5, 3, 2, 6, 4, 5, 3),
    times: Float64Array.of(-1, 1, -1, 0, 1, -1, 0, 1),
    roomStarts: [0, 2, 4, 5, 8],
    buildingStarts: [0, 2, 4],
  };
  const fresh = () => ({
    buildings: new Float64Array(2),
    rooms: new Float64Array(4),
    precisions: new Float64Array(2),
  });
  const number = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(number, number, number, number), (at) => {
      const { gradient } = nestedLaplace(cells, at, fresh());
      for (const [index, slope] of gradient.entries()) {
        const value = (by: number) =>
          nestedLaplace(cells, at.with(index, (at[index] ?? 0) + by), fresh()).value;
        const seen = (value(1e-5) - value(-1e-5)) / 2e-5;
        assert.ok(
          Math.abs(seen - slope) < 1e-5 * Math.max(1, Math.abs(slope)),
          `${index}: ${seen}, ${slope}`,
        );
      }
    }),
    { numRuns: 50 },
  );
});

test('the order of cells changes nothing, and seen as not seen turns every sign around', () => {
  const cells = cellsOf(eightBuildings, 1, 6);
  const plain = told(cells);
  const turned = told(cells.toReversed());
  near(turned.slope?.estimate, plain.slope?.estimate ?? 9);
  const last = turned.buildings.find(({ building }) => building === 'building 0');
  near(last?.mode, plain.buildings[0]?.mode ?? 9);
  const unseen = told(cells.map((cell) => ({ ...cell, successes: cell.trials - cell.successes })));
  near(unseen.slope?.estimate, -(plain.slope?.estimate ?? 9));
  near(unseen.intercept.estimate, -plain.intercept.estimate);
});

test('the unit of time carries over to the slope alone', () => {
  const cells = cellsOf(eightBuildings, 1, 6);
  const plain = told(cells);
  const later = told(cells.map((cell) => ({ ...cell, time: 100 + 10 * cell.time })));
  near((later.slope?.estimate ?? 9) * 10, plain.slope?.estimate ?? 9);
  near(later.buildingDeviation, plain.buildingDeviation);
});

test('a shrunken share lies between the building’s own and the district’s, within its interval', () => {
  const cells = cellsOf(oneWindow, 1, 1);
  const model = told(cells);
  const district = 1 / (1 + Math.exp(-model.intercept.estimate));
  for (const { building, successes, trials } of cells) {
    const shrunk = shrunkShare(model, building, 0);
    const own = successes / trials;
    assert.ok(shrunk !== null && shrunk.low < shrunk.share && shrunk.share < shrunk.high);
    assert.ok(
      shrunk.share >= Math.min(own, district) - 1e-9 && shrunk.share <= Math.max(own, district) + 1e-9,
    );
  }
  // plogis(-0.271672512597 + ranef) and +- 1.959964 of its deviation, by R.
  const first = shrunkShare(model, 'building 0', 0);
  near(first?.share, 0.2363500908);
  near(first?.low, 0.158727354);
  near(first?.high, 0.336738472);
  assert.equal(shrunkShare(model, 'nowhere', 0), null);
});

test('says plainly where nothing can be told', () => {
  const cells = cellsOf(oneWindow, 1, 1);
  assert.deepEqual(randomInterceptLogistic(cells.slice(0, 4)), {
    isTold: false,
    because: 'too_few_buildings',
  });
  const none = cells.map((cell) => ({ ...cell, successes: 0 }));
  assert.deepEqual(randomInterceptLogistic(none), { isTold: false, because: 'nothing_varies' });
  const split = [0, 1, 2, 3, 4].flatMap((building) =>
    [0, 1].map((time) => ({ building: String(building), time, successes: time * 20, trials: 20 })),
  );
  assert.deepEqual(randomInterceptLogistic(split), { isTold: false, because: 'did_not_converge' });
});

test('cells that cannot be are refused', () => {
  const cell: ModelCell = { building: 'a', time: 0, successes: 1, trials: 2 };
  const refused = (cells: ModelCell[], message: RegExp) =>
    assert.throws(() => randomInterceptLogistic(cells), { name: 'RangeError', message });
  refused([], /cells must hold at least one cell/);
  refused([cell, { ...cell, successes: 3 }], /cells\[1\].successes must lie from 0 to trials/);
  refused([{ ...cell, successes: -1 }], /cells\[0\].successes/);
  refused([{ ...cell, trials: Number.NaN }], /cells\[0\].trials/);
  refused([{ ...cell, time: Number.NaN }], /cells\[0\].time/);
  refused([cell, { ...cell, room: 'r' }], /cells\[1\].room must be given in all cells, or in none/);
  assert.throws(() => randomInterceptLogistic([cell], 1), { name: 'RangeError', message: /confidence/ });
});
