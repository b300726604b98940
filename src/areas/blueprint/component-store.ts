import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SaidCheck, SaidState } from '../../kit/component-standing.ts';
import { newId } from '../../kit/new-id.ts';
import type { Tx } from '../../server/database.ts';
import { utc } from '../../server/sql-moment.ts';
import type {
  Component,
  ComponentChange,
  ComponentContent,
  ComponentId,
  Owner,
} from './component-contract.ts';

/** How often one looks again where nobody has said: twice a year. */
const defaultWeeks = 26;

/** A component as it is kept, with what standing is read from. */
export type KeptComponent = {
  id: ComponentId;
  key: string;
  original: Component['original'];
  number: number;
  content: ComponentContent;
  owner: Owner | null;
  everyWeeks: number;
  states: SaidState[];
  checks: SaidCheck[];
  plannedFrom: string | null;
  plannedTo: string | null;
  seenCount: number;
  lastSeenOn: string | null;
};

/** Every component in its latest version, retired ones among them. */
export async function listComponents(tx: Tx): Promise<KeptComponent[]> {
  return readComponents(tx, sql`true`);
}

export async function findComponent(tx: Tx, id: string): Promise<KeptComponent | undefined> {
  return (await readComponents(tx, sql`c.id = ${id}`))[0];
}

async function readComponents(tx: Tx, where: RawBuilder<unknown>): Promise<KeptComponent[]> {
  const { rows } = await sql<KeptComponent>`
    select c.id, c.key, c.original, v.number, v.content, a.owner, coalesce(a.every_weeks, ${defaultWeeks}::int) as "everyWeeks",
      coalesce((select json_agg(json_build_object('state', s.state, 'on', s.state_on, 'at', ${utc(sql`s.said_at`)}) order by s.ordinal)
        from blueprint.component_states s where s.district_id = c.district_id and s.component_id = c.id), '[]') as states,
      coalesce((select json_agg(json_build_object('answer', k.answer, 'on', k.checked_on, 'at', ${utc(sql`k.checked_at`)}) order by k.ordinal)
        from blueprint.component_checks k where k.district_id = c.district_id and k.component_id = c.id), '[]') as checks,
      p.starts_on as "plannedFrom", p.ends_on as "plannedTo", e.count as "seenCount", e.last_on as "lastSeenOn"
    from blueprint.components c
    join lateral (select number, content from blueprint.component_versions v
      where v.district_id = c.district_id and v.component_id = c.id order by number desc limit 1) v on true
    left join lateral (select a.every_weeks, ${ownerOf} as owner from blueprint.component_arrangements a
      where a.district_id = c.district_id and a.component_id = c.id order by a.ordinal desc limit 1) a on true
    left join lateral (select i.starts_on, i.ends_on from blueprint.plan_items i
      join blueprint.plans p on p.district_id = i.district_id and p.id = i.plan_id
      where i.district_id = c.district_id and i.component_id = c.id order by p.ordinal desc limit 1) p on true
    cross join lateral (select count(*)::int as count, max(e.seen_on) as last_on from blueprint.component_evidence e
      where e.district_id = c.district_id and e.component_id = c.id) e
    where ${where}
    order by c.id`.execute(tx);
  return rows;
}

/** Who is accountable by an arrangement `a`, as JSON. */
export const ownerOf = sql`json_build_object('kind', a.owner_kind,
  'building', (select json_build_object('id', b.id, 'name', b.name) from district.buildings b
    where b.district_id = a.district_id and b.id = a.building_id),
  'group', (select json_build_object('id', g.id, 'name', g.name) from conversations.groups g
    where g.district_id = a.district_id and g.id = a.group_id))`;

/** A change as it was asked for; undefined when there is none of that id. */
export async function findChange(tx: Tx, id: string): Promise<ComponentChange | undefined> {
  const row = await tx
    .selectFrom('blueprint.component_versions')
    .select('facts')
    .where('id', '=', id)
    .executeTakeFirst();
  return (row?.facts ?? undefined) as ComponentChange | undefined;
}

export async function insertComponent(tx: Tx, districtId: string, id: string, key: string): Promise<void> {
  await tx.insertInto('blueprint.components').values({ district_id: districtId, id, key }).execute();
}

export async function insertVersion(
  tx: Tx,
  actor: Actor,
  version: {
    componentId: string;
    number: number;
    content: ComponentContent;
    change: ComponentChange | null;
    importId: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('blueprint.component_versions')
    .values({
      district_id: actor.districtId,
      component_id: version.componentId,
      id: version.change?.id ?? newId(),
      number: version.number,
      content: JSON.stringify(version.content),
      facts: version.change === null ? null : JSON.stringify(version.change),
      import_id: version.importId,
      changed_by: actor.personId,
      changed_in: actor.capacityId,
    })
    .execute();
}

/** Who holds the accountable role today, by name; at most thirty of them, and how many there are. */
export async function listHolders(
  tx: Tx,
  owner: Owner | null,
): Promise<{ holders: { id: string; name: string }[]; count: number }> {
  if (owner === null) return { holders: [], count: 0 };
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    select who.id, who.given_name || ' ' || who.family_name as name, (count(*) over ())::int as count
    from people.persons who
    where ${
      owner.group === null
        ? sql`exists (select from people.capacities c join district.districts d on d.id = c.district_id
            where c.district_id = who.district_id and c.person_id = who.id and c.kind = ${owner.kind}
              and (${owner.building?.id ?? null}::uuid is null or c.building_id = ${owner.building?.id ?? null}::uuid)
              and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity'))`
        : sql`exists (select from conversations.group_people g where g.district_id = who.district_id
            and g.person_id = who.id and g.group_id = ${owner.group.id})`
    }
    order by who.name_key, who.id limit 30`.execute(tx);
  return { holders: rows.map(({ id, name }) => ({ id, name })), count: rows[0]?.count ?? 0 };
}

/** The groups to which a person belongs today. */
export async function listGroupIds(tx: Tx, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct group_id as id from conversations.group_people where person_id = ${actor.personId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

const by = (person: string) =>
  sql`(select p.given_name || ' ' || p.family_name from people.persons p
    where p.district_id = x.district_id and p.id = x.${sql.raw(person)})`;

/** What was said of a component over time, the latest first. */
export async function listStory(tx: Tx, id: string): Promise<Component['story']> {
  const { rows } = await sql<{ entry: Component['story'][number] }>`
    select entry from (
      select x.changed_at as at, x.number as place, json_build_object('kind', 'changed', 'number', x.number,
        'content', x.content, 'by', ${by('changed_by')}, 'at', ${utc(sql`x.changed_at`)}) as entry
        from blueprint.component_versions x where x.component_id = ${id}
      union all
      select x.said_at, x.ordinal, json_build_object('kind', 'state', 'state', x.state, 'on', x.state_on, 'note', x.note,
        'by', ${by('said_by')}, 'at', ${utc(sql`x.said_at`)})
        from blueprint.component_states x where x.component_id = ${id}
      union all
      select x.checked_at, x.ordinal, json_build_object('kind', 'check', 'answer', x.answer, 'on', x.checked_on,
        'evidence', x.evidence, 'by', ${by('checked_by')}, 'at', ${utc(sql`x.checked_at`)})
        from blueprint.component_checks x where x.component_id = ${id}
      union all
      select a.arranged_at, a.ordinal, json_build_object('kind', 'arranged', 'owner', ${ownerOf},
        'everyWeeks', a.every_weeks, 'at', ${utc(sql`a.arranged_at`)},
        'by', (select p.given_name || ' ' || p.family_name from people.persons p
          where p.district_id = a.district_id and p.id = a.arranged_by))
        from blueprint.component_arrangements a where a.component_id = ${id}
      union all
      select x.made_at, x.ordinal, json_build_object('kind', 'planned', 'startsOn', i.starts_on, 'endsOn', i.ends_on,
        'reason', x.reason, 'by', ${by('made_by')}, 'at', ${utc(sql`x.made_at`)})
        from blueprint.plan_items i join blueprint.plans x on x.district_id = i.district_id and x.id = i.plan_id
        where i.component_id = ${id}
    ) told order by at desc, place desc`.execute(tx);
  return rows.map(({ entry }) => entry);
}
