import { sql } from 'kysely';
import type { StandingGround } from '../../kit/component-standing.ts';
import type { Tx } from '../../server/database.ts';

/** What has been agreed and holds: of the district, and of a building where one is given. The oldest agreement first. */
export async function listNorms(tx: Tx, buildingId: string | null): Promise<{ text: string; on: string }[]> {
  const { rows } = await sql<{ text: string; on: string }>`
    select n.text, n.last_on as on from culture.norm_states n
    where n.standing = 'agreed' and (n.building_id is null or n.building_id = ${buildingId}::uuid)
    order by n.building_id nulls last, n.agreed_on, n.id limit 6`.execute(tx);
  return rows;
}

export type GoalFacts = {
  what: string;
  unit: 'percent' | 'count' | 'scale' | 'rate';
  value: number;
  n: number | null;
  on: string;
  baseline: number;
  aim: number;
  aimOn: string;
};

/** Open goals of a place with their latest reading, the soonest aim first. */
export async function listGoals(tx: Tx, buildingId: string | null): Promise<GoalFacts[]> {
  const { rows } = await sql<GoalFacts>`
    select g.what, g.unit, coalesce(g.latest_value, g.baseline_value) as value, coalesce(g.latest_n, g.baseline_n) as n,
      coalesce(g.latest_on, g.baseline_on) as on, g.baseline_value as baseline, g.aim_value as aim, g.aim_on as "aimOn"
    from goals.goal_states g
    where g.status in ('open', 'replanned') and g.building_id is not distinct from ${buildingId}::uuid
      and g.baseline_value is not null
    order by g.aim_on, g.id limit 4`.execute(tx);
  return rows;
}

/** The latest year of each district measure, such as retention. */
export async function listMeasures(
  tx: Tx,
): Promise<{ name: string; counted: number; all: number; startsIn: number; on: string }[]> {
  const { rows } = await sql<{ name: string; counted: number; all: number; startsIn: number; on: string }>`
    select distinct on (m.made_at, m.id) m.name, y.counted, y.of_all as all, y.starts_in as "startsIn",
      (y.made_at at time zone d.time_zone)::date as on
    from goals.measures m
    join district.districts d on d.id = m.district_id
    join goals.measure_years y on y.district_id = m.district_id and y.measure_id = m.id
    where not exists (select from goals.measure_years c where c.district_id = y.district_id and c.corrects_id = y.id)
    order by m.made_at, m.id, y.starts_in desc limit 3`.execute(tx);
  return rows;
}

/** How many took part in the last closed pulse, where that may be said. */
export async function findPulse(
  tx: Tx,
): Promise<{ on: string; asked: number; answered: number | null } | undefined> {
  const { rows } = await sql<{ on: string; asked: number; answered: number | null }>`
    select r.closes_on as on, o.asked, o.answered from pulse.outcomes o
    join pulse.rounds r on r.district_id = o.district_id and r.id = o.round_id
    order by r.closes_on desc, r.id desc limit 1`.execute(tx);
  return rows[0];
}

type Wording = { en: string; es: string; ar: string };
export type RatingFacts = {
  indicatorId: string;
  on: string;
  present: number;
  parts: { partId: string; level: Wording | null }[];
};

/** The latest rating of each indicator by the network of the place, with the level on which it agreed part by part. */
export async function listRatings(tx: Tx, buildingId: string | null): Promise<RatingFacts[]> {
  const { rows } = await sql<RatingFacts>`
    select distinct on (r.indicator_id) r.indicator_id as "indicatorId", r.held_on as on,
      (select coalesce(sum((one ->> 'count')::int), 0)::int from jsonb_array_elements(r.present) one) as present,
      (select json_agg(json_build_object('partId', p.part_id, 'level',
          (select l -> 'name' from jsonb_array_elements(r.scale -> 'levels') l where l ->> 'id' = p.agreed))
          order by p.part_id)
        from evidence.rating_parts p where p.district_id = r.district_id and p.rating_id = r.id) as parts
    from evidence.ratings r
    join conversations.groups g on g.district_id = r.district_id and g.id = r.group_id
    where not exists (select from evidence.ratings c where c.district_id = r.district_id and c.corrects_id = r.id)
      and case when ${buildingId}::uuid is null then g.kind = 'district_network'
        else g.kind = 'building_network' and g.building_id = ${buildingId}::uuid end
    order by r.indicator_id, r.held_on desc, r.id desc`.execute(tx);
  return rows;
}

/** What was said of every part of the Blueprint that is put in place over time. */
export async function listHistories(tx: Tx, today: string): Promise<StandingGround[]> {
  const { rows } = await sql<StandingGround>`
    select h.states, h.checks, h.planned_from as "plannedFrom", h.every_weeks as "everyWeeks",
      h.grace_weeks as "graceWeeks", ${today} as today
    from blueprint.component_histories h where h.is_installed_over_time`.execute(tx);
  return rows;
}
