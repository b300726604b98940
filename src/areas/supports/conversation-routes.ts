import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayClose, mayLeadAbout, mayLeadIn, mayReadConversation, mayWriteIn } from './access.ts';
import { supportsContract } from './contract.ts';
import type { ConversationStart } from './conversation-contract.ts';
import {
  type ConversationBase,
  findConversation,
  findNote,
  findStart,
  hasNote,
  insertConversation,
  insertNote,
  insertStage,
  type NoteFacts,
  putPresence,
  readConversation,
  removePresence,
  strikeNote,
} from './conversation-store.ts';
import { supportsProblems } from './problem-contract.ts';
import { readProtocol } from './protocol-file.ts';
import { findMissingForClosing, stageBefore } from './step-rules.ts';
import { isStaff, lock, readToday } from './store.ts';
import { findWindow, insertClosing, listWindows } from './window-store.ts';

const signedIn = implement(supportsContract).$context<RequestContext>().use(admit);

/** The conversation, or 404. */
async function conversationOr404(tx: Tx, actor: Actor, id: string): Promise<ConversationBase> {
  const conversation = await findConversation(tx, actor, id);
  if (conversation === undefined) throw refusal(commonProblems, 'record/not-found');
  return conversation;
}

/** The conversation to work in: locked, led by the actor, its window not closed. */
async function ledConversation(tx: Tx, actor: Actor, id: string): Promise<ConversationBase> {
  await lock(tx, id);
  const conversation = await conversationOr404(tx, actor, id);
  if (!mayLeadAbout(actor, conversation.windowBuildingIds, conversation.buildingId))
    throw refusal(supportsProblems, 'supports/not-yours');
  return conversation;
}

/** What has been said about a closed window stays as it was said. */
export function refuseWhenClosed(conversation: Pick<ConversationBase, 'closedOn'>): void {
  if (conversation.closedOn !== null)
    throw refusal(supportsProblems, 'supports/window-closed', { closedOn: conversation.closedOn });
}

/** Refuses a text that names a member of staff, with the words that do. */
export async function refuseNames(tx: Tx, where: 'note' | 'step', text: string): Promise<void> {
  const found = await findNamedStaff(tx, text);
  if (found.length > 0) throw refusal(supportsProblems, 'supports/names-a-person', { found, where });
}

async function windowOr404(tx: Tx, actor: Actor, windowId: string, today: string) {
  const window = await findWindow(tx, actor, windowId, today);
  if (window === undefined) throw refusal(commonProblems, 'record/not-found');
  return { window, buildingIds: window.buildings.map((building) => building.id) };
}

async function start(tx: Tx, actor: Actor, input: ConversationStart): Promise<void> {
  const today = await readToday(tx);
  const { window, buildingIds } = await windowOr404(tx, actor, input.windowId, today);
  if (!mayLeadAbout(actor, buildingIds, input.buildingId))
    throw refusal(supportsProblems, 'supports/not-yours');
  if (!input.agreementAccepted) throw refusal(supportsProblems, 'supports/agreement-not-accepted');
  await lock(tx, input.conversationId);
  const { windowId, readingId, buildingId, agreementLanguage, conversationId } = input;
  const kept = await findStart(tx, conversationId);
  // A start sent again a day later without a day of its own is still the same start.
  const heldOn = input.heldOn ?? kept?.heldOn ?? today;
  const facts = { windowId, readingId, buildingId, agreementLanguage, heldOn, startedBy: actor.personId };
  await recordOnce(
    facts,
    async () => kept,
    async () => {
      if (window.closing !== null) refuseWhenClosed({ closedOn: window.closing.closedOn });
      if (buildingId !== null && !buildingIds.includes(buildingId))
        throw refusal(supportsProblems, 'supports/building-not-in-window');
      if (window.readingId !== readingId) throw refusal(supportsProblems, 'supports/reading-not-frozen');
      if (heldOn < window.endsOn || heldOn > today)
        throw refusal(supportsProblems, 'supports/conversation-day', {
          earliest: window.endsOn,
          latest: today,
        });
      const protocol = readProtocol();
      const held = { protocolId: protocol.id, protocolVersion: protocol.version };
      await insertConversation(tx, actor, conversationId, facts, held);
      const detail = { windowId, readingId };
      await audit(tx, actor, 'supports/conversation-started', { id: conversationId, detail });
    },
  );
}

async function close(tx: Tx, actor: Actor, windowId: string, conversationId: string | null) {
  const today = await readToday(tx);
  await lock(tx, windowId);
  const { window, buildingIds } = await windowOr404(tx, actor, windowId, today);
  if (!mayClose(actor, buildingIds)) throw refusal(supportsProblems, 'supports/not-yours');
  const { closing } = window;
  if (closing !== null) {
    const isAgain = closing.conversationId === conversationId && closing.closedBy.id === actor.personId;
    if (!isAgain) refuseWhenClosed(closing);
    return closing;
  }
  const conversation = window.conversations.find((one) => one.id === conversationId) ?? null;
  const missing = findMissingForClosing(window.hasEnded, conversation);
  if (conversation === null || missing.length > 0) {
    throw refusal(supportsProblems, 'supports/window-not-ready-to-close', { missing, endsOn: window.endsOn });
  }
  await insertClosing(tx, actor, windowId, conversation.id, today);
  const detail = { conversationId: conversation.id };
  await audit(tx, actor, 'supports/window-closed', { id: windowId, detail });
  return {
    conversationId: conversation.id,
    closedOn: today,
    closedBy: { id: actor.personId, name: actor.name },
  };
}

async function writeNote(tx: Tx, actor: Actor, noteId: string, note: NoteFacts): Promise<ConversationBase> {
  await lock(tx, note.conversationId);
  const conversation = await conversationOr404(tx, actor, note.conversationId);
  if (!mayWriteIn(actor, conversation)) throw refusal(supportsProblems, 'supports/not-yours');
  await recordOnce(
    note,
    () => findNote(tx, noteId),
    async () => {
      refuseWhenClosed(conversation);
      if (!conversation.stages.includes(note.stage))
        throw refusal(supportsProblems, 'supports/stage-not-reached', { stage: note.stage });
      if (note.practiceId !== null && !conversation.practiceIds.includes(note.practiceId))
        throw refusal(supportsProblems, 'supports/practice-not-here');
      await refuseNames(tx, 'note', note.body);
      await insertNote(tx, actor, noteId, note);
    },
  );
  return conversation;
}

const windowRoutes = {
  listWindows: signedIn.listWindows.handler(async ({ context: { tx, actor }, input }) => ({
    windows: await listWindows(tx, actor, input.standing, await readToday(tx)),
  })),
  readWindow: signedIn.readWindow.handler(async ({ context: { tx, actor }, input }) => {
    const { window, buildingIds } = await windowOr404(tx, actor, input.windowId, await readToday(tx));
    const isTheirs = mayLeadIn(actor, buildingIds) || actor.capacity === 'union_representative';
    if (!isTheirs && window.conversations.length === 0) throw refusal(supportsProblems, 'supports/not-yours');
    return window;
  }),
  closeWindow: signedIn.closeWindow.handler(({ context: { tx, actor }, input }) =>
    close(tx, actor, input.windowId, input.conversationId),
  ),
};

const presenceRoutes = {
  markPresent: signedIn.markPresent.handler(async ({ context: { tx, actor }, input }) => {
    const conversation = await ledConversation(tx, actor, input.conversationId);
    refuseWhenClosed(conversation);
    const today = await readToday(tx);
    if (!(await isStaff(tx, input.personId, today)))
      throw refusal(supportsProblems, 'supports/person-not-staff');
    await putPresence(tx, actor, conversation.id, input.personId);
    return readConversation(tx, actor, conversation, today);
  }),
  unmarkPresent: signedIn.unmarkPresent.handler(async ({ context: { tx, actor }, input }) => {
    const conversation = await ledConversation(tx, actor, input.conversationId);
    refuseWhenClosed(conversation);
    await removePresence(tx, conversation.id, input.personId);
    return readConversation(tx, actor, conversation, await readToday(tx));
  }),
};

/** The handlers of data conversations and of closing a window. */
export const conversationRoutes = {
  ...windowRoutes,
  ...presenceRoutes,
  readProtocol: signedIn.readProtocol.handler(() => readProtocol()),
  startConversation: signedIn.startConversation.handler(async ({ context: { tx, actor }, input }) => {
    await start(tx, actor, input);
    return readConversation(tx, actor, { id: input.conversationId }, await readToday(tx));
  }),
  readConversation: signedIn.readConversation.handler(async ({ context: { tx, actor }, input }) => {
    const conversation = await conversationOr404(tx, actor, input.conversationId);
    if (!mayReadConversation(actor, conversation)) throw refusal(supportsProblems, 'supports/not-yours');
    return readConversation(tx, actor, conversation, await readToday(tx));
  }),
  openStage: signedIn.openStage.handler(async ({ context: { tx, actor }, input }) => {
    const conversation = await ledConversation(tx, actor, input.conversationId);
    if (!conversation.stages.includes(input.stage)) {
      refuseWhenClosed(conversation);
      const before = stageBefore(input.stage);
      if (before !== null && !conversation.stages.includes(before))
        throw refusal(supportsProblems, 'supports/stage-not-reached', { stage: before });
      if (before !== null && !(await hasNote(tx, conversation.id, before)))
        throw refusal(supportsProblems, 'supports/stage-empty', { stage: before });
      await insertStage(tx, actor, conversation.id, input.stage);
    }
    return readConversation(tx, actor, conversation, await readToday(tx));
  }),
  writeNote: signedIn.writeNote.handler(async ({ context: { tx, actor }, input }) => {
    const { noteId, ...note } = input;
    const conversation = await writeNote(tx, actor, noteId, { ...note, writtenBy: actor.personId });
    return readConversation(tx, actor, conversation, await readToday(tx));
  }),
  strikeNote: signedIn.strikeNote.handler(async ({ context: { tx, actor }, input }) => {
    const note = await findNote(tx, input.noteId);
    if (note === undefined) throw refusal(commonProblems, 'record/not-found');
    const conversation = await conversationOr404(tx, actor, note.conversationId);
    const isTheirs = note.writtenBy === actor.personId && mayWriteIn(actor, conversation);
    if (!isTheirs && !mayLeadAbout(actor, conversation.windowBuildingIds, conversation.buildingId))
      throw refusal(supportsProblems, 'supports/not-yours');
    refuseWhenClosed(conversation);
    if (await strikeNote(tx, actor, input.noteId))
      await audit(tx, actor, 'supports/note-struck', { id: input.noteId });
    return readConversation(tx, actor, conversation, await readToday(tx));
  }),
};
