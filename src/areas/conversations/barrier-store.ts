import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Barrier, BarrierKind, ReplyKind } from './barrier-contract.ts';

export type BarrierRow = Omit<Barrier, 'standing' | 'maySay' | 'owner' | 'ageInDays' | 'waitsFor'> & {
  raisedById: string;
};

/** Barriers with everything that was said about them, the latest first; of one building, or one by its id. */
export async function findBarriers(
  tx: Tx,
  only: { buildingId?: string | null; id?: string } = {},
): Promise<BarrierRow[]> {
  const { buildingId = null, id = null } = only;
  const { rows } = await sql<BarrierRow>`
    select b.id, b.kind, json_build_object('id', place.id, 'name', place.name) as building, b.title, b.body,
      to_char(b.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "raisedAt",
      p.given_name || ' ' || p.family_name as "raisedBy", b.raised_by as "raisedById",
      (select json_build_object('id', vp.practice_id, 'name', vp.name) from visions.version_practices vp
        join visions.versions v on v.district_id = vp.district_id and v.id = vp.version_id
        where vp.practice_id = b.practice_id order by v.number desc limit 1) as practice,
      coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'body', r.body,
          'by', rp.given_name || ' ' || rp.family_name,
          'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.at, r.id)
        from conversations.barrier_replies r join people.persons rp on rp.id = r.by_person
        where r.district_id = b.district_id and r.barrier_id = b.id), '[]') as replies
    from conversations.barriers b
    join district.buildings place on place.district_id = b.district_id and place.id = b.building_id
    join people.persons p on p.id = b.raised_by
    where (${id}::uuid is null or b.id = ${id}) and (${buildingId}::uuid is null or b.building_id = ${buildingId})
    order by b.raised_at desc, b.id limit 500`.execute(tx);
  return rows;
}

export type BarrierFacts = {
  kind: BarrierKind;
  buildingId: string;
  title: string;
  body: string;
  practiceId: string | null;
};

export async function findBarrierFacts(tx: Tx, id: string): Promise<BarrierFacts | undefined> {
  const row = await tx
    .selectFrom('conversations.barriers')
    .select(['kind', 'building_id', 'title', 'body', 'practice_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      kind: row.kind as BarrierKind,
      buildingId: row.building_id,
      title: row.title,
      body: row.body,
      practiceId: row.practice_id,
    }
  );
}

export async function insertBarrier(tx: Tx, actor: Actor, id: string, facts: BarrierFacts): Promise<void> {
  await tx
    .insertInto('conversations.barriers')
    .values({
      district_id: actor.districtId,
      id,
      kind: facts.kind,
      building_id: facts.buildingId,
      title: facts.title,
      body: facts.body,
      practice_id: facts.practiceId,
      raised_by: actor.personId,
      raised_in: actor.capacityId,
    })
    .execute();
}

/** Lets one reply at a time come to a barrier, so that each answers what was said before it. */
export async function lockBarrier(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 310))`.execute(tx);
}

export type ReplyFacts = { barrierId: string; kind: ReplyKind; body: string };

export async function findReplyFacts(tx: Tx, replyId: string): Promise<ReplyFacts | undefined> {
  const row = await tx
    .selectFrom('conversations.barrier_replies')
    .select(['barrier_id', 'kind', 'body'])
    .where('id', '=', replyId)
    .executeTakeFirst();
  return row && { barrierId: row.barrier_id, kind: row.kind as ReplyKind, body: row.body };
}

export async function insertReply(tx: Tx, actor: Actor, id: string, facts: ReplyFacts): Promise<void> {
  await tx
    .insertInto('conversations.barrier_replies')
    .values({
      district_id: actor.districtId,
      id,
      barrier_id: facts.barrierId,
      kind: facts.kind,
      body: facts.body,
      by_person: actor.personId,
      by_capacity: actor.capacityId,
    })
    .execute();
}
