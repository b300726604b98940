import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import { invitationContract, invitationProblems } from './invitation-contract.ts';
import { invitationLink } from './invitation-link.ts';
import { findInvitation, makeInvitation, readInvitation, useUpInvitation } from './invitation-store.ts';
import { findPasswordFaults } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { findDetails } from './person-store.ts';
import { endSession, endSessions, findActor, startSession } from './session-store.ts';
import { setPassword } from './sign-in-store.ts';
import { readSession } from './store.ts';

const open = implement(invitationContract).$context<RequestContext>();
const signedIn = open.use(admit);

const make = signedIn.makeInvitation.handler(async ({ context, input }) => {
  const { tx, actor, config } = context;
  const { personId, id } = input;
  if ((await findDetails(tx, personId)) === undefined) throw refusal(commonProblems, 'record/not-found');
  const kept = await findInvitation(tx, id);
  if (kept !== undefined && kept.personId !== personId)
    throw refusal(commonProblems, 'record/different-content');
  if (kept?.isUsed) throw refusal(invitationProblems, 'people/invitation-not-open');
  const { districtId } = actor;
  const { secret, expiresAt } = await makeInvitation(tx, {
    districtId,
    id,
    personId,
    madeBy: actor.personId,
  });
  await audit(tx, actor, 'people/invitation-made', { id: personId, detail: { invitationId: id } });
  return { link: invitationLink(config.publicUrl, districtId, secret), expiresAt };
});

const accept = open.acceptInvitation.handler(async ({ context, input }) => {
  const { database } = context;
  const { districtId, secret, password } = input;
  const invited = await database.inDistrict(districtId, (tx) => readInvitation(tx, secret));
  if (invited === undefined) throw refusal(invitationProblems, 'people/invitation-not-open');
  const faults = findPasswordFaults(password, invited);
  if (faults.length > 0) throw refusal(invitationProblems, 'people/password-weak', { faults });
  const passwordHash = await hashPassword(password);
  const { session, answer } = await database.inDistrict(districtId, async (tx) => {
    const id = await useUpInvitation(tx, secret);
    if (id === undefined) throw refusal(invitationProblems, 'people/invitation-not-open');
    await setPassword(tx, invited.personId, passwordHash);
    await endSessions(tx, invited.personId, null);
    const session = await startSession(tx, districtId, invited.personId, context.userAgent);
    const actor = session && (await findActor(tx, session.secret))?.actor;
    if (!actor) throw refusal(invitationProblems, 'people/no-capacity-today');
    await audit(tx, actor, 'people/invitation-accepted', {
      id: invited.personId,
      detail: { invitationId: id },
    });
    return { session, answer: await readSession(tx, actor) };
  });
  const old = context.session;
  if (old !== null) await database.inDistrict(old.districtId, (tx) => endSession(tx, old.secret));
  context.setSession(session);
  return answer;
});

/** The handlers of inviting, and of setting a password by link. */
export const invitationRoutes = {
  makeInvitation: make,
  readInvitation: open.readInvitation.handler(async ({ context, input }) => {
    const invited = await context.database.inDistrict(input.districtId, (tx) =>
      readInvitation(tx, input.secret),
    );
    if (invited === undefined) throw refusal(invitationProblems, 'people/invitation-not-open');
    const { givenName, familyName, email, districtName, language, hasPassword } = invited;
    return { givenName, familyName, email, hasPassword, district: { name: districtName, language } };
  }),
  acceptInvitation: accept,
};
