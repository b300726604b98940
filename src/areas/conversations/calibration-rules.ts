import { agreementTable } from '../../statistics/agreement-table.ts';
import { cohenKappa } from '../../statistics/cohen-kappa.ts';
import { fleissKappa } from '../../statistics/fleiss-kappa.ts';
import { gwetAc1 } from '../../statistics/gwet-ac1.ts';
import { percentAgreement } from '../../statistics/percent-agreement.ts';
import { positiveAgreement } from '../../statistics/positive-agreement.ts';
import { shareWithClustering } from '../../statistics/share-with-clustering.ts';
import type { Agreement, MomentSpread } from './calibration-agreement-contract.ts';
import { type CodedAnswer, type CodingAnswer, codingAnswers, type SetState } from './calibration-contract.ts';

/** Under this share of agreement the words of a practice want work. */
const wantsWordsUnder = 0.6;
/** Agreement on presence alone is looked at from so many codings of "seen" on. */
const fewestSeen = 5;

/** Where a lesson stands. */
export function setStateOf(turns: { isOpened: boolean; isClosed: boolean }): SetState {
  if (turns.isClosed) return 'closed';
  return turns.isOpened ? 'open' : 'made';
}

/** Whether every practice has an answer in every moment, once, and nothing else has. */
export function isWholeCoding(
  set: { moments: number; practiceIds: readonly string[] },
  answers: readonly Pick<CodedAnswer, 'moment' | 'practiceId'>[],
): boolean {
  const given = new Set(answers.map(({ moment, practiceId }) => `${moment} ${practiceId}`));
  const isAsked = ({ moment, practiceId }: Pick<CodedAnswer, 'moment' | 'practiceId'>) =>
    moment < set.moments && set.practiceIds.includes(practiceId);
  return (
    answers.length === set.moments * set.practiceIds.length &&
    given.size === answers.length &&
    answers.every(isAsked)
  );
}

/** How many codings gave this answer where the master coding gives that one. */
export type Cell = { master: CodingAnswer; answer: CodingAnswer; count: number };
/** One person's codings of a practice: how many, and how many of them agree with the master coding. */
export type Tally = { agreed: number; codings: number };

/**
 * How far codings of one practice agree with the master coding; null where there are none.
 *
 * People gave several answers each, so the interval of the share counts people and not answers. Where the master coding
 * says the same in every moment, kappa is 0 whatever people do: it is left out.
 */
export function agreementOf(cells: readonly Cell[], people: readonly Tally[]): Agreement | null {
  const pairs = cells.flatMap(({ master, answer, count }) =>
    Array.from({ length: count }, () => [master, answer] as const),
  );
  if (pairs.length === 0) return null;
  const table = agreementTable(pairs, codingAnswers);
  const share = shareWithClustering(
    people.map(({ agreed, codings }) => ({ successes: agreed, trials: codings })),
  );
  const { kappa, low, high } = cohenKappa(table);
  const isVaried = new Set(cells.filter(({ count }) => count > 0).map(({ master }) => master)).size > 1;
  const hundred = (part: number) => Math.round(part * 1000) / 10;
  return {
    people: people.length,
    codings: pairs.length,
    agreed: cells.reduce((sum, cell) => sum + (cell.master === cell.answer ? cell.count : 0), 0),
    percent: hundred(percentAgreement(table)),
    low: hundred(share.low),
    high: hundred(share.high),
    kappa:
      isVaried && kappa !== null && low !== null && high !== null
        ? { value: rounded(kappa), low: rounded(low), high: rounded(high) }
        : null,
    ac1: rounded(gwetAc1(table).ac1),
    wantsWords: wantsWords(cells, percentAgreement(table)),
  };
}

/** Whether people see a practice so differently that its words want work: in all, or where "seen" was coded. */
function wantsWords(cells: readonly Cell[], share: number): boolean {
  const count = (isMaster: boolean, isAnswer: boolean) =>
    cells
      .filter(({ master, answer }) => (master === 'seen') === isMaster && (answer === 'seen') === isAnswer)
      .reduce((sum, cell) => sum + cell.count, 0);
  const { agreement, codings } = positiveAgreement(count(true, true), count(true, false), count(false, true));
  const isPresenceOpen = codings >= fewestSeen && agreement !== null && agreement < wantsWordsUnder;
  return share < wantsWordsUnder || isPresenceOpen;
}

/** How many people gave each answer in one moment. */
export function momentSpreadOf(cells: readonly Cell[]): MomentSpread {
  const of = (isCounted: (cell: Cell) => boolean) =>
    cells.filter(isCounted).reduce((sum, cell) => sum + cell.count, 0);
  return {
    seen: of(({ answer }) => answer === 'seen'),
    not_seen: of(({ answer }) => answer === 'not_seen'),
    no_opportunity: of(({ answer }) => answer === 'no_opportunity'),
    could_not_tell: of(({ answer }) => answer === 'could_not_tell'),
    asMaster: of(({ master, answer }) => master === answer),
  };
}

/** How far people agree among themselves on a practice over the moments of one lesson; null where all answers are one. */
export function amongThemselves(moments: readonly MomentSpread[]): number | null {
  const kappa = fleissKappa(moments.map((moment) => codingAnswers.map((answer) => moment[answer])));
  return kappa === null ? null : rounded(kappa);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
