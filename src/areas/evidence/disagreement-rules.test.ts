import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOld, monthsBefore } from './age-rules.ts';
import { findDisagreements, levelOfPulse, levelOfRating, levelOfTraces } from './disagreement-rules.ts';
import { findRatingFault } from './rating-rules.ts';

const name = { en: 'x', es: 'x', ar: 'x' };
const levels = ['beginning', 'partly', 'in_place'].map((id) => ({ id, name }));
const rated = (agreed: string | null, group = 'District Network') => ({ agreed, levels, group });
const pulse = { partId: 'e1.well_being', roundId: crypto.randomUUID(), closedOn: '2026-10-01', tenths: null };
const kindsOf = (all: Parameters<typeof findDisagreements>[0], latest = rated('partly'), groups = [latest]) =>
  findDisagreements(all, latest, groups).map(({ kind }) => kind);

test('a rating lies on its scale, whatever the scale; without agreement it has no level', () => {
  assert.deepEqual(
    ['beginning', 'partly', 'in_place'].map((agreed) => levelOfRating(rated(agreed))),
    ['low', 'middle', 'high'],
  );
  assert.equal(levelOfRating(rated(null)), null);
  assert.equal(levelOfRating(null), null);
  assert.equal(levelOfRating({ agreed: 'gone', levels }), null);
});

test('a pulse is high or low only with its whole interval, and unknown until it is released', () => {
  const of = (low: number | null, high: number | null, released = true) =>
    levelOfPulse({ ...pulse, released, n: 20, shareMost: 0.5, low, high });
  assert.deepEqual(
    [of(0.61, 0.9), of(0.1, 0.39), of(0.5, 0.9), of(0.35, 0.45)],
    ['high', 'low', 'middle', 'middle'],
  );
  assert.equal(of(0.7, 0.9, false), null);
  assert.equal(of(null, null), null);
  assert.equal(levelOfPulse(null), null);
});

test('traces are low only where nothing is recent, and unknown where nothing could be there', () => {
  const of = (recentKinds: number, kinds: number, isInUse = true) =>
    levelOfTraces({ kinds, recentKinds }, isInUse);
  assert.deepEqual([of(0, 3), of(1, 3), of(3, 3)], ['low', 'middle', 'high']);
  assert.equal(of(0, 0), null);
  assert.equal(of(0, 3, false), null, 'an empty Jointly says nothing about people');
});

test('only streams that are far apart raise a question, each pair its own', () => {
  assert.deepEqual(kindsOf({ rating: 'high', pulse: null, traces: 'low' }), ['rating_over_traces']);
  assert.deepEqual(kindsOf({ rating: 'low', pulse: 'high', traces: 'high' }), [
    'rating_under_traces',
    'rating_under_pulse',
  ]);
  assert.deepEqual(kindsOf({ rating: 'middle', pulse: 'high', traces: 'low' }), ['pulse_over_traces']);
  assert.deepEqual(kindsOf({ rating: 'high', pulse: 'low', traces: null }), ['rating_over_pulse']);
  assert.deepEqual(kindsOf({ rating: null, pulse: 'low', traces: 'high' }), ['pulse_under_traces']);
  assert.deepEqual(kindsOf({ rating: 'middle', pulse: 'middle', traces: 'low' }), []);
  assert.deepEqual(kindsOf({ rating: null, pulse: null, traces: null }), []);
});

test('groups that are far apart are named side by side, and no agreement is a question too', () => {
  const network = rated('in_place');
  const school = rated('beginning', 'Building Network: Lakeside');
  const unknown = { rating: null, pulse: null, traces: null };
  assert.deepEqual(findDisagreements(unknown, network, [network, school]), [
    { kind: 'groups_apart', higher: 'District Network', lower: 'Building Network: Lakeside' },
  ]);
  assert.deepEqual(kindsOf(unknown, rated(null)), ['group_did_not_agree']);
});

test('what was seen is old after the months that the district has set, also across short months', () => {
  assert.equal(monthsBefore('2026-08-31', 6), '2026-02-28');
  assert.equal(monthsBefore('2026-03-15', 14), '2025-01-15');
  assert.equal(isOld('2026-03-15', '2026-09-15', 6), false);
  assert.equal(isOld('2026-03-14', '2026-09-15', 6), true);
  assert.equal(isOld(null, '2026-09-15', 6), true);
});

test('a rating has each part once, levels of the scale, and no more voices than people', () => {
  const parts = ['e1.a', 'e1.b'];
  const one = (partId: string, more = {}) => ({
    ...{ partId, agreed: 'partly', dissent: '' },
    spread: [{ level: 'partly', count: 5 }],
    ...more,
  });
  const fault = (said: ReturnType<typeof one>[]) =>
    findRatingFault(said, 6, parts, ['beginning', 'partly'])?.kind ?? null;
  assert.equal(fault([one('e1.a'), one('e1.b', { agreed: null })]), null);
  assert.equal(fault([one('e1.a')]), 'parts-incomplete');
  assert.equal(fault([one('e1.a'), one('e1.a')]), 'parts-incomplete');
  assert.equal(fault([one('e1.a'), one('e1.c')]), 'parts-incomplete');
  assert.equal(fault([one('e1.a'), one('e1.b', { agreed: 'gone' })]), 'no-such-level');
  const twice = [
    { level: 'partly', count: 1 },
    { level: 'partly', count: 1 },
  ];
  assert.equal(fault([one('e1.a'), one('e1.b', { spread: twice })]), 'no-such-level');
  assert.equal(
    fault([one('e1.a'), one('e1.b', { spread: [{ level: 'partly', count: 7 }] })]),
    'more-than-present',
  );
});
