import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesApart } from './silo-rules.ts';

const none = { of: 0, across: 0 };
const place = (name: string, more: object) => ({
  ...{ id: name, name, people: 12, sessions: none, groups: none, steps: none },
  ...more,
});

test('a place is apart where something was done and none of it with another, and small places are left out', () => {
  const found = placesApart([
    place('Lakeside', { sessions: { of: 4, across: 0 } }),
    place('Birchwood', { sessions: { of: 4, across: 1 }, groups: { of: 2, across: 0 } }),
    place('High', {}),
    place('Annex', { people: 4, sessions: { of: 4, across: 0 } }),
  ]);
  assert.deepEqual(
    found.map(({ name, isApart }) => [name, isApart]),
    [
      ['Lakeside', true],
      ['Birchwood', false],
      ['High', false],
    ],
  );
  assert.ok(found.every((one) => !('people' in one)));
});
