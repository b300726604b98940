import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { loadScope } from './access.ts';
import { askToShareAt, type Load, type PossibleOwner } from './step-contract.ts';

/** The capacities in force today, of staff; those of one building when one is given. */
function inForce(today: string, buildingId: string | null) {
  return sql`c.kind <> 'board_member' and c.starts_on <= ${today} and (c.ends_on is null or c.ends_on >= ${today})
    and (${buildingId}::uuid is null or c.building_id = ${buildingId}::uuid)`;
}

export async function countOwn(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ own: number }>`
    select count(*)::int as own from supports.step_states s
    where s.is_open and s.owner_id = ${actor.personId}`.execute(tx);
  return rows[0]?.own ?? 0;
}

/** Open work, as much of it as the actor may see. */
export async function readLoad(tx: Tx, actor: Actor, today: string): Promise<z.input<typeof Load>> {
  const own = await countOwn(tx, actor);
  const scope = loadScope(actor);
  if (scope === 'own') return { own, askToShareAt, people: null, roles: null };
  const here = inForce(today, scope === 'all' ? null : scope.buildingId);
  const people = await sql<{ id: string; name: string; building: string | null; openCount: number }>`
    select p.id, p.given_name || ' ' || p.family_name as name, held.count as "openCount",
      (select b.name from people.capacities c join district.buildings b on b.id = c.building_id
        where c.person_id = p.id and ${here} order by c.starts_on, c.id limit 1) as building
    from people.persons p
    join (select s.owner_id, count(*)::int as count from supports.step_states s where s.is_open group by s.owner_id) held
      on held.owner_id = p.id
    where exists (select from people.capacities c where c.person_id = p.id and ${here})
    order by p.family_name, p.given_name, p.id`.execute(tx);
  const roles = await sql<{ capacity: string; people: number; openCount: number }>`
    select role.kind as capacity, count(*)::int as people, coalesce(sum(held.count), 0)::int as "openCount"
    from (select distinct c.kind, c.person_id from people.capacities c where ${here}) role
    left join (select s.owner_id, count(*)::int as count from supports.step_states s where s.is_open group by s.owner_id) held
      on held.owner_id = role.person_id
    group by role.kind order by role.kind`.execute(tx);
  return {
    own,
    askToShareAt,
    people: people.rows.map(({ id, name, building, openCount }) => ({
      person: { id, name },
      building,
      openCount,
    })),
    roles: roles.rows,
  };
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
