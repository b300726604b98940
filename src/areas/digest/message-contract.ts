import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { tellingCapacities } from './access.ts';
import { digestProblems } from './problem-contract.ts';

const digest = endpoint.errors(digestProblems);
const signedIn = digest.meta({ may: 'signed-in' });
const telling = digest.meta({ may: { capacities: tellingCapacities } });

export const MessageId = idOf('MessageId');
export type MessageId = z.infer<typeof MessageId>;
export const AskId = idOf('AskId');
export type AskId = z.infer<typeof AskId>;
export const ReplyId = idOf('ReplyId');
export type ReplyId = z.infer<typeof ReplyId>;

/** Whom a message can be for: as coverage counts the staff. */
export const messageAudiences = [
  'administrators',
  'dn_members',
  'teachers',
  'coaches',
  'other_staff',
] as const;
export const MessageAudience = z.enum(messageAudiences);
export type MessageAudience = z.infer<typeof MessageAudience>;

/** How something was told: on the page, there and in the weekly mail, or in person, which is only recorded here. */
export const Channel = z.enum(['page', 'page_and_mail', 'in_person']);
export type Channel = z.infer<typeof Channel>;

const Named = z.object({ id: z.uuid(), name: z.string() });

/**
 * How many of a group have opened a message. Not shown (both null) for fewer than five people, and where the number would
 * give such a group away.
 */
export const Reach = z.union([
  z.object({ people: z.int(), opened: z.int() }),
  z.object({ people: z.null(), opened: z.null() }),
]);
export type Reach = z.infer<typeof Reach>;

/** How far a message reached. Each person is counted in one audience and one building. Never who. */
export const MessageReach = z.object({
  all: Reach,
  audiences: z.array(z.object({ audience: MessageAudience, reach: Reach })),
  /** `building` null: people without one. */
  buildings: z.array(z.object({ building: Named.nullable(), reach: Reach })),
});
export type MessageReach = z.infer<typeof MessageReach>;

/** How long answers took, of questions that were answered. The median is shown from five on. */
export const TimeToAnswer = z.object({
  asked: z.int(),
  answered: z.int(),
  medianHours: z.number().nullable(),
});
export type TimeToAnswer = z.infer<typeof TimeToAnswer>;

export const MessageSummary = z.object({
  id: MessageId,
  title: z.string(),
  audiences: z.array(MessageAudience),
  /** Empty: the whole district. */
  buildings: z.array(Named),
  /** The improvement focus: a version of a vision, and one practice of it. */
  version: z.object({ id: z.uuid(), visionId: z.uuid(), number: z.int(), title: z.string() }).nullable(),
  practice: Named.nullable(),
  channel: Channel,
  /** Told in person: on which day, and to how many; fewer than five are not told apart (null). */
  told: z.object({ on: SchoolDay, people: z.int().nullable() }).nullable(),
  by: z.string(),
  byCapacity: CapacityKind,
  sentAt: Moment,
  isUnread: z.boolean(),
  openQuestions: z.int(),
});
export type MessageSummary = z.infer<typeof MessageSummary>;

export const Ask = z.object({
  id: AskId,
  body: z.string(),
  /** Null when asked without a name; then the moment is noon of its day. */
  askedBy: z.string().nullable(),
  askedAt: Moment,
  replies: z.array(
    z.object({ id: ReplyId, body: z.string(), by: z.string(), capacity: CapacityKind, at: Moment }),
  ),
  isMine: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type Ask = z.infer<typeof Ask>;

export const Message = MessageSummary.extend({
  body: z.string(),
  asks: z.array(Ask),
  timeToAnswer: TimeToAnswer,
  /** For the sender's side; null for everybody else. */
  reach: MessageReach.nullable(),
  mayReply: z.boolean(),
});
export type Message = z.infer<typeof Message>;

/** Who was told of an adopted version, when, by which channel, and how far it reached. */
export const VersionReach = z.object({
  version: z.object({ id: z.uuid(), visionId: z.uuid(), number: z.int(), title: z.string() }),
  adoptedOn: SchoolDay,
  messages: z.array(MessageSummary.extend({ reach: MessageReach.nullable() })),
});
export type VersionReach = z.infer<typeof VersionReach>;

export const MessageInput = z
  .strictObject({
    id: MessageId,
    title: Line,
    body: Prose,
    audiences: z.array(MessageAudience).min(1).max(messageAudiences.length),
    buildingIds: z.array(BuildingId).max(200),
    versionId: z.uuid().nullable(),
    practiceId: z.uuid().nullable(),
    channel: Channel,
    told: z.strictObject({ on: SchoolDay, people: z.int().min(1).max(100_000) }).nullable(),
  })
  .refine(({ channel, told }) => (channel === 'in_person') === (told !== null), {
    path: ['told'],
    error: 'What was told in person has a day and a number of people; nothing else has.',
  })
  .refine(({ versionId, practiceId }) => practiceId === null || versionId !== null, {
    path: ['practiceId'],
    error: 'A practice is one of a version.',
  })
  .refine(
    ({ audiences, buildingIds }) =>
      new Set(audiences).size === audiences.length && new Set(buildingIds).size === buildingIds.length,
    { error: 'An audience and a building are named once.' },
  );
export type MessageInput = z.infer<typeof MessageInput>;

export const messageContract = {
  listMessages: signedIn
    .route({
      method: 'GET',
      path: '/digest/messages',
      summary: 'Messages for you, and those you sent, the latest first',
      description: 'The superintendent and DN members see all of them.',
    })
    .input(z.strictObject({ after: z.coerce.number<number>().int().min(0).max(100_000).default(0) }))
    .output(
      z.object({
        messages: z.array(MessageSummary),
        next: z.int().nullable(),
        mayTell: z.boolean(),
        timeToAnswer: TimeToAnswer,
      }),
    ),
  listUnread: signedIn
    .route({
      method: 'GET',
      path: '/digest/unread',
      summary: 'Messages for you that you have not opened, for the home page',
    })
    .output(z.object({ messages: z.array(z.object({ id: MessageId, title: z.string(), by: z.string() })) })),
  readMessage: signedIn
    .route({
      method: 'GET',
      path: '/digest/messages/{id}',
      summary: 'A message, what was asked back, and the answers',
      description:
        'For whom it is for and the sender’s side; others do not find it. Only the sender’s side sees its reach.',
    })
    .input(z.strictObject({ id: MessageId }))
    .output(Message),
  openMessage: signedIn
    .route({
      method: 'PUT',
      path: '/digest/messages/{id}/opening',
      summary: 'Somebody for whom a message is has opened it',
      description: 'Kept once. It leaves the server only as a share of a group of five or more.',
    })
    .input(z.strictObject({ id: MessageId }))
    .output(z.object({})),
  sendMessage: telling
    .route({
      method: 'PUT',
      path: '/digest/messages/{id}',
      summary: 'Tell an audience something, or record that it was told in person',
      description:
        'By the superintendent, DN members, coaches and, in the own building, building administrators. About a version and a practice, where it is tied to one. Permanent; the same again is accepted.',
    })
    .input(MessageInput)
    .output(Message),
  askBack: signedIn
    .route({
      method: 'PUT',
      path: '/digest/messages/{messageId}/asks/{id}',
      summary: 'Ask back about a message, with a name or without',
      description:
        'By whom it is for and the sender’s side. Without a name, nothing that is kept leads back to who asked; the id should then be a random one (UUIDv4).',
    })
    .input(z.strictObject({ messageId: MessageId, id: AskId, body: Prose, isNameless: z.boolean() }))
    .output(Message),
  withdrawAsk: signedIn
    .route({
      method: 'PUT',
      path: '/digest/asks/{id}/withdrawal',
      summary: 'Take a question off a message',
      description:
        'By who asked it; one without a name by the superintendent or a DN member, which is audited. It is kept and no longer shown.',
    })
    .input(z.strictObject({ id: AskId }))
    .output(Message),
  reply: signedIn
    .route({
      method: 'PUT',
      path: '/digest/asks/{askId}/replies/{id}',
      summary: 'Answer a question for everybody whom the message is for',
      description:
        'By the sender’s side. Never changed; a better answer is added. The same again is accepted.',
    })
    .input(z.strictObject({ askId: AskId, id: ReplyId, body: Prose }))
    .output(Message),
  readVersionReach: signedIn
    .route({
      method: 'GET',
      path: '/digest/versions/{versionId}/reach',
      summary: 'Who was told of a version, when, by which channel, and what share opened it',
      description:
        'For everybody. A message’s reach is shown to the superintendent, DN members and who sent it; the others see that it was told.',
    })
    .input(z.strictObject({ versionId: z.uuid() }))
    .output(VersionReach),
};
