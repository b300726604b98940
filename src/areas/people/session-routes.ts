import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admitAssociatesToo } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import { findPasswordFaults } from './password-rules.ts';
import { findMatching, hashPassword } from './passwords.ts';
import { type Session, sessionContract, sessionProblems } from './session-contract.ts';
import {
  changeCapacity,
  endOwnSession,
  endSession,
  endSessions,
  findActor,
  listSessions,
  startSession,
} from './session-store.ts';
import { countAttempt, findPasswordHash, findSignIns, forgetAttempts, setPassword } from './sign-in-store.ts';
import { readSession } from './store.ts';

const open = implement(sessionContract).$context<RequestContext>();
const signedIn = open.use(admitAssociatesToo);

/**
 * Starts a session for a person who has proved who they are, and ends the one this browser had: the cookie that comes
 * with a sign-in is never the one that goes out with it.
 */
export async function signInAs(
  context: RequestContext,
  districtId: string,
  personId: string,
): Promise<Session> {
  const old = context.session;
  const { session, answer } = await context.database.inDistrict(districtId, async (tx) => {
    const session = await startSession(tx, districtId, personId, context.userAgent);
    const actor = session && (await findActor(tx, session.secret))?.actor;
    if (!actor) throw refusal(sessionProblems, 'people/no-capacity-today');
    return { session, answer: await readSession(tx, actor) };
  });
  if (old !== null) await context.database.inDistrict(old.districtId, (tx) => endSession(tx, old.secret));
  context.setSession(session);
  return answer;
}

const signIn = open.signIn.handler(async ({ context, input }) => {
  const counted = await countAttempt(context.database, input.email, context.ip);
  if ('waitSeconds' in counted)
    throw refusal(commonProblems, 'request/too-many', { retryAfterSeconds: counted.waitSeconds });
  const candidates = await context.database.atTheDoor(input.email, (tx) => findSignIns(tx, input.email));
  const matching = await findMatching(input.password, candidates);
  const chosen =
    input.districtId === undefined
      ? matching
      : matching.filter((candidate) => candidate.districtId === input.districtId);
  const [first, ...others] = chosen;
  if (first === undefined) throw refusal(sessionProblems, 'people/wrong-sign-in');
  await forgetAttempts(context.database, counted.attempt);
  if (others.length > 0) {
    const districts = chosen.map(({ districtId, districtName }) => ({ id: districtId, name: districtName }));
    throw refusal(sessionProblems, 'people/choose-district', { districts: districts as never });
  }
  return signInAs(context, first.districtId, first.personId);
});

const changePassword = signedIn.changePassword.handler(async ({ context, input }) => {
  const { actor, tx, session } = context;
  const counted = await countAttempt(context.database, `password of ${actor.personId}`, context.ip);
  if ('waitSeconds' in counted)
    throw refusal(commonProblems, 'request/too-many', { retryAfterSeconds: counted.waitSeconds });
  const present = await findPasswordHash(tx, actor.personId);
  const matching = await findMatching(input.present, present === null ? [] : [{ passwordHash: present }]);
  if (matching.length === 0) throw refusal(sessionProblems, 'people/wrong-password');
  const { person, district } = await readSession(tx, actor);
  const faults = findPasswordFaults(input.next, { ...person, districtName: district.name });
  if (faults.length > 0) throw refusal(sessionProblems, 'people/password-weak', { faults });
  await forgetAttempts(context.database, counted.attempt);
  await setPassword(tx, actor.personId, await hashPassword(input.next));
  await endSessions(tx, actor.personId, session?.secret ?? null);
  await audit(tx, actor, 'people/password-changed', { id: actor.personId });
  return {};
});

/** The handlers of signing in and of a person's own sessions. */
export const sessionRoutes = {
  readSession: signedIn.readSession.handler(({ context }) => readSession(context.tx, context.actor)),
  signIn,
  signOut: signedIn.signOut.handler(async ({ context }) => {
    if (context.session !== null) await endSession(context.tx, context.session.secret);
    context.setSession(null);
    return {};
  }),
  actIn: signedIn.actIn.handler(async ({ context, input }) => {
    const { capacities } = await readSession(context.tx, context.actor);
    const secret = context.session?.secret ?? '';
    const wanted = capacities.find(({ id }) => id === input.capacityId);
    if (wanted === undefined) throw refusal(sessionProblems, 'people/capacity-not-yours');
    const isConsent = wanted.kind === 'field_associate';
    await changeCapacity(context.tx, secret, { capacityId: input.capacityId, isConsent });
    const found = await findActor(context.tx, secret);
    if (found === null) throw refusal(commonProblems, 'session/none');
    return readSession(context.tx, found.actor);
  }),
  listSessions: signedIn.listSessions.handler(async ({ context }) => ({
    sessions: await listSessions(context.tx, context.actor.personId, context.session?.secret ?? ''),
  })),
  endSession: signedIn.endSession.handler(async ({ context, input }) => {
    await endOwnSession(context.tx, context.actor.personId, input.id);
    return {};
  }),
  signOutEverywhere: signedIn.signOutEverywhere.handler(async ({ context }) => {
    await endSessions(context.tx, context.actor.personId, null);
    context.setSession(null);
    return {};
  }),
  changePassword,
};
