import { monthWords, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { AgreementFigure, DriftPoint } from '../agreement-contract.ts';
import { ofHundred } from './figure-words.ts';

/** From so many pairs on a share stands beside the counts. */
export const fewestForShare = 20;

type Interval = { low: number; high: number };

/** "likely between 62 and 81 of 100", rounded outward, so that it never claims more than there is. */
export function likelyWords({ low, high }: Interval): string {
  return m.agree_likely({ low: number(Math.floor(low * 100)), high: number(Math.ceil(high * 100)) });
}

/** "62 to 81", for a table. */
export function betweenWords({ low, high }: Interval): string {
  return m.agree_from_to({ low: number(Math.floor(low * 100)), high: number(Math.ceil(high * 100)) });
}

/** The sentence of a practice: counts always, the interval from twenty pairs on. */
export function agreementSentence(figure: AgreementFigure): string {
  const counts = m.agree_counts({
    count: figure.pairs,
    agreed: number(figure.agreed),
    pairs: number(figure.pairs),
  });
  if (figure.pairs < fewestForShare) return `${counts} ${m.agree_too_few_for_share()}`;
  return `${counts} ${likelyWords(figure.percent)}`;
}

/** A coefficient with two places, read from left to right in every language. */
function coefficient(value: number): string {
  return `\u2066${number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}\u2069`;
}

/** A coefficient with its interval where it has one; in words where it says nothing. */
export function coefficientWords(
  given: { value: number; low: number | null; high: number | null } | null,
): string {
  if (given === null) return m.agree_says_nothing();
  const { value, low, high } = given;
  if (low === null || high === null) return coefficient(value);
  return m.agree_coefficient({
    value: coefficient(value),
    low: coefficient(low),
    high: coefficient(high),
  });
}

export function alphaWords(alpha: number | null): string {
  return alpha === null ? m.agree_says_nothing() : coefficient(alpha);
}

/**
 * What a line over the months says: its first month against its last. While the two intervals touch, nothing is said of
 * a change: that asks for more than a test of the difference would.
 */
export function driftFinding(months: readonly string[], points: readonly DriftPoint[]): string {
  const shown = points.flatMap((point, index) =>
    point === null ? [] : [{ ...point, month: months[index] ?? '' }],
  );
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first === last)
    return m.agree_drift_one({
      month: monthWords(first.month),
      agreed: number(first.agreed),
      answers: number(first.answers),
      low: number(Math.floor(first.low * 100)),
      high: number(Math.ceil(first.high * 100)),
    });
  const sentence = m.agree_drift_two({
    first: monthWords(first.month),
    before: ofHundred(first.share),
    beforeLow: number(Math.floor(first.low * 100)),
    beforeHigh: number(Math.ceil(first.high * 100)),
    last: monthWords(last.month),
    now: ofHundred(last.share),
    nowLow: number(Math.floor(last.low * 100)),
    nowHigh: number(Math.ceil(last.high * 100)),
  });
  return `${sentence} ${changeWords(first, last)}`;
}

function changeWords(first: Interval, last: Interval): string {
  if (last.low > first.high) return m.agree_drift_closer();
  return last.high < first.low ? m.agree_drift_apart() : m.agree_drift_cannot_tell();
}
