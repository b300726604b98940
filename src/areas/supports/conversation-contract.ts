import { z } from 'zod';
import { BuildingId, idOf, SubjectId } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Language, Prose } from '../../kit/text.ts';
import { MissingForClosing, Stage } from './problem-contract.ts';
import { Named, Step } from './step-contract.ts';

export const DataConversationId = idOf('DataConversationId');
export type DataConversationId = z.infer<typeof DataConversationId>;

const Place = z.object({ id: BuildingId, name: z.string() });

/** How a window was closed. */
export const Closing = z.object({
  conversationId: DataConversationId,
  closedOn: SchoolDay,
  closedBy: Named,
});
export type Closing = z.infer<typeof Closing>;

/** A window of visits, as this area sees it: what is still to be done with it. */
export const WindowState = z.object({
  id: z.uuid(),
  subject: z.object({ id: SubjectId, name: z.string() }),
  purpose: z.string(),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  hasEnded: z.boolean(),
  buildings: z.array(Place),
  practices: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** The frozen reading; null until somebody freezes it. */
  readingId: z.uuid().nullable(),
  /** Those that the one who asks may read. */
  conversations: z.array(
    z.object({
      id: DataConversationId,
      heldOn: SchoolDay,
      /** Null: about the whole window. */
      building: Place.nullable(),
      stage: Stage,
      /** Next steps from it that have not been dropped. */
      stepCount: z.int(),
      /** Whether the one who asks is present in it. */
      isPresent: z.boolean(),
    }),
  ),
  closing: Closing.nullable(),
  /** What it lacks before it can close; empty when nothing, or when it is closed. */
  missing: z.array(MissingForClosing),
  mayStart: z.boolean(),
  mayClose: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

/** A note belongs to the group: it does not say who wrote it. */
export const Note = z.object({
  id: z.uuid(),
  stage: Stage,
  practiceId: z.uuid().nullable(),
  body: z.string(),
  writtenAt: Moment,
  isStruck: z.boolean(),
  isMineToStrike: z.boolean(),
});
export type Note = z.infer<typeof Note>;

/** A data conversation, whole: the stages it has come to, its notes, its steps, and what is carried over. */
export const DataConversation = z.object({
  id: DataConversationId,
  heldOn: SchoolDay,
  building: Place.nullable(),
  readingId: z.uuid(),
  agreementLanguage: Language,
  startedBy: Named,
  present: z.array(Named),
  /** In order; the last one is where the conversation is. */
  stages: z.array(z.object({ stage: Stage, openedAt: Moment })),
  notes: z.array(Note),
  steps: z.array(Step),
  /** Open steps of the same subject from before. */
  carriedOver: z.array(Step),
  window: WindowState,
  mayLead: z.boolean(),
  mayWrite: z.boolean(),
});
export type DataConversation = z.infer<typeof DataConversation>;

/** A conversation in which somebody is present, as their home shows it. */
export const OngoingConversation = z.object({
  id: DataConversationId,
  windowId: z.uuid(),
  subject: z.string(),
  heldOn: SchoolDay,
});

export const ConversationStart = z.strictObject({
  conversationId: DataConversationId,
  windowId: z.uuid(),
  readingId: z.uuid(),
  buildingId: BuildingId.nullable(),
  /** The day it is held on: today when left out. One held before it is put down here brings its own day. */
  heldOn: SchoolDay.optional(),
  /** The group has heard the opening agreement, in this language, and accepts it. */
  agreementAccepted: z.boolean(),
  agreementLanguage: Language,
});
export type ConversationStart = z.infer<typeof ConversationStart>;

export const NoteInput = z.strictObject({
  noteId: z.uuid(),
  conversationId: DataConversationId,
  stage: Stage,
  practiceId: z.uuid().nullable(),
  body: Prose.max(2000),
});
export type NoteInput = z.infer<typeof NoteInput>;
