import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayPlanWithLeader, mayRecordIn } from './access.ts';
import { addAttendances, correctAttendance, findNotOnStaff, listStaff } from './attendance-store.ts';
import {
  type SessionPlan,
  type StudySessionId,
  type StudySessionPage,
  sessionContract,
  sessionProblems,
} from './session-contract.ts';
import { type HoldingFacts, holdingFacts, lastOwnDay } from './session-rules.ts';
import {
  cancelPlan,
  findHolding,
  findPlan,
  findSession,
  insertPlan,
  isOpenBuilding,
  listSessions,
  markHeld,
} from './session-store.ts';
import { findVersion, readToday, type StudiedVersion } from './version-store.ts';

const signedIn = implement(sessionContract).$context<RequestContext>().use(admit);

/** The handlers for study sessions and who was there. */
export const sessionRoutes = {
  listSessions: signedIn.listSessions.handler(({ context: { tx, actor }, input }) =>
    listSessions(tx, actor, input),
  ),
  readSession: signedIn.readSession.handler(({ context: { tx, actor }, input }) =>
    sessionOr404(tx, actor, input.id),
  ),
  planSession: signedIn.planSession.handler(({ context: { tx, actor }, input }) =>
    planSession(tx, actor, input),
  ),
  cancelSession: signedIn.cancelSession.handler(async ({ context: { tx, actor }, input }) => {
    const session = await sessionToRecord(tx, actor, input.id);
    if (session.state === 'held') throw refusal(sessionProblems, 'conversations/session-held');
    if (session.state === 'canceled') return session;
    await cancelPlan(tx, actor, input.id);
    await audit(tx, actor, 'conversations/session-canceled', { id: input.id });
    return sessionOr404(tx, actor, input.id);
  }),
  holdSession: signedIn.holdSession.handler(async ({ context: { tx, actor }, input }) => {
    const session = await sessionToRecord(tx, actor, input.id);
    const facts = holdingFacts(input);
    await recordOnce<HoldingFacts>(
      facts,
      () => findHolding(tx, input.id),
      () => hold(tx, actor, session, facts, input.presentIds),
    );
    return sessionOr404(tx, actor, input.id);
  }),
  addPresent: signedIn.addPresent.handler(async ({ context: { tx, actor }, input }) => {
    const session = await sessionOr404(tx, actor, input.id);
    const isOwn = input.personId === actor.personId;
    if (!session.you.mayRecord && !isOwn) throw refusal(sessionProblems, 'conversations/not-your-session');
    if (isOwn && session.you.wasThere) return session;
    if (session.state !== 'held') throw refusal(sessionProblems, 'conversations/session-not-held');
    const lastDay = lastOwnDay(session.heldOn);
    if (!session.you.mayRecord && (await readToday(tx)) > lastDay)
      throw refusal(sessionProblems, 'conversations/attendance-closed', { lastDay });
    await refuseNotOnStaff(tx, [input.personId], session.heldOn);
    await addAttendances(tx, actor, input.id, [input.personId]);
    return sessionOr404(tx, actor, input.id);
  }),
  correctPresent: signedIn.correctPresent.handler(async ({ context: { tx, actor }, input }) => {
    const session = await sessionOr404(tx, actor, input.id);
    const isOwn = input.personId === actor.personId;
    if (!session.you.mayRecord && !isOwn) throw refusal(sessionProblems, 'conversations/not-your-session');
    const outcome = await correctAttendance(tx, actor, input.id, input.personId);
    if (outcome === 'never') throw refusal(commonProblems, 'record/not-found');
    return sessionOr404(tx, actor, input.id);
  }),
  listStaff: signedIn.listStaff.handler(({ context: { tx }, input }) => listStaff(tx, input)),
};

async function sessionOr404(tx: Tx, actor: Actor, id: StudySessionId): Promise<StudySessionPage> {
  const session = await findSession(tx, actor, id);
  if (session === null) throw refusal(commonProblems, 'record/not-found');
  return session;
}

async function sessionToRecord(tx: Tx, actor: Actor, id: StudySessionId): Promise<StudySessionPage> {
  const session = await sessionOr404(tx, actor, id);
  if (!session.you.mayRecord) throw refusal(sessionProblems, 'conversations/not-your-session');
  return session;
}

async function planSession(tx: Tx, actor: Actor, plan: SessionPlan): Promise<StudySessionPage> {
  const version = await findVersion(tx, plan.versionId);
  if (version === undefined) throw refusal(commonProblems, 'record/not-found');
  if (!mayRecordIn(actor, plan.buildingId)) throw refusal(sessionProblems, 'conversations/own-building-only');
  if (!mayPlanWithLeader(actor, plan.ledById))
    throw refusal(sessionProblems, 'conversations/leader-is-another');
  const recorded = await recordOnce<SessionPlan>(
    plan,
    () => findPlan(tx, plan.id),
    async () => {
      await refusePlan(tx, plan, version);
      await insertPlan(tx, actor, plan);
    },
  );
  if (recorded === 'new')
    await audit(tx, actor, 'conversations/session-planned', {
      id: plan.id,
      detail: { versionId: plan.versionId },
    });
  return sessionOr404(tx, actor, plan.id);
}

async function refusePlan(tx: Tx, plan: SessionPlan, version: StudiedVersion): Promise<void> {
  if (version.currentId !== version.id)
    throw refusal(sessionProblems, 'conversations/version-not-current', {
      currentVersionId: version.currentId,
    });
  refuseContent(plan, version);
  const today = await readToday(tx);
  if (plan.buildingId !== null && !(await isOpenBuilding(tx, plan.buildingId, today)))
    throw refusal(sessionProblems, 'conversations/building-not-open');
  await refuseNotOnStaff(tx, [plan.ledById], plan.heldOn < today ? plan.heldOn : today);
}

/** What holds for a plan and for what was held: practices of this version, on a day after its adoption. */
function refuseContent(
  { practiceIds, heldOn }: Pick<SessionPlan, 'practiceIds' | 'heldOn'>,
  version: StudiedVersion,
): void {
  const unknown = practiceIds.filter((id) => !version.practices.some((practice) => practice.id === id));
  if (unknown.length > 0)
    throw refusal(sessionProblems, 'conversations/practice-not-in-version', { practiceIds: unknown });
  if (heldOn < version.adoptedOn)
    throw refusal(sessionProblems, 'conversations/before-adoption', { adoptedOn: version.adoptedOn });
}

async function hold(
  tx: Tx,
  actor: Actor,
  session: StudySessionPage,
  facts: HoldingFacts,
  presentIds: Parameters<typeof findNotOnStaff>[1],
): Promise<void> {
  const { heldOn } = facts;
  if (session.state === 'canceled') throw refusal(sessionProblems, 'conversations/session-canceled');
  const today = await readToday(tx);
  if (heldOn > today) throw refusal(sessionProblems, 'conversations/not-yet', { heldOn, today });
  const version = await findVersion(tx, session.version.id);
  if (version === undefined) throw refusal(commonProblems, 'record/not-found');
  refuseContent({ heldOn, practiceIds: facts.practiceIds as SessionPlan['practiceIds'] }, version);
  await refuseNotOnStaff(tx, presentIds, heldOn);
  await markHeld(tx, actor, session.id, facts);
  const presentCount = await addAttendances(tx, actor, session.id, presentIds);
  await audit(tx, actor, 'conversations/session-held', { id: session.id, detail: { presentCount } });
}

async function refuseNotOnStaff(
  tx: Tx,
  ids: Parameters<typeof findNotOnStaff>[1],
  on: string,
): Promise<void> {
  const personIds = await findNotOnStaff(tx, ids, on);
  if (personIds.length > 0) throw refusal(sessionProblems, 'conversations/not-on-staff', { personIds, on });
}
