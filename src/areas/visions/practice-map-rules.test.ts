import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMapFault, type Link, suggestLinks } from './practice-map-rules.ts';

const practice = (practiceId: string, textSha256 = practiceId) => ({ practiceId, textSha256 });
const link = (fromId: string | null, toId: string | null, fate: Link['fate']): Link => ({
  fromId,
  toId,
  fate,
});
const before = [practice('a'), practice('b'), practice('c'), practice('d')];
const after = [practice('a'), practice('b', 'other words'), practice('e'), practice('f')];

test('words alone suggest what is the same, reworded, retired and new', () => {
  assert.deepEqual(suggestLinks(before, after), [
    link('a', 'a', 'same'),
    link('b', 'b', 'reworded'),
    link('c', null, 'retired'),
    link('d', null, 'retired'),
    link(null, 'e', 'new'),
    link(null, 'f', 'new'),
  ]);
  assert.equal(findMapFault(suggestLinks(before, after), before, after), null);
});

test('a practice can be called the same under other words and another id; parts and mergers come in twos', () => {
  const fits = (...links: Link[]) => findMapFault([link('a', 'a', 'same'), ...links], before, after);
  assert.equal(fits(link('b', 'b', 'same'), link('c', 'e', 'same'), link('d', 'f', 'reworded')), null);
  assert.equal(
    fits(
      link('b', 'b', 'merged'),
      link('c', 'b', 'merged'),
      link('d', 'e', 'split'),
      link('d', 'f', 'split'),
    ),
    null,
  );
});

test('a map that leaves a practice out, or cannot be, is told with the practices', () => {
  const faultOf = (...links: Link[]) => findMapFault(links, before, after);
  const whole = suggestLinks(before, after);
  assert.deepEqual(faultOf(...whole.slice(0, 5)), { kind: 'left-out', practiceIds: ['f'] });
  assert.deepEqual(faultOf(...whole, link('x', null, 'retired')), { kind: 'unknown' });
  const unfit = (from: number, ...instead: Link[]) =>
    faultOf(...whole.filter((_, at) => at !== from), ...instead)?.kind;
  assert.equal(unfit(2, link('c', null, 'same')), 'does-not-fit');
  assert.equal(unfit(5, link('c', 'f', 'reworded')), 'does-not-fit', 'c is retired and goes on');
  assert.equal(unfit(0, link('a', 'a', 'reworded')), 'does-not-fit', 'the same words are the same practice');
  assert.equal(unfit(2, link('c', 'e', 'split')), 'does-not-fit', 'a split into one');
  assert.equal(
    faultOf(link('a', 'a', 'same'), link('b', 'b', 'merged'), link('c', 'b', 'same'), ...whole.slice(3))
      ?.kind,
    'does-not-fit',
  );
  assert.equal(
    unfit(1, link('b', 'b', 'same'), link('b', 'b', 'same')),
    'does-not-fit',
    'twice the same line',
  );
});
