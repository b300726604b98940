import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureOf, packFigure, unpackFigure, visitsToTell } from './figure-rules.ts';
import type { RoomCount } from './suppression-rules.ts';

/** One count a room: seen, not seen, no opportunity, could not tell. */
function roomsOf(...rooms: [number, number, number?, number?][]): RoomCount[] {
  return rooms.map(([seen, notSeen, noOpportunity = 0, couldNotTell = 0], index) => ({
    ...{ practiceId: 'p', buildingId: 'b', bandId: 'g', room: `r${index}` },
    ...{ seen, notSeen, noOpportunity, couldNotTell },
  }));
}
const once = (seen: number, notSeen: number) =>
  roomsOf(
    ...Array.from({ length: seen }, () => [1, 0] as [number, number]),
    ...Array.from({ length: notSeen }, () => [0, 1] as [number, number]),
  );

test('a share carries the Wilson interval of the sources: 18 of 20 is 0.699 to 0.972', () => {
  const figure = figureOf(once(18, 2));
  assert.deepEqual(figure.share, { share: 0.9, low: 0.699, high: 0.972 });
  assert.equal(figure.designEffect, 1);
});

test('visits to the same rooms widen it: 20 visits worth 9 are 0.227 to 0.773', () => {
  const figure = figureOf(roomsOf([4, 0], [1, 3], [3, 1], [0, 4], [2, 2]));
  assert.deepEqual(figure.share, { share: 0.5, low: 0.227, high: 0.773 });
  assert.equal(figure.designEffect, 2.2);
  assert.equal(figure.effectiveVisits, 9.1);
  assert.equal(figure.icc, 0.4);
  assert.equal(figure.rooms, 5);
});

test('under twenty visits there are counts and no share', () => {
  const figure = figureOf(once(4, 15));
  assert.equal(figure.share, null);
  assert.deepEqual([figure.present, figure.visits], [4, 19]);
});

test('figures are compared from fifty visits on', () => {
  assert.equal(figureOf(once(20, 29)).isComparable, false);
  assert.equal(figureOf(once(20, 30)).isComparable, true);
});

test('no opportunity is told apart and is not in the denominator; could not tell is in neither', () => {
  const figure = figureOf(
    roomsOf([2, 1, 1, 0], [0, 2, 2, 1], [1, 1, 0, 0], [3, 2, 4, 0], [1, 0, 3, 2], [0, 0, 2, 0]),
  );
  assert.deepEqual([figure.present, figure.visits, figure.rooms], [7, 13, 5]);
  assert.deepEqual([figure.noOpportunity, figure.couldNotTell], [12, 3]);
  assert.equal(figure.opportunity?.share, 0.52);
});

test('a room with two bands counts once', () => {
  const [one] = roomsOf([1, 1]);
  assert.ok(one);
  assert.equal(figureOf([one, { ...one, bandId: 'other' }, ...once(6, 6).slice(1)]).rooms, 12);
});

test('says how many more visits would tell: a half needs 97 for ten of a hundred either way', () => {
  assert.equal(visitsToTell(figureOf(once(15, 15))).moreForTenPoints, 97 - 30);
  assert.equal(visitsToTell(figureOf(once(60, 60))).moreForTenPoints, 0);
});

test('and how many each window needs: a change from 30 to 45 of a hundred needs about 162', () => {
  assert.equal(visitsToTell(figureOf(once(9, 21))).eachForFifteenPointChange, 162);
});

test('a figure is the same when it has been packed, and the earliest readings had no correlation', () => {
  const figure = figureOf(roomsOf([4, 0], [1, 3], [3, 1], [0, 4], [2, 2]));
  assert.deepEqual(unpackFigure(packFigure(figure)), figure);
  assert.deepEqual(unpackFigure(packFigure(figure).slice(0, 10)), { ...figure, icc: null });
});
