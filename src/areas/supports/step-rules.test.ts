import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMissingForClosing, isPossible, stageBefore } from './step-rules.ts';

test('a step that has ended can only be reopened, and one that has not ended cannot be', () => {
  for (const status of ['done', 'dropped'] as const) {
    assert.equal(isPossible(status, 'reopened'), true);
    for (const change of ['started', 'done', 'dropped', 'handed_over', 'due_moved'] as const)
      assert.equal(isPossible(status, change), false);
  }
  for (const status of ['open', 'started'] as const) assert.equal(isPossible(status, 'reopened'), false);
  assert.equal(isPossible('started', 'started'), false);
});

test('stages come in order', () => {
  assert.deepEqual(
    [stageBefore('facts'), stageBefore('wonderings'), stageBefore('meaning'), stageBefore('next_steps')],
    [null, 'facts', 'wonderings', 'meaning'],
  );
});

test('a window that lacks something says all of it', () => {
  assert.deepEqual(findMissingForClosing(false, null), ['end', 'conversation', 'next_step']);
  assert.deepEqual(findMissingForClosing(true, { stepCount: 0 }), ['next_step']);
  assert.deepEqual(findMissingForClosing(false, { stepCount: 1 }), ['end']);
  assert.deepEqual(findMissingForClosing(true, { stepCount: 1 }), []);
});
