import { isWithin } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { SignedInContext } from '../../server/context.ts';
import { recordOnce } from '../../server/record-once.ts';
import type { Call } from './call-contract.ts';
import {
  findCallFacts,
  findCalls,
  findReply,
  insertCall,
  insertReply,
  keepProcess,
  keepReading,
  readProcess,
} from './call-store.ts';
import { findCoverage, findNobodyYet } from './coverage-rules.ts';
import { signedIn } from './find-vision.ts';
import { visionsProblems } from './problems-contract.ts';
import { readReachFacts } from './reach-store.ts';
import { findUnknown, readToday } from './signature-store.ts';

async function findCall({ tx, actor }: SignedInContext, callId: string): Promise<Call> {
  const [call] = await findCalls(tx, actor, callId);
  if (call === undefined) throw refusal(commonProblems, 'record/not-found');
  return call;
}

export const callRoutes = {
  readProcess: signedIn.readProcess.handler(({ context }) => readProcess(context.tx)),
  changeProcess: signedIn.changeProcess.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const before = await readProcess(tx);
    await keepProcess(tx, actor, input);
    await audit(tx, actor, 'visions/process-changed', {
      id: actor.districtId,
      detail: { before, after: input },
    });
    return input;
  }),
  makeCall: signedIn.makeCall.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { callId, ...facts } = input;
    const [unknown] = await findUnknown(tx, 'district.subjects', [input.subjectId]);
    if (unknown !== undefined)
      throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'subject' });
    if (input.closesOn < input.opensOn) throw refusal(visionsProblems, 'visions/closes-before-it-opens');
    await recordOnce(
      facts,
      () => findCallFacts(tx, callId),
      async () => {
        const { invitation } = await readProcess(tx);
        await insertCall(tx, actor, { ...input, id: callId, mode: invitation });
        await audit(tx, actor, 'visions/call-made', { id: callId, detail: { mode: invitation } });
      },
    );
    return findCall(context, callId);
  }),
  listCalls: signedIn.listCalls.handler(({ context }) => findCalls(context.tx, context.actor)),
  readCall: signedIn.readCall.handler(({ context, input }) => findCall(context, input.callId)),
  recordCallReading: signedIn.recordCallReading.handler(async ({ context, input }) => {
    await findCall(context, input.callId);
    return { firstReadAt: await keepReading(context.tx, context.actor, input.callId) };
  }),
  replyToCall: signedIn.replyToCall.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const call = await findCall(context, input.callId);
    await recordOnce(
      { callId: input.callId as string, personId: actor.personId as string, answer: input.answer as string },
      () => findReply(tx, input.replyId),
      async () => {
        const { opensOn, closesOn } = call;
        if (!isWithin(await readToday(tx), opensOn, closesOn)) {
          throw refusal(visionsProblems, 'visions/call-not-open', { opensOn, closesOn });
        }
        await keepReading(tx, actor, input.callId);
        await insertReply(tx, actor, { id: input.replyId, callId: input.callId, answer: input.answer });
      },
    );
    return findCall(context, input.callId);
  }),
  readCallReach: signedIn.readCallReach.handler(async ({ context, input }) => {
    const facts = await readReachFacts(context.tx, input.callId);
    if (facts === undefined) throw refusal(commonProblems, 'record/not-found');
    const { staff, joinedPlaces, buildings, bands, ...kept } = facts;
    const roles = [...new Set([...staff, ...joinedPlaces].map(({ capacity }) => capacity))].sort();
    const byBuilding = findCoverage(buildings, ({ buildingId }) => buildingId, staff, joinedPlaces);
    const byBand = findCoverage(bands, ({ bandId }) => bandId, staff, joinedPlaces);
    return {
      ...kept,
      callId: input.callId,
      openedCount: kept.openedByDay.reduce((sum, { count }) => sum + count, 0),
      joinedCount: kept.joiners.length,
      byBuilding,
      byBand,
      byRole: findCoverage(
        roles.map((role) => ({ id: role, name: role })),
        ({ capacity }) => capacity,
        staff,
        joinedPlaces,
      ),
      nobodyYet: { buildings: findNobodyYet(byBuilding), bands: findNobodyYet(byBand) },
    };
  }),
};
