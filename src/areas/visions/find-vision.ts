import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { isOnTeam, mayReadDraft, mayWriteDraft, type Seen } from './access.ts';
import { visionsContract } from './contract.ts';
import { findNextStep, isOpenFor } from './next-step-rules.ts';
import type { Stage } from './practice-contract.ts';
import { visionsProblems } from './problems-contract.ts';
import type { VisionSummary } from './vision-contract.ts';
import { findDesignees, findVisions, holdVision, type VisionFacts } from './vision-store.ts';

/** Every handler of the area begins here: signed in, in one transaction. */
export const signedIn = implement(visionsContract).$context<RequestContext>().use(admit);

/** A vision that is there, or the refusal that it is not. */
export async function findVision(tx: Tx, visionId: string): Promise<VisionFacts> {
  const [vision] = await findVisions(tx, { visionId });
  if (vision === undefined) throw refusal(commonProblems, 'record/not-found');
  return vision;
}

/** A vision whose draft the actor may read. */
export async function findReadable(tx: Tx, actor: Actor, visionId: string): Promise<VisionFacts> {
  const vision = await findVision(tx, visionId);
  if (!mayReadDraft(actor, seenOf(vision))) throw refusal(visionsProblems, 'visions/draft-not-visible');
  return vision;
}

/** A vision of whose team the actor is. */
export async function findWritable(tx: Tx, actor: Actor, visionId: string): Promise<VisionFacts> {
  const vision = await findVision(tx, visionId);
  if (!mayWriteDraft(actor, seenOf(vision))) throw refusal(visionsProblems, 'visions/not-on-team');
  return vision;
}

/** A vision held for a save or a step, with its draft open to the actor. */
export async function holdOpen(
  tx: Tx,
  actor: Actor,
  visionId: string,
  act: 'save' | 'step',
): Promise<VisionFacts> {
  await holdVision(tx, visionId, act);
  const vision = await findWritable(tx, actor, visionId);
  requireOpen(vision);
  return vision;
}

/** Refuses what cannot be done while the text is frozen. */
export function requireOpen(vision: VisionFacts): void {
  const stage = stageOf(vision);
  if (!isOpenFor(stage)) throw refusal(visionsProblems, 'visions/frozen', { stage });
}

export function stageOf(vision: VisionFacts): Stage {
  return nextOf(vision, []).stage;
}

export function seenOf(vision: VisionFacts): Seen {
  return { memberIds: vision.members.map(({ personId }) => personId) };
}

/** The list entries of visions, as the actor sees them. */
export async function summarize(
  tx: Tx,
  actor: Actor,
  visions: readonly VisionFacts[],
): Promise<VisionSummary[]> {
  const designees = await findDesignees(tx);
  return visions.map((vision) => {
    const { id, title, subject, path, model, current } = vision;
    const [next, seen] = [nextOf(vision, designees), seenOf(vision)];
    const you = {
      isOnTeam: isOnTeam(actor, seen),
      mayReadDraft: mayReadDraft(actor, seen),
      mayWrite: mayWriteDraft(actor, seen) && isOpenFor(next.stage),
    };
    return { id, title, subject, path, model, next, current, you };
  });
}

function nextOf(vision: VisionFacts, designees: readonly string[]) {
  return findNextStep({
    startedAt: vision.started.at,
    team: vision.members.map(({ name }) => name),
    submission: vision.submission,
    revisionStartedAt: vision.revisionStartedAt,
    setAsideAt: vision.setAsideAt,
    designees,
  });
}
