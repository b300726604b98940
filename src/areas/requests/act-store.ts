import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Act, Helped } from './request-contract.ts';

/** The facts of an act; the same facts again are the same act. `byId` is null where a key acts. */
export type ActFacts = {
  requestId: string;
  act: Act;
  note: string;
  minutes: number | null;
  cents: number | null;
  helped: Helped | null;
  byId: string | null;
};

export async function findAct(tx: Tx, id: string): Promise<ActFacts | undefined> {
  const { rows } = await sql<ActFacts>`
    select request_id as "requestId", act, note, minutes, cents::float8 as cents, helped, by_person as "byId"
    from requests.acts where id = ${id}`.execute(tx);
  return rows[0];
}

/** Adds an act as the latest of its request. The request is locked by the caller. */
export async function insertAct(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: ActFacts,
  today: string,
): Promise<void> {
  const capacityId = facts.byId === null ? null : actor.capacityId;
  await sql`
    insert into requests.acts
      (district_id, id, request_id, ordinal, act, note, minutes, cents, helped, by_person, by_capacity, done_on)
    select ${actor.districtId}, ${id}, ${facts.requestId}, coalesce(max(ordinal), 0) + 1, ${facts.act}, ${facts.note},
      ${facts.minutes}::int, ${facts.cents}::bigint, ${facts.helped}::text, ${facts.byId}::uuid, ${capacityId}::uuid,
      ${today}::date
    from requests.acts where request_id = ${facts.requestId}`.execute(tx);
}

/** An act as it is kept, with who did it. */
export type ActRow = {
  id: string;
  act: Act;
  note: string;
  minutes: number | null;
  cents: number | null;
  helped: Helped | null;
  by: { id: string; name: string } | null;
  on: string;
};

/** Everything that happened to a request, the first first. */
export async function listActs(tx: Tx, requestId: string): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select a.id, a.act, a.note, a.minutes, a.cents::float8 as cents, a.helped, a.done_on as "on",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) end as by
    from requests.acts a left join people.persons p on p.district_id = a.district_id and p.id = a.by_person
    where a.request_id = ${requestId} order by a.ordinal`.execute(tx);
  return rows;
}

/** The hash that one of two has left; undefined when nobody has said yes, or both have. */
export async function findFirstYes(tx: Tx, requestId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('requests.first_yeses')
    .select('person_hash')
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row?.person_hash;
}

export async function keepFirstYes(
  tx: Tx,
  districtId: string,
  requestId: string,
  personHash: string,
): Promise<void> {
  await tx
    .insertInto('requests.first_yeses')
    .values({ district_id: districtId, request_id: requestId, person_hash: personHash })
    .execute();
}

/** Everybody who could have said it: to be tried against the hash, once the key is there. */
export async function listPersonIds(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('people.persons').select('id').execute();
  return rows.map(({ id }) => id);
}

/** Both have said yes: from now on the request names them. */
export async function nameBoth(
  tx: Tx,
  districtId: string,
  requestId: string,
  personIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('requests.first_yeses').where('request_id', '=', requestId).execute();
  await tx
    .insertInto('requests.named')
    .values(personIds.map((person_id) => ({ district_id: districtId, request_id: requestId, person_id })))
    .execute();
}

/** One of them has taken it back: nothing of it stays. */
export async function nameNobody(tx: Tx, requestId: string): Promise<void> {
  await tx.deleteFrom('requests.first_yeses').where('request_id', '=', requestId).execute();
  await tx.deleteFrom('requests.named').where('request_id', '=', requestId).execute();
}
