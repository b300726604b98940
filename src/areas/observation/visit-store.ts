import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import { canonicalVisit, type DeliveryGround, type KeptVisit, type WindowGround } from './delivery-rules.ts';
import type { DeviceId, DeviceVisits, Visit } from './visit-contract.ts';

/** The fingerprint by which the same visit is known again. */
export function fingerprintOf(visit: Visit): string {
  return createHash('sha256').update(canonicalVisit(visit)).digest('hex');
}

/** Loads, in one statement, everything that the visits of a delivery are judged by. */
export async function loadGround(
  tx: Tx,
  actor: Actor,
  windowIds: readonly string[],
): Promise<DeliveryGround> {
  const { rows } = await sql<{
    time_zone: string;
    bands: string[];
    capacities: Record<string, string>;
    windows: (WindowGround & { id: string })[];
  }>`
    ${plannedOnce}
    select d.time_zone,
      coalesce((select array_agg(b.id::text) from district.bands b where b.district_id = d.id), '{}') as bands,
      (select json_object_agg(c.id, c.kind) from people.capacities c
        where c.district_id = d.id and c.person_id = ${actor.personId}) as capacities,
      coalesce((select json_agg(json_build_object('id', w.id, 'startsOn', w.starts_on, 'endsOn', w.ends_on,
          'buildingIds', w.building_ids, 'practiceIds', w.practice_ids))
        from observation.windows w where w.district_id = d.id and w.id = any(${windowIds}::uuid[])), '[]') as windows
    from district.districts d where d.id = ${actor.districtId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`district ${actor.districtId} is gone`);
  return {
    personId: actor.personId,
    timeZone: row.time_zone,
    capacities: new Map(Object.entries(row.capacities)),
    bandIds: new Set(row.bands),
    windows: new Map(row.windows.map((window) => [window.id, window])),
  };
}

/**
 * Keeps the visits that are not there yet, with their tallies, in one statement, and says what is kept under every
 * offered id. Two deliveries of one visit at one moment end with one row: the second waits, then finds it.
 */
export async function keepVisits(
  tx: Tx,
  districtId: string,
  deviceSentAt: string,
  offered: readonly { visit: Visit; sha256: string }[],
  sentFrom: string | null = null,
): Promise<Map<string, KeptVisit>> {
  if (offered.length === 0) return new Map();
  const { rows } = await sql<{ id: string; sha256: string; received_at: Date }>`
    ${plannedOnce}
    with offered as (
      select * from jsonb_to_recordset(${JSON.stringify(offered.map(asVisitRow))}::jsonb) as o(
        id uuid, window_id uuid, building_id uuid, band_id uuid, lesson_part text, room_token text, observer_id uuid, pair_id uuid,
        observed_in uuid, device_id uuid, device_counter int, started_at timestamptz, ended_at timestamptz,
        utc_offset_minutes int, client_version text, sha256 text, tallies jsonb)
    ), kept as (
      insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token,
        observer_id, pair_id, observed_in, device_id, device_counter, started_at, ended_at, device_sent_at, utc_offset_minutes,
        client_version, sha256, sent_from)
      select ${districtId}::uuid, id, window_id, building_id, band_id, lesson_part, room_token, observer_id, pair_id,
        observed_in, device_id, device_counter, started_at, ended_at, ${deviceSentAt}::timestamptz, utc_offset_minutes,
        client_version, sha256, ${sentFrom}::uuid
      from offered
      on conflict do nothing
      returning id, sha256, received_at
    ), tallied as (
      insert into observation.tallies (district_id, visit_id, practice_id, answer, times_count, scans_seen, scans_count)
      select ${districtId}::uuid, kept.id, t.practice_id, t.answer, t.times_count,
        t.scans_seen, t.scans_count
      from kept join offered using (id, sha256)
      cross join jsonb_to_recordset(offered.tallies) as t(practice_id uuid, answer text, times_count int,
        scans_seen int, scans_count int)
      on conflict do nothing
    )
    select id, sha256, received_at from kept`.execute(tx);
  const kept = new Map(rows.map((row) => [row.id, asKept(row, true)]));
  const others = offered.map(({ visit }) => visit.id).filter((id) => !kept.has(id));
  if (others.length > 0) for (const row of await findKept(tx, others)) kept.set(row.id, asKept(row, false));
  return kept;
}

/** Which of these visits are kept already, with the same content. */
export async function findKnown(
  tx: Tx,
  visits: readonly { visit: Visit; sha256: string }[],
): Promise<ReadonlySet<string>> {
  if (visits.length === 0) return new Set();
  const rows = await findKept(
    tx,
    visits.map(({ visit }) => visit.id),
  );
  const fingerprints = new Map(rows.map((row) => [row.id, row.sha256]));
  return new Set(
    visits.filter(({ visit, sha256 }) => fingerprints.get(visit.id) === sha256).map(({ visit }) => visit.id),
  );
}

const asKept = (row: { sha256: string; received_at: Date }, isNew: boolean): KeptVisit => ({
  sha256: row.sha256,
  receivedAt: row.received_at.toISOString(),
  isNew,
});

function findKept(tx: Tx, ids: readonly string[]) {
  return tx
    .selectFrom('observation.visits')
    .select(['id', 'sha256', 'received_at'])
    .where('id', 'in', ids)
    .execute();
}

function asVisitRow({ visit, sha256 }: { visit: Visit; sha256: string }) {
  return {
    id: visit.id,
    window_id: visit.windowId,
    building_id: visit.buildingId,
    band_id: visit.bandId,
    lesson_part: visit.lessonPart,
    room_token: visit.roomToken,
    observer_id: visit.observerId,
    pair_id: visit.pairId ?? null,
    observed_in: visit.capacityId,
    device_id: visit.deviceId,
    device_counter: visit.deviceCounter,
    started_at: visit.startedAt,
    ended_at: visit.endedAt,
    utc_offset_minutes: visit.utcOffsetMinutes,
    client_version: visit.clientVersion,
    sha256,
    tallies: visit.tallies.map((tally) => ({
      practice_id: tally.practiceId,
      answer: tally.answer,
      times_count: tally.timesCount,
      scans_seen: tally.scans?.seen ?? null,
      scans_count: tally.scans?.of ?? null,
    })),
  };
}

/** Keeps, for a person to look at, that another content came under the id of a visit: fingerprints and device only. */
export async function keepDisputes(
  tx: Tx,
  districtId: string,
  disputes: readonly { visit: Visit; sha256: string; kept: KeptVisit }[],
): Promise<void> {
  if (disputes.length === 0) return;
  const rows = disputes.map(({ visit, sha256, kept }) => ({
    id: newId(),
    visit_id: visit.id,
    kept_sha256: kept.sha256,
    offered_sha256: sha256,
    device_id: visit.deviceId,
  }));
  await sql`
    insert into observation.disputes (district_id, id, visit_id, kept_sha256, offered_sha256, device_id)
    select distinct on (r.visit_id, r.offered_sha256)
      ${districtId}::uuid, r.id, r.visit_id, r.kept_sha256, r.offered_sha256, r.device_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, visit_id uuid, kept_sha256 text, offered_sha256 text, device_id uuid)
    where not exists (select from observation.disputes d
      where d.district_id = ${districtId} and d.visit_id = r.visit_id and d.offered_sha256 = r.offered_sha256)`.execute(
    tx,
  );
}

const visitsPerPage = 500;

/** Ids and counters of what the server holds from a device, in the order of the counter; equal counters stay on one page. */
export async function listDeviceVisits(tx: Tx, deviceId: DeviceId, after: number): Promise<DeviceVisits> {
  const rows = await tx
    .selectFrom('observation.visits')
    .select(['id', 'device_counter', 'received_at'])
    .where('device_id', '=', deviceId)
    .where('device_counter', '>', after)
    .orderBy('device_counter')
    .fetch(visitsPerPage, 'with ties')
    .execute();
  return {
    visits: rows.map((row) => ({
      id: row.id as Visit['id'],
      deviceCounter: row.device_counter,
      receivedAt: row.received_at.toISOString(),
    })),
    nextAfter: rows.length < visitsPerPage ? null : (rows.at(-1)?.device_counter ?? null),
  };
}
