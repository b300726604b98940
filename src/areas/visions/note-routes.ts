import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { findReadable, findWritable, signedIn } from './find-vision.ts';
import type { Comment, ResearchNote } from './note-contract.ts';
import {
  findCommentFacts,
  findComments,
  findNoteFacts,
  findNotes,
  insertComment,
  insertNote,
  linkNote,
  withdrawNote,
} from './note-store.ts';
import { visionsProblems } from './problems-contract.ts';
import { requireKnown } from './references.ts';

async function findNote(tx: Tx, visionId: string, noteId: string): Promise<ResearchNote> {
  const [note] = await findNotes(tx, visionId, noteId);
  if (note === undefined) throw refusal(commonProblems, 'record/not-found');
  return note;
}

/** The comment under which a reply stands: a reply to a reply stands under the first. */
function findThread(threads: readonly Comment[], replyTo: string | null): Comment | null {
  if (replyTo === null) return null;
  const thread = threads.find(
    ({ id, replies }) => id === replyTo || replies.some((reply) => reply.id === replyTo),
  );
  if (thread === undefined) throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'comment' });
  return thread;
}

export const noteRoutes = {
  listComments: signedIn.listComments.handler(async ({ context: { tx, actor }, input }) => {
    await findReadable(tx, actor, input.visionId);
    return findComments(tx, input.visionId, input.practiceId);
  }),
  addComment: signedIn.addComment.handler(async ({ context: { tx, actor }, input }) => {
    const { visionId, commentId, body } = input;
    const vision = await findReadable(tx, actor, visionId);
    const thread = findThread(await findComments(tx, visionId), input.replyTo);
    const practiceId = thread === null ? input.practiceId : thread.practiceId;
    if (practiceId !== null) await requireKnown(tx, vision, { practiceIds: [practiceId] });
    const replyTo = thread?.id ?? null;
    await recordOnce(
      {
        visionId: visionId as string,
        practiceId: practiceId as string | null,
        replyTo,
        body,
        personId: actor.personId as string,
      },
      () => findCommentFacts(tx, commentId),
      () => insertComment(tx, actor, { id: commentId, visionId, practiceId, replyTo, body }),
    );
    const found = (await findComments(tx, visionId)).find(({ id }) => id === (replyTo ?? commentId));
    if (found === undefined) throw new Error(`comment ${commentId} was kept and is not there`);
    return found;
  }),
  listNotes: signedIn.listNotes.handler(async ({ context: { tx, actor }, input }) => {
    await findReadable(tx, actor, input.visionId);
    return findNotes(tx, input.visionId);
  }),
  addNote: signedIn.addNote.handler(async ({ context: { tx, actor }, input }) => {
    const { visionId, noteId, citation, practiceIds } = input;
    const vision = await findWritable(tx, actor, visionId);
    await requireKnown(tx, vision, { practiceIds, citations: [citation] });
    await recordOnce(
      { visionId: visionId as string, citation: citation as unknown, personId: actor.personId as string },
      () => findNoteFacts(tx, noteId),
      () => insertNote(tx, actor, { id: noteId, visionId, citation, practiceIds }),
    );
    return findNote(tx, visionId, noteId);
  }),
  linkNote: signedIn.linkNote.handler(async ({ context: { tx, actor }, input }) => {
    const { visionId, noteId, practiceIds } = input;
    const vision = await findWritable(tx, actor, visionId);
    await findNote(tx, visionId, noteId);
    await requireKnown(tx, vision, { practiceIds });
    await linkNote(tx, noteId, practiceIds);
    return findNote(tx, visionId, noteId);
  }),
  withdrawNote: signedIn.withdrawNote.handler(async ({ context: { tx, actor }, input }) => {
    const { visionId, noteId } = input;
    await findWritable(tx, actor, visionId);
    await findNote(tx, visionId, noteId);
    await withdrawNote(tx, noteId);
    return findNote(tx, visionId, noteId);
  }),
};
