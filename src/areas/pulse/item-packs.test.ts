import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readIndicators, readItemPack } from './item-pack.ts';
import { itemsOf } from './item-rules.ts';

test('every part of every indicator has two questions: how many of us, and whom or how', () => {
  const parts = readIndicators().flatMap((indicator) => indicator.parts);
  assert.equal(parts.length, 19);
  const { items } = readItemPack();
  for (const part of parts) {
    const kinds = items.filter(({ partId }) => partId === part.id).map(({ kind }) => kind);
    assert.deepEqual(kinds.toSorted(), ['how_many', 'know'], part.id);
  }
  assert.equal(items.length, 2 * parts.length, 'a question belongs to a part that exists');
});

test('every question is short, ends as its kind does, and stands in three languages', () => {
  const { items, sample } = readItemPack();
  assert.ok(sample);
  for (const { id, kind, text } of items) {
    for (const words of Object.values(text)) assert.ok(words.length <= 120, `${id}: ${words.length}`);
    const end = kind === 'how_many' ? /[?؟]$/u : /\.$/u;
    for (const words of Object.values(text)) assert.match(words, end, id);
    assert.match(text.ar, /\p{Script=Arabic}/u);
    if (kind === 'how_many') assert.match(text.en, /^How many of (us|our)/);
    else assert.match(text.en, /^I know (how|what|which|whom)/);
  }
});

test('questions come in the order of the indicators, without those left out, with the own ones at their part', () => {
  const own = { id: 'own.1', partId: 'e3.respect', kind: 'know', text: { en: 'I know our norms.' } } as const;
  const sample = readItemPack().items;
  const items = itemsOf(readIndicators(), sample, { leftOut: ['e1.well_being.know'], own: [own] });
  assert.equal(items.length, 38);
  assert.deepEqual(
    items.slice(0, 2).map(({ id }) => id),
    ['e1.well_being.how_many', 'e1.achievement.how_many'],
  );
  assert.deepEqual(
    items.filter(({ partId }) => partId === 'e3.respect').map(({ id }) => id),
    ['e3.respect.how_many', 'e3.respect.know', 'own.1'],
  );
});
