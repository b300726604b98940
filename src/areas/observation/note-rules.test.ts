import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findJudgingWords, findLikelyNames, learnSnippets, noteGoesAt } from './note-rules.ts';

test('asks about a title with a word and about two words with capitals, in three languages', () => {
  assert.deepEqual(findLikelyNames('Ms. Bell asked why', []), ['Ms. Bell']);
  assert.deepEqual(findLikelyNames('la maestra Ortiz preguntó', []), ['maestra Ortiz']);
  assert.deepEqual(findLikelyNames('سألت السيدة نور لماذا', []), ['السيدة نور']);
  assert.deepEqual(findLikelyNames('we heard Anna Smith and Luz de la Cruz speak', []), [
    'Anna Smith',
    'Luz de la Cruz',
  ]);
  assert.ok(findLikelyNames('It was Anna Smith who spoke', []).includes('Anna Smith'));
  assert.deepEqual(findLikelyNames('la maestra preguntó por qué', []), []);
  assert.deepEqual(findLikelyNames('Students asked: why is it so? Four pairs talked.', []), []);
});

test('does not ask about the words of the window', () => {
  assert.deepEqual(findLikelyNames('During Number Talks six hands', ['Number Talks']), []);
  assert.notDeepEqual(findLikelyNames('with Number Talks six hands', []), []);
});

test('tells which words judge', () => {
  assert.deepEqual(findJudgingWords('A great lesson, Great questions, three hands up'), ['great', 'Great']);
  assert.deepEqual(findJudgingWords('clase aburrida'), ['aburrida']);
  assert.deepEqual(findJudgingWords('درس ممتاز'), ['ممتاز']);
  assert.deepEqual(findJudgingWords('Students wrote on whiteboards'), []);
});

test('beginnings of one’s own grow by use: before a colon, or a short line; the most used first', () => {
  let snippets = learnSnippets([], 'Students asked: why?\nOn the board: 3/4\n3 of 6 groups wrote');
  snippets = learnSnippets(snippets, 'On the board: fractions');
  assert.deepEqual(
    snippets.map(({ text, uses }) => [text, uses]),
    [
      ['On the board:', 2],
      ['Students asked:', 1],
      ['3 of 6 groups wrote', 1],
    ],
  );
  assert.deepEqual(learnSnippets([], `${'long '.repeat(20)}line`), []);
});

test('there are never more than twelve, and a new one always has a place', () => {
  const line = fc.string({ minLength: 5, maxLength: 30 }).filter((text) => /^\w{5,}$/.test(text));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), line, (lines, last) => {
      const before = lines.reduce((snippets, text) => learnSnippets(snippets, text), learnSnippets([], ''));
      assert.ok(before.length <= 12);
      const isFull = before.length === 12 && before.every(({ uses }) => uses > 1);
      const after = learnSnippets(before, last);
      assert.ok(isFull || after.some(({ text }) => text === last));
    }),
  );
});

test('a note goes thirty days after its window', () => {
  const closes = Date.parse('2026-12-04T05:00:00Z');
  assert.equal(new Date(noteGoesAt(closes)).toISOString(), '2027-01-03T05:00:00.000Z');
});
