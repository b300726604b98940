import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import type { Tx } from '../../server/database.ts';
import { asksOf, mayWriteGoalOf } from './access.ts';
import { type Goal, type GoalCounts, type GoalFilter, type GoalInput, mostGoals } from './goal-contract.ts';
import { daysBeforeTarget } from './goal-rules.ts';
import { and } from './store.ts';

export type GoalOut = z.input<typeof Goal>;
/** A goal as it was made; the same facts again are the same goal. */
export type GoalFacts = Omit<GoalInput, 'goalId'> & { madeBy: string };

type Named = { id: string; name: string };
type Measured = { value: number; n: number | null; on: string };
type GoalRow = Omit<GoalOut, 'isMineToChange'> & { building: Named | null; latest: Measured | null };

const isGoingOn = sql`g.status in ('open', 'replanned')`;

async function selectGoals(
  tx: Tx,
  actor: Actor,
  wanted: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`g.aim_on, g.id`,
): Promise<GoalOut[]> {
  const { rows } = await sql<GoalRow>`
    select g.id, g.performance, g.kind, g.learning, g.what, g.why, g.measure, g.unit, g.owner_kind as owner,
      case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end as building,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as subject,
      json_build_object('value', g.baseline_value, 'n', g.baseline_n, 'on', g.baseline_on) as baseline,
      json_build_object('value', g.aim_value, 'on', g.aim_on) as target,
      case when g.latest_on is not null
        then json_build_object('value', g.latest_value, 'n', g.latest_n, 'on', g.latest_on) end as latest,
      g.status, g.status_reason as "statusReason", g.made_on as "madeOn",
      (select count(distinct l.vision_id)::int from goals.goal_visions l
        where l.district_id = g.district_id and l.goal_id = g.id and l.unlinked_at is null) as visions
    from goals.goal_states g
    left join district.buildings b on b.district_id = g.district_id and b.id = g.building_id
    left join district.subjects s on s.district_id = g.district_id and s.id = g.subject_id
    where ${wanted} order by ${order} limit ${mostGoals}`.execute(tx);
  return rows.map((row) => ({ ...row, isMineToChange: mayWriteGoalOf(actor, row.building?.id ?? null) }));
}

const orders: Record<GoalFilter['sort'], RawBuilder<unknown>> = {
  target: sql`g.aim_on, lower(g.what), g.id`,
  name: sql`lower(g.what), g.id`,
  latest: sql`g.latest_on desc nulls last, lower(g.what), g.id`,
};

/** The goals that a filter wants, and how many of the same place and standing fall in each group. */
export async function listGoals(
  tx: Tx,
  actor: Actor,
  filter: GoalFilter,
): Promise<{ goals: GoalOut[]; counts: GoalCounts; total: number }> {
  const place = and([
    filter.scope === undefined ? null : filter.scope === 'district' ? sql`g.building_id is null` : null,
    filter.scope === 'building' ? sql`g.building_id is not null` : null,
    filter.buildingId === undefined ? null : sql`g.building_id = ${filter.buildingId}`,
    filter.standing === 'all' ? null : filter.standing === 'going_on' ? isGoingOn : sql`not ${isGoingOn}`,
  ]);
  const like = `%${(filter.search ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const wanted = and([
    place,
    filter.performance === undefined ? null : sql`g.performance = ${filter.performance}`,
    filter.kind === undefined ? null : sql`g.kind = ${filter.kind}`,
    filter.learning === undefined ? null : sql`g.learning = ${filter.learning}`,
    filter.subjectId === undefined ? null : sql`g.subject_id = ${filter.subjectId}`,
    filter.search === undefined
      ? null
      : sql`(g.what ilike ${like} or g.why ilike ${like} or g.measure ilike ${like})`,
  ]);
  const goals = await selectGoals(tx, actor, wanted, orders[filter.sort]);
  return { goals, ...(await countGroups(tx, place)) };
}

/** All groups, zero included. */
async function countGroups(
  tx: Tx,
  place: RawBuilder<unknown>,
): Promise<{ counts: GoalCounts; total: number }> {
  const of = (column: string, value: string) =>
    sql`(count(*) filter (where ${sql.ref(`g.${column}`)} = ${value}))::int`;
  const { rows } = await sql<{ counts: GoalCounts; total: number }>`
    select count(*)::int as total, json_build_object(
      'performance', json_build_object('student', ${of('performance', 'student')},
        'teacher', ${of('performance', 'teacher')}, 'leader', ${of('performance', 'leader')}),
      'kind', json_build_object('academic', ${of('kind', 'academic')},
        'non_academic', ${of('kind', 'non_academic')}),
      'learning', json_build_object('student', ${of('learning', 'student')},
        'professional', ${of('learning', 'professional')}, 'system', ${of('learning', 'system')})) as counts
    from goals.goal_states g where ${place}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a count has no row');
  return row;
}

export async function findGoal(tx: Tx, actor: Actor, id: string): Promise<GoalOut | undefined> {
  const [goal] = await selectGoals(tx, actor, sql`g.id = ${id}`);
  return goal;
}

/** The target as it was first set, and the student-learning targets that a goal serves. */
export async function readFirst(tx: Tx, id: string) {
  const { rows } = await sql<{
    firstTarget: { value: number; on: string };
    servedTargets: { id: string; text: string; hasEnded: boolean }[];
  }>`
    select json_build_object('value', g.target_value, 'on', g.target_on) as "firstTarget",
      (select coalesce(json_agg(json_build_object('id', t.id, 'text', t.text, 'hasEnded', t.ended_at is not null)
          order by t.set_at, t.id), '[]')
        from visions.targets t where t.district_id = g.district_id and t.id = any(g.target_ids)) as "servedTargets"
    from goals.goals g where g.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a goal that was found is gone');
  return row;
}

export async function findGoalFacts(tx: Tx, id: string): Promise<GoalFacts | undefined> {
  const { rows } = await sql<{ facts: GoalFacts }>`select facts from goals.goals where id = ${id}`.execute(
    tx,
  );
  return rows[0]?.facts;
}

export async function insertGoal(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: GoalFacts,
  today: string,
): Promise<void> {
  const { baseline, target } = facts;
  await tx
    .insertInto('goals.goals')
    .values({
      ...{ district_id: actor.districtId, id, performance: facts.performance, kind: facts.kind },
      ...{ learning: facts.learning, building_id: facts.buildingId, subject_id: facts.subjectId },
      ...{ what: facts.what, why: facts.why, measure: facts.measure, unit: facts.unit },
      ...{ owner_kind: facts.owner, target_value: target.value, target_on: target.on },
      ...{ target_ids: facts.targetIds, facts: JSON.stringify(facts), made_on: today },
      ...{ made_by: actor.personId, made_in: actor.capacityId },
    })
    .execute();
  await tx
    .insertInto('goals.goal_readings')
    .values({
      ...{ district_id: actor.districtId, id: baseline.readingId, goal_id: id, is_baseline: true },
      ...{ value: baseline.value, n: baseline.n, read_on: baseline.on, source: baseline.source },
      ...{ made_by: actor.personId, made_in: actor.capacityId },
    })
    .execute();
}

/** Whether all of these are student-learning targets of the district that have not ended. */
export async function areTargetsHere(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from visions.targets
    where id = any(${[...ids]}::uuid[]) and ended_at is null`.execute(tx);
  return rows[0]?.found === new Set(ids).size;
}

/** Goals whose day has come without a reading of these weeks, of the place that the actor answers for. */
export async function listAsking(tx: Tx, actor: Actor, today: string): Promise<GoalOut[]> {
  const place = asksOf(actor);
  if (place === null) return [];
  const goals = await selectGoals(
    tx,
    actor,
    and([
      isGoingOn,
      sql`g.aim_on <= ${today}`,
      place === 'district' ? sql`g.building_id is null` : sql`g.building_id = ${place.buildingId}`,
    ]),
  );
  return goals.filter(
    ({ latest, target }) => latest === null || latest.on < addDays(target.on, -daysBeforeTarget),
  );
}
