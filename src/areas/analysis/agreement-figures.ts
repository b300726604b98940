import { agreementTable } from '../../statistics/agreement-table.ts';
import { cohenKappa } from '../../statistics/cohen-kappa.ts';
import { gwetAc1 } from '../../statistics/gwet-ac1.ts';
import { krippendorffAlpha } from '../../statistics/krippendorff-alpha.ts';
import { percentAgreement } from '../../statistics/percent-agreement.ts';
import { positiveAgreement } from '../../statistics/positive-agreement.ts';
import { shareWithClustering } from '../../statistics/share-with-clustering.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';

/** The answers that can agree or not; "could not tell" is a gap. */
export const comparedAnswers = ['seen', 'not_seen', 'no_opportunity'] as const;
export type ComparedAnswer = (typeof comparedAnswers)[number];

type WithInterval = { value: number; low: number | null; high: number | null };

/** The coefficients of two observers' answers, as `src/statistics` gives them. */
export function agreementFigures(pairs: readonly (readonly [ComparedAnswer, ComparedAnswer])[]): {
  percent: number;
  kappa: WithInterval | null;
  ac1: WithInterval;
  alpha: number | null;
} {
  const table = agreementTable(pairs, comparedAnswers);
  const { kappa, low, high } = cohenKappa(table);
  const ac1 = gwetAc1(table);
  const alpha = krippendorffAlpha(pairs, 'nominal');
  return {
    percent: percentAgreement(table),
    kappa:
      kappa === null
        ? null
        : { value: inPlaces(kappa), low: low && inPlaces(low), high: high && inPlaces(high) },
    ac1: { value: inPlaces(ac1.ac1), low: inPlaces(ac1.low), high: inPlaces(ac1.high) },
    alpha: alpha === null ? null : inPlaces(alpha),
  };
}

type Interval = { share: number; low: number; high: number };

/** A share of independent pairs with its interval. */
export function shareOf(agreed: number, pairs: number): Interval {
  const { low, high } = wilsonInterval(agreed, pairs);
  return { share: agreed / pairs, low, high };
}

/** A share of answers that came several at a time: the interval counts what they are worth together. */
export function shareOfClusters(clusters: readonly { agreed: number; answers: number }[]): Interval {
  const given = clusters.map(({ agreed, answers }) => ({ successes: agreed, trials: answers }));
  const { share, low, high } = shareWithClustering(given);
  return { share, low, high };
}

/** Agreement on presence alone, and of how many codings of "seen". */
export function positiveOf(
  pairs: readonly (readonly [ComparedAnswer, ComparedAnswer])[],
): ReturnType<typeof positiveAgreement> {
  const count = (isOne: boolean, isOther: boolean) =>
    pairs.filter(([one, other]) => (one === 'seen') === isOne && (other === 'seen') === isOther).length;
  return positiveAgreement(count(true, true), count(true, false), count(false, true));
}

function inPlaces(value: number): number {
  return Math.round(value * 100) / 100;
}
