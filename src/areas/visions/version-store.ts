import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { FrozenVision } from './review-contract.ts';
import type { Version, VersionSummary } from './version-contract.ts';

/** An adopted version as it is kept. */
export type KeptVersion = {
  id: string;
  visionId: string;
  number: number;
  adoptedOn: SchoolDay;
  content: FrozenVision;
  sha256: string;
  textSha256: Record<string, string>;
};

/** A version by its id; or, of a vision, the one in force or the one of a number. */
export async function findVersion(
  tx: Tx,
  by: { versionId: string } | { visionId: string; number?: number },
): Promise<KeptVersion | undefined> {
  const versionId = 'versionId' in by ? by.versionId : null;
  const visionId = 'visionId' in by ? by.visionId : null;
  const number = 'visionId' in by ? (by.number ?? null) : null;
  const { rows } = await sql<KeptVersion>`
    select version.id, version.vision_id as "visionId", version.number, version.adopted_on as "adoptedOn",
      version.content, version.sha256,
      (select coalesce(json_object_agg(practice.practice_id, practice.text_sha256), '{}')
        from visions.version_practices practice where practice.version_id = version.id) as "textSha256"
    from visions.versions version
    where (${versionId}::uuid is null or version.id = ${versionId})
      and (${visionId}::uuid is null or version.vision_id = ${visionId})
      and (${number}::int is null or version.number = ${number})
    order by version.number desc limit 1`.execute(tx);
  return rows[0];
}

/** The version in force of each vision, by subject. */
export async function findCurrentVersions(tx: Tx, subjectId?: string): Promise<VersionSummary[]> {
  const { rows } = await sql<VersionSummary>`
    select version.id, version.vision_id as "visionId", version.number, version.title,
      json_build_object('id', subject.id, 'name', subject.name) as subject,
      version.content -> 'bands' as bands, version.adopted_on as "adoptedOn",
      (select coalesce(json_agg(json_build_object('practiceId', practice.practice_id, 'name', practice.name,
          'sentence', practice.sentence) order by practice.ordinal), '[]')
        from visions.version_practices practice where practice.version_id = version.id) as practices
    from visions.versions version
    join district.subjects subject on subject.id = version.subject_id
    where (${subjectId ?? null}::uuid is null or version.subject_id = ${subjectId ?? null})
      and not exists (select from visions.versions later
        where later.vision_id = version.vision_id and later.number > version.number)
    order by subject.ordinal, version.title`.execute(tx);
  return rows;
}

/** Adds a version and its practices, for good. */
export async function insertVersion(
  tx: Tx,
  actor: Actor,
  version: {
    id: string;
    visionId: string;
    number: number;
    adoptionId: string;
    adoptedOn: SchoolDay;
    content: FrozenVision;
    sha256: string;
    practices: readonly { practiceId: string; name: string; sentence: string; textSha256: string }[];
  },
): Promise<void> {
  await tx
    .insertInto('visions.versions')
    .values({
      district_id: actor.districtId,
      id: version.id,
      vision_id: version.visionId,
      subject_id: version.content.subject.id,
      number: version.number,
      title: version.content.title,
      band_ids: version.content.bands.map(({ id }) => id),
      content: JSON.stringify(version.content),
      sha256: version.sha256,
      adoption_id: version.adoptionId,
      adopted_on: version.adoptedOn,
    })
    .execute();
  await tx
    .insertInto('visions.version_practices')
    .values(
      version.practices.map((practice, ordinal) => ({
        district_id: actor.districtId,
        version_id: version.id,
        practice_id: practice.practiceId,
        ordinal,
        name: practice.name,
        sentence: practice.sentence,
        text_sha256: practice.textSha256,
      })),
    )
    .execute();
}

/** The subject and the band of the capacity in which somebody acts; null where it names none. */
export async function readOwnPlace(
  tx: Tx,
  actor: Actor,
): Promise<{ subjectId: string | null; bandId: string | null }> {
  const row = await tx
    .selectFrom('people.capacities')
    .select(['subject_id', 'band_id'])
    .where('id', '=', actor.capacityId)
    .executeTakeFirst();
  return { subjectId: row?.subject_id ?? null, bandId: row?.band_id ?? null };
}

/** Who was on the team when a version was adopted. */
export async function readTeamAt(tx: Tx, versionId: string): Promise<Version['team']> {
  const { rows } = await sql<Version['team'][number]>`
    select person.given_name || ' ' || person.family_name as name, capacity.kind as capacity, building.name as building
    from visions.versions version
    join visions.adoptions adoption on adoption.id = version.adoption_id
    join visions.team_members member on member.vision_id = version.vision_id
      and member.joined_at <= adoption.recorded_at
      and (member.left_at is null or member.left_at > adoption.recorded_at)
    join people.persons person on person.id = member.person_id
    join people.capacities capacity on capacity.id = member.capacity_id
    left join district.buildings building on building.id = capacity.building_id
    where version.id = ${versionId}
    order by person.family_name, person.given_name`.execute(tx);
  return rows;
}
