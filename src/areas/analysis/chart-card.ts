import { wrapped } from '../../kit/drawn-text.ts';
import { type Chart, type Label, type SceneItem, tenth, widthOf } from './chart-scene.ts';

/** What stands around a chart that is taken elsewhere, so that its figures never stand alone. */
export type CardWords = {
  title: string;
  /** What it says, in whole sentences. */
  sentences: readonly string[];
  /** Who, and on what day it was drawn. */
  drawn: string;
  /** That nobody expects all of it. */
  perfection: string;
  isRightToLeft: boolean;
};

const margin = 16;
const lineHeight = 17;
/** Words on a card are drawn in this size. */
const letters = 12;

/** The chart with its title above, and its sentences, the day and the line about perfection below: a picture that can stand alone. */
export function cardOf(chart: Chart, words: CardWords): Chart {
  const width = Math.max(chart.scene.width, 400) + 2 * margin;
  const room = width - 2 * margin;
  const fits = (line: string) => widthOf(line, letters) <= room;
  const titles = wrapped(words.title, fits);
  const below = [...words.sentences, words.perfection, words.drawn].flatMap((text) => wrapped(text, fits));
  const top = margin + titles.length * lineHeight + 8;
  const foot = top + chart.scene.height + lineHeight;
  const set = (lines: readonly string[], from: number, role: Label['role']) =>
    lines.map(
      (text, index): Label => ({
        ...{ is: 'text', role, text, y: from + index * lineHeight },
        ...(words.isRightToLeft ? { x: width - margin, anchor: 'end' } : { x: margin, anchor: 'start' }),
      }),
    );
  const inset = (width - chart.scene.width) / 2;
  return {
    ...chart,
    points: [],
    scene: {
      width,
      height: tenth(foot + below.length * lineHeight + margin / 2),
      items: [
        ...set(titles, margin + 12, 'letter'),
        ...chart.scene.items.map((item) => moved(item, inset, top)),
        ...set(below, foot, 'label'),
      ],
    },
  };
}

function moved(item: SceneItem, dx: number, dy: number): SceneItem {
  const move = ([x, y]: readonly [number, number]) => [x + dx, y + dy] as const;
  if (item.is === 'line') return { ...item, from: move(item.from), to: move(item.to) };
  if (item.is === 'path') return { ...item, points: item.points.map(move) };
  if (item.is === 'dot') return { ...item, at: move(item.at) };
  return { ...item, x: item.x + dx, y: item.y + dy };
}
