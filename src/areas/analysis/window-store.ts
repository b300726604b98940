import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';

/** A window as the analysis needs it. */
export type WindowRow = {
  id: string;
  subjectId: string;
  subject: string;
  versionId: string;
  versionNumber: number;
  purpose: string;
  startsOn: string;
  endsOn: string;
  visitMinutes: number;
  /** In the window's own order. */
  practiceIds: string[];
  buildingIds: string[];
  readingId: string | null;
  /** The school day it is in the district. */
  today: string;
};

/** One window; undefined when the district has none of this id. */
export async function findWindow(tx: Tx, windowId: string): Promise<WindowRow | undefined> {
  const [row] = await selectWindows(tx, sql`w.id = ${windowId}`);
  return row;
}

/** Every window of a subject, in time order. */
export async function listWindowsOf(tx: Tx, subjectId: string): Promise<WindowRow[]> {
  return selectWindows(tx, sql`w.subject_id = ${subjectId}`);
}

async function selectWindows(tx: Tx, wanted: RawBuilder<unknown>): Promise<WindowRow[]> {
  const { rows } = await sql<WindowRow>`
    ${plannedOnce}
    select w.id, w.subject_id as "subjectId", s.name as subject, w.version_id as "versionId",
      v.number as "versionNumber", w.purpose, w.starts_on as "startsOn", w.ends_on as "endsOn",
      w.visit_minutes as "visitMinutes", to_json(w.practice_ids) as "practiceIds", to_json(w.building_ids) as "buildingIds",
      r.id as "readingId", (now() at time zone d.time_zone)::date as today
    from observation.windows w
    join district.districts d on d.id = w.district_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    join visions.versions v on v.district_id = w.district_id and v.id = w.version_id
    left join analysis.readings r on r.district_id = w.district_id and r.window_id = w.id
    where ${wanted}
    order by w.ends_on, w.starts_on, w.id`.execute(tx);
  return rows;
}

export type Place = { id: string; name: string };

/** Buildings and bands in the district's own order. Ended ones stay: they have a past. */
export async function readPlaces(tx: Tx): Promise<{ buildings: Place[]; bands: Place[] }> {
  const places = (table: 'district.buildings' | 'district.bands') =>
    tx.selectFrom(table).select(['id', 'name']).orderBy('ordinal').orderBy('name').execute();
  return { buildings: await places('district.buildings'), bands: await places('district.bands') };
}

/** That nobody expects all of it, as the observation agreement in force says it; null while there is none. */
export async function readPerfectionLine(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ line: string | null }>`
    ${plannedOnce}
    select content ->> 'perfectionLine' as line from observation.agreements order by number desc limit 1`.execute(
    tx,
  );
  return rows[0]?.line ?? null;
}

/** A practice in the words of one version. */
export type PracticeRow = {
  versionId: string;
  practiceId: string;
  ordinal: number;
  name: string;
  sentence: string;
  textSha256: string;
};

/** The practices of these versions. */
export async function readPractices(tx: Tx, versionIds: readonly string[]): Promise<PracticeRow[]> {
  const { rows } = await sql<PracticeRow>`
    ${plannedOnce}
    select version_id as "versionId", practice_id as "practiceId", ordinal, name, sentence, text_sha256 as "textSha256"
    from visions.version_practices where version_id = any(${versionIds}::uuid[])
    order by version_id, ordinal`.execute(tx);
  return rows;
}

/** The phrases of practices in these versions, under `versionId practiceId`. */
export async function readPhrases(tx: Tx, versionIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ key: string; phrases: string[] }>`
    ${plannedOnce}
    select version_id || ' ' || practice_id as key, phrases from visions.practice_phrases
    where version_id = any(${versionIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.key, row.phrases]));
}
