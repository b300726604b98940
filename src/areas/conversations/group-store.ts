import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import type { Tx } from '../../server/database.ts';
import type {
  DecisionOnRecord,
  Group,
  GroupKind,
  GroupMix,
  GroupPurpose,
  GroupSummary,
} from './group-contract.ts';
import { networkName } from './group-rules.ts';
import type { GroupId } from './room-contract.ts';

/** Sees to it that the District Network and the network of each open building are there. */
export async function ensureNetworks(tx: Tx, actor: Actor): Promise<void> {
  const { rows } = await sql<{ id: string | null; name: string | null; language: string }>`
    with wanted as (
      select null::uuid as id, null::text as name, d.language from district.districts d
      union all
      select b.id, b.name, d.language from district.buildings b join district.districts d on d.id = b.district_id
      where b.ended_on is null)
    select w.* from wanted w
    where not exists (select from conversations.groups g
      where g.building_id is not distinct from w.id
        and g.kind = case when w.id is null then 'district_network' else 'building_network' end)`.execute(tx);
  for (const { id, name, language } of rows)
    await tx
      .insertInto('conversations.groups')
      .values({
        district_id: actor.districtId,
        id: newId(),
        kind: id === null ? 'district_network' : 'building_network',
        name: networkName(language, name),
        building_id: id,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Groups that have not ended: those of a person, or all; one by its id, also when it has. */
export async function findGroups(
  tx: Tx,
  actor: Actor,
  only: { whose?: 'mine' | 'all'; id?: GroupId } = {},
): Promise<GroupSummary[]> {
  const { whose = 'all', id = null } = only;
  const { rows } = await sql<GroupSummary & { language: string }>`
    select g.id, g.kind, g.name, d.language,
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building,
      (select count(distinct p.person_id)::int from conversations.group_people p
        where p.district_id = g.district_id and p.group_id = g.id) as people,
      mine.yes as "isMine",
      (select max(m.held_on) from conversations.meetings m where m.district_id = g.district_id and m.group_id = g.id
        and m.withdrawn_at is null) as "lastHeldOn"
    from conversations.groups g
    join district.districts d on d.id = g.district_id
    left join district.buildings b on b.district_id = g.district_id and b.id = g.building_id
    cross join lateral (select exists (select from conversations.group_people p
      where p.district_id = g.district_id and p.group_id = g.id and p.person_id = ${actor.personId}) as yes) mine
    where (${id}::uuid is null or g.id = ${id}) and (g.ended_at is null or ${id}::uuid is not null)
      and (g.kind <> 'building_network' or b.ended_on is null or ${id}::uuid is not null)
      and (${whose} = 'all' or mine.yes)
    order by mine.yes desc, array_position(array['district_network', 'building_network']::text[], g.kind), g.name`.execute(
    tx,
  );
  // A network is called after its building as it is called today.
  return rows.map(({ language, ...group }) =>
    group.kind === 'district_network' || group.kind === 'building_network'
      ? { ...group, name: networkName(language, group.building?.name ?? null) }
      : group,
  );
}

export async function isEnded(tx: Tx, id: GroupId): Promise<boolean> {
  const row = await tx
    .selectFrom('conversations.groups')
    .select('ended_at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.ended_at != null;
}

/** Who belongs to a group today, each with the capacities by which. */
export async function findMembers(tx: Tx, id: GroupId): Promise<Group['members']> {
  const { rows } = await sql<Group['members'][number]>`
    select p.id, p.given_name || ' ' || p.family_name as name, array_agg(distinct m.capacity) as capacities
    from conversations.group_people m join people.persons p on p.id = m.person_id
    where m.group_id = ${id} group by p.district_id, p.id order by p.family_name, p.given_name, p.id`.execute(
    tx,
  );
  return rows;
}

/** Of how many buildings, bands and roles the people of each group are, by the capacities that they hold today. */
export async function countMix(tx: Tx, id: GroupId): Promise<Omit<GroupMix, 'silos'>> {
  const { rows } = await sql<Omit<GroupMix, 'silos'>>`
    select count(distinct m.person_id)::int as people, count(distinct c.building_id)::int as buildings,
      count(distinct c.band_id)::int as bands, count(distinct c.kind)::int as roles
    from conversations.group_people m
    join district.districts d on d.id = m.district_id
    left join people.capacities c on c.district_id = m.district_id and c.person_id = m.person_id
      and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
    where m.group_id = ${id}`.execute(tx);
  return rows[0] ?? { people: 0, buildings: 0, bands: 0, roles: 0 };
}

/** What a group said last that it is for, and how often it has said so. */
export async function findPurpose(
  tx: Tx,
  id: GroupId,
): Promise<{ purpose: GroupPurpose | null; purposesSaid: number }> {
  const { rows } = await sql<GroupPurpose & { said: number }>`
    select p.purpose, p.norms, (p.said_at at time zone d.time_zone)::date as "saidOn", count(*) over ()::int as said,
      coalesce((select json_agg(json_build_object('id', named.id, 'name', named.name)) from (
        select distinct on (vp.practice_id) vp.practice_id as id, vp.name
        from visions.version_practices vp join visions.versions v on v.district_id = vp.district_id and v.id = vp.version_id
        where vp.practice_id = any(p.practice_ids) order by vp.practice_id, v.number desc) named), '[]') as practices
    from conversations.group_purposes p join district.districts d on d.id = p.district_id
    where p.group_id = ${id} order by p.said_at desc, p.id desc limit 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) return { purpose: null, purposesSaid: 0 };
  const { said, ...purpose } = row;
  return { purpose, purposesSaid: said };
}

/** What a group decided in the meetings that it followed, the latest first. */
export async function findDecisions(tx: Tx, id: GroupId): Promise<z.infer<typeof DecisionOnRecord>[]> {
  const { rows } = await sql<z.infer<typeof DecisionOnRecord>>`
    select e.id, e.meeting_id as "meetingId", m.held_on as "decidedOn", e.body as decision
    from conversations.meeting_entries e
    join conversations.meetings m on m.district_id = e.district_id and m.id = e.meeting_id
    where m.group_id = ${id} and m.withdrawn_at is null and not m.is_closed and e.body ->> 'kind' = 'decision'
      and not exists (select from conversations.meeting_entries s
        where s.district_id = e.district_id and s.meeting_id = e.meeting_id
          and s.body ->> 'kind' = 'struck' and s.body ->> 'entryId' = e.id::text)
    order by m.held_on desc, e.seq desc limit 50`.execute(tx);
  return rows;
}

export type GroupFacts = {
  kind: Exclude<GroupKind, 'district_network' | 'building_network'>;
  name: string;
  buildingId: string | null;
  personIds: string[];
};

/** What was asked for when a group was formed; undefined when there is none. */
export async function findGroupFacts(tx: Tx, id: GroupId): Promise<GroupFacts | undefined> {
  const row = await tx
    .selectFrom('conversations.groups')
    .select('facts')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.facts as GroupFacts | undefined;
}

export async function insertGroup(tx: Tx, actor: Actor, id: GroupId, facts: GroupFacts): Promise<void> {
  await tx
    .insertInto('conversations.groups')
    .values({
      district_id: actor.districtId,
      id,
      kind: facts.kind,
      name: facts.name,
      building_id: facts.buildingId,
      facts: JSON.stringify(facts),
      formed_by: actor.personId,
      formed_in: actor.capacityId,
    })
    .execute();
}

/** Adds people who are not in the group. */
export async function insertMembers(
  tx: Tx,
  actor: Actor,
  id: GroupId,
  personIds: readonly string[],
): Promise<void> {
  await sql`
    insert into conversations.group_members (district_id, group_id, person_id, added_by)
    select ${actor.districtId}, ${id}, person.id, ${actor.personId} from people.persons person
    where person.id = any(${[...personIds]}::uuid[])
    on conflict (district_id, group_id, person_id) where left_at is null do nothing`.execute(tx);
}

export async function endMembership(tx: Tx, id: GroupId, personId: string): Promise<void> {
  await tx
    .updateTable('conversations.group_members')
    .set({ left_at: sql`now()` })
    .where('group_id', '=', id)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .execute();
}

export type PurposeFacts = { groupId: string; purpose: string; practiceIds: string[]; norms: string[] };

export async function findPurposeFacts(tx: Tx, purposeId: string): Promise<PurposeFacts | undefined> {
  const row = await tx
    .selectFrom('conversations.group_purposes')
    .select(['group_id', 'purpose', 'practice_ids', 'norms'])
    .where('id', '=', purposeId)
    .executeTakeFirst();
  return (
    row && { groupId: row.group_id, purpose: row.purpose, practiceIds: row.practice_ids, norms: row.norms }
  );
}

export async function insertPurpose(tx: Tx, actor: Actor, id: string, facts: PurposeFacts): Promise<void> {
  await tx
    .insertInto('conversations.group_purposes')
    .values({
      district_id: actor.districtId,
      id,
      group_id: facts.groupId,
      purpose: facts.purpose,
      practice_ids: facts.practiceIds,
      norms: facts.norms,
      said_by: actor.personId,
      said_in: actor.capacityId,
    })
    .execute();
}
