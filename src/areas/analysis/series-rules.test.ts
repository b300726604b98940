import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureOf } from './figure-rules.ts';
import type { Point } from './series-contract.ts';
import { type Passed, seriesOf } from './series-rules.ts';

/** A window in which the practice was seen in so many of so many visits, each to a room of its own. */
function passed(present: number, visits: number, changes: { text?: string; minutes?: number } = {}): Passed {
  const counts = Array.from({ length: visits }, (_, index) => ({
    ...{ practiceId: 'p', buildingId: 'b', bandId: 'g', room: `r${index}` },
    ...{ seen: index < present ? 1 : 0, notSeen: index < present ? 0 : 1, noOpportunity: 0, couldNotTell: 0 },
  }));
  return {
    windowId: `w${present}-${visits}`,
    inFocus: {
      textSha256: changes.text ?? 'text',
      visitMinutes: changes.minutes ?? 5,
      result: { is: 'shown', figure: figureOf(counts) },
    },
  };
}
const without = (): Passed => ({
  windowId: 'without',
  inFocus: { textSha256: 'text', visitMinutes: 5, result: { is: 'not_enough', seeInstead: null } },
});
const elsewhere = (): Passed => ({ windowId: 'elsewhere', inFocus: null });

const countsOf = (points: readonly Point[]) => points.map((point) => point && [point.present, point.visits]);

/** Points of the reference series of the Anhøj rules, as visits of a hundred. */
const steady = [11, 10, 13, 18, 15, 21, 21, 16, 19, 22, 20, 16];
const higher = [34, 16, 23, 25, 34, 25, 27, 30, 28, 29, 41, 24];

test('a window without enough stays a gap and does not break the line', () => {
  const series = seriesOf([passed(10, 30), without(), elsewhere(), passed(12, 30)]);
  assert.deepEqual(countsOf(series.points), [[10, 30], null, null, [12, 30]]);
  assert.deepEqual(
    series.phases.map(({ from, to }) => [from, to]),
    [[0, 3]],
  );
});

test('the line breaks where the practice’s text changed', () => {
  const series = seriesOf([
    passed(10, 30),
    passed(11, 30, { text: 'other' }),
    passed(12, 30, { text: 'other' }),
  ]);
  assert.deepEqual(
    series.phases.map(({ from, to, breakBecause }) => [from, to, breakBecause]),
    [
      [0, 0, null],
      [1, 2, 'text_changed'],
    ],
  );
});

test('and where visits became longer, since only visits of one length are the same thing', () => {
  const series = seriesOf([passed(10, 30), passed(11, 30, { minutes: 8 })]);
  assert.equal(series.phases[1]?.breakBecause, 'visit_length_changed');
});

test('gives no verdict under ten useful points', () => {
  const series = seriesOf(steady.slice(0, 9).map((present) => passed(present, 100)));
  assert.equal(series.phases[0]?.verdict, 'too_few');
});

test('finds a signal in a lasting change and none before it', () => {
  const before = seriesOf(steady.map((present) => passed(present, 100)));
  assert.equal(before.phases[0]?.verdict, 'no_signal');
  const after = seriesOf([...steady, ...higher].map((present) => passed(present, 100)));
  assert.equal(after.phases[0]?.verdict, 'signal');
});

test('keeps the median of the first ten points, so that a change does not move its own yardstick', () => {
  const before = seriesOf(steady.map((present) => passed(present, 100)));
  const after = seriesOf([...steady, ...higher].map((present) => passed(present, 100)));
  assert.equal(after.phases[0]?.median, before.phases[0]?.median);
});

test('windows with counts only are told, not drawn: they are no points of the run chart', () => {
  const series = seriesOf([passed(4, 11), passed(5, 12)]);
  assert.deepEqual(countsOf(series.points.slice(0, 1)), [[4, 11]]);
  assert.equal(series.phases[0]?.usefulPoints, 0);
  assert.equal(series.sentence, 'counts_only');
});

test('compares two windows of fifty visits and more: 56 of 70 against 48 of 80 is higher by 5 to 33 of a hundred', () => {
  const { change } = seriesOf([passed(48, 80), passed(56, 70)]);
  assert.equal(change?.verdict, 'higher');
  assert.ok(change);
  assert.ok(Math.abs(change.low - 0.0524) < 0.001 && Math.abs(change.high - 0.3339) < 0.001);
});

test('says that it cannot be told from chance when the interval covers zero', () => {
  const series = seriesOf([passed(48, 80), passed(46, 70)]);
  assert.equal(series.change?.verdict, 'cannot_tell');
  assert.equal(series.sentence, 'share_and_cannot_tell');
});

test('compares nothing across a break, nor under fifty visits', () => {
  assert.equal(seriesOf([passed(48, 80), passed(56, 70, { text: 'other' })]).change, null);
  assert.equal(seriesOf([passed(30, 49), passed(56, 70)]).change, null);
});

test('speaks of the last window that has a figure', () => {
  const series = seriesOf([passed(10, 30), without()]);
  assert.equal(series.latest?.windowId, 'w10-30');
  assert.equal(seriesOf([without()]).sentence, 'not_enough_yet');
  assert.equal(seriesOf([elsewhere()]).latest, null);
});
