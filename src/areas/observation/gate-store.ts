import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { GateState } from './window-contract.ts';

/**
 * How the gate of a version stands: of the people who teach, lead a building or the district, or sit in the District
 * Network today, how many took part in a study session on it, against the district's threshold or an override.
 */
export async function readGate(tx: Tx, versionId: string): Promise<GateState> {
  const { rows } = await sql<{
    studied: number;
    people: number;
    threshold_percent: number;
    override_id: string | null;
  }>`
    with audience as (
      select distinct c.person_id
      from people.capacities c join district.districts d on d.id = c.district_id
      where c.kind in ('teacher', 'building_administrator', 'superintendent', 'dn_member')
        and c.starts_on <= (now() at time zone d.time_zone)::date
        and (c.ends_on is null or c.ends_on >= (now() at time zone d.time_zone)::date)
    ), studied as (
      select distinct a.person_id
      from conversations.attendances a
      join conversations.study_sessions s on s.district_id = a.district_id and s.id = a.session_id
      where s.version_id = ${versionId} and s.held_at is not null and s.canceled_at is null
    )
    select (select count(*) from audience) as people,
      (select count(*) from audience join studied using (person_id)) as studied,
      coalesce((select threshold_percent from conversations.gates), 60) as threshold_percent,
      (select id from conversations.overrides where version_id = ${versionId}
        order by made_at desc limit 1) as override_id`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the gate could not be counted');
  // A share just under the threshold must not be rounded up to it.
  const coveragePercent = row.people === 0 ? 0 : Math.floor((100 * row.studied) / row.people);
  return {
    studied: row.studied,
    people: row.people,
    coveragePercent,
    thresholdPercent: row.threshold_percent,
    isOpen: coveragePercent >= row.threshold_percent || row.override_id !== null,
    overrideId: row.override_id,
  };
}
