import { type Actor, hasDuty } from '../../kit/actor.ts';
import type { Process } from './call-contract.ts';
import { isOpenFor } from './next-step-rules.ts';
import type { Stage } from './practice-contract.ts';

/** As much of a vision as access turns on. */
export type Seen = { memberIds: readonly string[] };

/** Whether somebody is on the team now, in whatever capacity they act. */
export function isOnTeam(actor: Actor, { memberIds }: Seen): boolean {
  return memberIds.includes(actor.personId);
}

/** Drafts are the team's; the District Network, the superintendent and the designee read and comment. */
export function mayReadDraft(actor: Actor, vision: Seen): boolean {
  return (
    isOnTeam(actor, vision) ||
    actor.capacity === 'dn_member' ||
    actor.capacity === 'superintendent' ||
    hasDuty(actor, 'vision_review')
  );
}

/** Only members write. */
export function mayWriteDraft(actor: Actor, vision: Seen): boolean {
  return isOnTeam(actor, vision);
}

/** An adopted vision can be opened again by its team, the District Network or the superintendent. */
export function mayRevise(actor: Actor, vision: Seen): boolean {
  return isOnTeam(actor, vision) || actor.capacity === 'dn_member' || actor.capacity === 'superintendent';
}

/** A draft can be set aside, and taken up again, by its team, the District Network or the superintendent. */
export function maySetAside(
  actor: Actor,
  vision: Seen,
  { stage, isAdopted }: { stage: Stage; isAdopted: boolean },
): boolean {
  return !isAdopted && (isOpenFor(stage) || stage === 'set_aside') && mayRevise(actor, vision);
}

/** Whether the actor can name members at all; a building administrator only from the own building. */
export function mayAddMembers(actor: Actor): boolean {
  return ['superintendent', 'dn_member', 'building_administrator'].includes(actor.capacity);
}

/** Whether the actor can name somebody who works in these buildings. */
export function mayAddFrom(actor: Actor, buildingIds: readonly (string | null)[]): boolean {
  if (actor.capacity !== 'building_administrator') return mayAddMembers(actor);
  return actor.buildingId !== null && buildingIds.includes(actor.buildingId);
}

/** A membership is ended by the member, the District Network or the superintendent. */
export function mayEndMembership(actor: Actor, personId: string): boolean {
  return actor.personId === personId || actor.capacity === 'dn_member' || actor.capacity === 'superintendent';
}

/** Whether the actor reviews in this district: the superintendent, or a designee where the process has one. */
export function mayReviewIn(actor: Actor, { reviewer }: Pick<Process, 'reviewer'>): boolean {
  if (actor.capacity === 'superintendent') return true;
  return reviewer === 'superintendent_or_designee' && hasDuty(actor, 'vision_review');
}

/** Whether the actor can review this submission now. */
export function mayReview(
  actor: Actor,
  process: Pick<Process, 'reviewer'>,
  submission: { stage: Stage; submittedBy: string },
): boolean {
  return (
    submission.stage === 'in_review' &&
    submission.submittedBy !== actor.personId &&
    mayReviewIn(actor, process)
  );
}

/** Words given for a practice are taken back by whoever gave them, the District Network or the superintendent. */
export function mayWithdrawPhrase(actor: Actor, phrase: { isYours: boolean }): boolean {
  return phrase.isYours || actor.capacity === 'dn_member' || actor.capacity === 'superintendent';
}

/** Whether the actor can record an adoption now. */
export function mayAdopt(actor: Actor, stage: Stage): boolean {
  return stage === 'forwarded' && actor.capacity === 'dn_member';
}
