import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { StaffMember, StudySessionId } from './session-contract.ts';
import { capacityPrecedence } from './session-rules.ts';

/** How many staff one answer lists; beyond that one searches. */
const staffAtMost = 1000;

/** Those of the persons who held no capacity on a day. */
export async function findNotOnStaff(
  tx: Tx,
  personIds: readonly PersonId[],
  on: SchoolDay,
): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select named.id from unnest(${[...personIds]}::uuid[]) named(id)
    where not exists (select from people.capacities c
      where c.person_id = named.id and ${on}::date between c.starts_on and coalesce(c.ends_on, 'infinity'))`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/**
 * Adds people to a session, in the roles and the building of its day. Whoever is there already stays as they are.
 *
 * @returns how many were new
 */
export async function addAttendances(
  tx: Tx,
  actor: Actor,
  id: StudySessionId,
  personIds: readonly PersonId[],
): Promise<number> {
  const precedence = [...capacityPrecedence];
  const { numAffectedRows } = await sql`
    insert into conversations.attendances
      (district_id, session_id, person_id, capacity, capacities, building_id, marked_by)
    select s.district_id, s.id, c.person_id,
      (array_agg(c.kind order by array_position(${precedence}::text[], c.kind), c.starts_on))[1],
      array_agg(c.kind order by array_position(${precedence}::text[], c.kind), c.starts_on),
      (array_agg(c.building_id order by array_position(${precedence}::text[], c.kind), c.starts_on))[1],
      ${actor.personId}
    from conversations.study_sessions s
    join people.capacities c on c.district_id = s.district_id and c.person_id = any(${[...personIds]}::uuid[])
      and s.held_on between c.starts_on and coalesce(c.ends_on, 'infinity')
    where s.id = ${id}
    group by s.district_id, s.id, c.person_id
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Takes somebody off who was not there, and keeps beside it that they were marked, by whom, and who corrected it.
 *
 * @returns `never` when they were never marked
 */
export async function correctAttendance(
  tx: Tx,
  actor: Actor,
  id: StudySessionId,
  personId: PersonId,
): Promise<'corrected' | 'again' | 'never'> {
  const { numAffectedRows } = await sql`
    with gone as (
      delete from conversations.attendances where session_id = ${id} and person_id = ${personId} returning *
    )
    insert into conversations.attendance_corrections
      (district_id, id, session_id, person_id, was_marked_by, was_marked_at, corrected_by, corrected_in)
    select district_id, ${newId()}, session_id, person_id, marked_by, marked_at, ${actor.personId}, ${actor.capacityId}
    from gone`.execute(tx);
  if (numAffectedRows !== 0n) return 'corrected';
  const earlier = await tx
    .selectFrom('conversations.attendance_corrections')
    .select('id')
    .where('session_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return earlier === undefined ? 'never' : 'again';
}

export type StaffFilter = {
  on: SchoolDay;
  buildingId?: string | undefined;
  kind?: string | undefined;
  search: string;
};

/** The staff of a building or the district on a day, in the order of family names. */
export async function listStaff(
  tx: Tx,
  filter: StaffFilter,
): Promise<{ staff: StaffMember[]; total: number }> {
  const { on, search } = filter;
  const [buildingId, kind] = [filter.buildingId ?? null, filter.kind ?? null];
  const { rows } = await sql<StaffMember & { total: number }>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName", count(*) over ()::int as total,
      (select json_agg(json_build_object('kind', c.kind, 'building', b.name)
          order by array_position(${[...capacityPrecedence]}::text[], c.kind), c.starts_on)
        from people.capacities c
        left join district.buildings b on b.district_id = c.district_id and b.id = c.building_id
        where c.district_id = p.district_id and c.person_id = p.id
          and ${on}::date between c.starts_on and coalesce(c.ends_on, 'infinity')) as capacities
    from people.persons p
    where exists (select from people.capacities c
        where c.district_id = p.district_id and c.person_id = p.id
          and ${on}::date between c.starts_on and coalesce(c.ends_on, 'infinity')
          and (${buildingId}::uuid is null or c.building_id = ${buildingId})
          and (${kind}::text is null or c.kind = ${kind}))
      and position(lower(${search}) in lower(p.given_name || ' ' || p.family_name)) > 0
    order by lower(p.family_name), lower(p.given_name), p.id
    limit ${staffAtMost}`.execute(tx);
  const total = rows[0]?.total ?? 0;
  return { staff: rows.map(({ total: _total, ...member }) => member), total };
}
