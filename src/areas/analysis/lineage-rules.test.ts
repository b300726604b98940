import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineageOf, type VersionMap } from './lineage-rules.ts';

const text = (versionId: string, practiceId: string, textSha256: string) => ({
  ...{ versionId, practiceId, textSha256 },
  name: `${practiceId} in ${versionId}`,
});
const texts = [
  ...[text('v1', 'a', '1'), text('v1', 'b', '2'), text('v1', 'c', '3')],
  ...[text('v2', 'a', '1'), text('v2', 'b', '4'), text('v2', 'd', '5'), text('v2', 'e', '6')],
  ...[text('v3', 'a', '1'), text('v3', 'b', '2'), text('v3', 'd', '5')],
];
const map = (links: VersionMap['links']): VersionMap => ({
  ...{ fromVersionId: 'v1', toVersionId: 'v2', toNumber: 2, links },
});

test('without a map only equal words are one practice, also when they come back later', () => {
  const { textOf, idsOf, fatesOf } = lineageOf(texts, []);
  assert.equal(textOf('v1', 'a'), textOf('v2', 'a'));
  assert.notEqual(textOf('v1', 'b'), textOf('v2', 'b'));
  assert.equal(textOf('v1', 'b'), textOf('v3', 'b'));
  assert.notEqual(textOf('v1', 'c'), textOf('v2', 'd'));
  assert.deepEqual([[...idsOf('c')], fatesOf('a')], [['c'], []]);
});

test('what people called the same is one practice under both ids; what was split or reworded is not', () => {
  const said = lineageOf(texts, [
    map([
      { fromId: 'a', toId: 'a', fate: 'same' },
      { fromId: 'b', toId: 'b', fate: 'reworded' },
      { fromId: 'c', toId: 'd', fate: 'same' },
      { fromId: null, toId: 'e', fate: 'new' },
    ]),
  ]);
  assert.equal(said.textOf('v1', 'c'), said.textOf('v2', 'd'));
  assert.equal(said.textOf('v1', 'c'), said.textOf('v3', 'd'), 'and on to where its words stayed');
  assert.notEqual(said.textOf('v1', 'b'), said.textOf('v2', 'b'));
  assert.deepEqual([...said.idsOf('c')].toSorted(), ['c', 'd']);
  assert.deepEqual(said.fatesOf('b'), [{ versionNumber: 2, fate: 'reworded', others: [] }]);
  assert.deepEqual(said.fatesOf('e'), [{ versionNumber: 2, fate: 'new', others: [] }]);
});

test('parts and mergers are told from both sides by the names of the others, and join no line', () => {
  const { fatesOf, textOf } = lineageOf(texts, [
    map([
      { fromId: 'a', toId: 'a', fate: 'same' },
      { fromId: 'b', toId: 'b', fate: 'merged' },
      { fromId: 'c', toId: 'b', fate: 'merged' },
      { fromId: null, toId: 'd', fate: 'new' },
      { fromId: null, toId: 'e', fate: 'new' },
    ]),
  ]);
  assert.deepEqual(fatesOf('c'), [{ versionNumber: 2, fate: 'merged', others: ['b in v2'] }]);
  assert.deepEqual(fatesOf('b'), [{ versionNumber: 2, fate: 'merged', others: ['c in v1'] }]);
  assert.notEqual(textOf('v1', 'c'), textOf('v2', 'b'));
});
