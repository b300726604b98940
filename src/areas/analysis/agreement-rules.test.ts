import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { driftOf, monthsBetween } from './agreement-drift-rules.ts';
import {
  agreementFigureOf,
  agreementFloors,
  comparable,
  type PairCoding,
  practiceFigures,
} from './agreement-rules.ts';

const floors = agreementFloors({ rooms: 5, visits: 10 });

let made = 0;
function coding(changes: Partial<PairCoding> = {}): PairCoding {
  made += 1;
  return {
    pairId: `pair ${made}`,
    windowId: 'w1',
    practiceId: 'p',
    versionId: 'v',
    month: '2026-09',
    room: `room ${made % 7}`,
    observers: [`o${made % 3}`, `o${3 + (made % 2)}`],
    kinds: ['building_administrator', 'coach'],
    answers: ['seen', 'seen'],
    ...changes,
  };
}
const codings = (count: number, changes: Partial<PairCoding> = {}) =>
  Array.from({ length: count }, () => coding(changes));

const bothOf = (all: PairCoding[]) => ({ all, byGroup: all });

test('a figure stands on ten pairs of three observers in five rooms, and on more where the district raised its floors', () => {
  assert.deepEqual(floors, { pairs: 10, observers: 3, rooms: 5, monthPairs: 5 });
  assert.equal(agreementFigureOf(codings(9), floors), null);
  assert.equal(agreementFigureOf(codings(10), floors)?.pairs, 10);
  assert.equal(agreementFigureOf(codings(12, { observers: ['a', 'b'] }), floors), null);
  assert.equal(agreementFigureOf(codings(12, { room: 'one' }), floors), null);
  assert.equal(agreementFigureOf(codings(12), agreementFloors({ rooms: 5, visits: 30 })), null);
});

test('percent agreement, kappa, AC1 and alpha come together, as the references have them', () => {
  // Feinstein and Cicchetti: 80 10 / 5 5.
  const figure = agreementFigureOf(
    [
      ...codings(80),
      ...codings(10, { answers: ['seen', 'not_seen'] }),
      ...codings(5, { answers: ['not_seen', 'seen'] }),
      ...codings(5, { answers: ['not_seen', 'not_seen'] }),
    ],
    floors,
  );
  assert.ok(figure);
  assert.deepEqual([figure.agreed, figure.pairs, figure.percent.share], [85, 100, 0.85]);
  assert.equal(figure.kappa?.value, 0.32);
  // Where a third answer could have been given and never was, AC1 takes chance to be lower: (.85 - .109375) / (1 - .109375).
  assert.equal(figure.ac1.value, 0.83);
  assert.equal(figure.isNotYetAgreed, false);
});

test('where one could not tell, or gave no answer, the pair is left out and told', () => {
  const figure = agreementFigureOf(
    [
      ...codings(11),
      ...codings(2, { answers: ['could_not_tell', 'seen'] }),
      ...codings(1, { answers: [null, 'seen'] }),
    ],
    floors,
  );
  assert.deepEqual([figure?.pairs, figure?.leftOut], [11, 3]);
});

test('a practice is not yet agreed when few of those who saw it were not alone, with five codings or more', () => {
  const of = (both: number, one: number, none: number) =>
    agreementFigureOf(
      [
        ...codings(both),
        ...codings(one, { answers: ['not_seen', 'seen'] }),
        ...codings(none, { answers: ['not_seen', 'not_seen'] }),
      ],
      floors,
    );
  assert.equal(of(2, 3, 20)?.isNotYetAgreed, true);
  assert.equal(of(3, 3, 20)?.isNotYetAgreed, false);
  // Four codings say too little, whatever they say.
  assert.deepEqual([of(0, 4, 20)?.isNotYetAgreed, of(0, 4, 20)?.positive], [false, null]);
});

test('no window’s figure can be had by subtraction: what is held back is none, or enough by itself', () => {
  const some = fc.array(
    fc.record({ windowId: fc.constantFrom('w1', 'w1', 'w1', 'w2', 'w2', 'w3'), o: fc.nat({ max: 4 }) }),
    {
      minLength: 5,
      maxLength: 70,
    },
  );
  fc.assert(
    fc.property(some, (drawn) => {
      const all = drawn.map(({ windowId, o }) => coding({ windowId, observers: [`o${o}`, `q${o % 2}`] }));
      const { all: total, windows } = practiceFigures(all, ['w1', 'w2', 'w3'], floors);
      const hidden = new Set(windows.filter(({ figure }) => figure === null).map(({ windowId }) => windowId));
      const rest = comparable(all.filter(({ windowId }) => hidden.has(windowId)));
      if (total === null) assert.equal(hidden.size, 3);
      else assert.ok(rest.length === 0 || rest.length >= floors.pairs, `${rest.length} pairs are the rest`);
    }),
  );
});

test('agreement by month keeps gaps as gaps, and a month stands on five pairs of three observers', () => {
  assert.deepEqual(monthsBetween('2025-11', '2026-02'), ['2025-11', '2025-12', '2026-01', '2026-02']);
  const { months, lines } = driftOf(
    bothOf([
      ...codings(6),
      ...codings(4, { month: '2026-10' }),
      ...codings(7, { month: '2026-12', answers: ['seen', 'not_seen'] }),
    ]),
    floors,
  );
  assert.deepEqual(months, ['2026-09', '2026-10', '2026-11', '2026-12']);
  const [everybody] = lines;
  assert.equal(everybody?.group, null);
  assert.deepEqual(
    everybody?.points.map((point) => point && [point.pairs, point.agreed]),
    [[6, 6], null, null, [7, 0]],
  );
  assert.deepEqual(driftOf(bothOf([]), floors), { months: [], lines: [] });
});

test('a capacity has a line only where three of it took part and nothing small is left beside it', () => {
  const groupsOf = (all: PairCoding[]) => driftOf(bothOf(all), floors).lines.map(({ group }) => group);
  // Three administrators with two coaches: administrators have a line, the two coaches have none.
  assert.deepEqual(groupsOf(codings(12)), [null, 'building_administrator']);
  // One pair of a coach and the superintendent: with the line of the administrators it could be worked out.
  const odd = coding({ observers: ['o3', 'sam'], kinds: ['coach', 'superintendent'] });
  assert.deepEqual(groupsOf([...codings(12), odd]), [null]);
});
