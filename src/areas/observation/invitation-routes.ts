import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayObserve, mayObserveIn } from './access.ts';
import { type InvitationId, invitationContract, invitationProblems } from './invitation-contract.ts';
import { findDaysFault } from './invitation-rules.ts';
import {
  deleteInvitation,
  deleteTaker,
  endInvitations,
  findInvitation,
  type InvitationFacts,
  insertInvitation,
  insertTaker,
  listInvitationMonths,
  listOpenInvitations,
  listOwnInvitations,
} from './invitation-store.ts';
import { findTellingWords } from './invitation-telling-rules.ts';
import { listCurrentVersions } from './version-store.ts';
import { readToday } from './window-opening-store.ts';

const signedIn = implement(invitationContract).$context<RequestContext>().use(admit);

/** The handlers for "come and see". */
export const invitationRoutes = {
  listInvitations: signedIn.listInvitations.handler(async ({ context: { tx, actor } }) => {
    await endInvitations(tx);
    const observes = mayObserve(actor.capacity);
    const versions = observes ? [] : await listCurrentVersions(tx);
    return {
      today: await readToday(tx),
      own: await listOwnInvitations(tx, actor),
      open: observes ? await listOpenInvitations(tx, actor, actor.buildingId) : [],
      practices: versions.flatMap(({ subject, practices }) =>
        practices.map(({ id, name }) => ({ id, name, subject: subject.name })),
      ),
      months: await listInvitationMonths(tx),
    };
  }),

  invite: signedIn.invite.handler(async ({ context: { tx, actor }, input: { id, ...asked } }) => {
    const { buildingId } = actor;
    if (buildingId === null) throw refusal(invitationProblems, 'observation/no-building-of-yours');
    const facts = { ...asked, buildingId, madeBy: actor.personId };
    await recordOnce<InvitationFacts>(
      facts,
      () => findInvitation(tx, id),
      async () => {
        await refuseFaults(tx, facts);
        await insertInvitation(tx, actor, id, facts);
      },
    );
    return { id };
  }),

  withdrawInvitation: signedIn.withdrawInvitation.handler(async ({ context: { tx, actor }, input }) => {
    const kept = await findInvitation(tx, input.id);
    if (kept !== undefined && kept.madeBy !== actor.personId)
      throw refusal(commonProblems, 'record/not-found');
    await deleteInvitation(tx, input.id);
    return { id: input.id };
  }),

  takeUpInvitation: signedIn.takeUpInvitation.handler(async ({ context: { tx, actor }, input }) => {
    await requireOpen(tx, actor, input.id);
    await insertTaker(tx, actor, input.id);
    return { id: input.id };
  }),

  leaveInvitation: signedIn.leaveInvitation.handler(async ({ context: { tx, actor }, input }) => {
    await requireOpen(tx, actor, input.id);
    await deleteTaker(tx, actor, input.id);
    return { id: input.id };
  }),
};

async function refuseFaults(tx: Tx, facts: InvitationFacts): Promise<void> {
  const today = await readToday(tx);
  const why = findDaysFault(facts, today);
  if (why !== null) throw refusal(invitationProblems, 'observation/invitation-days', { why, today });
  const versions = await listCurrentVersions(tx);
  if (!versions.some(({ practices }) => practices.some(({ id }) => id === facts.practiceId)))
    throw refusal(invitationProblems, 'observation/practice-not-in-force');
  const words = [...findTellingWords(facts.note), ...(await findNamedStaff(tx, facts.note))];
  if (words.length > 0) throw refusal(invitationProblems, 'observation/invitation-tells', { words });
}

/** The invitation is there and of a building in which the actor observes. */
async function requireOpen(tx: Tx, actor: Actor, id: InvitationId): Promise<void> {
  await endInvitations(tx);
  const kept = await findInvitation(tx, id);
  if (kept === undefined) throw refusal(commonProblems, 'record/not-found');
  if (!mayObserveIn(actor, kept.buildingId)) throw refusal(invitationProblems, 'observation/other-building');
}
