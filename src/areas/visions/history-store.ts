import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { signatureOf } from './signature-store.ts';
import type { Vision, VisionEvent } from './vision-contract.ts';

/** Every step in the life of a vision, oldest first. Reasons of a return are the draft's and are not in it. */
export async function readHistory(tx: Tx, visionId: string): Promise<VisionEvent[]> {
  const { rows } = await sql<VisionEvent>`
    select kind, by, "asDesignee", path, reason, "submissionId", "versionId" from (
      select 'started' as kind, ${signatureOf('vision.started_by', 'vision.started_in', 'vision.started_at')} as by,
        false as "asDesignee",
        coalesce((select change.from_path from visions.path_changes change where change.vision_id = vision.id
          order by change.changed_at limit 1), vision.path) as path,
        null as reason, null::uuid as "submissionId", null::uuid as "versionId", vision.started_at as at, 0 as place
      from visions.visions vision where vision.id = ${visionId}
      union all
      select 'path_changed', ${signatureOf('change.changed_by', 'change.changed_in', 'change.changed_at')}, false,
        change.to_path, change.reason, null, null, change.changed_at, 1
      from visions.path_changes change where change.vision_id = ${visionId}
      union all
      select 'submitted', ${signatureOf('submission.submitted_by', 'submission.submitted_in', 'submission.submitted_at')},
        false, null, null, submission.id, null, submission.submitted_at, 2
      from visions.submissions submission where submission.vision_id = ${visionId}
      union all
      select review.outcome, ${signatureOf('review.reviewed_by', 'review.reviewed_in', 'review.reviewed_at')},
        review.delegation_id is not null, null, null, review.submission_id, null, review.reviewed_at, 3
      from visions.reviews review join visions.submissions submission on submission.id = review.submission_id
      where submission.vision_id = ${visionId}
      union all
      select 'returned', ${signatureOf('given_back.returned_by', 'given_back.returned_in', 'given_back.returned_at')},
        false, null, null, given_back.submission_id, null, given_back.returned_at, 4
      from visions.network_returns given_back
      join visions.submissions submission on submission.id = given_back.submission_id
      where submission.vision_id = ${visionId}
      union all
      select 'adopted', ${signatureOf('adoption.recorded_by', 'adoption.recorded_in', 'adoption.recorded_at')}, false,
        null, null, adoption.submission_id, version.id, adoption.recorded_at, 4
      from visions.adoptions adoption join visions.versions version on version.adoption_id = adoption.id
      where version.vision_id = ${visionId}
      union all
      select 'revision_started', ${signatureOf('revision.started_by', 'revision.started_in', 'revision.started_at')},
        false, null, revision.reason, null, revision.from_version_id, revision.started_at, 5
      from visions.revisions revision where revision.vision_id = ${visionId}
      union all
      select aside.change, ${signatureOf('aside.changed_by', 'aside.changed_in', 'aside.changed_at')}, false, null,
        aside.reason, null, null, aside.changed_at, 6
      from visions.asides aside where aside.vision_id = ${visionId}
    ) event order by at, place`.execute(tx);
  return rows;
}

/** The versions of a vision, the newest first. */
export async function readVersionsOf(tx: Tx, visionId: string): Promise<Vision['versions']> {
  const rows = await tx
    .selectFrom('visions.versions')
    .select(['id', 'number', 'title', 'adopted_on'])
    .where('vision_id', '=', visionId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    versionId: row.id,
    number: row.number,
    title: row.title,
    adoptedOn: row.adopted_on,
  }));
}
