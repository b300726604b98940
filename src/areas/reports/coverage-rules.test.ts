import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shareOf } from './coverage-rules.ts';

test('a share is a whole ten of a hundred, rounded down, and never claims more than there is', () => {
  assert.deepEqual(shareOf({ people: 145, studied: 97 }), { percent: 60 });
  assert.deepEqual(shareOf({ people: 20, studied: 20 }), { percent: 100 });
  assert.deepEqual(shareOf({ people: 20, studied: 0 }), { percent: 0 });
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 3_000 }), fc.nat(), (people, some) => {
      const studied = some % (people + 1);
      const percent = shareOf({ people, studied })?.percent ?? -1;
      assert.equal(percent % 10, 0);
      assert.ok(percent * people <= studied * 100 && (percent + 10) * people > studied * 100);
    }),
  );
});

test('fewer than twenty people have no share', () => {
  assert.equal(shareOf({ people: 19, studied: 19 }), null);
  assert.equal(shareOf({ people: 0, studied: 0 }), null);
});
