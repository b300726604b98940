import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainOf } from './value-scale.ts';

test('a percent is drawn from 0 to 100, however close its values are', () => {
  assert.deepEqual(domainOf('percent', [48, 49]), [0, 100]);
});

test('what is counted is drawn from zero on', () => {
  assert.deepEqual(domainOf('count', [3, 10]), [0, 10]);
  assert.deepEqual(domainOf('rate', [0, 0]), [0, 1]);
});

test('a scale is drawn around its points, and every point is inside', () => {
  for (const values of [[1010, 1030], [1010], [-3, 4]]) {
    const [low, high] = domainOf('scale', values);
    assert.ok(low < Math.min(...values) && high >= Math.max(...values), `${values} in ${low} to ${high}`);
  }
});
