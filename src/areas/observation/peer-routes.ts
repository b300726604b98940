import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { type PeerTeam, peerContract, peerProblems, type TeamId } from './peer-contract.ts';
import { earliestPeerDay, fewestPeople, mondayOf } from './peer-rules.ts';
import {
  deletePeerVisits,
  findPeerTeams,
  findPeerVisit,
  insertPeerVisit,
  type PeerFacts,
} from './peer-store.ts';
import { readToday } from './window-opening-store.ts';

const signedIn = implement(peerContract).$context<RequestContext>().use(admit);

/** The handlers for what teams see at their own visits. */
export const peerRoutes = {
  listPeerTeams: signedIn.listPeerTeams.handler(async ({ context: { tx, actor } }) => ({
    today: await readToday(tx),
    teams: await findPeerTeams(tx, actor),
  })),

  recordPeerVisit: signedIn.recordPeerVisit.handler(async ({ context: { tx, actor }, input }) => {
    const { teamId, id, madeOn } = input;
    const team = await findOwnTeam(tx, actor, teamId);
    const tallies = input.tallies.toSorted((a, b) => (a.practiceId < b.practiceId ? -1 : 1));
    const facts: PeerFacts = { teamId, weekOf: mondayOf(madeOn), tallies };
    await recordOnce(
      facts,
      () => findPeerVisit(tx, id),
      async () => {
        if (!team.isLargeEnough)
          throw refusal(peerProblems, 'observation/team-too-small', {
            people: team.people,
            needed: fewestPeople,
          });
        const today = await readToday(tx);
        const from = earliestPeerDay(today);
        if (madeOn < from || madeOn > today)
          throw refusal(peerProblems, 'observation/peer-day', { from, today });
        if (tallies.some((tally) => !team.practices.some((practice) => practice.id === tally.practiceId)))
          throw refusal(peerProblems, 'observation/not-a-team-practice');
        await insertPeerVisit(tx, actor.districtId, id, facts);
      },
    );
    return { id };
  }),

  deletePeerVisits: signedIn.deletePeerVisits.handler(async ({ context: { tx, actor }, input }) => {
    const team = await findOwnTeam(tx, actor, input.teamId);
    await deletePeerVisits(tx, team.id);
    return { teamId: team.id };
  }),
};

/** A team that is not the actor's is not there: whether it has visited one another is nobody's to know. */
async function findOwnTeam(tx: Tx, actor: Actor, id: TeamId): Promise<PeerTeam> {
  const [team] = await findPeerTeams(tx, actor, id);
  if (team === undefined) throw refusal(commonProblems, 'record/not-found');
  return team;
}
