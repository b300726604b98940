import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import { loadScope } from './access.ts';
import type { LoadSettings, PossibleOwner } from './load-contract.ts';
import type { Carrier } from './load-rules.ts';
import { loadItems } from './load-sources-store.ts';

/** The capacities in force today, of staff; those of one building when one is given. */
function inForce(today: string, buildingId: string | null) {
  return sql`c.kind <> 'board_member' and c.starts_on <= ${today} and (c.ends_on is null or c.ends_on >= ${today})
    and (${buildingId}::uuid is null or c.building_id = ${buildingId}::uuid)`;
}

export async function countOwn(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ own: number }>`
    ${plannedOnce}
    select count(*)::int as own from supports.step_states s
    where s.is_open and s.owner_id = ${actor.personId}`.execute(tx);
  return rows[0]?.own ?? 0;
}

/** Everybody on the staff with what they carry, in the order of names. */
export async function listCarriers(tx: Tx, today: string): Promise<Carrier[]> {
  const { rows } = await sql<Carrier>`
    with carried as (
      select item.person_id, count(*) filter (where item.kind = 'steps')::int as steps,
        count(*) filter (where item.kind = 'commitments')::int as commitments,
        count(*) filter (where item.kind = 'seats')::int as seats,
        count(*) filter (where item.kind = 'visits')::int as visits
      from (${loadItems}) item group by item.person_id)
    select p.id, p.given_name || ' ' || p.family_name as name, staff.capacities, t.weekly_minutes as "weeklyMinutes",
      json_build_object('steps', coalesce(i.steps, 0), 'commitments', coalesce(i.commitments, 0),
        'seats', coalesce(i.seats, 0), 'visits', coalesce(i.visits, 0)) as counts
    from people.persons p
    join (select c.person_id,
        json_agg(json_build_object('kind', c.kind, 'buildingId', c.building_id) order by c.starts_on, c.id) as capacities
      from people.capacities c where ${inForce(today, null)} group by c.person_id) staff on staff.person_id = p.id
    left join carried i on i.person_id = p.id
    left join supports.load_times t on t.person_id = p.id
    order by p.family_name, p.given_name, p.id`.execute(tx);
  return rows;
}

/** Buildings in the district's own order, and the groups of people that meet, by name; with who is in them. */
export async function listPlacesAndTeams(tx: Tx) {
  const buildings = await sql<{ id: string; name: string }>`
    select id, name from district.buildings where ended_on is null order by ordinal, name`.execute(tx);
  const teams = await sql<{ id: string; name: string; personIds: string[] }>`
    select g.id, case g.kind when 'building_network' then '' else coalesce(b.name || ' · ', '') end || g.name as name,
      coalesce((select json_agg(distinct p.person_id) from conversations.group_people p
        where p.district_id = g.district_id and p.group_id = g.id), '[]') as "personIds"
    from conversations.groups g
    left join district.buildings b on b.district_id = g.district_id and b.id = g.building_id
    where g.ended_at is null and g.name <> '' order by 2, g.id`.execute(tx);
  return { buildings: buildings.rows, teams: teams.rows };
}

/** Who holds steps that are open, and who has done any since a day. */
export async function listHolding(
  tx: Tx,
  since: string,
): Promise<{ personId: string; open: number; done: number }[]> {
  const { rows } = await sql<{ personId: string; open: number; done: number }>`
    select s.owner_id as "personId", count(*) filter (where s.is_open)::int as open,
      count(*) filter (where s.status = 'done' and ended.on >= ${since})::int as done
    from supports.step_states s
    left join lateral (select max((c.changed_at at time zone d.time_zone)::date) as on
      from supports.step_changes c join district.districts d on d.id = c.district_id
      where c.district_id = s.district_id and c.step_id = s.id and c.change = 'done') ended on true
    group by s.owner_id`.execute(tx);
  return rows;
}

export async function readSettings(tx: Tx): Promise<LoadSettings> {
  const row = await tx
    .selectFrom('supports.load_settings')
    .select(['cap', 'minutes_an_item as minutesAnItem'])
    .executeTakeFirst();
  return row ?? { cap: 5, minutesAnItem: 30 };
}

export async function writeSettings(tx: Tx, actor: Actor, settings: LoadSettings): Promise<void> {
  const values = { cap: settings.cap, minutes_an_item: settings.minutesAnItem };
  await tx
    .insertInto('supports.load_settings')
    .values({ district_id: actor.districtId, ...values })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet(values))
    .execute();
}

export async function writeTime(tx: Tx, actor: Actor, weeklyMinutes: number | null): Promise<void> {
  if (weeklyMinutes === null) {
    await tx.deleteFrom('supports.load_times').where('person_id', '=', actor.personId).execute();
    return;
  }
  await tx
    .insertInto('supports.load_times')
    .values({ district_id: actor.districtId, person_id: actor.personId, weekly_minutes: weeklyMinutes })
    .onConflict((conflict) =>
      conflict.columns(['district_id', 'person_id']).doUpdateSet({ weekly_minutes: weeklyMinutes }),
    )
    .execute();
}

/** Twenty staff at most whose name has these words, in the order of names. */
export async function findOwners(
  tx: Tx,
  actor: Actor,
  search: string | undefined,
  today: string,
): Promise<z.input<typeof PossibleOwner>[]> {
  const scope = loadScope(actor);
  const seen =
    scope === 'all'
      ? sql`true`
      : scope === 'own'
        ? sql`p.id = ${actor.personId}`
        : sql`(p.id = ${actor.personId} or exists (select from people.capacities c
            where c.person_id = p.id and ${inForce(today, scope.buildingId)}))`;
  const like = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<z.input<typeof PossibleOwner>>`
    select p.id, p.given_name || ' ' || p.family_name as name, staff.kinds as capacities, staff.building,
      case when ${seen} then (select count(*)::int from supports.step_states s where s.is_open and s.owner_id = p.id)
        end as "openCount"
    from people.persons p
    join lateral (
      select array_agg(distinct c.kind order by c.kind) as kinds, min(b.name) as building
      from people.capacities c left join district.buildings b on b.id = c.building_id
      where c.person_id = p.id and ${inForce(today, null)}
    ) staff on staff.kinds is not null
    where p.given_name || ' ' || p.family_name ilike ${like}
    order by p.family_name, p.given_name, p.id limit 20`.execute(tx);
  return rows;
}
