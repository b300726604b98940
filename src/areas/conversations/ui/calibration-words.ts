import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Agreement } from '../calibration-agreement-contract.ts';
import type { CodingAnswer, SetState } from '../calibration-contract.ts';

/** The four answers, in the order of a visit. */
export const answerWords: Record<CodingAnswer, () => string> = {
  seen: m.calibration_seen,
  not_seen: m.calibration_not_seen,
  no_opportunity: m.calibration_no_opportunity,
  could_not_tell: m.calibration_could_not_tell,
};
export const answerOrder = Object.keys(answerWords) as CodingAnswer[];
export const answerOptions = () => answerOrder.map((value) => ({ value, label: answerWords[value]() }));

export const setStateWords: Record<SetState, () => string> = {
  made: m.calibration_state_made,
  open: m.calibration_state_open,
  closed: m.calibration_state_closed,
};

/** "Of 120 answers by 30 people, 96 say what the master coding says: likely between 70 and 87 of 100." */
export function agreementWords({ people, codings, agreed, low, high }: Agreement): string {
  return m.calibration_agreement({
    count: people,
    people: number(people),
    codings: number(codings),
    agreed: number(agreed),
    low: number(Math.floor(low)),
    high: number(Math.ceil(high)),
  });
}

/** A coefficient, with two places, as it is written: 0.70. It is read from left to right in every language. */
export function coefficient(value: number): string {
  return `\u2066${number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}\u2069`;
}
