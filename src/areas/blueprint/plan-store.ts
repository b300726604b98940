import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { utc } from '../../server/sql-moment.ts';
import type { PlanInput, PlannedComponent } from './plan-contract.ts';

type History = PlannedComponent['history'];

/** Every time each component was planned, the first first. */
export async function listPlans(tx: Tx): Promise<Map<string, History>> {
  const { rows } = await sql<{ componentId: string; history: History }>`
    select i.component_id as "componentId", json_agg(json_build_object('startsOn', i.starts_on, 'endsOn', i.ends_on,
      'reason', p.reason, 'by', who.given_name || ' ' || who.family_name, 'at', ${utc(sql`p.made_at`)})
      order by p.ordinal) as history
    from blueprint.plan_items i
    join blueprint.plans p on p.district_id = i.district_id and p.id = i.plan_id
    join people.persons who on who.district_id = p.district_id and who.id = p.made_by
    group by i.component_id`.execute(tx);
  return new Map(rows.map(({ componentId, history }) => [componentId, history]));
}

export async function findPlan(tx: Tx, id: string): Promise<PlanInput | undefined> {
  const { rows } = await sql<PlanInput>`
    select p.id, nullif(p.reason, '') as reason, (select json_agg(json_build_object('componentId', i.component_id,
        'startsOn', i.starts_on, 'endsOn', i.ends_on) order by i.component_id)
      from blueprint.plan_items i where i.district_id = p.district_id and i.plan_id = p.id) as items
    from blueprint.plans p where p.id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertPlan(tx: Tx, actor: Actor, facts: PlanInput): Promise<void> {
  await tx
    .insertInto('blueprint.plans')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      reason: facts.reason ?? '',
      made_by: actor.personId,
      made_in: actor.capacityId,
    })
    .execute();
  await tx
    .insertInto('blueprint.plan_items')
    .values(
      facts.items.map(({ componentId, startsOn, endsOn }) => ({
        ...{ district_id: actor.districtId, plan_id: facts.id, component_id: componentId },
        ...{ starts_on: startsOn, ends_on: endsOn },
      })),
    )
    .execute();
}
