import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Rhythm, Standing } from './request-contract.ts';
import { isKeptApart } from './store.ts';

/** Something that holds up a practice of a vision, or (null) the vision as a whole. */
export type HoldingRow = { visionId: string; practiceId: string | null };
export type RequestHolding = HoldingRow & {
  standing: Standing;
  rhythm: Rhythm;
  isApart: boolean;
  hasStarted: boolean;
  lastKeptOn: string | null;
  fulfilledOn: string | null;
};
export type OtherHolding = HoldingRow & {
  sessions: number;
  examples: number;
  openSteps: number;
  doneSteps: number;
  lastOn: string | null;
};

/** Every request that serves a vision, by how it stands. Neither its text nor its asker. */
export async function listRequestHoldings(tx: Tx): Promise<RequestHolding[]> {
  const { rows } = await sql<RequestHolding>`
    select v.vision_id as "visionId", s.practice_id as "practiceId", s.standing, s.rhythm, ${isKeptApart} as "isApart",
      (s.started_on is not null or s.fulfilled_on is not null) as "hasStarted", s.last_kept_on as "lastKeptOn",
      s.fulfilled_on as "fulfilledOn"
    from requests.states s
    join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
    where s.standing not in ('declined', 'withdrawn')`.execute(tx);
  return rows;
}

/** Study sessions held, examples that stand beside a practice, next steps; and the last day of any of them. */
export async function listOtherHoldings(tx: Tx): Promise<OtherHolding[]> {
  const { rows } = await sql<OtherHolding>`
    with today as (select time_zone from district.districts),
    practice_of as (
      select distinct v.vision_id, p.practice_id from visions.versions v
      join visions.version_practices p on p.district_id = v.district_id and p.version_id = v.id),
    held as (
      select v.vision_id, practice_id, 1 as sessions, 0 as examples, 0 as open_steps, 0 as done_steps, s.held_on as last_on
      from conversations.study_sessions s
      join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
      cross join unnest(s.practice_ids) practice_id
      where s.held_at is not null
      union all
      select v.vision_id, e.practice_id, 0, 1, 0, 0, (e.offered_at at time zone today.time_zone)::date
      from today, conversations.exemplars e
      join visions.versions v on v.district_id = e.district_id and v.id = e.version_id
      where e.withdrawn_at is null
      union all
      select p.vision_id, s.practice_id, 0, 0, s.is_open::int, (s.status = 'done')::int, coalesce((
        select max((c.changed_at at time zone today.time_zone)::date) from supports.step_changes c
        where c.district_id = s.district_id and c.step_id = s.id and c.change in ('started', 'done')), s.made_on)
      from today, supports.step_states s join practice_of p on p.practice_id = s.practice_id
      where s.status <> 'dropped')
    select vision_id as "visionId", practice_id as "practiceId", sum(sessions)::int as sessions,
      sum(examples)::int as examples, sum(open_steps)::int as "openSteps", sum(done_steps)::int as "doneSteps",
      max(last_on) as "lastOn"
    from held group by vision_id, practice_id`.execute(tx);
  return rows;
}

/** Study sessions held on a vision, whatever their practices, with the last of them: a session on three is one session. */
export async function listSessionsOfVisions(tx: Tx): Promise<{ visionId: string; sessions: number }[]> {
  const { rows } = await sql<{ visionId: string; sessions: number }>`
    select v.vision_id as "visionId", count(*)::int as sessions
    from conversations.study_sessions s
    join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
    where s.held_at is not null group by v.vision_id`.execute(tx);
  return rows;
}
