import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Finding } from './request-contract.ts';

/** The subject that a request serves: of its version in force. Undefined when version and practice do not fit, or are not in force. */
export async function findSubjectInForce(
  tx: Tx,
  wish: { versionId: string | null; practiceId: string | null },
): Promise<{ versionId: string; subjectId: string } | undefined> {
  const { rows } = await sql<{ versionId: string; subjectId: string }>`
    select v.id as "versionId", v.subject_id as "subjectId" from visions.versions v
    where (${wish.versionId}::uuid is null or v.id = ${wish.versionId}::uuid)
      and not exists (select from visions.versions later where later.district_id = v.district_id
        and later.vision_id = v.vision_id and later.number > v.number)
      and (${wish.practiceId}::uuid is null or exists (select from visions.version_practices p
        where p.district_id = v.district_id and p.version_id = v.id and p.practice_id = ${wish.practiceId}::uuid))
    limit 1`.execute(tx);
  return rows[0];
}

/** Whether each of these places, where given, is one of the district's that has not ended. */
export async function arePlacesHere(
  tx: Tx,
  places: { subjectId: string | null; buildingId: string | null; bandId: string | null },
  today: string,
): Promise<boolean> {
  const isHere = (table: string, id: string | null) =>
    sql`(${id}::uuid is null or exists (select from ${sql.table(table)} p
      where p.id = ${id}::uuid and (p.ended_on is null or p.ended_on >= ${today})))`;
  const { rows } = await sql<{ here: boolean }>`
    select ${isHere('district.subjects', places.subjectId)} and ${isHere('district.buildings', places.buildingId)}
      and ${isHere('district.bands', places.bandId)} as here`.execute(tx);
  return rows[0]?.here === true;
}

/** Whether the window and the step that a request says it was made from are the district's. */
export async function isOriginHere(
  tx: Tx,
  origin: { windowId: string | null; stepId: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ here: boolean }>`
    select (${origin.windowId}::uuid is null
        or exists (select from observation.windows where id = ${origin.windowId}::uuid))
      and (${origin.stepId}::uuid is null
        or exists (select from supports.steps where id = ${origin.stepId}::uuid)) as here`.execute(tx);
  return rows[0]?.here === true;
}

type Place = { practiceId: string; buildingId: string | null };
type FindingRow = Omit<Finding, 'figure'> & {
  figure: { present: number; visits: number; share: { low: number; high: number } | null } | null;
};

/**
 * What frozen readings say of a practice in a place: that of one window, or of those of its subject that began after a day.
 * Only what a reading itself shows is in it; a place that it keeps back has no figure here either.
 */
export async function listFindings(
  tx: Tx,
  place: Place,
  wish: { windowId: string } | { after: string },
): Promise<Finding[]> {
  const which = 'windowId' in wish ? sql`w.id = ${wish.windowId}` : sql`w.starts_on > ${wish.after}::date`;
  const { rows } = await sql<FindingRow>`
    select w.id as "windowId", w.ends_on as "endsOn",
      case when ${place.buildingId}::uuid is null then practice.figures -> 'district' -> 'figure'
        else (select b -> 'figure' from jsonb_array_elements(practice.figures -> 'buildings') b
          where b ->> 'buildingId' = ${place.buildingId}::text) end as figure
    from observation.windows w
    join analysis.readings r on r.district_id = w.district_id and r.window_id = w.id
    cross join lateral (select p as figures from jsonb_array_elements(r.figures -> 'practices') p
      where p ->> 'practiceId' = ${place.practiceId}::text) practice
    where ${which} order by w.starts_on, w.id limit 6`.execute(tx);
  return rows.map(({ figure, ...window }) => ({
    ...window,
    figure: figure && {
      present: figure.present,
      visits: figure.visits,
      low: figure.share?.low ?? null,
      high: figure.share?.high ?? null,
    },
  }));
}
