import type { Stage } from './practice-contract.ts';
import type { NextStep } from './vision-contract.ts';

/** What has happened to a vision, as far as its next step goes. Moments as ISO text. */
export type VisionState = {
  startedAt: string;
  /** The members who are on the team now. */
  team: readonly string[];
  /** The latest submission, with what was decided on it. */
  submission: {
    submittedAt: string;
    review: { outcome: 'returned' | 'forwarded'; at: string } | null;
    /** When the District Network gave it back instead of adopting it. */
    networkReturnedAt: string | null;
    adoptedAt: string | null;
  } | null;
  /** The latest opening of an adopted version for the next. */
  revisionStartedAt: string | null;
  /** When the draft was set aside; null while it is not. */
  setAsideAt: string | null;
  /** Who holds the review for the superintendent today. */
  designees: readonly string[];
};

/**
 * Where a vision stands and who owns the next step. A vision without a team waits for the District Network to form one.
 */
export function findNextStep(state: VisionState): NextStep {
  const { submission, revisionStartedAt } = state;
  if (state.setAsideAt !== null) return { stage: 'set_aside', waitingFor: null, since: state.setAsideAt };
  const team = state.team.length > 0 ? people(state.team) : { capacity: 'dn_member' as const, names: [] };
  if (submission === null) return { stage: 'drafting', waitingFor: team, since: state.startedAt };
  const { submittedAt, review, networkReturnedAt, adoptedAt } = submission;
  if (adoptedAt !== null) {
    return revisionStartedAt !== null && revisionStartedAt >= adoptedAt
      ? { stage: 'drafting', waitingFor: team, since: revisionStartedAt }
      : { stage: 'adopted', waitingFor: null, since: adoptedAt };
  }
  if (review === null) {
    const waitingFor = { capacity: 'superintendent' as const, names: [...state.designees] };
    return { stage: 'in_review', waitingFor, since: submittedAt };
  }
  const returnedAt = review.outcome === 'returned' ? review.at : networkReturnedAt;
  return returnedAt !== null
    ? { stage: 'returned', waitingFor: team, since: returnedAt }
    : { stage: 'forwarded', waitingFor: { capacity: 'dn_member', names: [] }, since: review.at };
}

/** Whether the draft is the team's to write in. */
export function isOpenFor(stage: Stage): boolean {
  return stage === 'drafting' || stage === 'returned';
}

function people(names: readonly string[]) {
  return { capacity: null, names: [...names] };
}
