import { anhoejRules } from '../../statistics/anhoej-rules.ts';
import { median } from '../../statistics/median.ts';
import { differenceOfShares } from '../../statistics/newcombe-difference.ts';
import type { Figure, FigureOrNot } from './figure-contract.ts';
import { visitsToTell } from './figure-rules.ts';
import type { Change, Phase, Point, SentenceCode, Series } from './series-contract.ts';

/** One window as a line of one practice passes it. */
export type Passed = {
  windowId: string;
  /** Null when the practice was not in the window's focus: then it neither is a point nor breaks the line. */
  inFocus: { textSha256: string; visitMinutes: number; result: FigureOrNot } | null;
};

/** The median is that of the first so many points and stays, so that a change cannot drag its own yardstick along. */
const baselineLength = 10;

/**
 * The line of one practice in one place. It breaks where the practice's text changed between versions, and where the
 * visits changed their length: what lies on both sides is not the same thing. Windows without enough stay gaps.
 */
export function seriesOf(windows: readonly Passed[]): Series {
  const phases = findPhases(windows);
  const latest = findLatest(windows);
  const change = findChange(windows, phases);
  return {
    points: windows.map((window) => pointOf(figureIn(window))),
    phases,
    latest,
    change,
    sentence: chooseSentence(latest?.result ?? null, change),
  };
}

function pointOf(figure: Figure | null): Point {
  if (figure === null) return null;
  const { present, visits, noOpportunity, share, effectiveVisits } = figure;
  const likely = share === null ? null : { low: share.low, high: share.high };
  return { present, visits, noOpportunity, likely, effectiveVisits };
}

function figureIn(window: Passed): Figure | null {
  const result = window.inFocus?.result;
  return result?.is === 'shown' ? result.figure : null;
}

function findPhases(windows: readonly Passed[]): Phase[] {
  const stretches: { from: number; to: number; breakBecause: Phase['breakBecause'] }[] = [];
  let before: NonNullable<Passed['inFocus']> | null = null;
  for (const [index, { inFocus }] of windows.entries()) {
    if (inFocus === null) continue;
    const current = stretches.at(-1);
    const breakBecause = before === null ? null : findBreak(before, inFocus);
    if (current === undefined || breakBecause !== null)
      stretches.push({ from: index, to: index, breakBecause });
    else current.to = index;
    before = inFocus;
  }
  return stretches.map((stretch) => ({
    ...stretch,
    ...judge(windows.slice(stretch.from, stretch.to + 1)),
  }));
}

type Wording = { textSha256: string; visitMinutes: number };

function findBreak(before: Wording, now: Wording): Phase['breakBecause'] {
  if (before.textSha256 !== now.textSha256) return 'text_changed';
  return before.visitMinutes === now.visitMinutes ? null : 'visit_length_changed';
}

/** Only windows with enough for a share are points: counts under that are told, not drawn. */
function judge(windows: readonly Passed[]): Omit<Phase, 'from' | 'to' | 'breakBecause'> {
  const shares = windows.map((window) => {
    const figure = figureIn(window);
    return figure === null || figure.share === null ? null : figure.present / figure.visits;
  });
  if (shares.every((share) => share === null)) {
    return {
      median: null,
      usefulPoints: 0,
      longestRun: 0,
      crossings: 0,
      longestRunLimit: null,
      crossingsLimit: null,
      verdict: 'too_few',
    };
  }
  const baseline = shares.filter((share) => share !== null).slice(0, baselineLength);
  const chart = anhoejRules(shares, median(baseline));
  return {
    median: chart.center,
    usefulPoints: chart.useful,
    longestRun: chart.longestRun,
    crossings: chart.crossings,
    longestRunLimit: chart.longestRunLimit,
    crossingsLimit: chart.crossingsLimit,
    verdict: chart.signal === null ? 'too_few' : chart.signal ? 'signal' : 'no_signal',
  };
}

function findLatest(windows: readonly Passed[]): Series['latest'] {
  const last =
    windows.findLast((window) => figureIn(window) !== null) ??
    windows.findLast((window) => window.inFocus !== null);
  if (!last?.inFocus) return null;
  const figure = figureIn(last);
  const toTell = figure === null ? null : visitsToTell(figure);
  return { windowId: last.windowId, result: last.inFocus.result, toTell };
}

function findChange(windows: readonly Passed[], phases: readonly Phase[]): Change | null {
  const [last, before] = windows
    .map((window, index) => ({ windowId: window.windowId, index, figure: figureIn(window) }))
    .filter((found): found is { windowId: string; index: number; figure: Figure } => found.figure !== null)
    .slice(-2)
    .reverse();
  if (last?.figure.share == null || before?.figure.share == null) return null;
  const isUnbroken = phases.some(({ from, to }) => from <= before.index && last.index <= to);
  if (!isUnbroken || !last.figure.isComparable || !before.figure.isComparable) return null;
  const difference = differenceOfShares(last.figure.share, before.figure.share);
  return {
    fromWindowId: before.windowId,
    toWindowId: last.windowId,
    ...difference,
    verdict: difference.low > 0 ? 'higher' : difference.high < 0 ? 'lower' : 'cannot_tell',
  };
}

function chooseSentence(result: FigureOrNot | null, change: Change | null): SentenceCode {
  if (result === null || result.is === 'not_enough') return 'not_enough_yet';
  if (result.figure.share === null) return 'counts_only';
  return change === null ? 'share' : `share_and_${change.verdict}`;
}
