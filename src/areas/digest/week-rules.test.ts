import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../../kit/days.ts';
import {
  chooseFocus,
  choosePhraseAndExample,
  chooseResearch,
  inFairOrder,
  letterAudienceOf,
  linkOf,
  mondayOf,
  type PracticeInForce,
  turnOf,
} from './week-rules.ts';

const practice = (subject: string, ordinal: number): PracticeInForce => ({
  id: `${subject}-${ordinal}`,
  name: `${subject} ${ordinal}`,
  sentence: 'They do.',
  ordinal,
  version: { id: subject, visionId: subject, number: 1, title: subject, subject },
});
const practices = [practice('math', 0), practice('math', 1), practice('reading', 0), practice('reading', 1)];
const week = '2026-09-07';

test('a week begins on its Monday, in leap years and across years', () => {
  assert.deepEqual(['2026-09-07', '2026-09-13', '2027-01-01', '2028-03-01'].map(mondayOf), [
    '2026-09-07',
    '2026-09-07',
    '2026-12-28',
    '2028-02-28',
  ]);
});

test('every practice has its turn once before any has it again, and subjects take turns', () => {
  const fair = inFairOrder(practices);
  assert.deepEqual(
    fair.map(({ id }) => id),
    ['math-0', 'reading-0', 'math-1', 'reading-1'],
  );
  const weeks = Array.from({ length: 8 }, (_, index) => addDays(week, 7 * index));
  const turns = weeks.map((monday) => turnOf(fair, monday)?.id);
  assert.equal(new Set(turns.slice(0, 4)).size, 4);
  assert.deepEqual(turns.slice(4), turns.slice(0, 4));
  assert.equal(turnOf([], week), null);
});

test('what was set for an audience comes before what was set for all, and that before the turn', () => {
  const set = (audience: 'teachers' | null, practiceId: string) => ({
    ...{ audience, practiceId, why: 'Because.', setAs: 'superintendent' as const },
  });
  const chosen = (focuses: ReturnType<typeof set>[], audience: 'teachers' | 'administrators') =>
    chooseFocus(focuses, practices, audience, week);
  const both = [set(null, 'math-1'), set('teachers', 'reading-1')];
  assert.equal(chosen(both, 'teachers')?.practice.id, 'reading-1');
  assert.equal(chosen(both, 'administrators')?.practice.id, 'math-1');
  assert.deepEqual(chosen([], 'teachers')?.focus, { source: 'turn', outOf: 4 });
  // A practice that left its vision in the meantime is passed over.
  assert.equal(chosen([set('teachers', 'gone'), set(null, 'math-1')], 'teachers')?.practice.id, 'math-1');
  assert.equal(chooseFocus(both, [], 'teachers', week), null);
});

test('everybody reads the digest of the capacity in which they act', () => {
  assert.deepEqual(
    (
      ['superintendent', 'building_administrator', 'dn_member', 'teacher', 'coach', 'board_member'] as const
    ).map(letterAudienceOf),
    ['administrators', 'administrators', 'dn_members', 'teachers', 'other_staff', 'other_staff'],
  );
});

test('research that can be opened by a link comes first; a citation of one text is its own title', () => {
  const works = [
    { id: 'a', authors: ['A'], year: 2001, title: 'On paper', venue: 'V', identifier: 'NCEE 2012-4055' },
    { id: 'b', authors: ['B'], year: 2002, title: 'Linked', venue: 'V', identifier: '10.1000/xyz' },
  ];
  const cite = (workId: string | null, text = '') => ({ workId, text, doi: null, note: 'Why.' });
  const linked = chooseResearch([cite('a'), cite('b')], works, week);
  assert.deepEqual([linked?.title, linked?.link], ['Linked', 'https://doi.org/10.1000/xyz']);
  assert.equal(chooseResearch([cite('a')], works, week)?.link, null);
  assert.equal(chooseResearch([cite(null, 'Our own reading')], works, week)?.title, 'Our own reading');
  assert.equal(chooseResearch([cite(null), cite('unknown')], works, week), null);
  assert.deepEqual(
    ['ERIC ED504995', 'ISBN 0-87154-192-0', 'JSTOR 749690', 'udlguidelines.cast.org'].map(linkOf),
    [
      'https://eric.ed.gov/?id=ED504995',
      'https://openlibrary.org/isbn/0871541920',
      'https://www.jstor.org/stable/749690',
      'https://udlguidelines.cast.org',
    ],
  );
  for (const none of ['javascript:alert(1)', 'http://plain.example', 'NCEE 2012-4055', '', null])
    assert.equal(linkOf(none), null);
});

test('the example never repeats the phrase of the week', () => {
  const said = { kind: 'phrase' as const, text: 'Say why.' };
  assert.deepEqual(choosePhraseAndExample(['Say why.'], [said], week), { phrase: 'Say why.', example: null });
  assert.deepEqual(choosePhraseAndExample([], [said], week), { phrase: null, example: said });
});
