import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { PracticeId } from '../visions/practice-contract.ts';
import { peerCapacities } from './access.ts';
import { Answer } from './visit-contract.ts';
import { WindowPractice } from './window-contract.ts';

export const PeerVisitId = idOf('PeerVisitId');
export type PeerVisitId = z.infer<typeof PeerVisitId>;
export const TeamId = idOf('GroupId');
export type TeamId = z.infer<typeof TeamId>;

/** What a team's own visits said about one practice, in the answers that make whole fives. */
export const PeerCount = z.strictObject({
  practiceId: PracticeId,
  name: z.string(),
  seen: z.int(),
  notSeen: z.int(),
  noOpportunity: z.int(),
  couldNotTell: z.int(),
  /** Where the share of "seen" likely lies (95%), from twenty visits on that could have shown it; null under that. */
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
});
export type PeerCount = z.infer<typeof PeerCount>;

/** A team of the actor's and what it saw: nobody outside of it is told that there is anything. */
export const PeerTeam = z.strictObject({
  id: TeamId,
  name: z.string(),
  people: z.int(),
  /** Whether an administrator is on the team, who then sees these counts as everybody on it does. */
  hasAdministrator: z.boolean(),
  /** Fewer people than this would make a visit somebody's. */
  isLargeEnough: z.boolean(),
  /** The practices that the team says it shares, as they are in force. */
  practices: z.array(WindowPractice.omit({ phrases: true })),
  /** Rounded down to a whole five. */
  visits: z.int().multipleOf(5),
  /** Of each practice the answers that make whole fives, so that no two readings differ by one visit. */
  counts: z.array(PeerCount),
});
export type PeerTeam = z.infer<typeof PeerTeam>;

export const peerProblems = {
  'observation/team-too-small': { status: 409, data: z.object({ people: z.int(), needed: z.int() }) },
  'observation/not-a-team-practice': { status: 422 },
  'observation/peer-day': { status: 422, data: z.object({ from: SchoolDay, today: SchoolDay }) },
} as const satisfies ProblemList;

const area = endpoint.errors(peerProblems).meta({ may: { capacities: peerCapacities } });

export const peerContract = {
  listPeerTeams: area
    .route({
      method: 'GET',
      path: '/observation/peer-teams',
      summary: 'The actor’s own teams, and what each saw when its people visited one another',
      description:
        'Teams that people formed themselves; the networks are none. Counts grow by whole fives, so that no visit can ' +
        'be read off by looking before and after it; no figure of the district holds any of it.',
    })
    .output(z.strictObject({ today: SchoolDay, teams: z.array(PeerTeam) })),

  recordPeerVisit: area
    .route({
      method: 'PUT',
      path: '/observation/peer-teams/{teamId}/visits/{id}',
      summary: 'Record what one saw at a colleague’s of the own team',
      description:
        'What is kept is the team, the week and an answer for each practice: no observer, no room, no building, no ' +
        'day. It is in no count of the district. A team of fewer than three is refused.',
    })
    .input(
      z.strictObject({
        teamId: TeamId,
        id: PeerVisitId,
        /** One of the last fourteen days; only its week is kept. */
        madeOn: SchoolDay,
        tallies: z
          .array(z.strictObject({ practiceId: PracticeId, answer: Answer }))
          .min(1)
          .max(20)
          .refine((all) => new Set(all.map(({ practiceId }) => practiceId)).size === all.length, {
            message: 'A practice is answered once in a visit.',
          }),
      }),
    )
    .output(z.strictObject({ id: PeerVisitId })),

  deletePeerVisits: area
    .route({
      method: 'DELETE',
      path: '/observation/peer-teams/{teamId}/visits',
      summary: 'Delete everything that a team saw at its own visits',
      description: 'By anybody on the team, at any time. Nothing of it is left.',
    })
    .input(z.strictObject({ teamId: TeamId }))
    .output(z.strictObject({ teamId: TeamId })),
};
