import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { PracticeMap } from './practice-map-contract.ts';
import type { Link } from './practice-map-rules.ts';
import { momentOf, nameOf } from './signature-store.ts';

type Versions = Pick<PracticeMap, 'visionId' | 'title' | 'from' | 'to'>;

/** A version and the one before it, with their practices in order; undefined for a first version. */
export async function findMappedVersions(tx: Tx, versionId: string): Promise<Versions | undefined> {
  const side = (version: string) => sql`json_build_object('versionId', ${sql.ref(`${version}.id`)},
    'number', ${sql.ref(`${version}.number`)},
    'practices', (select json_agg(json_build_object('practiceId', practice.practice_id, 'name', practice.name,
        'sentence', practice.sentence, 'textSha256', practice.text_sha256) order by practice.ordinal)
      from visions.version_practices practice where practice.version_id = ${sql.ref(`${version}.id`)}))`;
  const { rows } = await sql<Versions>`
    select later.vision_id as "visionId", later.title, ${side('earlier')} as "from", ${side('later')} as "to"
    from visions.versions later
    join visions.versions earlier on earlier.vision_id = later.vision_id and earlier.number = later.number - 1
    where later.id = ${versionId}`.execute(tx);
  return rows[0];
}

/** What people said last about the way to a version. */
export async function findLatestMap(tx: Tx, versionId: string): Promise<PracticeMap['said']> {
  const { rows } = await sql<NonNullable<PracticeMap['said']>>`
    select map.id, map.links, ${nameOf('map.recorded_by')} as by, capacity.kind as "as", ${momentOf('map.recorded_at')} as at
    from visions.practice_maps map join people.capacities capacity on capacity.id = map.recorded_in
    where map.to_version_id = ${versionId}
    order by map.recorded_at desc, map.id desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export type MapFacts = { versionId: string; links: readonly Link[]; by: string };

export async function findMapFacts(tx: Tx, id: string): Promise<MapFacts | undefined> {
  const row = await tx
    .selectFrom('visions.practice_maps')
    .select(['to_version_id', 'links', 'recorded_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { versionId: row.to_version_id, links: row.links as Link[], by: row.recorded_by };
}

export async function insertMap(
  tx: Tx,
  actor: Actor,
  map: { id: string; fromVersionId: string; toVersionId: string; links: readonly Link[] },
): Promise<void> {
  await tx
    .insertInto('visions.practice_maps')
    .values({
      district_id: actor.districtId,
      id: map.id,
      from_version_id: map.fromVersionId,
      to_version_id: map.toVersionId,
      links: JSON.stringify(map.links),
      recorded_by: actor.personId,
      recorded_in: actor.capacityId,
    })
    .execute();
}
