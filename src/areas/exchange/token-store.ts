import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { tokenText } from '../../server/token-gate.ts';
import type { ReadToken } from './token-contract.ts';

/** What is kept of a secret: enough to know it again, not enough to use it. */
const sha256 = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * The living token of a secret: not taken back, and not past its last day in the district's own time. Keeps the day of its
 * use, and nothing else of it.
 */
export async function findToken(tx: Tx, secret: string): Promise<{ id: string } | null> {
  const { rows } = await sql<{ id: string; isUsedToday: boolean; today: string }>`
    select t.id, (now() at time zone d.time_zone)::date as today,
      s.used_on is not distinct from (now() at time zone d.time_zone)::date as "isUsedToday"
    from exchange.token_secrets s
    join exchange.tokens t on t.district_id = s.district_id and t.id = s.token_id
    join district.districts d on d.id = s.district_id
    where s.secret_sha256 = ${sha256(secret)} and t.ends_on >= (now() at time zone d.time_zone)::date
      and not exists (select from exchange.token_ends e where e.district_id = t.district_id and e.token_id = t.id)`.execute(
    tx,
  );
  const [found] = rows;
  if (found === undefined) return null;
  if (!found.isUsedToday)
    await tx
      .updateTable('exchange.token_secrets')
      .set({ used_on: found.today })
      .where('token_id', '=', found.id)
      .execute();
  return { id: found.id };
}

export type TokenFacts = { name: string; endsOn: string; madeBy: string };

/** What was once asked for under an id; undefined when nothing was. */
export async function findTokenFacts(tx: Tx, id: string): Promise<TokenFacts | undefined> {
  return tx
    .selectFrom('exchange.tokens')
    .select(['name', 'ends_on as endsOn', 'made_by as madeBy'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertToken(
  tx: Tx,
  actor: Actor,
  token: { id: string; name: string; endsOn: string },
): Promise<void> {
  await tx
    .insertInto('exchange.tokens')
    .values({
      ...{ district_id: actor.districtId, id: token.id, name: token.name, ends_on: token.endsOn },
      ...{ made_by: actor.personId, made_in: actor.capacityId },
    })
    .execute();
}

/** Gives a token its secret, or a new one; what is returned is nowhere else. */
export async function giveSecret(tx: Tx, districtId: string, tokenId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const own = { secret_sha256: sha256(secret), prefix: secret.slice(0, 6) };
  await tx
    .insertInto('exchange.token_secrets')
    .values({ district_id: districtId, token_id: tokenId, ...own })
    .onConflict((conflict) => conflict.columns(['district_id', 'token_id']).doUpdateSet(own))
    .execute();
  return tokenText(districtId, secret);
}

export async function endToken(tx: Tx, actor: Actor, tokenId: string): Promise<void> {
  await tx
    .insertInto('exchange.token_ends')
    .values({
      ...{ district_id: actor.districtId, token_id: tokenId },
      ...{ ended_by: actor.personId, ended_in: actor.capacityId },
    })
    .execute();
}

/** The tokens of the district, or one of them. */
export async function listTokens(tx: Tx, id: string | null = null): Promise<ReadToken[]> {
  const { rows } = await sql<Omit<ReadToken, 'madeAt' | 'endedAt'> & { madeAt: Date; endedAt: Date | null }>`
    select t.id, t.name, s.prefix, t.ends_on as "endsOn", s.used_on as "usedOn", t.made_at as "madeAt",
      maker.given_name || ' ' || maker.family_name as "madeBy",
      ender.given_name || ' ' || ender.family_name as "endedBy", e.ended_at as "endedAt",
      case when e.ended_at is not null then 'taken_back'
        when t.ends_on < (now() at time zone d.time_zone)::date then 'over' else 'open' end as state
    from exchange.tokens t
    join exchange.token_secrets s on s.district_id = t.district_id and s.token_id = t.id
    join district.districts d on d.id = t.district_id
    join people.persons maker on maker.district_id = t.district_id and maker.id = t.made_by
    left join exchange.token_ends e on e.district_id = t.district_id and e.token_id = t.id
    left join people.persons ender on ender.district_id = e.district_id and ender.id = e.ended_by
    where ${id}::uuid is null or t.id = ${id}::uuid
    order by t.made_at desc, t.id desc`.execute(tx);
  return rows.map((row) => ({
    ...row,
    madeAt: row.madeAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

/** The school day it is in the district. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('no district');
  return row.today;
}
