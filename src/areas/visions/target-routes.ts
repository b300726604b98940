import { commonProblems, refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import type { Target } from './call-contract.ts';
import { signedIn } from './find-vision.ts';
import { visionsProblems } from './problems-contract.ts';
import { findUnknown } from './signature-store.ts';
import { endTarget, findTargets, insertTarget } from './target-store.ts';
import { findNetworkMembers } from './team-store.ts';

async function findTarget(tx: Tx, targetId: string): Promise<Target> {
  const [target] = await findTargets(tx, { targetId });
  if (target === undefined) throw refusal(commonProblems, 'record/not-found');
  return target;
}

/** Refuses a replacement of what is unknown, of another subject, or no longer in force. */
async function requireReplaceable(tx: Tx, replacesId: string | null, subjectId: string): Promise<void> {
  if (replacesId === null) return;
  const [old] = await findTargets(tx, { targetId: replacesId });
  if (old === undefined || old.subject.id !== subjectId)
    throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'target' });
  if (old.endedAt !== null) throw refusal(visionsProblems, 'visions/target-ended');
}

export const targetRoutes = {
  listTargets: signedIn.listTargets.handler(({ context, input }) =>
    findTargets(context.tx, { subjectId: input.subjectId }),
  ),
  setTarget: signedIn.setTarget.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { targetId, ...facts } = input;
    const [unknown] = await findUnknown(tx, 'district.subjects', [input.subjectId]);
    if (unknown !== undefined)
      throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'subject' });
    await recordOnce(
      {
        subjectId: facts.subjectId as string,
        text: facts.text,
        replacesId: facts.replacesId as string | null,
      },
      async () => {
        const [kept] = await findTargets(tx, { targetId });
        return kept && { subjectId: kept.subject.id, text: kept.text, replacesId: kept.replacesId };
      },
      async () => {
        await requireReplaceable(tx, input.replacesId, input.subjectId);
        await insertTarget(tx, actor, { ...facts, id: targetId });
        if (input.replacesId !== null) await endTarget(tx, input.replacesId);
        await audit(tx, actor, 'visions/target-set', {
          id: targetId,
          detail: { replacesId: input.replacesId },
        });
      },
    );
    return findTarget(tx, targetId);
  }),
  endTarget: signedIn.endTarget.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const target = await findTarget(tx, input.targetId);
    if (target.endedAt === null) {
      await endTarget(tx, input.targetId);
      await audit(tx, actor, 'visions/target-ended', { id: input.targetId });
    }
    return findTarget(tx, input.targetId);
  }),
  listNetworkMembers: signedIn.listNetworkMembers.handler(({ context, input }) =>
    findNetworkMembers(context.tx, input.on),
  ),
};
