import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minCostFlow } from './min-cost-flow.ts';

test('the cheaper of two ways fills first', () => {
  const arcs = [
    { from: 0, to: 1, capacity: 3, cost: 0 },
    { from: 1, to: 2, capacity: 2, cost: 1 },
    { from: 1, to: 2, capacity: 2, cost: 3 },
  ];
  assert.deepEqual(minCostFlow(3, arcs, 0, 2), [3, 2, 1]);
});

test('a unit that went the near way gives way to one that has no other', () => {
  // From the source to a (1) and b (2); a reaches x (3) at 1 and y (4) at 2, b only x at 1. Both have to get through: 1 + 2.
  const arcs = [
    { from: 0, to: 1, capacity: 1, cost: 0 },
    { from: 0, to: 2, capacity: 1, cost: 0 },
    { from: 1, to: 3, capacity: 1, cost: 1 },
    { from: 1, to: 4, capacity: 1, cost: 2 },
    { from: 2, to: 3, capacity: 1, cost: 1 },
    { from: 3, to: 5, capacity: 1, cost: 0 },
    { from: 4, to: 5, capacity: 1, cost: 0 },
  ];
  assert.deepEqual(minCostFlow(6, arcs, 0, 5), [1, 1, 0, 1, 1, 1, 1]);
});

test('nothing flows where there is no way', () => {
  assert.deepEqual(minCostFlow(3, [{ from: 0, to: 1, capacity: 5, cost: 1 }], 0, 2), [0]);
});
