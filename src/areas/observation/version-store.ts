import { sql } from 'kysely';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { PracticeId } from '../visions/practice-contract.ts';
import type { FrozenPractice } from '../visions/review-contract.ts';
import type { ObservationWindow, WindowPractice } from './window-contract.ts';

/** The words of practices, out of adopted versions. */
export type PracticeWords = { of(versionId: string, practiceId: string): WindowPractice };

/** Reads the full words of every practice of some versions. */
export async function readVersionPractices(tx: Tx, versionIds: readonly string[]): Promise<PracticeWords> {
  const { rows } = await sql<{ version_id: string; practice: FrozenPractice }>`
    select v.id as version_id, p.practice || jsonb_build_object('phrases', s.phrases) as practice
    from visions.versions v cross join jsonb_array_elements(v.content -> 'practices') as p(practice)
    join visions.practice_phrases s on s.version_id = v.id and s.practice_id = (p.practice ->> 'practiceId')::uuid
    where v.id = any(${versionIds}::uuid[])`.execute(tx);
  const words = new Map(rows.map((row) => [`${row.version_id} ${row.practice.practiceId}`, row.practice]));
  return {
    of(versionId, practiceId) {
      const practice = words.get(`${versionId} ${practiceId}`);
      if (practice === undefined) throw new Error(`version ${versionId} has no practice ${practiceId}`);
      const { name, sentence, lookFors, opportunity, notThis, phrases } = practice;
      return { id: practiceId as PracticeId, name, sentence, lookFors, opportunity, notThis, phrases };
    },
  };
}

/** The version in force of every vision, with its subject and the names of its practices. */
export type CurrentVersion = Pick<ObservationWindow, 'subject' | 'version' | 'practices'> & {
  adoptedOn: SchoolDay;
};

/** Reads the version in force of every vision, by subject in the district's own order. */
export async function listCurrentVersions(tx: Tx): Promise<CurrentVersion[]> {
  const { rows } = await sql<CurrentVersion>`
    select json_build_object('id', s.id, 'name', s.name) as subject,
      json_build_object('id', v.id, 'visionId', v.vision_id, 'number', v.number, 'title', v.title) as version,
      v.adopted_on as "adoptedOn",
      (select json_agg(json_build_object('id', p.practice_id, 'name', p.name, 'sentence', p.sentence) order by p.ordinal)
        from visions.version_practices p where p.district_id = v.district_id and p.version_id = v.id) as practices
    from (select distinct on (vision_id) * from visions.versions order by vision_id, number desc) v
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    order by s.ordinal, s.name, v.title`.execute(tx);
  return rows;
}

/** The version in force of the vision to which a version belongs; null when there is no such version in this subject. */
export async function findCurrentVersion(
  tx: Tx,
  subjectId: string,
  versionId: string,
): Promise<CurrentVersion | null> {
  const asked = await tx
    .selectFrom('visions.versions')
    .select('vision_id')
    .where('id', '=', versionId)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  const current = asked === undefined ? [] : await listCurrentVersions(tx);
  return current.find(({ version }) => version.visionId === asked?.vision_id) ?? null;
}
