import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { leadsDistrict } from './access.ts';
import {
  type RequestFilter,
  type RequestInput,
  type RequestTotals,
  requestKinds,
  requestsAPage,
  type SupportRequest,
} from './request-contract.ts';
import { inFives } from './request-rules.ts';
import { and, isKeptApart } from './store.ts';

/** A request as it is kept, with everything that decides who may see what of it. */
export type RequestRow = Omit<
  z.input<typeof SupportRequest>,
  'askers' | 'keeping' | 'isMine' | 'isTaken' | 'mayDo'
> & {
  asker: { id: string; name: string } | null;
  named: { id: string; name: string }[];
  keyHash: string | null;
};

const columns = sql`
  s.id, s.kind, s.what, s.window_id as "windowId", s.step_id as "stepId", s.needed_on as "neededOn",
  s.starts_on as "startsOn", s.ends_on as "endsOn", s.rhythm, s.reach, s.name_shown as "nameShown",
  s.asked_on as "askedOn", s.standing, s.helped, s.started_on as "startedOn", s.last_kept_on as "lastKeptOn",
  s.fulfilled_on as "fulfilledOn", s.minutes::float8 as minutes, s.cents::float8 as cents, s.key_hash as "keyHash",
  case when v.id is not null then json_build_object('id', v.vision_id, 'versionId', v.id, 'title', v.title) end as vision,
  case when practice.name is not null then json_build_object('id', s.practice_id, 'name', practice.name) end as practice,
  case when subject.id is not null then json_build_object('id', subject.id, 'name', subject.name) end as subject,
  case when building.id is not null then json_build_object('id', building.id, 'name', building.name) end as building,
  case when band.id is not null then json_build_object('id', band.id, 'name', band.name) end as band,
  case when asker.id is not null then
    json_build_object('id', asker.id, 'name', asker.given_name || ' ' || asker.family_name) end as asker,
  case when taker.id is not null then json_build_object('id', taker.id,
    'name', taker.given_name || ' ' || taker.family_name, 'capacity', holding.kind) end as taker,
  coalesce((select json_agg(json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name)
      order by p.name_key) from requests.named n
    join people.persons p on p.district_id = n.district_id and p.id = n.person_id
    where n.district_id = s.district_id and n.request_id = s.id), '[]') as named`;

const tables = sql`
  requests.states s
  left join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
  left join district.subjects subject on subject.district_id = s.district_id and subject.id = s.subject_id
  left join district.buildings building on building.district_id = s.district_id and building.id = s.building_id
  left join district.bands band on band.district_id = s.district_id and band.id = s.band_id
  left join people.persons asker on asker.district_id = s.district_id and asker.id = s.asked_by
  left join people.persons taker on taker.district_id = s.district_id and taker.id = s.taker_id
  left join people.capacities holding on holding.district_id = s.district_id and holding.id = s.taker_in
  left join lateral (
    select p.name from visions.version_practices p
    join visions.versions pv on pv.district_id = p.district_id and pv.id = p.version_id
    where p.district_id = s.district_id and p.practice_id = s.practice_id order by pv.number desc limit 1
  ) practice on true`;

export async function findRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`select ${columns} from ${tables} where s.id = ${id}`.execute(tx);
  return rows[0];
}

/** The request without a name that this key opens. */
export async function findIdByKey(tx: Tx, keyHash: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('requests.requests')
    .select('id')
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  return row?.id;
}

/** Requests that are the actor's own, or that name them. */
const isOwn = (
  actor: Actor,
) => sql`(s.asked_by is not distinct from ${actor.personId}::uuid or exists (select from requests.named n
  where n.district_id = s.district_id and n.request_id = s.id and n.person_id = ${actor.personId}))`;

/** Requests that come to the actor as one who could give: the same as `mayGive`, for a whole list. */
function isForGiver(actor: Actor): RawBuilder<unknown> {
  const taken = sql`s.taker_id = ${actor.personId}`;
  if (actor.capacity === 'coach') return sql`true`;
  if (leadsDistrict(actor)) return sql`(s.reach = 'givers' or ${taken})`;
  if (actor.capacity !== 'building_administrator') return taken;
  return sql`((s.reach = 'givers' and s.building_id = ${actor.buildingId}::uuid) or ${taken})`;
}

const isOpen = sql`s.standing in ('waiting', 'taken_up', 'running', 'fulfilled')`;

function wantedBy(actor: Actor, filter: RequestFilter): RawBuilder<unknown> {
  const like = `%${(filter.search ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return and([
    filter.whose === 'mine' ? isOwn(actor) : sql`(${isForGiver(actor)} and not ${isOwn(actor)})`,
    filter.standing === 'all' ? null : filter.standing === 'open' ? isOpen : sql`not ${isOpen}`,
    filter.kind === undefined ? null : sql`s.kind = ${filter.kind}`,
    filter.subjectId === undefined ? null : sql`s.subject_id = ${filter.subjectId}`,
    filter.buildingId === undefined ? null : sql`s.building_id = ${filter.buildingId}`,
    filter.practiceId === undefined ? null : sql`s.practice_id = ${filter.practiceId}`,
    filter.search === undefined ? null : sql`(s.what ilike ${like} or practice.name ilike ${like})`,
  ]);
}

/** A page of requests, what waits first and the longest of it first; and how many there are in all. */
export async function listRequests(
  tx: Tx,
  actor: Actor,
  filter: RequestFilter,
): Promise<{ rows: RequestRow[]; total: number }> {
  const wanted = wantedBy(actor, filter);
  const { rows } = await sql<RequestRow>`
    select ${columns} from ${tables} where ${wanted}
    order by array_position(array['waiting', 'taken_up', 'running', 'fulfilled'], s.standing), s.asked_on, s.id
    limit ${requestsAPage} offset ${(filter.page - 1) * requestsAPage}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from ${tables} where ${wanted}`.execute(tx);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** Requests in which the actor has something to do now: given and to be closed, or going on and to be confirmed. */
export async function listOwnToDo(tx: Tx, actor: Actor): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from ${tables}
    where (s.standing = 'fulfilled' and ${isOwn(actor)})
      or (s.standing = 'running' and s.taker_id = ${actor.personId})
    order by s.asked_on, s.id limit 50`.execute(tx);
  return rows;
}

/** How many requests wait for somebody to take them up, among those that the actor could give. */
export async function countWaiting(tx: Tx, actor: Actor): Promise<{ count: number; since: string | null }> {
  const { rows } = await sql<{ count: number; since: string | null }>`
    select count(*)::int as count, min(s.asked_on) as since from requests.states s
    where s.standing = 'waiting' and ${isForGiver(actor)} and not ${isOwn(actor)}`.execute(tx);
  return rows[0] ?? { count: 0, since: null };
}

export type RequestFacts = Omit<RequestInput, 'requestId' | 'key'> & {
  askedById: string | null;
  keyHash: string | null;
};

export async function findRequestFacts(tx: Tx, id: string): Promise<RequestFacts | undefined> {
  const row = await tx
    .selectFrom('requests.requests')
    .select('facts')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.facts as unknown as RequestFacts | undefined;
}

export async function insertRequest(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: RequestFacts,
  kept: { subjectId: string | null; today: string; facts: RequestFacts },
): Promise<void> {
  await tx
    .insertInto('requests.requests')
    .values({
      district_id: actor.districtId,
      id,
      kind: facts.kind,
      what: facts.what,
      version_id: facts.versionId,
      practice_id: facts.practiceId,
      subject_id: kept.subjectId,
      building_id: facts.buildingId,
      band_id: facts.bandId,
      window_id: facts.windowId,
      step_id: facts.stepId,
      needed_on: facts.neededOn,
      starts_on: facts.startsOn,
      ends_on: facts.endsOn,
      rhythm: facts.rhythm,
      reach: facts.reach,
      name_shown: facts.nameShown,
      asked_by: facts.askedById,
      asked_in: facts.askedById === null ? null : actor.capacityId,
      key_hash: facts.keyHash,
      asked_on: kept.today,
      facts: JSON.stringify(kept.facts),
    })
    .execute();
}

type Tally = {
  kind: string;
  building_id: string | null;
  is_apart: boolean;
  open: number;
  given: number;
  declined: number;
};

/** Counts of all requests by kind and by building, what they cost, and what askers said. What is kept apart has no building. */
export async function readTotals(tx: Tx): Promise<{
  kinds: RequestTotals['kinds'];
  buildings: RequestTotals['buildings'];
  minutes: number;
  cents: number;
  helped: { yes: number; partly: number; notYet: number };
}> {
  const { rows: tallies } = await sql<Tally>`
    select kind, case when not ${isKeptApart} then building_id end as building_id, ${isKeptApart} as is_apart,
      (count(*) filter (where standing in ('waiting', 'taken_up')))::int as open,
      (count(*) filter (where standing in ('running', 'fulfilled', 'closed')))::int as given,
      (count(*) filter (where standing = 'declined'))::int as declined
    from requests.states s group by 1, 2, 3`.execute(tx);
  const { rows: buildings } = await sql<{ id: string; name: string }>`
    select id, name from district.buildings b where ended_on is null
      or exists (select from requests.requests r where r.district_id = b.district_id and r.building_id = b.id)
    order by ordinal, name`.execute(tx);
  const { rows } = await sql<{
    minutes: number;
    cents: number;
    yes: number;
    partly: number;
    notYet: number;
  }>`
    select coalesce(sum(minutes), 0)::float8 as minutes, coalesce(sum(cents), 0)::float8 as cents,
      (count(*) filter (where helped = 'yes'))::int as yes, (count(*) filter (where helped = 'partly'))::int as partly,
      (count(*) filter (where helped = 'not_yet'))::int as "notYet" from requests.states`.execute(tx);
  const { minutes = 0, cents = 0, yes = 0, partly = 0, notYet = 0 } = rows[0] ?? {};
  return {
    kinds: requestKinds.map((kind) => ({ kind, ...sumOf(tallies.filter((one) => one.kind === kind)) })),
    buildings: [...buildings, null].map((building) => ({
      building: building as RequestTotals['buildings'][number]['building'],
      ...sumOf(tallies.filter((one) => one.building_id === (building?.id ?? null))),
    })),
    ...{ minutes, cents, helped: { yes, partly, notYet } },
  };
}

function sumOf(tallies: readonly Tally[]) {
  const sumWhere = (field: 'open' | 'given' | 'declined', isApart: boolean) =>
    tallies.filter(({ is_apart }) => is_apart === isApart).reduce((total, tally) => total + tally[field], 0);
  const sum = (field: 'open' | 'given' | 'declined') =>
    sumWhere(field, false) + inFives(sumWhere(field, true));
  return { open: sum('open'), given: sum('given'), declined: sum('declined') };
}
