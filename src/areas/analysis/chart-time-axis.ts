import { keptInside, type Label, type SceneItem, withoutOverlap } from './chart-scene.ts';

/** The room of a chart over time, in its own units; a small one has no words but its ends. */
export type ChartSize = {
  width: number;
  height: number;
  start: number;
  end: number;
  top: number;
  bottom: number;
  /** In what size its words are drawn at most. */
  letters: number;
};
export const full: ChartSize = {
  ...{ width: 400, height: 200, start: 36, end: 12, top: 24, bottom: 46 },
  letters: 16,
};
export const small: ChartSize = {
  ...{ width: 240, height: 96, start: 28, end: 8, top: 8, bottom: 24 },
  letters: 12,
};

/** How days and numbers are said under an axis. */
export type AxisSay = { number(value: number): string; day(schoolDay: string): string };

export type TimeAxis = {
  size: ChartSize;
  first: string;
  last: string;
  x(schoolDay: string): number;
  y(share: number): number;
};

const dayNumber = (schoolDay: string) => Date.parse(`${schoolDay}T00:00:00Z`) / 86_400_000;

/**
 * Days to the right, shares upward; the same for every chart of a subject, so that they can be laid beside each other.
 * In Arabic too: a picture that is taken along is one picture, whoever looks at it.
 */
export function timeAxis(size: ChartSize, days: readonly string[]): TimeAxis {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0] ?? '2026-01-01', sorted.at(-1) ?? '2026-01-01'];
  const [from, until] = [size.start + 8, size.width - size.end - 8];
  const [begins, lasts] = [dayNumber(first), dayNumber(last) - dayNumber(first)];
  const [foot, height] = [size.height - size.bottom, size.height - size.bottom - size.top];
  return {
    ...{ size, first, last },
    x: (schoolDay) =>
      lasts === 0 ? (from + until) / 2 : from + ((dayNumber(schoolDay) - begins) / lasts) * (until - from),
    y: (share) => foot - share * height,
  };
}

/** The lines and words of the axes: 0, 50 and 100, the first day and the last. */
export function axesOf(axis: TimeAxis, say: AxisSay): SceneItem[] {
  const { size, first, last, x, y } = axis;
  const grid = [0, 0.5, 1].map((share): SceneItem => {
    const at = y(share);
    return { is: 'line', role: 'grid', from: [size.start, at], to: [size.width - size.end, at] };
  });
  return [...grid, ...sharesOf(axis, say), ...daysOf({ size, first, last, x }, say)];
}

/** The words beside the shares. */
function sharesOf({ size, y }: TimeAxis, say: AxisSay): Label[] {
  const labels = [0, 1, 0.5].map(
    (share): Label => ({
      ...{ is: 'text', role: 'label', anchor: 'end' },
      ...{ x: size.start - 6, y: y(share) + 4, text: say.number(share * 100) },
    }),
  );
  return withoutOverlap(labels, size.letters);
}

/** The words under the date axis. Where both ends have no room, the last day stands alone. */
export function daysOf({ size, first, last, x }: Omit<TimeAxis, 'y'>, say: AxisSay): Label[] {
  const y = size.height - size.bottom + 20;
  const end: Label = {
    ...{ is: 'text', role: 'label', anchor: 'end' },
    ...{ x: size.width - size.end, y, text: say.day(last) },
  };
  const begin: Label = {
    ...{ is: 'text', role: 'label', anchor: 'start' },
    ...{ x: Math.max(size.start, x(first) - 8), y, text: say.day(first) },
  };
  return first === last ? [{ ...end }] : withoutOverlap([end, begin], size.letters);
}

/** How wide a letter of a label is at most, in the chart's own units, and how much room two labels keep between them. */
const letterWidth = 12;
const between = 8;

/**
 * Where letters stand along an axis: those whose labels would touch stand together under one, in the middle of them.
 *
 * @param lettered in the order of their places
 * @param textOf what stands for several letters together
 */
export function groupLetters(
  lettered: readonly { at: number; letter: string }[],
  textOf: (letters: readonly string[]) => string,
): { at: number; text: string }[] {
  const groups: { from: number; to: number; letters: string[] }[] = [];
  const placed = ({ from, to, letters }: (typeof groups)[number]) => {
    const [at, text] = [(from + to) / 2, textOf(letters)];
    return { at, text, half: (text.length * letterWidth) / 2 };
  };
  for (const { at, letter } of lettered) {
    let group = { from: at, to: at, letters: [letter] };
    for (let last = groups.at(-1); last !== undefined; last = groups.at(-1)) {
      const [one, other] = [placed(last), placed(group)];
      if (other.at - other.half - (one.at + one.half) >= between) break;
      group = { from: last.from, to: group.to, letters: [...last.letters, ...group.letters] };
      groups.pop();
    }
    groups.push(group);
  }
  return groups.map((group) => {
    const { at, text } = placed(group);
    return { at, text };
  });
}

/** A day on the axis, and the letter that stands for it. */
export type LetteredDay = { on: string; letter: string };

/** Letters under the date axis; what they stand for is in the list of marks. */
export function marksOf(
  axis: TimeAxis,
  marks: readonly LetteredDay[],
  textOf: (letters: readonly string[]) => string,
): SceneItem[] {
  const { size, x } = axis;
  const foot = size.height - size.bottom;
  const lettered = marks.map(({ on, letter }) => ({ at: x(on), letter }));
  return [
    ...lettered.map(
      ({ at }): SceneItem => ({ is: 'line', role: 'tick', from: [at, foot - 6], to: [at, foot + 6] }),
    ),
    ...lettersAt(groupLetters(lettered, textOf), foot + 38, size),
  ];
}

/** Where the line breaks: a broken line from foot to head, with the number under which the reason is told. */
export function breaksOf(
  axis: TimeAxis,
  breaks: readonly LetteredDay[],
  textOf: (letters: readonly string[]) => string,
): SceneItem[] {
  const { size, x } = axis;
  const lines = breaks.map(({ on }): SceneItem => {
    const at = x(on);
    return { is: 'line', role: 'break', from: [at, size.top - 4], to: [at, size.height - size.bottom] };
  });
  if (size.top < size.letters) return lines;
  const lettered = breaks.map(({ on, letter }) => ({ at: x(on), letter }));
  return [...lines, ...lettersAt(groupLetters(lettered, textOf), size.top - 8, size)];
}

function lettersAt(groups: readonly { at: number; text: string }[], y: number, size: ChartSize): Label[] {
  const labels = groups.map(({ at, text }) =>
    keptInside({ is: 'text', role: 'letter', anchor: 'middle', x: at, y, text }, size.width, size.letters),
  );
  return withoutOverlap(labels, size.letters);
}
