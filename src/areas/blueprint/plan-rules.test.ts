import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../../kit/days.ts';
import { loadBlueprintPack, readBlueprintPack } from './component-file.ts';
import { areVisionsLate, daysBetween, proposePlan } from './plan-rules.ts';
import { findTreeFaults } from './tree-rules.ts';

const plannable = (id: string, changes = {}) => ({
  ...{ id, parentId: null, levelOrdinal: 0, weeks: 10, holdsVisions: false },
  ...changes,
});

test('a first plan brings visions in the first quarter, wherever they stand in the order', () => {
  const many = Array.from({ length: 30 }, (_, index) => plannable(`c${index}`));
  const items = proposePlan(
    [...many, plannable('visions', { holdsVisions: true, levelOrdinal: 1 })],
    '2026-09-07',
  );
  const visions = items.find(({ componentId }) => componentId === 'visions');
  assert.equal(visions?.startsOn, '2026-09-28');
  assert.equal(areVisionsLate('2026-09-07', visions?.startsOn ?? ''), false);
  assert.deepEqual(items[0], { componentId: 'c0', startsOn: '2026-09-07', endsOn: '2026-11-15' });
});

test('visions are late from a quarter of a year on', () => {
  assert.equal(areVisionsLate('2026-09-07', addDays('2026-09-07', 91)), false);
  assert.equal(areVisionsLate('2026-09-07', addDays('2026-09-07', 92)), true);
  assert.equal(daysBetween('2026-09-07', '2026-10-01'), 24);
});

test('the bundled framework is whole: a foundation with its three qualities, the networks, drivers and systems', () => {
  const { pack, routines, scales, foundation } = readBlueprintPack();
  const of = (type: string) =>
    pack.components.filter((component) => component.type === type).map(({ key }) => key);
  assert.deepEqual(of('foundation'), ['collective_responsibility']);
  assert.deepEqual(of('quality'), ['collegial', 'collaborative', 'professional']);
  assert.deepEqual(of('driver_system'), ['communication', 'problem_solving', 'performance_management']);
  const visions = pack.components.find(({ holds }) => holds === 'visions');
  assert.deepEqual([visions?.parent, visions?.floor], ['instructional_infrastructure', 1]);
  assert.match(foundation.foundation.en, /collegial, collaborative, and professional/);
  assert.deepEqual(
    scales.map(({ levels }) => levels.length),
    [4, 3],
  );
  assert.ok(routines.length >= 5);
});

test('a tree that is not one is told, with what is wrong', () => {
  const tree = [
    { key: 'a', parent: 'b' },
    { key: 'b', parent: 'a' },
    { key: 'c', parent: 'x' },
  ];
  assert.deepEqual(findTreeFaults(tree), [
    'a stands under itself.',
    'b stands under itself.',
    'c stands under x, which is not there.',
  ]);
  assert.throws(() => loadBlueprintPack(new URL('../../../packs/', import.meta.url)), /components\.json/);
});
