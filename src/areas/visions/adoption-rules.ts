import type { DecisionRecord } from './review-contract.ts';

/** Why a decision is not one that adopts; null when it is. */
export type DecisionFault = 'votes' | 'more_votes_than_present' | 'objections' | 'signatures';

/**
 * Whether the meeting came to adopt: more votes for than against, and no more votes than members present; no objection
 * left standing; or the signature of every member present and of nobody else.
 */
export function findDecisionFault(
  decision: DecisionRecord,
  presentIds: readonly string[],
): DecisionFault | null {
  if (decision.method === 'vote') {
    const { votesFor, votesAgainst, abstained } = decision;
    if (votesFor + votesAgainst + abstained > presentIds.length) return 'more_votes_than_present';
    return votesFor > votesAgainst ? null : 'votes';
  }
  if (decision.method === 'consent') {
    return decision.objections.every(({ resolution }) => resolution.trim() !== '') ? null : 'objections';
  }
  const signed: ReadonlySet<string> = new Set(decision.signedBy);
  const isByAll = presentIds.every((id) => signed.has(id)) && signed.size === new Set(presentIds).size;
  return isByAll ? null : 'signatures';
}
