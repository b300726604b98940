import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Wording } from './export-contract.ts';

/** The name of the district and the school day it is there. */
export async function readDistrictDay(tx: Tx): Promise<{ district: string; today: string }> {
  const { rows } = await sql<{ district: string; today: string }>`
    select name as district, (now() at time zone time_zone)::date as today from district.districts`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a district sees itself');
  return row;
}

/** The practices of every version that was ever looked for in visits, as each words them. */
export async function listWordings(tx: Tx): Promise<Wording[]> {
  const { rows } = await sql<Wording>`
    select s.name as subject, v.id as "versionId", v.number as "versionNumber", v.adopted_on as "adoptedOn",
      p.practice_id as "practiceId", p.name as practice, p.sentence, p.text_sha256 as "textSha256"
    from visions.versions v
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    join visions.version_practices p on p.district_id = v.district_id and p.version_id = v.id
    where exists (select from observation.windows w where w.district_id = v.district_id and w.version_id = v.id)
    order by s.ordinal, s.name, v.adopted_on, v.number, v.id, p.ordinal`.execute(tx);
  return rows;
}
