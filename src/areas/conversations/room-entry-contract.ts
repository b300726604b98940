import { z } from 'zod';
import { PersonId } from '../../kit/ids.ts';
import { Moment } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';
import { PracticeId } from './session-contract.ts';

const ids = z.array(PracticeId).max(20).default([]);
const Words = z.string().trim().min(1).max(4000);

/** How a group comes to a decision: nobody objects, more are for it than against, or everybody puts their name to it. */
export const decisionMethods = ['consent', 'vote', 'sign_off'] as const;
export const DecisionMethod = z.enum(decisionMethods);
export type DecisionMethod = z.infer<typeof DecisionMethod>;

/** How far something was kept, said at a check-in without a name. */
export const keptAnswers = ['yes', 'partly', 'no'] as const;
export const Kept = z.enum(keptAnswers);
export type Kept = z.infer<typeof Kept>;

/** What an item of the agenda came from: left over from the meeting before, or something that waits elsewhere. */
const ItemSource = z.strictObject({
  kind: z.enum(['carried', 'review', 'barrier', 'window', 'question', 'binder', 'step']),
  id: z.string().max(80),
});

export const Decision = z.strictObject({
  kind: z.literal('decision'),
  method: DecisionMethod,
  question: Line,
  /** What was decided, in words that stand by themselves, apart from any count. */
  outcome: Words,
  reasons: z.string().trim().max(4000).default(''),
  /** Null but for a vote. */
  votes: z
    .strictObject({
      for: z.int().min(0).max(5000),
      against: z.int().min(0).max(5000),
      abstained: z.int().min(0).max(5000),
    })
    .nullable()
    .default(null),
  /** Those who put their name to it; empty but for a sign-off. */
  signedBy: z.array(PersonId).max(200).default([]),
  /** Who did not agree may say why: it stays with the decision, without a name. */
  dissent: z.string().trim().max(4000).default(''),
  itemId: z.uuid().nullable().default(null),
  practiceIds: ids,
});

/** Everything that can happen in a room. An entry never changes; a later one of the same item takes its place. */
export const RoomEntryBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('present'), personIds: z.array(PersonId).min(1).max(200) }),
  z.strictObject({ kind: z.literal('left'), personId: PersonId }),
  z.strictObject({
    kind: z.literal('agenda'),
    itemId: z.uuid(),
    title: Line,
    minutes: z.int().min(1).max(240).nullable().default(null),
    practiceIds: ids,
    source: ItemSource.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('agenda_state'),
    itemId: z.uuid(),
    state: z.enum(['open', 'done', 'removed']),
  }),
  z.strictObject({ kind: z.literal('step'), step: z.int().min(0).max(20) }),
  z.strictObject({
    kind: z.literal('minutes'),
    step: z.int().min(0).max(20),
    minutes: z.int().min(1).max(60),
  }),
  z.strictObject({
    kind: z.literal('note'),
    step: z.int().min(0).max(20).nullable(),
    itemId: z.uuid().nullable().default(null),
    text: Words,
    practiceIds: ids,
  }),
  z.strictObject({ kind: z.literal('struck'), entryId: z.uuid() }),
  z.strictObject({ kind: z.literal('opened'), step: z.int().min(0).max(20) }),
  z.strictObject({ kind: z.literal('named'), practiceId: PracticeId }),
  Decision,
  z.strictObject({ kind: z.literal('check_in'), answers: z.array(Kept).min(1).max(12) }),
  z.strictObject({ kind: z.literal('ended') }),
]);
export type RoomEntryBody = z.infer<typeof RoomEntryBody>;
export type RoomEntryKind = RoomEntryBody['kind'];
export type DecisionBody = z.infer<typeof Decision>;

/** An entry on its way to the room, with an id from its maker. Its body is read by itself, so that one that cannot be read holds up no other. */
export const RoomEntryInput = z.strictObject({ id: z.uuid(), saidAt: Moment, body: z.unknown() });
export type RoomEntryInput = z.infer<typeof RoomEntryInput>;

/** An entry as one of those present may see it. */
export const RoomEntry = z.object({
  id: z.uuid(),
  seq: z.int(),
  at: Moment,
  /** Null while what others wrote in this step is kept back until all have written. */
  body: RoomEntryBody.nullable(),
  /** Of what is kept back: the step it was written in. */
  keptBackIn: z.int().nullable(),
  isMine: z.boolean(),
});
export type RoomEntry = z.infer<typeof RoomEntry>;

/** What became of an entry: kept now, kept before, or refused with the reason; then it stays with its maker. */
export const EntryReceipt = z.object({
  id: z.uuid(),
  outcome: z.enum(['kept', 'again', 'refused']),
  problem: z
    .enum([
      'conversations/different-entry',
      'conversations/meeting-over',
      'conversations/not-leading',
      'conversations/no-such-item',
      'conversations/not-on-staff',
      'conversations/no-such-step',
      'conversations/decision-incomplete',
      'conversations/entry-not-readable',
      'conversations/come-in-first',
      /** Said by the device, when the room itself no longer takes anything from its writer. */
      'conversations/room-shut',
    ])
    .nullable(),
});
export type EntryReceipt = z.infer<typeof EntryReceipt>;
export type EntryProblem = NonNullable<EntryReceipt['problem']>;
