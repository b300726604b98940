import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, PersonId } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { meetingCapacities } from './access.ts';
import { MeetingId, NamedPractice } from './meeting-contract.ts';
import { GroupId } from './room-contract.ts';
import { Decision } from './room-entry-contract.ts';
import { PracticeId, sessionProblems } from './session-contract.ts';

/** Groups that meet again and again. The two networks are there by themselves, with their members by capacity. */
export const GroupKind = z.enum([
  'district_network',
  'building_network',
  'team',
  'leadership',
  'department',
  'grade_level',
]);
export type GroupKind = z.infer<typeof GroupKind>;
export const FormedKind = GroupKind.exclude(['district_network', 'building_network']);

/** What groups can refuse. */
export const groupProblems = {
  'conversations/building-not-open': { status: 422 },
  'conversations/own-building-only': sessionProblems['conversations/own-building-only'],
  'conversations/not-in-this-group': { status: 403 },
  'conversations/not-on-staff-today': { status: 422 },
  /** The members of the networks are those who hold the capacity. */
  'conversations/members-by-capacity': { status: 409 },
  'conversations/group-ended': { status: 409 },
  'conversations/practice-not-in-force': {
    status: 422,
    data: z.object({ practiceIds: z.array(PracticeId) }),
  },
} as const satisfies ProblemList;

const group = endpoint.errors(groupProblems);
const mayMeet = { may: { capacities: meetingCapacities } } as const;

export const GroupSummary = z.object({
  id: GroupId,
  kind: GroupKind,
  name: z.string(),
  building: z.object({ id: BuildingId, name: z.string() }).nullable(),
  people: z.int(),
  isMine: z.boolean(),
  lastHeldOn: SchoolDay.nullable(),
});
export type GroupSummary = z.infer<typeof GroupSummary>;

/** What a group is for, the practices it shares, and the norms it keeps. */
export const GroupPurpose = z.object({
  purpose: z.string(),
  practices: z.array(NamedPractice.pick({ id: true, name: true })),
  /** What its people have agreed to keep when they meet. */
  norms: z.array(z.string()),
  saidOn: SchoolDay,
});
export type GroupPurpose = z.infer<typeof GroupPurpose>;

/** How far a group reaches across the district: of how many buildings, bands and roles its people are. */
export const GroupMix = z.object({
  people: z.int(),
  buildings: z.int(),
  bands: z.int(),
  roles: z.int(),
  /** In what it stays among its own although it need not. */
  silos: z.array(z.enum(['building', 'band', 'role'])),
});
export type GroupMix = z.infer<typeof GroupMix>;

export const DecisionOnRecord = z.object({
  id: z.uuid(),
  meetingId: MeetingId,
  decidedOn: SchoolDay,
  decision: Decision,
});

export const Group = GroupSummary.extend({
  members: z.array(z.object({ id: PersonId, name: z.string(), capacities: z.array(z.string()) })),
  purpose: GroupPurpose.nullable(),
  /** How often the purpose has been said anew. */
  purposesSaid: z.int(),
  mix: GroupMix,
  /** The latest fifty, for the members of the group; what was struck, and what a closed meeting decided, is left out. */
  decisions: z.array(DecisionOnRecord),
  isOver: z.boolean(),
  mayChange: z.boolean(),
});
export type Group = z.infer<typeof Group>;

/** What was written between meetings. */
export const Post = z.object({
  id: z.uuid(),
  by: z.string(),
  at: Moment,
  body: z.string(),
  practiceIds: z.array(PracticeId),
  isMine: z.boolean(),
});
export type Post = z.infer<typeof Post>;

const oneGroup = z.strictObject({ id: GroupId });
const oneMember = z.strictObject({ id: GroupId, personId: PersonId });

export const groupContract = {
  listGroups: group
    .meta({ may: 'signed-in' })
    .route({ method: 'GET', path: '/conversations/groups', summary: 'Groups that meet: one’s own, or all' })
    .input(z.strictObject({ whose: z.enum(['mine', 'all']).default('all') }))
    .output(z.object({ groups: z.array(GroupSummary) })),

  readGroup: group
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/groups/{id}',
      summary: 'A group: its people, what it is for, what it decided',
    })
    .input(oneGroup)
    .output(Group),

  formGroup: group
    .meta(mayMeet)
    .route({
      method: 'PUT',
      path: '/conversations/groups/{id}',
      summary: 'Form a group that meets again',
      description: 'By all staff, in their own building or across the district. Who forms it is in it.',
    })
    .input(
      z.strictObject({
        id: GroupId,
        kind: FormedKind,
        name: Line,
        buildingId: BuildingId.nullable(),
        personIds: z.array(PersonId).max(100),
      }),
    )
    .output(Group),

  addMember: group
    .meta(mayMeet)
    .route({
      method: 'PUT',
      path: '/conversations/groups/{id}/members/{personId}',
      summary: 'Somebody joins a group',
      description: 'By its members. The networks take theirs from capacities.',
    })
    .input(oneMember)
    .output(Group),

  endMembership: group
    .meta(mayMeet)
    .route({
      method: 'DELETE',
      path: '/conversations/groups/{id}/members/{personId}',
      summary: 'Somebody leaves a group',
    })
    .input(oneMember)
    .output(Group),

  sayPurpose: group
    .meta(mayMeet)
    .route({
      method: 'PUT',
      path: '/conversations/groups/{id}/purposes/{purposeId}',
      summary: 'Say what the group is for, which practices it shares and which norms it keeps',
      description: 'By its members. What was said before stays on record.',
    })
    .input(
      z.strictObject({
        id: GroupId,
        purposeId: z.uuid(),
        purpose: Prose.max(1000),
        practiceIds: z.array(PracticeId).max(20),
        norms: z.array(Line).max(8).default([]),
      }),
    )
    .output(Group),

  listPosts: group
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/groups/{id}/posts',
      summary: 'The thread between meetings, for the members of the group',
    })
    .input(oneGroup)
    .output(z.object({ posts: z.array(Post) })),

  writePost: group
    .meta(mayMeet)
    .route({
      method: 'PUT',
      path: '/conversations/groups/{id}/posts/{postId}',
      summary: 'Write to the group between meetings',
    })
    .input(
      z.strictObject({
        id: GroupId,
        postId: z.uuid(),
        body: Prose.max(4000),
        practiceIds: z.array(PracticeId).max(20).default([]),
      }),
    )
    .output(z.object({ posts: z.array(Post) })),

  withdrawPost: group
    .meta(mayMeet)
    .route({
      method: 'PUT',
      path: '/conversations/groups/{id}/posts/{postId}/withdrawal',
      summary: 'Take back what one wrote',
    })
    .input(z.strictObject({ id: GroupId, postId: z.uuid() }))
    .output(z.object({ posts: z.array(Post) })),
};
