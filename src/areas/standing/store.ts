import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Round, Standing, Traces, VisionStanding } from './contract.ts';

/** The weeks after which a practice is said to lie in a binder; six where the district has said nothing. */
export async function readQuietWeeks(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('standing.settings').select('quiet_weeks').executeTakeFirst();
  return row?.quiet_weeks ?? 6;
}

export async function writeQuietWeeks(tx: Tx, districtId: string, quietWeeks: number): Promise<void> {
  await tx
    .insertInto('standing.settings')
    .values({ district_id: districtId, quiet_weeks: quietWeeks })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet({ quiet_weeks: quietWeeks }))
    .execute();
}

/** Today in the district's own time zone. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone d.time_zone)::date as today from district.districts d`.execute(tx);
  if (rows[0] === undefined) throw new Error('a district without a row');
  return rows[0].today;
}

export type TracedVision = Omit<VisionStanding, 'practices' | 'rounds' | 'nextLookOn' | 'quietForWeeks'> & {
  practices: { id: string; name: string; lastOn: Traces; isPlanned: boolean }[];
};

/** Every vision in force with when each of its practices was last met, and how. Traces belong to a practice through all versions. */
export async function listTraced(tx: Tx): Promise<TracedVision[]> {
  const { rows } = await sql<TracedVision>`
    with studied as (
      select practice_id, max(s.held_on) filter (where s.held_at is not null) as last_on,
        bool_or(s.held_at is null and s.canceled_at is null and s.held_on >= t.today) as is_planned
      from conversations.study_sessions s cross join unnest(s.practice_ids) practice_id
      cross join lateral (select (now() at time zone d.time_zone)::date as today from district.districts d) t
      group by practice_id),
    asked as (
      select q.practice_id, max((greatest(q.asked_at, a.answered_at) at time zone d.time_zone)::date) as last_on
      from conversations.questions q join district.districts d on d.id = q.district_id
      left join conversations.answers a on a.district_id = q.district_id and a.question_id = q.id
      where q.withdrawn_at is null and q.practice_id is not null group by q.practice_id),
    visited as (
      select practice_id, max(least(w.ends_on, t.today)) as last_on
      from observation.windows w cross join unnest(w.practice_ids) practice_id
      cross join lateral (select (now() at time zone d.time_zone)::date as today from district.districts d) t
      where w.starts_on <= t.today and exists (select from observation.counted_visits v
        where v.district_id = w.district_id and v.window_id = w.id)
      group by practice_id),
    named as (
      select n.practice_id, max(m.held_on) as last_on from conversations.meeting_practices n
      join conversations.meetings m on m.district_id = n.district_id and m.id = n.meeting_id
      cross join lateral (select (now() at time zone d.time_zone)::date as today from district.districts d) t
      where m.withdrawn_at is null and m.held_on <= t.today group by n.practice_id),
    acted as (
      select s.practice_id, greatest(max(s.made_on), max((c.changed_at at time zone d.time_zone)::date)) as last_on
      from supports.steps s join district.districts d on d.id = s.district_id
      left join supports.step_changes c on c.district_id = s.district_id and c.step_id = s.id
      where s.practice_id is not null group by s.practice_id)
    select v.id as "versionId", v.vision_id as "visionId", v.title, v.number, v.adopted_on as "adoptedOn",
      json_build_object('id', s.id, 'name', s.name) as subject,
      (select json_agg(json_build_object('id', p.practice_id, 'name', p.name,
          'isPlanned', coalesce(studied.is_planned, false),
          'lastOn', json_build_object('session', studied.last_on, 'question', asked.last_on, 'visit', visited.last_on,
            'conversation', named.last_on, 'step', acted.last_on)) order by p.ordinal)
        from visions.version_practices p
        left join studied on studied.practice_id = p.practice_id
        left join asked on asked.practice_id = p.practice_id
        left join visited on visited.practice_id = p.practice_id
        left join named on named.practice_id = p.practice_id
        left join acted on acted.practice_id = p.practice_id
        where p.district_id = v.district_id and p.version_id = v.id) as practices
    from visions.versions v
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where not exists (select from visions.versions later
      where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)
    order by s.ordinal, s.name, v.title, v.id`.execute(tx);
  return rows.map((row) => ({ ...row, practices: row.practices ?? [] }));
}

/** The last six rounds of every subject, the latest first. */
export async function listRounds(tx: Tx): Promise<Map<string, Round[]>> {
  const { rows } = await sql<Round & { subjectId: string }>`
    select * from (
      select w.subject_id as "subjectId", w.id as "windowId", w.starts_on as "startsOn", w.ends_on as "endsOn",
        (r.frozen_at at time zone d.time_zone)::date as "readOn", talked.on as "talkedOn", c.closed_on as "closedOn",
        coalesce(steps.open, 0) as "openSteps", coalesce(steps.done, 0) as "doneSteps",
        row_number() over (partition by w.subject_id order by w.ends_on desc, w.id) as place
      from observation.windows w
      join district.districts d on d.id = w.district_id
      left join analysis.readings r on r.district_id = w.district_id and r.window_id = w.id
      left join supports.closings c on c.district_id = w.district_id and c.window_id = w.id
      left join lateral (select max(held_on) as on from supports.data_conversations t
        where t.district_id = w.district_id and t.window_id = w.id) talked on true
      left join lateral (select (count(*) filter (where s.is_open))::int as open,
          (count(*) filter (where s.status = 'done'))::int as done
        from supports.step_states s where s.district_id = w.district_id and s.window_id = w.id) steps on true
      where w.starts_on <= (now() at time zone d.time_zone)::date
    ) rounds where place <= 6 order by "endsOn" desc, "windowId"`.execute(tx);
  const rounds = new Map<string, Round[]>();
  for (const { subjectId, ...round } of rows) {
    const { windowId, startsOn, endsOn, readOn, talkedOn, openSteps, doneSteps, closedOn } = round;
    const one = { windowId, startsOn, endsOn, readOn, talkedOn, openSteps, doneSteps, closedOn };
    rounds.set(subjectId, [...(rounds.get(subjectId) ?? []), one]);
  }
  return rounds;
}

/** When each subject is looked at next: its next window, or the day on which its next open step is due. */
export async function listNextLooks(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; on: string }>`
    with today as (select (now() at time zone d.time_zone)::date as day from district.districts d)
    select id, min(look) as on from (
      select w.subject_id as id, greatest(w.starts_on, today.day) as look from observation.windows w, today
      where w.ends_on >= today.day
      union all
      select s.subject_id, s.due_on from supports.step_states s, today
      where s.is_open and s.subject_id is not null and s.due_on >= today.day
    ) looks group by id`.execute(tx);
  return new Map(rows.map(({ id, on }) => [id, on]));
}

type Work = Pick<Standing, 'steps' | 'barriers' | 'purpose' | 'norms' | 'focus' | 'coming'>;

/** Open work of the whole district, and what is coming in the next four weeks. */
export async function readWork(tx: Tx): Promise<Work> {
  const { rows } = await sql<Work>`
    with today as (select (now() at time zone d.time_zone)::date as day from district.districts d),
    standing as (
      select coalesce((select case r.kind when 'not_resolved' then 'waiting' when 'raised_again' then 'waiting'
          when 'taken_up' then 'waiting' else r.kind end
        from conversations.barrier_replies r where r.district_id = b.district_id and r.barrier_id = b.id
        order by r.at desc, r.id desc limit 1), 'waiting') as now from conversations.barriers b),
    coming as (
      select 'session' as kind, s.id, s.title, s.held_on as on, b.name as building
      from today, conversations.study_sessions s
      left join district.buildings b on b.district_id = s.district_id and b.id = s.building_id
      where s.held_at is null and s.canceled_at is null and s.held_on between today.day and today.day + 28
      union all
      select 'window', w.id, s.name, w.starts_on, null from today, observation.windows w
      join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
      where w.starts_on between today.day and today.day + 28)
    select
      (select json_build_object('open', count(*) filter (where is_open), 'done', count(*) filter (where status = 'done'),
        'overdue', count(*) filter (where is_open and due_on < today.day)) from supports.step_states, today) as steps,
      (select json_build_object('waiting', count(*) filter (where now = 'waiting'),
        'answered', count(*) filter (where now = 'answered'), 'resolved', count(*) filter (where now = 'resolved'))
        from standing) as barriers,
      (select json_build_object('purpose', p.purpose, 'norms', p.norms, 'practices', coalesce((select json_agg(distinct vp.name)
          from visions.version_practices vp where vp.practice_id = any(p.practice_ids)), '[]'))
        from conversations.group_purposes p join conversations.groups g on g.district_id = p.district_id and g.id = p.group_id
        where g.kind = 'district_network' order by p.said_at desc limit 1) as purpose,
      (select coalesce(json_agg(json_build_object('id', n.id, 'text', n.text, 'on', n.last_on) order by n.agreed_on, n.id), '[]')
        from culture.norm_states n where n.standing = 'agreed' and n.building_id is null) as norms,
      (select json_build_object('why', f.why, 'practice', (select vp.name from visions.version_practices vp
          join visions.versions v on v.district_id = vp.district_id and v.id = vp.version_id
          where vp.practice_id = f.practice_id order by v.number desc limit 1))
        from digest.focuses f, today
        where f.week_on = date_trunc('week', today.day)::date and f.audience is null and f.withdrawn_at is null
        order by f.set_at desc, f.id desc limit 1) as focus,
      (select coalesce(json_agg(c order by c.on, c.id), '[]') from (select * from coming order by coming.on, id limit 20) c) as coming`.execute(
    tx,
  );
  if (rows[0] === undefined) throw new Error('a count without a row');
  return rows[0];
}
