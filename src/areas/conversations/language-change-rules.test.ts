import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOfLanguage } from './language-change-rules.ts';

const months = (before: [number, number], now: [number, number]) =>
  Array.from({ length: 12 }, (_, index) => {
    const [meetings, naming] = index === 0 ? before : index === 6 ? now : [0, 0];
    return { month: `2026-${String(index + 1).padStart(2, '0')}`, meetings, naming };
  });

test('the half years are set beside each other, with the interval of their difference', () => {
  const change = changeOfLanguage(months([80, 48], [70, 56]));
  assert.equal(change.verdict, 'more');
  // Newcombe's interval by statsmodels, as in the statistics' own reference.
  assert.ok(Math.abs((change.difference?.low ?? 0) - 0.0524315) < 1e-6);
  assert.ok(Math.abs((change.difference?.high ?? 0) - 0.3338727) < 1e-6);
});

test('what chance alone could have given is said so, and few meetings are only counted', () => {
  assert.equal(changeOfLanguage(months([20, 10], [20, 11])).verdict, 'cannot_tell');
  assert.deepEqual(changeOfLanguage(months([9, 0], [40, 40])), {
    before: { meetings: 9, naming: 0 },
    now: { meetings: 40, naming: 40 },
    difference: null,
    verdict: 'too_few',
  });
  assert.equal(changeOfLanguage(months([40, 30], [40, 5])).verdict, 'less');
});
