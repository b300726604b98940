import { sql } from 'kysely';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { PracticeId, VersionId } from './session-contract.ts';

/** An adopted version as conversations need it: its place in its vision, and its practices in order. */
export type StudiedVersion = {
  id: VersionId;
  visionId: string;
  number: number;
  title: string;
  adoptedOn: SchoolDay;
  currentId: VersionId;
  practices: { id: PracticeId; name: string }[];
};

/** The version with this id; undefined when the district has none. */
export async function findVersion(tx: Tx, id: string): Promise<StudiedVersion | undefined> {
  const { rows } = await sql<StudiedVersion>`
    select v.id, v.vision_id as "visionId", v.number, v.title, v.adopted_on as "adoptedOn",
      (select c.id from visions.versions c
        where c.district_id = v.district_id and c.vision_id = v.vision_id
        order by c.number desc limit 1) as "currentId",
      coalesce((select json_agg(json_build_object('id', p.practice_id, 'name', p.name) order by p.ordinal)
        from visions.version_practices p
        where p.district_id = v.district_id and p.version_id = v.id), '[]') as practices
    from visions.versions v
    where v.id = ${id}`.execute(tx);
  return rows[0];
}

/** The district's school day now. */
export async function readToday(tx: Tx): Promise<SchoolDay> {
  const { rows } = await sql<{ today: SchoolDay }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a transaction of no district asked for its school day');
  return row.today;
}
