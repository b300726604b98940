import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Support } from './map-contract.ts';
import type { Read } from './map-rules.ts';
import { isKeptApart } from './store.ts';

/** A vision in force with its practices in their order. */
export type VisionInForce = {
  visionId: string;
  versionId: string;
  title: string;
  subject: { id: string; name: string };
  adoptedOn: string;
  practices: { id: string; name: string }[];
};

/** The visions in force, in the order of their subjects. */
export async function listVisions(tx: Tx): Promise<VisionInForce[]> {
  const { rows } = await sql<VisionInForce>`
    select v.vision_id as "visionId", v.id as "versionId", v.title, v.adopted_on as "adoptedOn",
      json_build_object('id', s.id, 'name', s.name) as subject,
      coalesce((select json_agg(json_build_object('id', p.practice_id, 'name', p.name) order by p.ordinal)
        from visions.version_practices p where p.district_id = v.district_id and p.version_id = v.id), '[]') as practices
    from visions.versions v
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where not exists (select from visions.versions later where later.district_id = v.district_id
      and later.vision_id = v.vision_id and later.number > v.number)
    order by s.ordinal, s.name, v.title, v.id`.execute(tx);
  return rows;
}

/** The buildings that are open, in the district's own order. */
export async function listBuildings(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from district.buildings where ended_on is null order by ordinal, name`.execute(tx);
  return rows;
}

/** The latest frozen reading of a practice: its window, and what it shows by building. Nothing that it keeps back is in it. */
export type LatestReading = {
  practiceId: string;
  windowId: string;
  endsOn: string;
  buildings: {
    buildingId: string;
    suggestion: Read;
    figure: { present: number; visits: number };
  }[];
};

export async function listLatestReadings(tx: Tx): Promise<LatestReading[]> {
  const { rows } = await sql<LatestReading>`
    select distinct on (p ->> 'practiceId') p ->> 'practiceId' as "practiceId", w.id as "windowId",
      w.ends_on as "endsOn", coalesce((select jsonb_agg(jsonb_build_object('buildingId', b -> 'buildingId',
          'suggestion', b -> 'suggestion', 'figure', jsonb_build_object('present', b -> 'figure' -> 'present',
          'visits', b -> 'figure' -> 'visits'))) from jsonb_array_elements(p -> 'buildings') b), '[]') as buildings
    from analysis.readings r
    join observation.windows w on w.district_id = r.district_id and w.id = r.window_id
    cross join lateral jsonb_array_elements(r.figures -> 'practices') p
    order by p ->> 'practiceId', w.ends_on desc, r.frozen_at desc, r.id`.execute(tx);
  return rows;
}

/** Support that went to a practice in a building; null is the whole district, and the whole vision. */
export type SupportRow = Support & {
  visionId: string;
  practiceId: string | null;
  buildingId: string | null;
};

/** What went where since a day: requests that are not kept apart with hours and money, sessions that were held, steps that were not dropped. */
export async function listSupport(tx: Tx, since: string): Promise<SupportRow[]> {
  const { rows } = await sql<SupportRow>`
    with in_force as (
      select v.district_id, v.vision_id, v.id from visions.versions v),
    practice_of as (
      select distinct f.vision_id, p.practice_id from in_force f
      join visions.version_practices p on p.district_id = f.district_id and p.version_id = f.id),
    went as (
      select f.vision_id, s.practice_id, s.building_id,
        (s.standing in ('running', 'fulfilled', 'closed'))::int as given,
        (s.standing in ('waiting', 'taken_up'))::int as open,
        coalesce(s.minutes, 0) as minutes, coalesce(s.cents, 0) as cents, 0 as sessions, 0 as steps
      from requests.states s join in_force f on f.district_id = s.district_id and f.id = s.version_id
      where s.standing not in ('declined', 'withdrawn') and not ${isKeptApart}
        and coalesce(s.fulfilled_on, s.last_kept_on, s.asked_on) >= ${since}
      union all
      select f.vision_id, practice_id, t.building_id, 0, 0, 0, 0, 1, 0
      from conversations.study_sessions t
      join in_force f on f.district_id = t.district_id and f.id = t.version_id
      cross join unnest(t.practice_ids) practice_id
      where t.held_at is not null and t.held_on >= ${since}
      union all
      select p.vision_id, t.practice_id, t.building_id, 0, 0, 0, 0, 0, 1
      from supports.step_states t join practice_of p on p.practice_id = t.practice_id
      where t.status <> 'dropped' and t.made_on >= ${since})
    select vision_id as "visionId", practice_id as "practiceId", building_id as "buildingId", sum(given)::int as given,
      sum(open)::int as open, sum(minutes)::float8 as minutes, sum(cents)::float8 as cents,
      sum(sessions)::int as sessions, sum(steps)::int as steps
    from went group by vision_id, practice_id, building_id`.execute(tx);
  return rows;
}
