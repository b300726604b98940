import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { mayAddFrom, mayEndMembership } from './access.ts';
import { findVision, signedIn } from './find-vision.ts';
import { visionsProblems } from './problems-contract.ts';
import { addMembers, endMembership, findCandidates, findMembers } from './team-store.ts';
import type { Member } from './vision-contract.ts';

async function findMember(tx: Tx, visionId: string, personId: string): Promise<Member> {
  const member = (await findMembers(tx, visionId)).find((other) => other.personId === personId);
  if (member === undefined) throw refusal(commonProblems, 'record/not-found');
  return member;
}

/** A building administrator names staff of the own building; the others name anybody. */
function ownBuilding(actor: Actor): { buildingId?: string } {
  if (actor.capacity !== 'building_administrator') return {};
  if (actor.buildingId === null) throw refusal(visionsProblems, 'visions/other-building');
  return { buildingId: actor.buildingId };
}

export const teamRoutes = {
  listCandidates: signedIn.listCandidates.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const vision = await findVision(tx, input.visionId);
    const onTeam = new Set(vision.members.map(({ personId }) => personId));
    const candidates = await findCandidates(tx, vision.callId, { ...ownBuilding(actor), q: input.q });
    return candidates
      .filter(({ personId }) => !onTeam.has(personId))
      .map(({ personId, name, capacity, building, band, hasJoinedCall }) => ({
        personId,
        name,
        capacity,
        building,
        band,
        hasJoinedCall,
      }));
  }),
  addMember: signedIn.addMember.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { visionId, personId } = input;
    const vision = await findVision(tx, visionId);
    const [anywhere] = await findCandidates(tx, vision.callId, { personIds: [personId] });
    if (anywhere === undefined)
      throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'person' });
    const [candidate] = await findCandidates(tx, vision.callId, {
      ...ownBuilding(actor),
      personIds: [personId],
    });
    if (!mayAddFrom(actor, [candidate?.building?.id ?? null]) || candidate === undefined)
      throw refusal(visionsProblems, 'visions/other-building');
    if (!vision.members.some((member) => member.personId === personId)) {
      await addMembers(tx, actor, visionId, [candidate]);
      await audit(tx, actor, 'visions/member-added', { id: visionId, detail: { personId } });
    }
    return findMember(tx, visionId, personId);
  }),
  leaveTeam: signedIn.leaveTeam.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { visionId, personId } = input;
    await findVision(tx, visionId);
    const member = await findMember(tx, visionId, personId);
    if (!mayEndMembership(actor, personId)) throw refusal(visionsProblems, 'visions/not-your-membership');
    if (member.leftAt === null) {
      await endMembership(tx, visionId, personId);
      await audit(tx, actor, 'visions/member-left', { id: visionId, detail: { personId } });
    }
    return findMember(tx, visionId, personId);
  }),
};
