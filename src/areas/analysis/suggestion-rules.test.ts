import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from './figure-contract.ts';
import { rateCoverage, suggest } from './suggestion-rules.ts';

const figure = (present: [number, number, number], opportunity: [number, number, number]): Figure => ({
  ...{ present: 30, visits: 60, rooms: 20, noOpportunity: 10, couldNotTell: 0 },
  share: { low: present[0], share: present[1], high: present[2] },
  opportunity: { low: opportunity[0], share: opportunity[1], high: opportunity[2] },
  ...{ icc: null, designEffect: 1, effectiveVisits: 60, isComparable: true },
});
const aim = { presentPercent: 50, opportunityPercent: 70 };
const low: [number, number, number] = [0.2, 0.3, 0.45];
const high: [number, number, number] = [0.75, 0.85, 0.95];
const unclear: [number, number, number] = [0.4, 0.52, 0.75];

test('seldom seen and seldom possible: something in schedule or curriculum blocks it', () => {
  for (const coverage of ['low', 'high', 'unknown'] as const) {
    const { reading, offered } = suggest(figure(low, low), aim, coverage);
    assert.deepEqual([reading, offered], ['blocked', ['raise_to_district_network']]);
  }
});

test('seldom seen, often possible, little studied: not yet understood', () => {
  const { reading, offered } = suggest(figure(low, high), aim, 'low');
  assert.deepEqual([reading, offered], ['not_yet_understood', ['study_sessions', 'clips']]);
});

test('seldom seen, often possible, well studied: understood and hard to do', () => {
  const { reading, offered } = suggest(figure(low, high), aim, 'high');
  assert.deepEqual([reading, offered], ['hard_to_do', ['coaching', 'co_planning', 'materials']]);
});

test('often seen is a strength, however often it is possible', () => {
  for (const opportunity of [low, high, unclear])
    assert.equal(suggest(figure(high, opportunity), aim, 'unknown').reading, 'strength');
});

test('an interval that covers the aim makes no claim', () => {
  assert.deepEqual(suggest(figure(unclear, high), aim, 'low'), {
    reading: 'no_claim',
    offered: ['more_visits', 'pool'],
    because: 'within_chance',
  });
});

test('without an aim nothing is low or high', () => {
  assert.equal(suggest(figure(low, high), null, 'low').because, 'no_aim');
});

test('too few visits make no claim', () => {
  assert.equal(suggest(null, aim, 'high').because, 'not_enough');
  assert.equal(suggest({ ...figure(low, high), share: null }, aim, 'high').because, 'not_enough');
});

test('says nothing of what fewer than five people have studied', () => {
  assert.equal(rateCoverage(4, 4, 60), 'unknown');
  assert.equal(rateCoverage(5, 3, 60), 'high');
  assert.equal(rateCoverage(5, 2, 60), 'low');
});
