import type { ChartWords } from './chart-words-schema.ts';
import type { Figure, FigureOrNot, Floors, ShareWithInterval } from './figure-contract.ts';
import type { Change, Phase, Point, Series, WindowOnAxis } from './series-contract.ts';

/** How a chart speaks: the words, numbers and days of one language, and which way that language is read. */
export type ChartSay = {
  words: ChartWords;
  number(value: number): string;
  day(schoolDay: string, style?: 'medium' | 'short'): string;
  isRightToLeft: boolean;
};

/** A share as people say it: visits of a hundred. */
export function sayOfHundred({ number }: ChartSay, share: number): string {
  return number(Math.round(share * 100));
}

function ends(say: ChartSay, { low, high }: Pick<ShareWithInterval, 'low' | 'high'>) {
  return { low: sayOfHundred(say, low), high: sayOfHundred(say, high) };
}

/** The days of a window: "Sep 1 – Sep 15, 2026". */
export function sayWindowDays(say: ChartSay, window: Pick<WindowOnAxis, 'startsOn' | 'endsOn'>): string {
  const { startsOn, endsOn } = window;
  return say.words.seen_days({ startsOn: say.day(startsOn, 'short'), endsOn: say.day(endsOn) });
}

/** The finding: a number never stands alone. The chart, its table and this sentence say the same. */
export function sayFinding(say: ChartSay, result: FigureOrNot, floors: Floors): string {
  if (result.is === 'not_enough')
    return say.words.seen_not_enough({ rooms: say.number(floors.rooms), visits: say.number(floors.visits) });
  const { present, visits, share } = result.figure;
  const counts = { present: say.number(present), visits: say.number(visits) };
  return share === null
    ? say.words.seen_counts(counts)
    : say.words.seen_share({ ...counts, ...ends(say, share) });
}

/** A point of a line in words. */
export function sayPoint(say: ChartSay, point: Point): string {
  if (point === null) return say.words.seen_no_figure({});
  const counts = { present: say.number(point.present), visits: say.number(point.visits) };
  return point.likely === null
    ? say.words.seen_counts(counts)
    : say.words.seen_share({ ...counts, ...ends(say, point.likely) });
}

/** How often the practice could have been seen at all. */
export function sayOpportunity(
  say: ChartSay,
  figure: Pick<Figure, 'visits' | 'noOpportunity' | 'couldNotTell' | 'opportunity'>,
): string {
  const { visits, noOpportunity, couldNotTell, opportunity } = figure;
  const counts = { visits: say.number(visits), of: say.number(visits + noOpportunity) };
  const said =
    opportunity === null
      ? say.words.seen_opportunity_counts(counts)
      : say.words.seen_opportunity({ ...counts, ...ends(say, opportunity) });
  if (couldNotTell === 0) return said;
  return `${said} ${say.words.seen_could_not_tell({ count: say.number(couldNotTell) })}`;
}

/** How the last two windows differ, never without the interval. */
export function sayChange(say: ChartSay, change: Change): string {
  const points = (value: number) => say.number(Math.abs(Math.round(value * 100)));
  const { low, high } = change;
  if (change.verdict === 'higher') return say.words.seen_higher({ low: points(low), high: points(high) });
  if (change.verdict === 'lower') return say.words.seen_lower({ low: points(high), high: points(low) });
  return say.words.seen_cannot_tell({ fewer: points(low), more: points(high) });
}

/** What the run chart rules say about the stretch that is going on. */
export function sayVerdict(say: ChartSay, phase: Phase): string {
  if (phase.verdict === 'too_few') return say.words.seen_too_few({ points: say.number(phase.usefulPoints) });
  return phase.verdict === 'signal' ? say.words.seen_signal({}) : say.words.seen_no_signal({});
}

/** Where a line breaks: the day, the number that stands there in the chart, and why. */
export type Break = { on: string; letter: string; because: NonNullable<Phase['breakBecause']> };

/** The breaks of a line in time order, numbered from 1 in the reader's own digits. */
export function breaksIn(say: ChartSay, series: Series, windows: readonly WindowOnAxis[]): Break[] {
  const found = series.phases.flatMap(({ from, breakBecause }) => {
    const on = windows[from]?.startsOn;
    return breakBecause === null || on === undefined ? [] : [{ on, because: breakBecause }];
  });
  return found.map((one, index) => ({ ...one, letter: say.number(index + 1) }));
}

/** A break in words: "Line 1, Sep 8, 2026: the words of the practice changed." */
export function sayBreak(say: ChartSay, { letter, on, because }: Break): string {
  const what = because === 'text_changed' ? say.words.seen_break_text({}) : say.words.seen_break_length({});
  return say.words.seen_break_at({ number: letter, on: say.day(on), what });
}

/** Letters that stand together under one place of an axis. */
export function sayLetters({ words }: ChartSay, letters: readonly string[]): string {
  if (letters.length < 3) return letters.join(' ');
  return words.seen_letters({ first: letters[0] ?? '', last: letters.at(-1) ?? '' });
}
