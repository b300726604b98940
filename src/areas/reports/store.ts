import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Figure } from '../analysis/figure-contract.ts';

/** What the network of the district or of a building has said it is for, last. */
export async function readPurpose(
  tx: Tx,
  buildingId: string | null,
): Promise<{ purpose: string; norms: string[]; saidOn: string } | undefined> {
  const { rows } = await sql<{ purpose: string; norms: string[]; saidOn: string }>`
    select p.purpose, to_json(p.norms) as norms, (p.said_at at time zone d.time_zone)::date as "saidOn"
    from conversations.group_purposes p
    join conversations.groups g on g.district_id = p.district_id and g.id = p.group_id
    join district.districts d on d.id = p.district_id
    where case when ${buildingId}::uuid is null then g.kind = 'district_network'
      else g.kind = 'building_network' and g.building_id = ${buildingId}::uuid end
    order by p.said_at desc limit 1`.execute(tx);
  return rows[0];
}

/** Next steps as work: how many are open, done, and past their day. Dropped ones are no work any more. */
export async function readSteps(
  tx: Tx,
  buildingId: string | null,
  today: string,
): Promise<{ open: number; done: number; late: number }> {
  const { rows } = await sql<{ open: number; done: number; late: number }>`
    select (count(*) filter (where is_open))::int as open, (count(*) filter (where status = 'done'))::int as done,
      (count(*) filter (where is_open and due_on < ${today}::date))::int as late
    from supports.step_states where ${buildingId}::uuid is null or building_id = ${buildingId}::uuid`.execute(
    tx,
  );
  return rows[0] ?? { open: 0, done: 0, late: 0 };
}

/** Barriers by how they stand now. */
export async function readBarriers(
  tx: Tx,
  buildingId: string | null,
): Promise<{ waiting: number; answered: number; resolved: number }> {
  const { rows } = await sql<{ waiting: number; answered: number; resolved: number }>`
    with standing as (
      select coalesce((select case when r.kind in ('answered', 'resolved') then r.kind else 'waiting' end
        from conversations.barrier_replies r where r.district_id = b.district_id and r.barrier_id = b.id
        order by r.at desc, r.id desc limit 1), 'waiting') as now
      from conversations.barriers b where ${buildingId}::uuid is null or b.building_id = ${buildingId}::uuid)
    select (count(*) filter (where now = 'waiting'))::int as waiting,
      (count(*) filter (where now = 'answered'))::int as answered,
      (count(*) filter (where now = 'resolved'))::int as resolved from standing`.execute(tx);
  return rows[0] ?? { waiting: 0, answered: 0, resolved: 0 };
}

/** Study sessions of a year and open steps, and those across buildings. Of a session only whether it was is counted. */
export async function readMeeting(
  tx: Tx,
  today: string,
): Promise<{ held: number; heldAcross: number; open: number; openAcross: number }> {
  const { rows } = await sql<{ held: number; heldAcross: number; open: number; openAcross: number }>`
    with held as (
      select count(distinct a.building_id) as buildings
      from conversations.study_sessions s
      join conversations.attendances a on a.district_id = s.district_id and a.session_id = s.id
      where s.held_at is not null and s.held_on > ${today}::date - 365 group by s.id)
    select (select count(*)::int from held) as held,
      (select count(*)::int from held where buildings > 1) as "heldAcross",
      (select count(*)::int from supports.step_states where is_open) as open,
      (select count(*)::int from supports.step_states where is_open and building_id is null) as "openAcross"`.execute(
    tx,
  );
  return rows[0] ?? { held: 0, heldAcross: 0, open: 0, openAcross: 0 };
}

/** What this week is about for everybody, where somebody has said so. */
export async function readFocus(
  tx: Tx,
  today: string,
): Promise<{ practice: string; why: string } | undefined> {
  const { rows } = await sql<{ practice: string | null; why: string }>`
    select f.why, (select vp.name from visions.version_practices vp
        join visions.versions v on v.district_id = vp.district_id and v.id = vp.version_id
        where vp.practice_id = f.practice_id order by v.number desc limit 1) as practice
    from digest.focuses f
    where f.week_on = date_trunc('week', ${today}::date)::date and f.audience is null and f.withdrawn_at is null
    order by f.set_at desc, f.id desc limit 1`.execute(tx);
  const [row] = rows;
  return row === undefined || row.practice === null ? undefined : { practice: row.practice, why: row.why };
}

const inForce = sql`not exists (select from visions.versions later
  where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)`;

export async function listInForce(tx: Tx): Promise<{ title: string; number: number; adoptedOn: string }[]> {
  const { rows } = await sql<{ title: string; number: number; adoptedOn: string }>`
    select v.title, v.number, v.adopted_on as "adoptedOn" from visions.versions v
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where ${inForce} order by s.ordinal, s.name, v.title, v.id`.execute(tx);
  return rows;
}

export type LastReading = {
  /** The last day of the visits. */
  endsOn: string;
  practices: { name: string; figure: Figure | null }[];
};

/** Of each subject the last reading that was taken, as it was frozen: for the district, or for one building of it. */
export async function listLastReadings(tx: Tx, buildingId: string | null): Promise<LastReading[]> {
  const { rows } = await sql<LastReading>`
    select last.ends_on as "endsOn",
      (select json_agg(json_build_object('name', coalesce(vp.name, ''), 'figure',
          case when ${buildingId}::uuid is null then p.value -> 'district' -> 'figure'
            else (select b -> 'figure' from jsonb_array_elements(p.value -> 'buildings') b
              where b ->> 'buildingId' = ${buildingId}::text) end) order by p.place)
        from jsonb_array_elements(last.figures -> 'practices') with ordinality as p(value, place)
        left join visions.version_practices vp on vp.district_id = last.district_id
          and vp.version_id = last.version_id and vp.practice_id = (p.value ->> 'practiceId')::uuid) as practices
    from (
      select distinct on (w.subject_id) r.district_id, r.figures, w.ends_on, w.subject_id, w.version_id
      from analysis.readings r
      join observation.windows w on w.district_id = r.district_id and w.id = r.window_id
      where ${buildingId}::uuid is null or ${buildingId}::uuid = any(w.building_ids)
      order by w.subject_id, w.ends_on desc, w.starts_on desc, r.id desc) last
    join district.subjects s on s.district_id = last.district_id and s.id = last.subject_id
    order by s.ordinal, s.name, s.id`.execute(tx);
  return rows.map(({ endsOn, practices }) => ({ endsOn, practices: practices ?? [] }));
}

/** How many of those whom the gate counts have studied each version in force. */
export async function listCoverage(tx: Tx): Promise<{ title: string; people: number; studied: number }[]> {
  const { rows } = await sql<{ title: string; people: number; studied: number }>`
    select v.title, c.people_count as people, c.studied_count as studied
    from visions.versions v
    join conversations.coverage c on c.district_id = v.district_id and c.version_id = v.id
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where ${inForce} order by s.ordinal, s.name, v.title, v.id`.execute(tx);
  return rows;
}

/** Study sessions held on each version in force: in one building, and for the whole district. */
export async function listSessionsIn(
  tx: Tx,
  buildingId: string,
): Promise<{ title: string; here: number; everywhere: number }[]> {
  const { rows } = await sql<{ title: string; here: number; everywhere: number }>`
    select v.title,
      (select count(*)::int from conversations.study_sessions h where h.version_id = v.id and h.held_at is not null
        and h.building_id = ${buildingId}::uuid) as here,
      (select count(*)::int from conversations.study_sessions h where h.version_id = v.id and h.held_at is not null
        and h.building_id is null) as everywhere
    from visions.versions v
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where ${inForce} order by s.ordinal, s.name, v.title, v.id`.execute(tx);
  return rows;
}
