import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { idOf, PersonId, SubjectId } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Prose } from '../../kit/text.ts';
import { Named, Signature, TargetId } from './practice-contract.ts';
import { visions } from './problems-contract.ts';

export const CallId = idOf('CallId');
export type CallId = z.infer<typeof CallId>;

export const Invitation = z.enum(['open_call', 'by_building', 'nomination']);
export type Invitation = z.infer<typeof Invitation>;
export const Decision = z.enum(['consent', 'vote', 'sign_off']);
export type Decision = z.infer<typeof Decision>;

/** How the district goes about it. The steps themselves cannot be left out. */
export const Process = z.strictObject({
  invitation: Invitation,
  reviewer: z.enum(['superintendent', 'superintendent_or_designee']),
  decision: Decision,
});
export type Process = z.infer<typeof Process>;

export const Answer = z.enum(['join', 'not_now']);
export type Answer = z.infer<typeof Answer>;

/** A call to take part in writing the vision of a subject, as its reader sees it. */
export const Call = z.object({
  id: z.uuid(),
  subject: Named,
  message: z.string(),
  mode: Invitation,
  opensOn: SchoolDay,
  closesOn: SchoolDay,
  isOpen: z.boolean(),
  made: Signature,
  invitedCount: z.int(),
  joinedCount: z.int(),
  /** The vision that was started from this call, when one was. */
  visionId: z.uuid().nullable(),
  you: z.object({ readAt: Moment.nullable(), answer: Answer.nullable(), answeredAt: Moment.nullable() }),
});
export type Call = z.infer<typeof Call>;

/** How many of the staff of a building, band or role have joined. `id` is null where staff have none. */
export const Coverage = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  staffCount: z.int(),
  joinedCount: z.int(),
});
export type Coverage = z.infer<typeof Coverage>;

/** Somebody who joined, with the place of the capacity in which they answered. */
export const Joiner = z.object({
  personId: z.uuid(),
  name: z.string(),
  capacity: CapacityKind,
  building: Named.nullable(),
  band: Named.nullable(),
  answeredAt: Moment,
  isOnTeam: z.boolean(),
});
export type Joiner = z.infer<typeof Joiner>;

/** The dated record of whom the call reached. "Not now" is counted and never named. */
export const Reach = z.object({
  callId: z.uuid(),
  invitedCount: z.int(),
  invitedOn: SchoolDay,
  openedCount: z.int(),
  joinedCount: z.int(),
  notNowCount: z.int(),
  openedByDay: z.array(z.object({ day: SchoolDay, count: z.int() })),
  joiners: z.array(Joiner),
  byBuilding: z.array(Coverage),
  byBand: z.array(Coverage),
  byRole: z.array(Coverage),
  /** The buildings and bands from which nobody has joined. */
  nobodyYet: z.object({ buildings: z.array(Named), bands: z.array(Named) }),
});
export type Reach = z.infer<typeof Reach>;

/** What students are to learn in a subject, as the district set it on a day. Replaced, never overwritten. */
export const Target = z.object({
  id: z.uuid(),
  subject: Named,
  text: z.string(),
  set: Signature.omit({ capacity: true }),
  endedAt: Moment.nullable(),
  replacesId: z.uuid().nullable(),
});
export type Target = z.infer<typeof Target>;

const leads = { capacities: ['superintendent', 'dn_member'] } as const;
const staff = {
  capacities: [
    'teacher',
    'building_administrator',
    'coach',
    'superintendent',
    'dn_member',
    'bn_member',
    'other_staff',
    'union_representative',
    'district_office',
  ],
} as const;
const office = { capacities: ['superintendent', 'dn_member', 'district_office'] } as const;

export const callContract = {
  readProcess: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/process',
      summary: 'How this district invites, reviews and decides',
    })
    .output(Process),
  changeProcess: visions
    .meta({ may: office })
    .route({
      method: 'PUT',
      path: '/visions/process',
      summary: 'Change how the district invites, reviews and decides',
      description: 'The change, with what it was before, goes into the audit. No step can be left out.',
    })
    .input(Process)
    .output(Process),
  makeCall: visions
    .meta({ may: leads })
    .route({
      method: 'PUT',
      path: '/visions/calls/{callId}',
      summary: 'Call all staff to take part in a vision',
      description:
        'Kept with its day, the way the district invites, and the number of staff who were invited: everybody with a capacity on that day, board members aside.',
    })
    .input(
      z.strictObject({
        callId: CallId,
        subjectId: SubjectId,
        message: Prose,
        opensOn: SchoolDay,
        closesOn: SchoolDay,
      }),
    )
    .output(Call),
  listCalls: visions
    .meta({ may: 'signed-in' })
    .route({ method: 'GET', path: '/visions/calls', summary: 'The calls, newest first' })
    .output(z.array(Call)),
  readCall: visions
    .meta({ may: 'signed-in' })
    .route({ method: 'GET', path: '/visions/calls/{callId}', summary: 'One call, with your own answer' })
    .input(z.strictObject({ callId: CallId }))
    .output(Call),
  recordCallReading: visions
    .meta({ may: staff })
    .route({
      method: 'PUT',
      path: '/visions/calls/{callId}/reading',
      summary: 'Record that you have opened the call',
      description: 'Only the first opening is kept.',
    })
    .input(z.strictObject({ callId: CallId }))
    .output(z.object({ firstReadAt: Moment })),
  replyToCall: visions
    .meta({ may: staff })
    .route({
      method: 'PUT',
      path: '/visions/calls/{callId}/replies/{replyId}',
      summary: 'Answer a call: join, or not now',
      description:
        'Answers are added, never changed; the last one counts. Refused before the call opens and after it closes.',
    })
    .input(z.strictObject({ callId: CallId, replyId: z.uuid(), answer: Answer }))
    .output(Call),
  readCallReach: visions
    .meta({ may: office })
    .route({
      method: 'GET',
      path: '/visions/calls/{callId}/reach',
      summary: 'Whom a call reached, and who is missing',
      description:
        'Invited, opened and answered; who joined, by building, band and role; which have nobody yet.',
    })
    .input(z.strictObject({ callId: CallId }))
    .output(Reach),
  listTargets: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/targets',
      summary: 'The student-learning targets of the district, ended ones too',
    })
    .input(z.strictObject({ subjectId: SubjectId.optional() }))
    .output(z.array(Target)),
  setTarget: visions
    .meta({ may: office })
    .route({
      method: 'PUT',
      path: '/visions/targets/{targetId}',
      summary: 'Set a student-learning target for a subject',
      description: 'With `replacesId` the old target ends as this one begins; both stay readable.',
    })
    .input(
      z.strictObject({
        targetId: TargetId,
        subjectId: SubjectId,
        text: Prose,
        replacesId: TargetId.nullable(),
      }),
    )
    .output(Target),
  endTarget: visions
    .meta({ may: office })
    .route({ method: 'PUT', path: '/visions/targets/{targetId}/ending', summary: 'End a target' })
    .input(z.strictObject({ targetId: TargetId }))
    .output(Target),
  listNetworkMembers: visions
    .meta({ may: office })
    .route({
      method: 'GET',
      path: '/visions/network-members',
      summary: 'Who was a member of the District Network on a day',
    })
    .input(z.strictObject({ on: SchoolDay }))
    .output(z.array(z.object({ personId: PersonId, name: z.string() }))),
};
