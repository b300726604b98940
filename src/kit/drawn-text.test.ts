import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escaped, wrapped } from './drawn-text.ts';

const within = (letters: number) => (line: string) => line.length <= letters;

test('texts are wrapped at spaces; a word that is too long stands alone, and nothing is no line', () => {
  assert.deepEqual(wrapped('one two three', within(7)), ['one two', 'three']);
  assert.deepEqual(wrapped(' incomprehensible  is ', within(5)), ['incomprehensible', 'is']);
  assert.deepEqual(wrapped('', within(5)), []);
});

test('texts are escaped, and what XML has no place for is left out', () => {
  const text = `<a href="x">'&\u0000\u001b\ufffe\ud800`;
  assert.equal(escaped(text), '&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
  assert.equal(escaped('تعليم\t😀'), 'تعليم\t😀');
});
