import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { driftOf } from './agreement-drift-rules.ts';
import {
  type CodingMoment,
  findCounted,
  momentsOf,
  type PairedVisit,
  type PairMoment,
  toldVisits,
} from './agreement-release-rules.ts';
import { agreementFigureOf, agreementFloors, type PairCoding } from './agreement-rules.ts';

const floors = agreementFloors({ rooms: 5, visits: 10 });
let made = 0;
function coding(changes: Partial<PairCoding> = {}): PairCoding {
  made += 1;
  return {
    ...{ pairId: `pair ${made}`, windowId: 'w1', practiceId: 'p', versionId: 'v', month: '2026-09' },
    ...{ room: `room ${made % 7}`, observers: [`o${made % 3}`, `o${3 + (made % 2)}`] },
    ...{ kinds: ['building_administrator', 'coach'], answers: ['seen', 'seen'] },
    ...changes,
  };
}
const codings = (count: number, changes: Partial<PairCoding> = {}) =>
  Array.from({ length: count }, () => coding(changes));
const came = (some: readonly PairCoding[]): CodingMoment[] =>
  some.map((one) => ({ coding: one, is: 'came' }));
const went = (one: PairCoding | undefined): CodingMoment[] =>
  one === undefined ? [] : [{ coding: one, is: 'went' }];

test('a month does not change while fewer than five of its own pairs came, whatever came in another', () => {
  const september = came(codings(5));
  const later = came([...codings(1), ...codings(4, { month: '2026-10' })]);
  const monthsOf = (moments: CodingMoment[]) => driftOf(findCounted(moments), floors).lines[0]?.points;
  const [before] = monthsOf(september) ?? [];
  assert.equal(before?.pairs, 5);
  assert.deepEqual(monthsOf([...september, ...later]), [before], 'neither is October there yet');
});

test('a practice’s figure grows by five codings that can be compared, and by none that cannot', () => {
  const first = came(codings(10));
  const gaps = codings(4, { answers: ['could_not_tell', 'seen'] });
  const figure = (moments: CodingMoment[]) => agreementFigureOf(findCounted(moments).all, floors);
  const ten = figure(first);
  assert.deepEqual([ten?.pairs, ten?.leftOut], [10, 0]);
  const unfinished = [...first, ...came([...gaps, ...codings(4)])];
  assert.deepEqual(figure(unfinished), ten);
  const fifteen = figure([...unfinished, ...came(codings(1))]);
  assert.deepEqual([fifteen?.pairs, fifteen?.leftOut], [15, 4]);
});

test('who takes a pair of their own out moves no other one in: it leaves with the next five, which are then six', () => {
  const [ten, next] = [codings(10), codings(6, { answers: ['seen', 'not_seen'] })];
  const figure = (moments: CodingMoment[]) => agreementFigureOf(findCounted(moments).all, floors);
  const before = figure(came(ten));
  const taken = [...came([...ten, ...next.slice(0, 1)]), ...went(ten[0])];
  assert.deepEqual(figure(taken), before, 'the eleventh pair is not told');
  assert.deepEqual(figure([...taken, ...came(next.slice(1, 5))]), before, 'five came and one went');
  const after = figure([...taken, ...came(next.slice(1))]);
  assert.deepEqual([after?.pairs, after?.agreed], [15, 9]);
});

test('capacities are told apart only in steps in which every two of them have five pairs or none', () => {
  const mixed = [
    ...codings(7),
    ...codings(3, { kinds: ['building_administrator', 'building_administrator'] }),
  ];
  assert.deepEqual(
    [findCounted(came(mixed)).all.length, findCounted(came(mixed)).byGroup.length],
    [10, 5],
    'the first five were all of one kind',
  );
  const more = codings(5, { kinds: ['building_administrator', 'building_administrator'] });
  assert.equal(findCounted(came([...mixed, ...more])).byGroup.length, 5, 'the other two are not five yet');
  assert.equal(findCounted(came([...mixed, ...more, ...codings(5)])).byGroup.length, 20);
});

test('any two looks at a window, a month and a practice differ by five codings more, or not at all', () => {
  const some = fc.array(
    fc.record({
      month: fc.constantFrom('2026-09', '2026-10'),
      practiceId: fc.constantFrom('p', 'q'),
      answer: fc.constantFrom('seen', 'seen', 'not_seen', 'could_not_tell'),
      kind: fc.constantFrom('coach', 'coach', 'building_administrator'),
      takesOut: fc.option(fc.nat(), { freq: 3, nil: null }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(some, (drawn) => {
      const moments: CodingMoment[] = [];
      const standing: PairCoding[] = [];
      for (const { answer, kind, takesOut, ...place } of drawn) {
        const [gone] = takesOut === null ? [] : standing.splice(takesOut % (standing.length || 1), 1);
        moments.push(...went(gone));
        const kinds = ['building_administrator', kind] as const;
        const next = coding({ ...place, kinds, answers: ['seen', answer] });
        standing.push(next);
        moments.push(...came([next]));
      }
      let before = findCounted([]);
      for (let index = 1; index <= moments.length; index += 1) {
        const now = findCounted(moments.slice(0, index));
        for (const which of ['all', 'byGroup'] as const) {
          const keyOf = (one: PairCoding) =>
            `${one.month} ${one.practiceId} ${which === 'all' ? '' : one.kinds.join(' ')}`;
          const added = now[which].filter((one) => !before[which].includes(one));
          const removed = before[which].filter((one) => !now[which].includes(one));
          for (const key of new Set([...added, ...removed].map(keyOf))) {
            const compared = (list: PairCoding[]) =>
              list.filter((one) => keyOf(one) === key && !one.answers.includes('could_not_tell')).length;
            if (compared(added) + compared(removed) === 0) continue;
            assert.ok(compared(added) - compared(removed) >= 5, `${key}: ${compared(added)} came`);
          }
        }
        before = now;
      }
    }),
  );
});

test('two visits are a pair from the second one on, while none is taken out and no third is beside them', () => {
  const visit = (id: string, at: number, changes: PairedVisit['changes'] = []): PairedVisit => ({
    ...{ id, observerId: `observer of ${id}`, at, changes },
  });
  const two = ['a', 'b'] as const;
  assert.deepEqual(momentsOf(two, [visit('a', 1), visit('b', 2)]), [{ at: 2, is: 'came' }]);
  assert.deepEqual(momentsOf(two, [visit('a', 1)]), []);
  const outAndBack = [
    { at: 3, isTakenOut: true },
    { at: 5, isTakenOut: false },
  ];
  assert.deepEqual(momentsOf(two, [visit('a', 1, outAndBack), visit('b', 4)]), [{ at: 5, is: 'came' }]);
  const cameAndWent: PairMoment[] = [
    { at: 2, is: 'came' },
    { at: 3, is: 'went' },
  ];
  assert.deepEqual(
    momentsOf(two, [visit('a', 1, outAndBack), visit('b', 2)]),
    cameAndWent,
    'taken out in sight of the other, it is back alone',
  );
  const instead = visit('c', 6);
  assert.deepEqual(
    momentsOf(['b', 'c'], [visit('a', 1, outAndBack.slice(0, 1)), visit('b', 2), instead]),
    [],
    'nor is another one sent in its place a pair',
  );
  assert.deepEqual(momentsOf(two, [visit('a', 1), visit('b', 2), visit('c', 3)]), cameAndWent);
});

test('visits are told as the windows tell them: in whole tens while unread, and none under the floor', () => {
  const told = (visits: number, isRead: boolean) => toldVisits([{ visits, isRead }], 10);
  assert.deepEqual([told(9, false), told(19, false), told(9, true), told(19, true)], [null, 10, null, 19]);
  assert.equal(
    toldVisits(
      [
        { visits: 15, isRead: false },
        { visits: 15, isRead: false },
      ],
      10,
    ),
    20,
    'not thirty: that would tell more of both than they do',
  );
});
