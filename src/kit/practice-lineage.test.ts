import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FateLink, isOfDistrict, lineageOf, type VersionStep } from './practice-lineage.ts';

const text = (versionId: string, practiceId: string, textSha256: string) => ({
  ...{ versionId, practiceId, textSha256 },
  name: `${practiceId} in ${versionId}`,
});
const texts = [
  ...[text('v1', 'a', '1'), text('v1', 'b', '2'), text('v1', 'c', '3')],
  ...[text('v2', 'a', '1'), text('v2', 'b', '4'), text('v2', 'd', '5'), text('v2', 'e', '6')],
  ...[text('v3', 'a', '1'), text('v3', 'b', '2'), text('v3', 'd', '5')],
];
const steps = (links: FateLink[] | null): VersionStep[] => [
  { fromVersionId: 'v1', toVersionId: 'v2', toNumber: 2, links },
  { fromVersionId: 'v2', toVersionId: 'v3', toNumber: 3, links: null },
];

test('without a map only equal words are one practice, also when they come back later', () => {
  const { wordsOf: textOf, lineOf, fatesOf } = lineageOf(texts, steps(null));
  assert.equal(textOf('v1', 'a'), textOf('v2', 'a'));
  assert.notEqual(textOf('v1', 'b'), textOf('v2', 'b'));
  assert.equal(textOf('v1', 'b'), textOf('v3', 'b'));
  assert.notEqual(textOf('v1', 'c'), textOf('v2', 'd'));
  assert.equal(lineOf('v1', 'b'), lineOf('v3', 'b'), 'one line all the same');
  assert.notEqual(lineOf('v1', 'c'), lineOf('v2', 'd'));
  assert.deepEqual(fatesOf('v1', 'a'), []);
});

test('what people called the same is one practice under both ids; what was split or reworded is not', () => {
  const said = lineageOf(
    texts,
    steps([
      { fromId: 'a', toId: 'a', fate: 'same' },
      { fromId: 'b', toId: 'b', fate: 'reworded' },
      { fromId: 'c', toId: 'd', fate: 'same' },
      { fromId: null, toId: 'e', fate: 'new' },
    ]),
  );
  assert.equal(said.wordsOf('v1', 'c'), said.wordsOf('v2', 'd'));
  assert.equal(said.wordsOf('v1', 'c'), said.wordsOf('v3', 'd'), 'and on to where its words stayed');
  assert.notEqual(said.wordsOf('v1', 'b'), said.wordsOf('v2', 'b'));
  assert.equal(said.lineOf('v1', 'c'), said.lineOf('v3', 'd'));
  assert.deepEqual(said.fatesOf('v3', 'b'), [{ versionNumber: 2, fate: 'reworded', others: [] }]);
  assert.deepEqual(said.fatesOf('v2', 'e'), [{ versionNumber: 2, fate: 'new', others: [] }]);
});

test('parts and mergers are told from both sides by the names of the others, and join no line', () => {
  const { fatesOf, wordsOf: textOf } = lineageOf(
    texts,
    steps([
      { fromId: 'a', toId: 'a', fate: 'same' },
      { fromId: 'b', toId: 'b', fate: 'merged' },
      { fromId: 'c', toId: 'b', fate: 'merged' },
      { fromId: null, toId: 'd', fate: 'new' },
      { fromId: null, toId: 'e', fate: 'new' },
    ]),
  );
  assert.deepEqual(fatesOf('v1', 'c'), [{ versionNumber: 2, fate: 'merged', others: ['b in v2'] }]);
  assert.deepEqual(fatesOf('v2', 'b'), [{ versionNumber: 2, fate: 'merged', others: ['c in v1'] }]);
  assert.notEqual(textOf('v1', 'c'), textOf('v2', 'b'));
});

test('an id that a later version uses for another practice joins nothing: reused, or exchanged', () => {
  const two = [
    ...[text('v1', 'a', '1'), text('v1', 'b', '2'), text('v2', 'b', '3')],
    ...[text('v3', 'a', '2'), text('v3', 'b', '3')],
  ];
  const reused = lineageOf(
    two,
    steps([
      { fromId: 'a', toId: 'b', fate: 'same' },
      { fromId: 'b', toId: null, fate: 'retired' },
    ]),
  );
  assert.equal(reused.lineOf('v1', 'a'), reused.lineOf('v2', 'b'));
  assert.equal(reused.wordsOf('v1', 'a'), reused.wordsOf('v3', 'b'));
  assert.notEqual(reused.lineOf('v1', 'b'), reused.lineOf('v2', 'b'));
  assert.deepEqual(reused.fatesOf('v2', 'b'), [], 'it was not the one that was retired');
  assert.deepEqual(reused.fatesOf('v1', 'b'), [{ versionNumber: 2, fate: 'retired', others: [] }]);

  const swapped = lineageOf(
    [text('v1', 'a', '1'), text('v1', 'b', '2'), text('v2', 'a', '3'), text('v2', 'b', '4')],
    steps([
      { fromId: 'a', toId: 'b', fate: 'same' },
      { fromId: 'b', toId: 'a', fate: 'same' },
    ]),
  );
  assert.equal(swapped.wordsOf('v1', 'a'), swapped.wordsOf('v2', 'b'));
  assert.equal(swapped.wordsOf('v1', 'b'), swapped.wordsOf('v2', 'a'));
  assert.notEqual(swapped.lineOf('v1', 'a'), swapped.lineOf('v1', 'b'));
});

test('equal words on two lines are two; an id that was away goes on where it was left, unless it is called new', () => {
  const away = [text('v1', 'a', '1'), text('v2', 'b', '1'), text('v3', 'a', '1')];
  const left = lineageOf(away, steps(null));
  assert.notEqual(left.wordsOf('v1', 'a'), left.wordsOf('v2', 'b'));
  assert.equal(left.wordsOf('v1', 'a'), left.wordsOf('v3', 'a'));
  const [first, second] = steps(null);
  const said = lineageOf(away, [
    { ...first!, links: [{ fromId: 'a', toId: null, fate: 'retired' }] },
    { ...second!, links: [{ fromId: null, toId: 'a', fate: 'new' }] },
  ]);
  assert.notEqual(said.lineOf('v1', 'a'), said.lineOf('v3', 'a'));
});

test('a window in one building of several is none of the district’s', () => {
  const several = new Set(['one', 'two']);
  assert.deepEqual([isOfDistrict(['one'], several), isOfDistrict(['one', 'two'], several)], [false, true]);
  assert.equal(isOfDistrict(['one'], new Set(['one'])), true, 'there is no other');
});
