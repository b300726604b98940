import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { ComponentLink, LinkKind } from './component-contract.ts';
import type { LinkInput } from './running-contract.ts';

/** Where things of a kind are read: their id, title and day. A new kind is a line here. */
const sources: Record<LinkKind, RawBuilder<unknown>> = {
  group: sql`select g.id, g.name as title, null::date as "on" from conversations.groups g where g.ended_at is null`,
  meeting: sql`select m.id, m.title, m.held_on as "on" from conversations.meetings m where m.withdrawn_at is null and not m.is_closed`,
  step: sql`select s.id, s.what as title, s.due_on as "on" from supports.step_states s where s.status <> 'dropped'`,
  vision: sql`select distinct on (v.vision_id) v.vision_id as id, v.title, v.adopted_on as "on"
    from visions.versions v order by v.vision_id, v.number desc`,
  goal: sql`select g.id, g.what as title, g.aim_on as "on" from goals.goal_states g where g.status <> 'ended'`,
};

type Target = { id: string; title: string; on: string | null };

/** Things that could be tied to a component, the latest first. */
export async function findTargets(tx: Tx, kind: LinkKind, search: string): Promise<ComponentLink[]> {
  const words = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Target>`
    select * from (${sources[kind]}) found where title ilike ${words}
    order by "on" desc nulls last, title, id limit 20`.execute(tx);
  return rows.map(({ id, title, on }) => ({ id: null, kind, targetId: id, title, on }));
}

export async function isTargetThere(tx: Tx, kind: LinkKind, id: string): Promise<boolean> {
  const { rows } = await sql`select from (${sources[kind]}) found where id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** What is tied to a component, of these kinds. What is no longer there is left out. */
export async function listLinks(
  tx: Tx,
  componentId: string,
  kinds: readonly LinkKind[],
): Promise<ComponentLink[]> {
  const links: ComponentLink[] = [];
  for (const kind of kinds) {
    const { rows } = await sql<Target & { linkId: string }>`
      select l.id as "linkId", found.* from blueprint.component_links l join (${sources[kind]}) found on found.id = l.target_id
      where l.component_id = ${componentId} and l.kind = ${kind} and l.removed_at is null
      order by found."on" desc nulls last, found.title`.execute(tx);
    for (const { linkId, id, title, on } of rows) links.push({ id: linkId, kind, targetId: id, title, on });
  }
  return links;
}

export async function listAdoptedVisions(tx: Tx): Promise<ComponentLink[]> {
  const { rows } = await sql<Target>`${sources.vision}`.execute(tx);
  return rows.map(({ id, title, on }) => ({ id: null, kind: 'vision', targetId: id, title, on }));
}

export async function findLink(tx: Tx, id: string): Promise<LinkInput | undefined> {
  const { rows } = await sql<LinkInput>`
    select id, component_id as "componentId", kind, target_id as "targetId"
    from blueprint.component_links where id = ${id}`.execute(tx);
  return rows[0];
}

/** Whether it is tied already, under whatever id. */
export async function isLinked(tx: Tx, { componentId, kind, targetId }: LinkInput): Promise<boolean> {
  const { rows } = await sql`select from blueprint.component_links
    where component_id = ${componentId} and kind = ${kind} and target_id = ${targetId} and removed_at is null`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function insertLink(tx: Tx, actor: Actor, facts: LinkInput): Promise<void> {
  await tx
    .insertInto('blueprint.component_links')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      component_id: facts.componentId,
      kind: facts.kind,
      target_id: facts.targetId,
      linked_by: actor.personId,
      linked_in: actor.capacityId,
    })
    .execute();
}

export async function removeLink(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('blueprint.component_links')
    .set({ removed_at: sql`now()`, removed_by: actor.personId })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
