import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTally, findPairFaults, type PairTally, pairStateOf } from './pair-rules.ts';

const tally = (answer: PairTally['answer'], changes: Partial<PairTally> = {}): PairTally => ({
  practiceId: 'p',
  answer,
  timesCount: null,
  scansSeen: null,
  scansCount: null,
  ...changes,
});

test('a pair waits for its second visit, is to be compared, and is agreed; what does not belong together is none', () => {
  const stateOf = (visits: number, changes: Partial<Parameters<typeof pairStateOf>[0]>) =>
    pairStateOf({ visits, isValid: false, isSpent: false, isAgreed: false, isRead: false, ...changes });
  assert.equal(stateOf(1, {}), 'waiting');
  assert.equal(stateOf(2, { isValid: true }), 'to-compare');
  assert.equal(stateOf(2, { isValid: true, isAgreed: true }), 'agreed');
  assert.equal(stateOf(2, {}), 'no-pair');
  assert.equal(stateOf(2, { isValid: true, isRead: true }), 'stands');
  assert.equal(stateOf(2, { isValid: true, isAgreed: true, isRead: true }), 'agreed');
  // Where one of the two was taken out later, nothing that comes makes the rest a pair, and nothing is waited for.
  assert.equal(stateOf(1, { isSpent: true, isAgreed: true }), 'no-pair');
});

test('an agreement answers what either answered, each once, and nothing else', () => {
  const say = (...ids: string[]) => ids.map((practiceId) => ({ practiceId, answer: 'seen' })) as never;
  const answered = new Set(['a', 'b']);
  assert.deepEqual(findPairFaults(say('b', 'a'), answered), []);
  assert.deepEqual(findPairFaults(say('a'), answered), ['b']);
  assert.deepEqual(findPairFaults(say('a', 'b', 'c'), answered), ['c']);
  assert.deepEqual(findPairFaults(say('a', 'a', 'b'), answered), ['a']);
});

test('counts are never invented: the lower of two, the only one, or none', () => {
  const counted = (mine: PairTally | undefined, partners: PairTally | undefined) =>
    agreedTally('p', 'seen', [mine, partners]).timesCount;
  assert.equal(counted(tally('seen', { timesCount: 4 }), tally('seen', { timesCount: 3 })), 3);
  assert.equal(counted(tally('seen', { timesCount: 4 }), tally('not_seen')), 4);
  assert.equal(counted(tally('seen'), tally('seen', { timesCount: 2 })), 2);
  assert.equal(counted(tally('seen'), undefined), null);
  assert.equal(agreedTally('p', 'not_seen', [tally('seen', { timesCount: 4 }), undefined]).timesCount, null);
});

test('looks at fixed beats stay with an original that gave the agreed answer, the counting one first', () => {
  const first = tally('seen', { scansSeen: 3, scansCount: 5 });
  const other = tally('seen', { scansSeen: 2, scansCount: 5 });
  assert.equal(agreedTally('p', 'seen', [first, other]).scansSeen, 3);
  assert.equal(
    agreedTally('p', 'seen', [tally('not_seen', { scansSeen: 0, scansCount: 5 }), other]).scansSeen,
    2,
  );
  assert.equal(agreedTally('p', 'no_opportunity', [first, other]).scansCount, null);
});
