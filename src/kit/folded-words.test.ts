import assert from 'node:assert/strict';
import test from 'node:test';
import { findNamed, foldedWords } from './folded-words.ts';

const named = (text: string, ...names: string[]) => findNamed(text, names, (name) => [name]);

test('case, accents, signs and Arabic vowel signs do not part two words that are the same', () => {
  assert.deepEqual(foldedWords('Límites, CLAROS!'), ['limites', 'claros']);
  assert.deepEqual(foldedWords('رُؤْيَة'), foldedWords('رؤية'));
  assert.deepEqual(foldedWords('رؤيـــة'), foldedWords('رؤية'));
});

test('an Arabic word is the same with "and", "in", "to" or "the" written onto its front', () => {
  for (const written of ['الممارسة', 'والممارسة', 'بالممارسة', 'للممارسة', 'وممارسة'])
    assert.deepEqual(foldedWords(written), foldedWords('ممارسة'), written);
  assert.deepEqual(foldedWords('وقت'), ['وقت'], 'what is left would be no word');
});

test('a name is found as whole words only', () => {
  assert.deepEqual(named('Students talk math with a partner.', 'Talk math'), ['Talk math']);
  assert.deepEqual(named('They talked mathematics.', 'Talk math'), []);
  assert.deepEqual(named('Look-fors, not lookouts', 'look for', 'Look-fors'), ['Look-fors']);
});

test('where one name is part of a longer one, the longer one is meant', () => {
  assert.deepEqual(named('about a data conversation', 'data', 'data conversation'), ['data conversation']);
  assert.deepEqual(named('data, then a data conversation', 'data conversation', 'data'), [
    'data',
    'data conversation',
  ]);
});

test('two things of one name are both found, each once, in the order of the text', () => {
  const things = [
    { id: 1, names: ['window', 'time frame'] },
    { id: 2, names: ['practice'] },
    { id: 3, names: ['Practice'] },
  ];
  const found = findNamed(
    'A practice in a time frame: one window, one practice.',
    things,
    (one) => one.names,
  );
  assert.deepEqual(
    found.map((one) => one.id),
    [2, 3, 1],
  );
  assert.deepEqual(
    findNamed('', things, (one) => one.names),
    [],
  );
});
