import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayKeepMeetingIn } from './access.ts';
import { type Meeting, type MeetingId, meetingContract, meetingProblems } from './meeting-contract.ts';
import {
  countMonths,
  countNamings,
  deleteNaming,
  findMeeting,
  findMeetingFacts,
  findNotInForce,
  insertMeeting,
  insertNamings,
  listMeetings,
  type MeetingFacts,
  withdrawMeeting,
} from './meeting-store.ts';
import type { PracticeId } from './session-contract.ts';
import { isOpenBuilding } from './session-store.ts';
import { findVersion, readToday } from './version-store.ts';

const signedIn = implement(meetingContract).$context<RequestContext>().use(admit);

/** The handlers of meetings and the practices named in them. */
export const meetingRoutes = {
  listMeetings: signedIn.listMeetings.handler(({ context: { tx, actor }, input }) =>
    listMeetings(tx, actor, input),
  ),
  readMeeting: signedIn.readMeeting.handler(({ context: { tx, actor }, input }) =>
    meetingOr404(tx, actor, input.id),
  ),
  recordMeeting: signedIn.recordMeeting.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...facts } = input;
    if (!mayKeepMeetingIn(actor, facts.buildingId))
      throw refusal(meetingProblems, 'conversations/own-building-only');
    await recordOnce<MeetingFacts>(
      facts,
      () => findMeetingFacts(tx, id),
      async () => {
        if (facts.buildingId !== null && !(await isOpenBuilding(tx, facts.buildingId, await readToday(tx))))
          throw refusal(meetingProblems, 'conversations/building-not-open');
        await refuseNotInForce(tx, facts.practiceIds);
        await insertMeeting(tx, actor, id, facts);
        await insertNamings(tx, actor, id, facts.practiceIds);
      },
    );
    return meetingOr404(tx, actor, id);
  }),
  namePractice: signedIn.namePractice.handler(async ({ context: { tx, actor }, input }) => {
    const meeting = await meetingToChange(tx, actor, input.id);
    if (meeting.practices.some((practice) => practice.id === input.practiceId)) return meeting;
    await refuseNotInForce(tx, [input.practiceId]);
    await insertNamings(tx, actor, input.id, [input.practiceId]);
    return meetingOr404(tx, actor, input.id);
  }),
  unnamePractice: signedIn.unnamePractice.handler(async ({ context: { tx, actor }, input }) => {
    await meetingToChange(tx, actor, input.id);
    await deleteNaming(tx, input.id, input.practiceId);
    return meetingOr404(tx, actor, input.id);
  }),
  withdrawMeeting: signedIn.withdrawMeeting.handler(async ({ context: { tx, actor }, input }) => {
    await meetingToChange(tx, actor, input.id);
    await withdrawMeeting(tx, input.id);
    return { id: input.id };
  }),
  readLanguage: signedIn.readLanguage.handler(async ({ context: { tx }, input }) => {
    const version = await findVersion(tx, input.versionId);
    if (version === undefined) throw refusal(commonProblems, 'record/not-found');
    const { id, visionId, number, title } = version;
    const place = input.buildingId ?? null;
    const namings = await countNamings(tx, visionId, place);
    return {
      version: { id, visionId, number, title },
      months: await countMonths(tx, visionId, place),
      practices: version.practices.map((practice) => ({
        ...practice,
        meetings: namings.get(practice.id) ?? 0,
      })),
    };
  }),
};

async function meetingOr404(tx: Tx, actor: Actor, id: MeetingId): Promise<Meeting> {
  const meeting = await findMeeting(tx, actor, id);
  if (meeting === undefined) throw refusal(commonProblems, 'record/not-found');
  return meeting;
}

async function meetingToChange(tx: Tx, actor: Actor, id: MeetingId): Promise<Meeting> {
  const meeting = await meetingOr404(tx, actor, id);
  if (!meeting.mayChange) throw refusal(meetingProblems, 'conversations/not-your-meeting');
  return meeting;
}

async function refuseNotInForce(tx: Tx, named: readonly PracticeId[]): Promise<void> {
  const practiceIds = await findNotInForce(tx, named);
  if (practiceIds.length > 0)
    throw refusal(meetingProblems, 'conversations/practice-not-in-force', { practiceIds });
}
