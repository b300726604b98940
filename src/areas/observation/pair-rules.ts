import type { PairAgreementFacts, PairState } from './pair-contract.ts';
import type { Answer } from './visit-contract.ts';

/** One of the two originals of a practice, or what is agreed, as it is kept. */
export type PairTally = {
  practiceId: string;
  answer: Answer;
  timesCount: number | null;
  scansSeen: number | null;
  scansCount: number | null;
};

/**
 * Where a pair stands for one of its two.
 *
 * @param visits how many visits with this pair id have arrived and not been taken out
 * @param isValid whether two of them belong together
 * @param isSpent whether one was taken out after the other had arrived: from then on the pair id makes no pair
 * @param isRead whether the reading of their window has been taken: from then on nothing is added
 */
export function pairStateOf(pair: {
  visits: number;
  isValid: boolean;
  isSpent: boolean;
  isAgreed: boolean;
  isRead: boolean;
}): PairState {
  if (pair.isValid) return pair.isAgreed ? 'agreed' : pair.isRead ? 'stands' : 'to-compare';
  return pair.visits > 1 || pair.isSpent ? 'no-pair' : 'waiting';
}

/** The practices of which an agreement says nothing, says something twice, or ought to say nothing. */
export function findPairFaults(
  answers: PairAgreementFacts['answers'],
  answeredIds: ReadonlySet<string>,
): PairAgreementFacts['answers'][number]['practiceId'][] {
  const given = answers.map(({ practiceId }) => practiceId);
  const twice = given.filter((id, index) => given.indexOf(id) !== index);
  const strange = given.filter((id) => !answeredIds.has(id));
  const missing = [...answeredIds].filter((id) => !given.some((each) => each === id)) as typeof given;
  return [...new Set([...missing, ...strange, ...twice])];
}

/**
 * What is kept of an agreed answer. Counts are never invented: where both counted it is the lower, which both saw; where
 * one did it is theirs. Looks at fixed beats stay with an original that gave the agreed answer.
 *
 * @param originals what the two answered, the one of the counting visit first
 */
export function agreedTally(
  practiceId: string,
  answer: Answer,
  originals: readonly (PairTally | undefined)[],
): PairTally {
  const alike = originals.filter((original) => original?.answer === answer);
  const counts = alike.flatMap((original) => original?.timesCount ?? []);
  const looked = alike.find((original) => original?.scansCount != null);
  return {
    practiceId,
    answer,
    timesCount: answer === 'seen' && counts.length > 0 ? Math.min(...counts) : null,
    scansSeen: looked?.scansSeen ?? null,
    scansCount: looked?.scansCount ?? null,
  };
}
