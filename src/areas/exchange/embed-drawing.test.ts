import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawChart } from './embed-drawing.ts';
import type { EmbeddedWindow } from './embed-line-rules.ts';
import { chartOf } from './embed-rules.ts';
import { sayEmbed } from './embed-words.ts';

const window = (changes: Partial<EmbeddedWindow> = {}): EmbeddedWindow => ({
  ...{ startsOn: '2026-09-01', endsOn: '2026-09-15', visitMinutes: 5, versionNumber: 1 },
  ...{ practice: 'Students explain', stretch: 1, floors: { rooms: 5, visits: 10 } },
  figure: {
    ...{ present: 18, visits: 20, rooms: 9, noOpportunity: 1, couldNotTell: 0 },
    share: { share: 0.9, low: 0.7, high: 0.97 },
    ...{ opportunity: null, icc: null, designEffect: 1, effectiveVisits: 20, isComparable: false },
  },
  ...changes,
});
const ground = (windows: EmbeddedWindow[]) => ({
  ...{ district: 'Maple Ridge', subject: 'Mathematics', building: null, today: '2026-11-22' },
  ...{ perfectionLine: null, windows },
});
const few = { ...window().figure, present: 4, visits: 11, share: null } as EmbeddedWindow['figure'];

test('a share has a dot and its interval; counts alone and gaps have neither', () => {
  const chart = chartOf(
    ground([window(), window({ figure: few }), window({ figure: null })]),
    sayEmbed('en'),
  );
  assert.deepEqual(
    chart.rows.map(({ finding }) => finding),
    [
      'Seen in 18 of 20 visits; likely between 70 and 97 of 100',
      'Seen in 4 of 11 visits; too few for a share',
      'Not enough yet: fewer than 10 visits or 5 rooms, or held back so that nobody can work out a small group',
    ],
  );
  const drawn = drawChart(chart);
  assert.equal(drawn.match(/<circle/g)?.length, 1);
  // From 24 to 616 the line is 592 long: 0.9 of it is 556.8, its interval from 438.4 to 598.2.
  assert.ok(drawn.includes('cx="556.8"') && drawn.includes('x1="438.4" x2="598.2"'));
});

test('where the wording or the length of visits changed there is a line, and the words for it', () => {
  const chart = chartOf(
    ground([window(), window(), window({ stretch: 2 }), window({ stretch: 3, visitMinutes: 7 })]),
    sayEmbed('en'),
  );
  assert.deepEqual(
    chart.rows.map(({ isBreak }) => isBreak),
    [false, false, true, true],
  );
  assert.equal(drawChart(chart).match(/stroke-dasharray="5 4"/g)?.length, 2);
});

test('in Arabic the words begin at the right, and the line runs from left to right as everywhere', () => {
  const drawn = drawChart(chartOf(ground([window()]), sayEmbed('ar')));
  assert.ok(drawn.includes('cx="556.8"') && drawn.includes('x1="438.4" x2="598.2"'));
  assert.ok(drawn.includes('<text x="616" y="38"') && drawn.includes('direction="rtl"'));
});

test('of many windows the last twelve are drawn; the words and the table have all of them', () => {
  const chart = chartOf(ground(Array.from({ length: 30 }, () => window())), sayEmbed('en'));
  assert.equal(drawChart(chart).match(/<circle/g)?.length, 12);
  assert.equal(chart.rows.length, 30);
  assert.ok(chart.notes.includes('The chart shows the last 12 of 30 windows; the table has all of them.'));
});

test('nothing stands outside the drawing, and no word breaks out of it, whatever the words are', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('en', 'es', 'ar'),
      fc.constantFrom('wide', 'narrow'),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 14 }),
      (practice, language, look, shares) => {
        const windows = shares.map((share) =>
          window({
            practice,
            figure: { ...few, visits: 30, share: { share, low: share / 2, high: (1 + share) / 2 } } as never,
          }),
        );
        const drawn = drawChart(chartOf(ground(windows), sayEmbed(language)), look);
        const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn) ?? [];
        for (const [, value = ''] of drawn.matchAll(/ (?:x|x1|x2|cx)="(-?[\d.]+)"/g))
          assert.ok(Number(value) >= 0 && Number(value) <= Number(width), value);
        for (const [, value = ''] of drawn.matchAll(/ (?:y|y1|y2|cy)="(-?[\d.]+)"/g))
          assert.ok(Number(value) >= 0 && Number(value) <= Number(height), value);
        assert.ok(!/<(?!\/?(?:svg|title|desc|rect|line|text|circle)\b)/.test(drawn));
      },
    ),
    { numRuns: 40 },
  );
});
