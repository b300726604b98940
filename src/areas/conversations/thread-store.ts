import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Post } from './group-contract.ts';
import type { GroupId } from './room-contract.ts';

/** The thread of a group, the latest two hundred, the oldest of them first. */
export async function findPosts(tx: Tx, actor: Actor, groupId: GroupId): Promise<Post[]> {
  const { rows } = await sql<Omit<Post, 'at'> & { at: Date }>`
    select t.id, p.given_name || ' ' || p.family_name as by, t.at, t.body, t.practice_ids as "practiceIds",
      t.by_person = ${actor.personId} as "isMine"
    from conversations.thread_posts t join people.persons p on p.id = t.by_person
    where t.group_id = ${groupId} and t.withdrawn_at is null
    order by t.at desc, t.id desc limit 200`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() })).toReversed();
}

export type PostFacts = { groupId: string; body: string; practiceIds: string[]; personId: string };

export async function findPostFacts(tx: Tx, postId: string): Promise<PostFacts | undefined> {
  const row = await tx
    .selectFrom('conversations.thread_posts')
    .select(['group_id', 'body', 'practice_ids', 'by_person'])
    .where('id', '=', postId)
    .executeTakeFirst();
  return (
    row && {
      groupId: row.group_id,
      body: row.body,
      practiceIds: row.practice_ids,
      personId: row.by_person,
    }
  );
}

export async function insertPost(tx: Tx, actor: Actor, id: string, facts: PostFacts): Promise<void> {
  await tx
    .insertInto('conversations.thread_posts')
    .values({
      district_id: actor.districtId,
      id,
      group_id: facts.groupId,
      body: facts.body,
      practice_ids: facts.practiceIds,
      by_person: actor.personId,
      by_capacity: actor.capacityId,
    })
    .execute();
}

export async function withdrawPost(tx: Tx, postId: string): Promise<void> {
  await tx
    .updateTable('conversations.thread_posts')
    .set({ withdrawn_at: sql`coalesce(withdrawn_at, now())` })
    .where('id', '=', postId)
    .execute();
}
