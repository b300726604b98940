import { sql } from 'kysely';
import { type Lineage, lineageOf, type VersionStep, type VersionText } from '../../kit/practice-lineage.ts';
import type { Tx } from '../../server/database.ts';

/** Whether a version `v` is one of the subject, or one that its windows went by. */
const isSeenIn = (
  subjectId: string,
) => sql`(v.subject_id = ${subjectId} or exists (select from observation.windows w
  where w.district_id = v.district_id and w.version_id = v.id and w.subject_id = ${subjectId}))`;

/** How the practices of a subject go on from version to version. */
export async function readLineage(tx: Tx, subjectId: string): Promise<Lineage> {
  const texts = await sql<VersionText>`
    select p.version_id as "versionId", p.practice_id as "practiceId", p.name, p.text_sha256 as "textSha256"
    from visions.version_practices p
    join visions.versions v on v.district_id = p.district_id and v.id = p.version_id
    where ${isSeenIn(subjectId)}
    order by p.version_id, p.ordinal`.execute(tx);
  const steps = await sql<VersionStep>`
    select before.id as "fromVersionId", v.id as "toVersionId", v.number as "toNumber",
      (select m.links from visions.practice_maps m where m.district_id = v.district_id and m.to_version_id = v.id
        order by m.recorded_at desc, m.id desc limit 1) as links
    from visions.versions v
    join visions.versions before on before.district_id = v.district_id and before.vision_id = v.vision_id
      and before.number = v.number - 1
    where v.subject_id = ${subjectId}
    order by v.adopted_on, v.number, v.id`.execute(tx);
  return lineageOf(texts.rows, steps.rows);
}

/**
 * The version whose practice was meant when its chart was published: the latest of that day that had it. Undefined where
 * the subject never had it.
 */
export async function findMeantVersion(
  tx: Tx,
  { subjectId, practiceId, madeOn }: { subjectId: string; practiceId: string; madeOn: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select v.id from visions.versions v
    join visions.version_practices p on p.district_id = v.district_id and p.version_id = v.id
    where ${isSeenIn(subjectId)} and p.practice_id = ${practiceId}
    order by (v.adopted_on <= ${madeOn}::date) desc, v.adopted_on desc, v.number desc limit 1`.execute(tx);
  return rows[0]?.id;
}
