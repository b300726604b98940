import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { readToday } from './picture-store.ts';
import type { SharingClock } from './sharing-contract.ts';

export type PromisedWindow = Omit<SharingClock, 'promisedBy' | 'state' | 'mayShare'> & {
  withinDays: number;
  today: string;
};

/**
 * The windows that have begun and whose agreement promised when results are shared, as far as they are of now. One that was brought in after it
 * had ended was promised nothing.
 */
export async function listPromised(tx: Tx): Promise<{ today: string; windows: PromisedWindow[] }> {
  const { rows } = await sql<PromisedWindow>`
    select w.id as "windowId", s.name as subject, w.purpose, w.ends_on as "endsOn",
      (select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.ordinal, b.name)
        from district.buildings b where b.district_id = w.district_id and b.id = any(w.building_ids)) as buildings,
      (r.frozen_at at time zone d.time_zone)::date as "sharedOn",
      (a.content ->> 'sharedWithinDays')::int as "withinDays", (now() at time zone d.time_zone)::date as today
    from observation.windows w
    join district.districts d on d.id = w.district_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    join observation.agreements a on a.district_id = w.district_id and a.id = w.agreement_id
    left join analysis.readings r on r.district_id = w.district_id and r.window_id = w.id
    where a.content ->> 'sharedWithinDays' is not null
      and (w.opened_at at time zone d.time_zone)::date <= w.ends_on
      and w.starts_on <= (now() at time zone d.time_zone)::date
      and w.ends_on - 14 <= (now() at time zone d.time_zone)::date
      and w.ends_on + (a.content ->> 'sharedWithinDays')::int + 60 >= (now() at time zone d.time_zone)::date
    order by w.ends_on + (a.content ->> 'sharedWithinDays')::int, s.ordinal, w.id`.execute(tx);
  return { today: rows[0]?.today ?? (await readToday(tx)), windows: rows };
}
