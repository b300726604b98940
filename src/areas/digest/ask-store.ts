import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { mayWithdrawAsk } from './access.ts';
import type { Ask, TimeToAnswer } from './message-contract.ts';
import { timeToAnswerOf } from './reach-rules.ts';

type AskRow = Omit<Ask, 'askedAt' | 'isMine' | 'mayWithdraw'> & {
  asked_at: Date;
  askedById: string | null;
};

/** What was asked back about a message: the open ones first, the oldest of them first; then the answered. */
export async function listAsks(tx: Tx, actor: Actor, messageId: string): Promise<Ask[]> {
  const { rows } = await sql<AskRow>`
    select a.id, a.body, a.asked_at, a.asked_by as "askedById",
      asker.given_name || ' ' || asker.family_name as "askedBy", y.replies
    from digest.asks a
    left join people.persons asker on asker.district_id = a.district_id and asker.id = a.asked_by
    cross join lateral (
      select coalesce(json_agg(json_build_object('id', y.id, 'body', y.body, 'capacity', c.kind,
          'by', who.given_name || ' ' || who.family_name,
          'at', to_char(y.replied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by y.replied_at, y.id), '[]') as replies
      from digest.replies y
      join people.persons who on who.district_id = y.district_id and who.id = y.replied_by
      join people.capacities c on c.district_id = y.district_id and c.id = y.replied_in
      where y.district_id = a.district_id and y.ask_id = a.id) y
    where a.message_id = ${messageId} and a.withdrawn_at is null
    order by json_array_length(y.replies) > 0, a.asked_at, a.id limit 500`.execute(tx);
  return rows.map(({ asked_at, askedById, ...row }) => ({
    ...row,
    askedAt: asked_at.toISOString(),
    isMine: askedById === actor.personId,
    mayWithdraw: mayWithdrawAsk(actor, { askedById }),
  }));
}

/**
 * How long the first answers took: to what was asked about one message, or about any in the last year. What was asked
 * without a name has noon for its moment, so that its answer may seem to have come before it: that counts as at once.
 */
export async function readTimeToAnswer(tx: Tx, messageId: string | null): Promise<TimeToAnswer> {
  const { rows } = await sql<{ hours: number | null }>`
    select case when y.first_at is not null
      then (greatest(0, extract(epoch from y.first_at - a.asked_at)) / 3600)::float8 end as hours
    from digest.asks a
    cross join lateral (select min(y.replied_at) as first_at from digest.replies y
      where y.district_id = a.district_id and y.ask_id = a.id) y
    where a.withdrawn_at is null and (a.message_id = ${messageId}
      or (${messageId}::uuid is null and a.asked_at > now() - interval '1 year'))`.execute(tx);
  return timeToAnswerOf(
    rows.length,
    rows.flatMap(({ hours }) => hours ?? []),
  );
}

export type AskFacts = { messageId: string; body: string; askedById: string | null };

export async function findAsk(
  tx: Tx,
  id: string,
): Promise<(AskFacts & { isWithdrawn: boolean }) | undefined> {
  const { rows } = await sql<AskFacts & { isWithdrawn: boolean }>`
    select message_id as "messageId", body, asked_by as "askedById", withdrawn_at is not null as "isWithdrawn"
    from digest.asks where id = ${id}`.execute(tx);
  return rows[0];
}

/** Keeps a question. Of one without a name only the day is kept, as noon, so that no clock leads back to who asked. */
export async function insertAsk(tx: Tx, actor: Actor, id: string, facts: AskFacts): Promise<void> {
  const noon = sql<Date>`(select ((now() at time zone d.time_zone)::date + time '12:00') at time zone d.time_zone
    from district.districts d)`;
  await tx
    .insertInto('digest.asks')
    .values({
      district_id: actor.districtId,
      id,
      message_id: facts.messageId,
      body: facts.body,
      asked_by: facts.askedById,
      asked_at: facts.askedById === null ? noon : sql<Date>`now()`,
    })
    .execute();
}

export async function withdrawAsk(tx: Tx, id: string): Promise<void> {
  await sql`update digest.asks set withdrawn_at = now() where id = ${id} and withdrawn_at is null`.execute(
    tx,
  );
}

export type ReplyFacts = { askId: string; body: string; repliedBy: string };

export async function findReply(tx: Tx, id: string): Promise<ReplyFacts | undefined> {
  const { rows } = await sql<ReplyFacts>`
    select ask_id as "askId", body, replied_by as "repliedBy" from digest.replies where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export async function insertReply(tx: Tx, actor: Actor, id: string, facts: ReplyFacts): Promise<void> {
  await tx
    .insertInto('digest.replies')
    .values({
      district_id: actor.districtId,
      id,
      ask_id: facts.askId,
      body: facts.body,
      replied_by: actor.personId,
      replied_in: actor.capacityId,
    })
    .execute();
}
