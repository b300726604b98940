import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginningsOf, findJudgingWords, findLikelyNames, noteGoesAt, noteGoesOn } from './note-rules.ts';

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

test('one’s own beginnings are what stands before a colon, the most used first, and never what follows it', () => {
  const notes = [
    'Students asked: why?\nOn the board: three quarters',
    'On the board: fractions\nTwo pairs compared their pictures',
  ];
  assert.deepEqual(
    beginningsOf(notes).map(({ text, uses }) => [text, uses]),
    [
      ['On the board:', 2],
      ['Students asked:', 1],
    ],
  );
  assert.deepEqual(beginningsOf(notes.slice(0, 0)), []);
  assert.deepEqual(beginningsOf([`${'long '.repeat(20)}line: so`]), []);
});

test('learns no line that may tell of somebody: figures, likely names, one who spoke', () => {
  const telling = [
    'Maya cried when it was her turn',
    'Room 12: six hands',
    'Ms. Bell asked: why?',
    'What Maya tried: a table',
    'Maya: I think it is a half',
    'Maya said: a half',
    'Lucía dijo: un medio',
    'قالت نور: نصف',
  ];
  assert.deepEqual(beginningsOf(telling), []);
  const given = ['Students said: so', 'Los estudiantes preguntaron: así', 'سأل الطلاب: لماذا'];
  assert.equal(beginningsOf(given).length, 3);
});

test('there are never more than twelve, each is before a colon of a note, and none outlives its notes', () => {
  const line = fc.stringMatching(/^on [a-z]{3,20}(: [a-z]{1,9})?$/);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const learned = beginningsOf(lines);
      assert.ok(learned.length <= 12);
      for (const { text } of learned) assert.ok(lines.some((note) => note.startsWith(text)));
      const kept = lines.slice(1);
      for (const { text } of beginningsOf(kept)) assert.ok(kept.some((note) => note.startsWith(text)));
    }),
  );
});

test('a note goes thirty days after its window', () => {
  const closes = Date.parse('2026-12-04T05:00:00Z');
  assert.equal(new Date(noteGoesAt(closes)).toISOString(), '2027-01-03T05:00:00.000Z');
});

test('the day on which a note goes is the district’s, not that of Greenwich', () => {
  // Midnight in Detroit in summer time; thirty days later it is eleven in the evening there.
  const goesAt = noteGoesAt(Date.parse('2026-10-15T04:00:00Z'));
  assert.equal(noteGoesOn(goesAt, 'America/Detroit'), '2026-11-13');
  assert.equal(noteGoesOn(Date.parse('2026-11-13T11:00:00Z'), 'Pacific/Auckland'), '2026-11-14');
});
