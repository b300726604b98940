import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Comment, ResearchNote } from './note-contract.ts';
import type { PracticeCitation, Signature } from './practice-contract.ts';
import { momentOf, signatureOf } from './signature-store.ts';

type CommentRow = {
  id: string;
  practiceId: string | null;
  replyTo: string | null;
  body: string;
  by: Signature;
};

/** The comments on a vision, oldest first, each with its replies; on one practice when it is named. */
export async function findComments(tx: Tx, visionId: string, practiceId?: string): Promise<Comment[]> {
  const { rows } = await sql<CommentRow>`
    select comment.id, comment.practice_id as "practiceId", comment.reply_to as "replyTo", comment.body,
      ${signatureOf('comment.person_id', 'comment.capacity_id', 'comment.at')} as by
    from visions.comments comment
    where comment.vision_id = ${visionId}
      and (${practiceId ?? null}::uuid is null or comment.practice_id = ${practiceId ?? null})
    order by comment.at, comment.id`.execute(tx);
  return rows
    .filter(({ replyTo }) => replyTo === null)
    .map(({ replyTo: _, ...comment }) => ({
      ...comment,
      replies: rows
        .filter(({ replyTo }) => replyTo === comment.id)
        .map(({ id, body, by }) => ({ id, body, by })),
    }));
}

export async function findCommentFacts(tx: Tx, commentId: string) {
  const row = await tx
    .selectFrom('visions.comments')
    .select(['vision_id', 'practice_id', 'reply_to', 'body', 'person_id'])
    .where('id', '=', commentId)
    .executeTakeFirst();
  return (
    row && {
      visionId: row.vision_id,
      practiceId: row.practice_id,
      replyTo: row.reply_to,
      body: row.body,
      personId: row.person_id,
    }
  );
}

export async function insertComment(
  tx: Tx,
  actor: Actor,
  comment: { id: string; visionId: string; practiceId: string | null; replyTo: string | null; body: string },
): Promise<void> {
  await tx
    .insertInto('visions.comments')
    .values({
      district_id: actor.districtId,
      id: comment.id,
      vision_id: comment.visionId,
      practice_id: comment.practiceId,
      reply_to: comment.replyTo,
      body: comment.body,
      person_id: actor.personId,
      capacity_id: actor.capacityId,
    })
    .execute();
}

/** The research notes of a team, oldest first; or one of them. */
export async function findNotes(tx: Tx, visionId: string, noteId?: string): Promise<ResearchNote[]> {
  const { rows } = await sql<ResearchNote>`
    select note.id, note.citation, to_json(note.practice_ids) as "practiceIds",
      ${signatureOf('note.person_id', 'note.capacity_id', 'note.at')} as by,
      ${momentOf('note.withdrawn_at')} as "withdrawnAt"
    from visions.research_notes note
    where note.vision_id = ${visionId} and (${noteId ?? null}::uuid is null or note.id = ${noteId ?? null})
    order by note.at, note.id`.execute(tx);
  return rows;
}

export async function findNoteFacts(tx: Tx, noteId: string) {
  const row = await tx
    .selectFrom('visions.research_notes')
    .select(['vision_id', 'citation', 'person_id'])
    .where('id', '=', noteId)
    .executeTakeFirst();
  return row && { visionId: row.vision_id, citation: row.citation, personId: row.person_id };
}

export async function insertNote(
  tx: Tx,
  actor: Actor,
  note: { id: string; visionId: string; citation: PracticeCitation; practiceIds: readonly string[] },
): Promise<void> {
  await tx
    .insertInto('visions.research_notes')
    .values({
      district_id: actor.districtId,
      id: note.id,
      vision_id: note.visionId,
      citation: JSON.stringify(note.citation),
      practice_ids: [...note.practiceIds],
      person_id: actor.personId,
      capacity_id: actor.capacityId,
    })
    .execute();
}

export async function linkNote(tx: Tx, noteId: string, practiceIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('visions.research_notes')
    .set({ practice_ids: [...practiceIds] })
    .where('id', '=', noteId)
    .execute();
}

export async function withdrawNote(tx: Tx, noteId: string): Promise<void> {
  await tx
    .updateTable('visions.research_notes')
    .set({ withdrawn_at: sql`coalesce(withdrawn_at, now())` })
    .where('id', '=', noteId)
    .execute();
}
