/**
 * What a chart consists of before anybody draws it: lines, paths, dots and words at places, in the chart's own units. One
 * description for the screen, for a picture and for a page on paper, so that they cannot differ.
 */
export type Place = readonly [x: number, y: number];

/** What something in a chart is; how it looks is decided where it is drawn. Nothing here is good or bad. */
export type Role =
  | 'axis'
  | 'grid'
  | 'line'
  | 'median'
  | 'limit'
  | 'outer-limit'
  | 'break'
  | 'tick'
  | 'interval'
  | 'area'
  | 'aim'
  | 'point'
  | 'ring'
  | 'dot'
  | 'label'
  | 'letter';

export type Label = {
  is: 'text';
  role: 'label' | 'letter';
  x: number;
  y: number;
  /** Which end of the words stands at `x`: `start` is their left end in every language. */
  anchor: 'start' | 'middle' | 'end';
  text: string;
};

export type SceneItem =
  | { is: 'line'; role: Role; from: Place; to: Place }
  | { is: 'path'; role: Role; points: readonly Place[]; isClosed?: boolean }
  | { is: 'dot'; role: Role; at: Place; r: number }
  | Label;

export type Scene = { width: number; height: number; items: readonly SceneItem[] };

/** Something that can be walked to in a chart, with the sentence that says it. */
export type Spoken = { at: Place; said: string };

/** A chart: what it is about, what it says, what is drawn, and its points one by one. */
export type Chart = {
  title: string;
  /** The finding in words; the same sentence stands beside the drawing. */
  said: string;
  scene: Scene;
  points: readonly Spoken[];
};

/** The size of the letters that geometry reckons with: the largest in which a screen draws them. */
export const letterSize = 16;

/** How wide words are at most, in the chart's own units. Fonts differ, so this is on the safe side. */
export function widthOf(text: string, size = letterSize): number {
  return [...text].length * size * 0.62;
}

type Box = { left: number; right: number; top: number; bottom: number };

/** The room that words take. */
export function boxOf({ x, y, anchor, text }: Label, size = letterSize): Box {
  const width = widthOf(text, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2 };
}

/** Whether two boxes share any room. */
export function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** The labels that can stand without touching one that comes before them; the others are left out. */
export function withoutOverlap(labels: readonly Label[], size = letterSize): Label[] {
  const kept: Label[] = [];
  for (const label of labels) {
    const box = boxOf(label, size);
    if (kept.every((other) => !touches(box, boxOf(other, size)))) kept.push(label);
  }
  return kept;
}

/** Moves words that would stick out at a side back into the drawing. */
export function keptInside(label: Label, width: number, size = letterSize): Label {
  const { left, right } = boxOf(label, size);
  if (right > width) return { ...label, x: label.x - (right - width) };
  return left < 0 ? { ...label, x: label.x - left } : label;
}

/** A path as SVG writes it, to a tenth of a unit. */
export function pathOf(points: readonly Place[], isClosed = false): string {
  const line = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('');
  return isClosed ? `${line}Z` : line;
}

/** To a tenth: finer than an eye, and the same text wherever it is written. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
