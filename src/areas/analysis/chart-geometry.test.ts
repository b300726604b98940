import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cardOf } from './chart-card.ts';
import { chartViews } from './chart-contract.ts';
import { boxOf, type Chart, type Label, tenth, touches, widthOf } from './chart-scene.ts';
import { svgOf } from './chart-svg.ts';
import { chartOf } from './chart-view-rules.ts';
import { lookedAt, sayAr, sayEn, sayEs, someWindows } from './test-charts.ts';

const marks = fc.array(fc.nat({ max: 2000 }), { maxLength: 12 });
const view = fc.constantFrom(...chartViews);

/** Draws whatever can be drawn of made-up pictures. */
function everyChart(look: (chart: Chart) => void) {
  let drawn = 0;
  fc.assert(
    fc.property(
      someWindows,
      marks,
      view,
      fc.constantFrom(sayEn, sayEs, sayAr),
      (windows, days, wanted, say) => {
        const { chart, sentences } = chartOf(lookedAt(windows, days, wanted), say);
        assert.ok(sentences.length > 0 && sentences.every((one) => one.length > 0));
        if (chart === null) return;
        drawn += 1;
        look(chart);
      },
    ),
    { numRuns: 400 },
  );
  assert.ok(drawn > 100, `only ${drawn} charts were drawn`);
}

const labelsOf = (chart: Chart) => chart.scene.items.filter((item): item is Label => item.is === 'text');

test('no two labels touch', () => {
  everyChart((chart) => {
    const labels = labelsOf(chart);
    for (const [index, one] of labels.entries())
      for (const other of labels.slice(index + 1))
        assert.ok(!touches(boxOf(one), boxOf(other)), `“${one.text}” touches “${other.text}”`);
  });
});

test('all points, lines and labels lie inside the drawing', () => {
  everyChart((chart) => {
    const { width, height, items } = chart.scene;
    const check = ([x, y]: readonly [number, number], what: string) =>
      assert.ok(x >= -0.01 && x <= width + 0.01 && y >= 0 && y <= height, `${what} lies at ${x}, ${y}`);
    for (const item of items) {
      if (item.is === 'line') for (const end of [item.from, item.to]) check(end, item.role);
      if (item.is === 'path') for (const place of item.points) check(place, item.role);
      if (item.is === 'dot') check(item.at, item.role);
      if (item.is !== 'text') continue;
      const { left, right, top, bottom } = boxOf(item);
      check([left, top], item.text);
      check([right, bottom], item.text);
    }
    for (const { at } of chart.points) check(at, 'a point to walk to');
  });
});

test('the same scene is the same SVG, and well-formed: every text is escaped', () => {
  everyChart((chart) => {
    const card = {
      sentences: ['<b>&"'],
      title: chart.title,
      drawn: '',
      perfection: '',
      isRightToLeft: false,
    };
    const svg = svgOf(cardOf(chart, card));
    assert.equal(svg, svgOf(cardOf(structuredClone(chart), card)));
    assert.doesNotMatch(svg, /NaN|undefined|<b>|Infinity/);
    assert.match(svg, /&lt;b&gt;&amp;&quot;/);
  });
});

test('time runs from left to right in every language: of all languages the points stand at the same places', () => {
  fc.assert(
    fc.property(someWindows, fc.constantFrom('time', 'limits', 'beside'), (windows, wanted) => {
      const looked = lookedAt(windows, [], wanted as 'time');
      const [en, ar] = [chartOf(looked, sayEn).chart, chartOf(looked, sayAr).chart];
      if (en === null || ar === null) return assert.equal(en, ar);
      const dots = ({ scene }: Chart) =>
        scene.items.flatMap((item) => (item.is === 'dot' ? [`${item.role} ${item.at.map(tenth)}`] : []));
      assert.deepEqual(dots(ar), dots(en));
      const places = ({ points }: Chart) => points.map(({ at: [x] }) => x);
      assert.deepEqual(places(ar), places(en));
      assert.deepEqual(
        places(ar),
        places(ar).toSorted((one, other) => one - other),
      );
    }),
  );
});

test('a card’s words stay within it, however long they are', () => {
  const looked = lookedAt([{ days: 3, text: 'one', minutes: 5, isInFocus: true, counts: [] }], [], 'time');
  const nothing = { title: '', said: '', points: [], scene: { width: 400, height: 0, items: [] } };
  fc.assert(
    fc.property(fc.lorem({ maxCount: 80 }), fc.boolean(), (text, isRightToLeft) => {
      const words = { title: text, sentences: [text, text], drawn: text, perfection: text, isRightToLeft };
      const card = cardOf(chartOf(looked, sayEn).chart ?? nothing, words);
      for (const label of labelsOf(card)) {
        const { left, right, bottom } = boxOf(label, 12);
        const isLong = widthOf(label.text, 12) > 400;
        assert.ok(isLong || (left >= 0 && right <= card.scene.width), `“${label.text}” sticks out`);
        assert.ok(bottom <= card.scene.height);
      }
    }),
  );
});
