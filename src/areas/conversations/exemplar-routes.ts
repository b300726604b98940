import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayWithdrawExemplar } from './access.ts';
import { type ExemplarOffer, exemplarContract, exemplarProblems } from './exemplar-contract.ts';
import {
  type ExemplarFacts,
  findExemplar,
  insertExemplar,
  readExemplars,
  withdrawExemplar,
} from './exemplar-store.ts';
import { findVersion, type StudiedVersion } from './version-store.ts';

const signedIn = implement(exemplarContract).$context<RequestContext>().use(admit);

/** The handlers for examples of practices. */
export const exemplarRoutes = {
  listExemplars: signedIn.listExemplars.handler(async ({ context: { tx, actor }, input }) =>
    readExemplars(tx, actor, await versionOr404(tx, input.versionId)),
  ),
  offerExemplar: signedIn.offerExemplar.handler(async ({ context: { tx, actor }, input }) => {
    const version = await versionOr404(tx, input.versionId);
    const { isWithoutStudents: _said, ...offer } = input;
    await recordOnce<ExemplarFacts>(
      { ...offer, offeredById: actor.personId },
      () => findExemplar(tx, input.id),
      async () => {
        await refuseOffer(tx, input, version);
        await insertExemplar(tx, actor, { ...offer, offeredById: actor.personId });
      },
    );
    return readExemplars(tx, actor, version);
  }),
  withdrawExemplar: signedIn.withdrawExemplar.handler(async ({ context: { tx, actor }, input }) => {
    const facts = await findExemplar(tx, input.id);
    if (facts === undefined) throw refusal(commonProblems, 'record/not-found');
    const isYours = facts.offeredById === actor.personId;
    if (!mayWithdrawExemplar(actor, { isYours }))
      throw refusal(exemplarProblems, 'conversations/not-your-exemplar');
    const isFirst = await withdrawExemplar(tx, input.id);
    // One's own is one's own to take back; somebody else's is an act that answers for itself.
    if (isFirst && !isYours)
      await audit(tx, actor, 'conversations/exemplar-withdrawn', {
        id: input.id,
        detail: { practiceId: facts.practiceId },
      });
    return readExemplars(tx, actor, await versionOr404(tx, facts.versionId));
  }),
};

async function versionOr404(tx: Tx, id: string): Promise<StudiedVersion> {
  const version = await findVersion(tx, id);
  if (version === undefined) throw refusal(commonProblems, 'record/not-found');
  return version;
}

async function refuseOffer(tx: Tx, offer: ExemplarOffer, version: StudiedVersion): Promise<void> {
  const { practiceId, form, link } = offer;
  if (!version.practices.some((practice) => practice.id === practiceId))
    throw refusal(exemplarProblems, 'conversations/practice-not-in-version', { practiceIds: [practiceId] });
  const isFitting = form === 'clip' ? link !== null : form === 'lesson' || link === null;
  if (!isFitting) throw refusal(exemplarProblems, 'conversations/link-not-fitting');
  const found = await findNamedStaff(tx, [offer.title, offer.text, offer.rationale, link ?? ''].join('\n'));
  if (found.length > 0) throw refusal(exemplarProblems, 'conversations/names-a-person', { found });
}
