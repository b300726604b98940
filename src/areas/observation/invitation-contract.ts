import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { PracticeId } from '../visions/practice-contract.ts';
import { invitingCapacities, observingCapacities } from './access.ts';

export const InvitationId = idOf('InvitationId');
export type InvitationId = z.infer<typeof InvitationId>;

/** The longest an invitation may stand, in days. */
export const longestInvitation = 28;

/** When in the day: never finer, so that no visit can be told to be the invited one. */
export const DayPart = z.enum(['any', 'morning', 'midday', 'afternoon']);
export type DayPart = z.infer<typeof DayPart>;

const shown = {
  id: InvitationId,
  building: z.object({ id: BuildingId, name: z.string() }),
  practice: z.object({ id: PracticeId, name: z.string(), sentence: z.string() }),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  dayPart: DayPart,
  note: z.string(),
};

/** An invitation as observers see it: of a building, to a practice. It says nothing of who invites. */
export const Invitation = z.strictObject({
  ...shown,
  iWillCome: z.boolean(),
  /** Whether somebody else said that they will come. */
  othersWillCome: z.boolean(),
});
export type Invitation = z.infer<typeof Invitation>;

/** An invitation as the one who made it sees it: with the names of those who will come, to tell them where. */
export const OwnInvitation = z.strictObject({ ...shown, comers: z.array(z.string()) });
export type OwnInvitation = z.infer<typeof OwnInvitation>;

export const Invitations = z.strictObject({
  today: SchoolDay,
  /** Those of the actor. */
  own: z.array(OwnInvitation),
  /** Those that the actor, as an observer, can follow. */
  open: z.array(Invitation),
  /** Practices in force, to invite to; empty for who does not invite. */
  practices: z.array(z.strictObject({ id: PracticeId, name: z.string(), subject: z.string() })),
  /** How many invitations ended, by building and past month; a month with fewer than ten is not in it. */
  months: z.array(z.strictObject({ building: z.string(), month: SchoolDay, ended: z.int().min(10) })),
});
export type Invitations = z.infer<typeof Invitations>;

export const invitationProblems = {
  'observation/invitation-days': {
    status: 422,
    data: z.object({ why: z.enum(['ends-before-it-starts', 'in-the-past', 'too-long']), today: SchoolDay }),
  },
  'observation/practice-not-in-force': { status: 422 },
  /** Invitations are of a building; this capacity belongs to none. */
  'observation/no-building-of-yours': { status: 409 },
  /** The note says who or where: that is told from mouth to mouth. */
  'observation/invitation-tells': { status: 422, data: z.object({ words: z.array(z.string()) }) },
  'observation/other-building': { status: 403 },
} as const satisfies ProblemList;

const area = endpoint.errors(invitationProblems);
const forInviting = { may: { capacities: invitingCapacities } } as const;
const forObservers = { may: { capacities: observingCapacities } } as const;
const one = z.strictObject({ id: InvitationId });
const done = z.strictObject({ id: InvitationId });

export const invitationContract = {
  listInvitations: area
    .meta({ may: { capacities: [...invitingCapacities, ...observingCapacities] } })
    .route({
      method: 'GET',
      path: '/observation/invitations',
      summary: 'Invitations to come and see: one’s own, and those that one can follow as an observer',
      description:
        'An invitation is of a building, to a practice, for some days. Observers do not see who invites; who invites ' +
        'sees who will come. When its days are over the whole invitation is deleted, and only the month is counted.',
    })
    .output(Invitations),

  invite: area
    .meta(forInviting)
    .route({
      method: 'PUT',
      path: '/observation/invitations/{id}',
      summary: 'Invite the observers of one’s building to come and see a practice',
      description:
        'By a teacher, in their own building, for up to 28 days. A note that names somebody of the staff, a room or a ' +
        'period is refused: where to come is told from mouth to mouth. No visit is ever tied to it.',
    })
    .input(
      z.strictObject({
        id: InvitationId,
        practiceId: PracticeId,
        startsOn: SchoolDay,
        endsOn: SchoolDay,
        dayPart: DayPart,
        note: z.string().trim().max(300),
      }),
    )
    .output(done),

  withdrawInvitation: area
    .meta(forInviting)
    .route({
      method: 'DELETE',
      path: '/observation/invitations/{id}',
      summary: 'Withdraw one’s own invitation: nothing of it is left',
    })
    .input(one)
    .output(done),

  takeUpInvitation: area
    .meta(forObservers)
    .route({
      method: 'PUT',
      path: '/observation/invitations/{id}/taking',
      summary: 'Say that one will come',
      description: 'By an observer of the building. Who invites sees the name, and nobody else does.',
    })
    .input(one)
    .output(done),

  leaveInvitation: area
    .meta(forObservers)
    .route({
      method: 'DELETE',
      path: '/observation/invitations/{id}/taking',
      summary: 'Take back that one will come',
    })
    .input(one)
    .output(done),
};
