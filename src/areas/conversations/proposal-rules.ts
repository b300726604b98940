import type { Proposal } from './question-contract.ts';

/** Proposals in the order of the work: the open ones, the oldest first; then the decided, the latest decision first. */
export function inOrderOfWork<One extends Pick<Proposal, 'state' | 'at' | 'decision'>>(
  proposals: readonly One[],
): One[] {
  const open = proposals.filter((proposal) => proposal.state === 'open');
  const decided = proposals.filter((proposal) => proposal.state !== 'open');
  const momentOf = (proposal: One) => proposal.decision?.at ?? proposal.at;
  return [
    ...open.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ...decided.toSorted((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1)),
  ];
}
