import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayKeepMeetingIn } from './access.ts';
import { type Group, type GroupSummary, groupContract, groupProblems } from './group-contract.ts';
import { mixOf } from './group-rules.ts';
import {
  countMix,
  endMembership,
  ensureNetworks,
  findDecisions,
  findGroupFacts,
  findGroups,
  findMembers,
  findPurpose,
  findPurposeFacts,
  insertGroup,
  insertMembers,
  insertPurpose,
  isEnded,
} from './group-store.ts';
import { findNotInForce } from './meeting-store.ts';
import type { GroupId } from './room-contract.ts';
import { findNotOnStaff } from './room-store.ts';
import { isOpenBuilding } from './session-store.ts';
import { findPostFacts, findPosts, insertPost, withdrawPost } from './thread-store.ts';
import { readToday } from './version-store.ts';

const signedIn = implement(groupContract).$context<RequestContext>().use(admit);

/** The handlers of groups, what they are for, and what they write between meetings. */
export const groupRoutes = {
  listGroups: signedIn.listGroups.handler(async ({ context: { tx, actor }, input }) => {
    await ensureNetworks(tx, actor);
    return { groups: await findGroups(tx, actor, input) };
  }),
  readGroup: signedIn.readGroup.handler(({ context: { tx, actor }, input }) =>
    readGroup(tx, actor, input.id),
  ),
  formGroup: signedIn.formGroup.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...facts } = input;
    if (!mayKeepMeetingIn(actor, facts.buildingId))
      throw refusal(groupProblems, 'conversations/own-building-only');
    const made = await recordOnce(
      facts,
      () => findGroupFacts(tx, id),
      async () => {
        if (facts.buildingId !== null && !(await isOpenBuilding(tx, facts.buildingId, await readToday(tx))))
          throw refusal(groupProblems, 'conversations/building-not-open');
        await requireStaff(tx, facts.personIds);
        await insertGroup(tx, actor, id, facts);
        await insertMembers(tx, actor, id, [...new Set([actor.personId, ...facts.personIds])]);
      },
    );
    if (made === 'new') await audit(tx, actor, 'conversations/group-formed', { id });
    return readGroup(tx, actor, id);
  }),
  addMember: signedIn.addMember.handler(async ({ context: { tx, actor }, input }) => {
    await requireChangeable(tx, actor, input.id);
    await requireStaff(tx, [input.personId]);
    await insertMembers(tx, actor, input.id, [input.personId]);
    return readGroup(tx, actor, input.id);
  }),
  endMembership: signedIn.endMembership.handler(async ({ context: { tx, actor }, input }) => {
    await requireChangeable(tx, actor, input.id);
    await endMembership(tx, input.id, input.personId);
    return readGroup(tx, actor, input.id);
  }),
  sayPurpose: signedIn.sayPurpose.handler(async ({ context: { tx, actor }, input }) => {
    const { id, purposeId, purpose, practiceIds, norms } = input;
    await requireMember(tx, actor, id);
    await recordOnce(
      {
        groupId: id as string,
        purpose: purpose as string,
        practiceIds: practiceIds as string[],
        norms: norms as string[],
      },
      () => findPurposeFacts(tx, purposeId),
      async () => {
        const unknown = await findNotInForce(tx, practiceIds);
        if (unknown.length > 0)
          throw refusal(groupProblems, 'conversations/practice-not-in-force', { practiceIds: unknown });
        await insertPurpose(tx, actor, purposeId, { groupId: id, purpose, practiceIds, norms });
      },
    );
    return readGroup(tx, actor, id);
  }),
  listPosts: signedIn.listPosts.handler(async ({ context: { tx, actor }, input }) => {
    await requireMember(tx, actor, input.id);
    return { posts: await findPosts(tx, actor, input.id) };
  }),
  writePost: signedIn.writePost.handler(async ({ context: { tx, actor }, input }) => {
    const { id, postId, body, practiceIds } = input;
    await requireMember(tx, actor, id);
    const facts = {
      groupId: id as string,
      body: body as string,
      practiceIds: practiceIds as string[],
      personId: actor.personId as string,
    };
    await recordOnce(
      facts,
      () => findPostFacts(tx, postId),
      () => insertPost(tx, actor, postId, facts),
    );
    return { posts: await findPosts(tx, actor, id) };
  }),
  withdrawPost: signedIn.withdrawPost.handler(async ({ context: { tx, actor }, input }) => {
    await requireMember(tx, actor, input.id);
    const facts = await findPostFacts(tx, input.postId);
    if (facts === undefined || facts.groupId !== input.id || facts.personId !== actor.personId)
      throw refusal(commonProblems, 'record/not-found');
    await withdrawPost(tx, input.postId);
    return { posts: await findPosts(tx, actor, input.id) };
  }),
};

async function readGroup(tx: Tx, actor: Actor, id: GroupId): Promise<Group> {
  await ensureNetworks(tx, actor);
  const summary = await groupOr404(tx, actor, id);
  const isOver = await isEnded(tx, id);
  const { purpose, purposesSaid } = await findPurpose(tx, id);
  const isNetwork = isOfNetwork(summary);
  return {
    ...summary,
    members: await findMembers(tx, id),
    purpose,
    purposesSaid,
    mix: mixOf({ kind: summary.kind, isOfBuilding: summary.building !== null }, await countMix(tx, id)),
    decisions: summary.isMine ? await findDecisions(tx, id) : [],
    isOver,
    mayChange: summary.isMine && !isOver && !isNetwork,
  };
}

function isOfNetwork({ kind }: GroupSummary): boolean {
  return kind === 'district_network' || kind === 'building_network';
}

async function groupOr404(tx: Tx, actor: Actor, id: GroupId): Promise<GroupSummary> {
  const [group] = await findGroups(tx, actor, { id });
  if (group === undefined) throw refusal(commonProblems, 'record/not-found');
  return group;
}

/** A group of which the actor is a member, and which goes on. */
async function requireMember(tx: Tx, actor: Actor, id: GroupId): Promise<GroupSummary> {
  const group = await groupOr404(tx, actor, id);
  if (!group.isMine) throw refusal(groupProblems, 'conversations/not-in-this-group');
  if (await isEnded(tx, id)) throw refusal(groupProblems, 'conversations/group-ended');
  return group;
}

/** A group whose list of members the actor may change: its own, where the list is not made by capacities. */
async function requireChangeable(tx: Tx, actor: Actor, id: GroupId): Promise<void> {
  const group = await requireMember(tx, actor, id);
  if (isOfNetwork(group)) throw refusal(groupProblems, 'conversations/members-by-capacity');
}

async function requireStaff(tx: Tx, personIds: readonly string[]): Promise<void> {
  if ((await findNotOnStaff(tx, personIds)).length > 0)
    throw refusal(groupProblems, 'conversations/not-on-staff-today');
}
