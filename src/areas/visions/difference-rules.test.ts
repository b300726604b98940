import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-rules.ts';
import { findDifference, type Side } from './difference-rules.ts';
import { mergeEdits } from './merge-rules.ts';
import type { PracticeText } from './practice-contract.ts';
import { emptyPart, textOf } from './practice-rules.ts';
import { differWords } from './word-difference-rules.ts';

const words = fc
  .array(fc.constantFrom('the', 'task', 'open', ' ', '  ', '\n', '.', 'students’', 'طلاب', '3'))
  .map((list) => list.join(''));
const anyText = fc.oneof(words, fc.string(), fc.string({ unit: 'binary' }));

test('removed and equal words are the old text, inserted and equal words the new one', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const runs = differWords(before, after);
      const without = (kind: string) =>
        runs
          .filter((run) => run.kind !== kind)
          .map(({ text }) => text)
          .join('');
      assert.equal(without('inserted'), before);
      assert.equal(without('removed'), after);
      assert.ok(runs.every(({ kind }, index) => kind !== runs[index - 1]?.kind));
    }),
  );
});

test('the same text differs in no word, and two texts without a common word in every one', () => {
  fc.assert(
    fc.property(anyText, (text) => assert.ok(differWords(text, text).every(({ kind }) => kind === 'equal'))),
  );
  assert.deepEqual(differWords('one', 'two'), [
    { kind: 'removed', text: 'one' },
    { kind: 'inserted', text: 'two' },
  ]);
});

test('marks only the words that changed', () => {
  assert.deepEqual(differWords('Students explain the method.', 'Students explain why the method works.'), [
    { kind: 'equal', text: 'Students explain ' },
    { kind: 'inserted', text: 'why ' },
    { kind: 'equal', text: 'the method' },
    { kind: 'inserted', text: ' works' },
    { kind: 'equal', text: '.' },
  ]);
});

test('answers for two very long and wholly different texts within a second', () => {
  const [before, after] = ['a . '.repeat(3_000), 'b ; '.repeat(3_000)];
  const began = performance.now();
  const runs = differWords(before, after);
  assert.ok(performance.now() - began < 1_000);
  assert.equal(
    runs
      .filter(({ kind }) => kind !== 'inserted')
      .map(({ text }) => text)
      .join(''),
    before,
  );
});

test('a value has one text, whatever the order of its keys', () => {
  assert.equal(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined }), '{"b":[1,{"c":"é","d":null}]}');
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
      const entries =
        value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : null;
      if (entries) assert.equal(canonicalJson(Object.fromEntries(entries.reverse())), canonicalJson(value));
    }),
  );
});

const fields = fc.record(
  { name: words, sentence: words, lookFors: fc.array(words) },
  { noNullPrototype: true },
);

test('an edit of other fields is brought together with what was saved meanwhile', () => {
  const base = { name: 'a', sentence: 'b', opportunity: 'c' };
  const merge = mergeEdits(base, { ...base, name: 'mine' }, { ...base, sentence: 'theirs' });
  assert.deepEqual(merge, { content: { name: 'mine', sentence: 'theirs', opportunity: 'c' }, conflicts: [] });
});

test('merging loses no edit: a field is mine, or theirs where I left it alone, or a conflict', () => {
  fc.assert(
    fc.property(fields, fields, fields, (base, mine, theirs) => {
      const { content, conflicts } = mergeEdits(base, mine, theirs);
      for (const field of Object.keys(base) as (keyof typeof base)[]) {
        const [was, now, other, kept] = [base, mine, theirs, content].map((text) =>
          canonicalJson(text[field]),
        );
        if (conflicts.includes(field)) assert.ok(now !== was && other !== was && now !== other);
        else if (now !== was) assert.equal(kept, now);
        else assert.equal(kept, other);
      }
    }),
  );
});

test('merging with nobody else’s edit is the edit, and it does not matter who came first', () => {
  fc.assert(
    fc.property(fields, fields, fields, (base, mine, theirs) => {
      assert.deepEqual(mergeEdits(base, mine, base), { content: mine, conflicts: [] });
      assert.deepEqual(mergeEdits(base, base, theirs), { content: theirs, conflicts: [] });
      assert.deepEqual(mergeEdits(base, mine, mine), { content: mine, conflicts: [] });
      const [one, other] = [mergeEdits(base, mine, theirs), mergeEdits(base, theirs, mine)];
      assert.deepEqual(one.conflicts, other.conflicts);
      if (one.conflicts.length === 0) assert.deepEqual(one.content, other.content);
    }),
  );
});

function practice(name: string, changes: Partial<PracticeText> = {}): PracticeText {
  const lookFors = [
    { id: 'a', kind: 'behavior' as const, text: 'Two ways are shown.' },
    { id: 'b', kind: 'practice' as const, text: 'A question is asked.' },
  ];
  return { ...textOf(emptyPart), name, sentence: `${name} in a sentence.`, lookFors, ...changes };
}

function side(practices: [string, PracticeText][], about = 'About.'): Side {
  return {
    name: 'side',
    front: { about },
    practices: practices.map(([key, text]) => ({ key, practiceId: null, text })),
  };
}

test('a copy differs in nothing', () => {
  const one = side([
    ['M1', practice('One')],
    ['M2', practice('Two')],
  ]);
  const { isEmpty, counts } = findDifference(one, structuredClone(one));
  assert.equal(isEmpty, true);
  assert.deepEqual(counts, { same: 2, changed: 0, added: 0, removed: 0 });
});

test('shows what was changed, added and removed, and the look-fors by their ids', () => {
  const lookFors = [
    { id: 'b', kind: 'characteristic' as const, text: 'A question is asked.' },
    { id: 'c', kind: 'behavior' as const, text: 'New.' },
  ];
  const difference = findDifference(
    side([
      ['M1', practice('One')],
      ['M2', practice('Two')],
    ]),
    side([
      ['M1', practice('One', { lookFors })],
      ['X', practice('Three')],
    ]),
  );
  assert.deepEqual(
    difference.practices.map(({ key, change }) => [key, change]),
    [
      ['M1', 'changed'],
      ['X', 'added'],
      ['M2', 'removed'],
    ],
  );
  assert.deepEqual(
    difference.practices[0]?.lookFors.map(({ id, change, kindBefore }) => [id, change, kindBefore]),
    [
      ['b', 'changed', 'practice'],
      ['c', 'added', null],
      ['a', 'removed', null],
    ],
  );
  assert.deepEqual(difference.practices[0]?.fields, []);
  assert.equal(difference.practices[2]?.after, null);
  assert.equal(difference.isEmpty, false);
});

test('a practice that only moved is the same, and the difference is not empty', () => {
  const [one, two, three] = [practice('One'), practice('Two'), practice('Three')];
  const difference = findDifference(
    side([
      ['1', one],
      ['2', two],
      ['3', three],
    ]),
    side([
      ['3', three],
      ['1', one],
      ['2', two],
    ]),
  );
  assert.deepEqual(
    difference.practices.map(({ key, moved, change }) => [key, moved, change]),
    [
      ['3', true, 'same'],
      ['1', false, 'same'],
      ['2', false, 'same'],
    ],
  );
  assert.equal(difference.isEmpty, false);
});

test('look-fors in another order are a change that can be seen', () => {
  const one = practice('One');
  const turned = practice('One', { lookFors: one.lookFors.toReversed() });
  const [difference] = findDifference(side([['1', one]]), side([['1', turned]])).practices;
  assert.equal(difference?.change, 'changed');
  assert.deepEqual(
    difference?.fields.map(({ field }) => field),
    ['lookForOrder'],
  );
});
