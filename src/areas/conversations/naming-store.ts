import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { PracticeInForce } from './naming-contract.ts';

/** The practices of every vision in force, by subject and vision, in the vision's own order. */
export async function listPracticesInForce(tx: Tx): Promise<PracticeInForce[]> {
  const { rows } = await sql<PracticeInForce>`
    select p.practice_id as id, p.name, v.id as "versionId", v.title as "visionTitle",
      json_build_object('id', s.id, 'name', s.name) as subject, coalesce(g.phrases, '[]') as phrases
    from visions.versions v
    join visions.version_practices p on p.district_id = v.district_id and p.version_id = v.id
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    left join visions.practice_phrases g on g.version_id = p.version_id and g.practice_id = p.practice_id
    where not exists (select from visions.versions later
      where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)
    order by s.ordinal, s.name, v.title, v.id, p.ordinal`.execute(tx);
  return rows;
}
