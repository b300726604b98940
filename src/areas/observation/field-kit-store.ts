import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { readCurrentAgreement } from './agreement-store.ts';
import { keepPromises } from './promise-store.ts';
import { readVersionPractices } from './version-store.ts';
import type { FieldKit, FieldWindow } from './window-contract.ts';

/** Visits of clients older than this are no longer read. */
const oldestClientVersion = '0.1.0';
/** How many days ahead a phone is given what it will need. */
const daysAhead = 14;

type KitRow = Pick<FieldWindow, 'id' | 'purpose' | 'buildings' | 'bands' | 'ways'> & {
  version_id: string;
  subject_name: string;
  starts_on: string;
  ends_on: string;
  visit_minutes: number;
  practice_ids: string[];
  room_key: string;
};

/** Everything that the actor's phone needs without a signal. Keys of ended windows are destroyed before it reads any. */
export async function readFieldKit(tx: Tx, actor: Actor, now: Date): Promise<FieldKit> {
  await keepPromises(tx);
  const district = await tx
    .selectFrom('district.districts')
    .select(['name', 'time_zone'])
    .where('id', '=', actor.districtId)
    .executeTakeFirstOrThrow();
  const agreement = await readCurrentAgreement(tx);
  const { districtId, personId, name, capacityId, capacity, buildingId } = actor;
  return {
    serverTime: now.toISOString(),
    oldestClientVersion,
    district: { id: districtId, name: district.name, timeZone: district.time_zone },
    person: { id: personId, name, capacityId, capacity, buildingId },
    agreement: agreement && {
      id: agreement.id,
      number: agreement.number,
      statement: agreement.content.statement,
      notKept: agreement.content.notKept,
      notForEvaluation: agreement.content.notForEvaluation,
    },
    perfectionLine: agreement?.content.perfectionLine ?? null,
    windows: await readFieldWindows(tx),
  };
}

async function readFieldWindows(tx: Tx): Promise<FieldWindow[]> {
  const { rows } = await sql<KitRow>`
    select w.id, w.version_id, s.name as subject_name, w.purpose, w.starts_on, w.ends_on, w.visit_minutes, w.ways,
      w.practice_ids, k.room_key,
      (select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.ordinal, b.name)
        from district.buildings b where b.district_id = w.district_id and b.id = any(w.building_ids)) as buildings,
      (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) order by b.ordinal, b.name), '[]')
        from district.bands b
        where b.district_id = w.district_id
          and (v.content -> 'bands' = '[]' or v.content -> 'bands' @> jsonb_build_array(jsonb_build_object('id', b.id)))
      ) as bands
    from observation.windows w
    join observation.window_keys k on k.district_id = w.district_id and k.window_id = w.id
    join visions.versions v on v.district_id = w.district_id and v.id = w.version_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    join district.districts d on d.id = w.district_id
    where w.starts_on <= (now() at time zone d.time_zone)::date + ${daysAhead}::int
    order by w.ends_on, s.ordinal, w.starts_on`.execute(tx);
  const words = await readVersionPractices(tx, [...new Set(rows.map((row) => row.version_id))]);
  return rows.map((row) => ({
    id: row.id,
    subjectName: row.subject_name,
    purpose: row.purpose,
    visitMinutes: row.visit_minutes,
    ways: row.ways,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    buildings: row.buildings,
    bands: row.bands,
    practices: row.practice_ids.map((practiceId) => words.of(row.version_id, practiceId)),
    roomKey: row.room_key,
  }));
}
