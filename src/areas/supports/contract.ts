import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { PersonId, SubjectId } from '../../kit/ids.ts';
import { leadingKinds, staffKinds } from './access.ts';
import {
  Closing,
  ConversationStart,
  DataConversation,
  DataConversationId,
  NoteInput,
  OngoingConversation,
  WindowState,
} from './conversation-contract.ts';
import { loadEndpoints } from './load-endpoints.ts';
import { Offer } from './offer-contract.ts';
import { Stage, supportsProblems } from './problem-contract.ts';
import { Protocol } from './protocol-schema.ts';
import {
  LearningCount,
  Mark,
  Step,
  StepChangeInput,
  StepEntry,
  StepFilter,
  StepId,
  StepInput,
} from './step-contract.ts';

const supports = endpoint.errors(supportsProblems);
const leading = supports.meta({ may: { capacities: leadingKinds } });
const staff = supports.meta({ may: { capacities: staffKinds } });

const conversationEndpoints = {
  readProtocol: supports
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/supports/protocol',
      summary: 'The protocol of a data conversation',
      description:
        'Four stages with their minutes, prompts and what to avoid, the opening agreement, the research.',
    })
    .output(Protocol),
  listWindows: leading
    .route({
      method: 'GET',
      path: '/supports/windows',
      summary: 'Windows of visits, and what is still to be done with each',
      description:
        'For who leads data conversations: windows of their building, or of the district. `waiting`: ended and not closed.',
    })
    .input(z.strictObject({ standing: z.enum(['waiting', 'closed', 'all']).default('waiting') }))
    .output(z.object({ windows: z.array(WindowState) })),
  readWindow: staff
    .route({
      method: 'GET',
      path: '/supports/windows/{windowId}',
      summary: 'One window: its reading, its conversations, and what it lacks before it can close',
      description:
        'For who may lead a conversation about it, the union representative, and whoever is present in one: these find the way to theirs.',
    })
    .input(z.strictObject({ windowId: z.uuid() }))
    .output(WindowState),
  closeWindow: leading
    .route({
      method: 'PUT',
      path: '/supports/windows/{windowId}/closing',
      summary: 'Closes a window for good',
      description:
        'A window closes only after its last day, with a data conversation about it and at least one next step from that conversation that has not been dropped; a refusal says what is missing. Who speaks for all buildings of the window can close it. Permanent, in the audit.',
    })
    .input(z.strictObject({ windowId: z.uuid(), conversationId: DataConversationId.nullable() }))
    .output(Closing),
  startConversation: leading
    .route({
      method: 'PUT',
      path: '/supports/conversations/{conversationId}',
      summary: 'Starts a data conversation about one window',
      description:
        'Begins from the frozen reading of the window, after the group has accepted the opening agreement. The first stage, facts, is open from then on, and who starts it is present. Safe to repeat.',
    })
    .input(ConversationStart)
    .output(DataConversation),
  readConversation: staff
    .route({
      method: 'GET',
      path: '/supports/conversations/{conversationId}',
      summary: 'A data conversation: stages, notes, next steps, and the steps carried over from before',
      description:
        'For who may lead it, who was present, and the union representative. Notes do not say who wrote them.',
    })
    .input(z.strictObject({ conversationId: DataConversationId }))
    .output(DataConversation),
  openStage: leading
    .route({
      method: 'PUT',
      path: '/supports/conversations/{conversationId}/stages/{stage}',
      summary: 'Goes on to the next stage',
      description:
        'Stages come in order: facts, wonderings, meaning, next steps. Each needs at least one note, not struck, before the next can open.',
    })
    .input(z.strictObject({ conversationId: DataConversationId, stage: Stage }))
    .output(DataConversation),
  markPresent: leading
    .route({
      method: 'PUT',
      path: '/supports/conversations/{conversationId}/present/{personId}',
      summary: 'Notes that a member of staff is present, so that they can write notes',
    })
    .input(z.strictObject({ conversationId: DataConversationId, personId: PersonId }))
    .output(DataConversation),
  unmarkPresent: leading
    .route({
      method: 'DELETE',
      path: '/supports/conversations/{conversationId}/present/{personId}',
      summary: 'Takes back a presence noted by mistake',
    })
    .input(z.strictObject({ conversationId: DataConversationId, personId: PersonId }))
    .output(DataConversation),
  writeNote: staff
    .route({
      method: 'PUT',
      path: '/supports/notes/{noteId}',
      summary: 'Writes a note in a stage that is open',
      description:
        'For whoever is present. A note with the name of a member of staff is refused, and the refusal names the words: say what was seen, not who. Safe to repeat.',
    })
    .input(NoteInput)
    .output(DataConversation),
  strikeNote: staff
    .route({
      method: 'PUT',
      path: '/supports/notes/{noteId}/striking',
      summary: 'Strikes a note through; it stays readable',
      description: 'By who wrote it, or who may lead the conversation, until the window is closed.',
    })
    .input(z.strictObject({ noteId: z.uuid() }))
    .output(DataConversation),
};

const stepEndpoints = {
  listSteps: staff
    .route({
      method: 'GET',
      path: '/supports/steps',
      summary: 'Next steps, the soonest due first',
      description:
        'Fifty a page. `whose`, `standing`, `subjectId`, `buildingId` and `search` narrow the list; `byLearning` counts all three learnings for the same subject, building and owner, whatever their standing.',
    })
    .input(StepFilter)
    .output(z.object({ steps: z.array(Step), total: z.int(), byLearning: z.array(LearningCount) })),
  readStep: staff
    .route({
      method: 'GET',
      path: '/supports/steps/{stepId}',
      summary: 'A next step and everything that happened to it',
    })
    .input(z.strictObject({ stepId: StepId }))
    .output(z.object({ step: Step, entries: z.array(StepEntry) })),
  makeStep: leading
    .route({
      method: 'PUT',
      path: '/supports/steps/{stepId}',
      summary: 'Makes a next step: what, by when, who holds it, and what would tell that it helped',
      description:
        'From a conversation that has come to its last stage, or outside any. One owner, any member of staff, who is asked where it is not the maker; due today or later. Names belong in the owner field and are refused in the text. Safe to repeat.',
    })
    .input(StepInput)
    .output(Step),
  changeStep: staff
    .route({
      method: 'PUT',
      path: '/supports/changes/{changeId}',
      summary: 'Adds a change to a step: started, done, dropped, taken over, due day moved, reopened',
      description:
        'By who holds it, who made it, the superintendent or a DN member. A step is handed over by a change only to oneself: anybody else is asked (`offers`). Who was asked and begins has said yes. `done` says what came of it and `dropped` why. Nothing is overwritten. Safe to repeat.',
    })
    .input(StepChangeInput)
    .output(Step),
  readNext: supports
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/supports/next',
      summary: 'What is next for the one who asks',
      description:
        'Their five soonest open steps; what they are asked to take on, and answers to what they asked; the data conversations of these days in which they are present; and, for who leads them, the windows that have ended and wait for one.',
    })
    .output(
      z.object({
        steps: z.array(Step),
        openCount: z.int(),
        offers: z.array(Offer),
        conversations: z.array(OngoingConversation),
        windows: z.array(WindowState),
      }),
    ),
  listMarks: supports
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/supports/marks',
      summary: 'The supports of a subject by the day on which they were decided, for its charts',
      description: 'Without owners, and without steps that were dropped.',
    })
    .input(z.strictObject({ subjectId: SubjectId }))
    .output(z.object({ marks: z.array(Mark) })),
};

/** The agreement of the supports area: its endpoints, their schemas and problems. */
export const supportsContract = { ...conversationEndpoints, ...stepEndpoints, ...loadEndpoints };
