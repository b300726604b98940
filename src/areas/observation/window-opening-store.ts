import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { mayBringEndedWindows } from './access.ts';
import { lockDistrict, readCurrentAgreement } from './agreement-store.ts';
import { readGate } from './gate-store.ts';
import { destroyEndedKeys } from './promise-store.ts';
import { findCurrentVersion, listCurrentVersions } from './version-store.ts';
import type { WindowFacts, WindowOptions } from './window-contract.ts';
import type { WindowFactsGround } from './window-rules.ts';

/** The district's school day. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the district is gone');
  return row.today;
}

async function listBuildings(tx: Tx): Promise<WindowOptions['buildings']> {
  const { rows } = await sql<WindowOptions['buildings'][number]>`
    select b.id, b.name from district.buildings b join district.districts d on d.id = b.district_id
    where b.ended_on is null or b.ended_on >= (now() at time zone d.time_zone)::date
    order by b.ordinal, b.name`.execute(tx);
  return rows;
}

/** The version in force of every vision, with its gate. */
export async function listVisionsWithGates(tx: Tx): Promise<WindowOptions['visions']> {
  const visions: WindowOptions['visions'] = [];
  for (const { adoptedOn: _, ...current } of await listCurrentVersions(tx))
    visions.push({ ...current, gate: await readGate(tx, current.version.id) });
  return visions;
}

/** What a window could be opened for. Whose buildings is for the caller to say. */
export async function readWindowOptions(tx: Tx): Promise<WindowOptions> {
  const agreement = await readCurrentAgreement(tx);
  return {
    today: await readToday(tx),
    visitMinutes: agreement?.content.visitMinutes ?? null,
    buildings: await listBuildings(tx),
    visions: await listVisionsWithGates(tx),
  };
}

/** The facts of a kept window, as they were given; undefined when there is none. */
export async function findWindowFacts(tx: Tx, id: string): Promise<WindowFacts | undefined> {
  const row = await tx.selectFrom('observation.windows').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    subjectId: row.subject_id,
    versionId: row.version_id,
    purpose: row.purpose,
    practiceIds: row.practice_ids,
    buildingIds: row.building_ids,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    visitMinutes: row.visit_minutes,
    ways: row.ways,
  } as unknown as WindowFacts;
}

/** Everything that the facts of a new window are judged by, and what else its row needs. Locks out other openings. */
export async function loadWindowGround(
  tx: Tx,
  actor: Actor,
  facts: WindowFacts,
): Promise<WindowFactsGround & { agreementId: string | null }> {
  await lockDistrict(tx, 'observation.windows', actor.districtId);
  const agreement = await readCurrentAgreement(tx);
  const current = await findCurrentVersion(tx, facts.subjectId, facts.versionId);
  return {
    today: await readToday(tx),
    mayBringEnded: mayBringEndedWindows(actor),
    adoptedOn: current?.adoptedOn ?? null,
    agreementId: agreement?.id ?? null,
    visitMinutes: agreement?.content.visitMinutes ?? null,
    currentVersionId: current?.version.id ?? null,
    versionPracticeIds: new Set(current?.practices.map(({ id }) => id)),
    buildingIds: new Set((await listBuildings(tx)).map(({ id }) => id)),
    gate: current === null ? null : await readGate(tx, current.version.id),
    overlapping: await findOverlapping(tx, facts),
  };
}

async function findOverlapping(tx: Tx, facts: WindowFacts): Promise<WindowFactsGround['overlapping']> {
  const { rows } = await sql<WindowFactsGround['overlapping'][number]>`
    select distinct on (w.id) w.id as "windowId", w.starts_on as "startsOn", w.ends_on as "endsOn", b.name as building
    from observation.windows w
    join district.buildings b on b.district_id = w.district_id and b.id = any(w.building_ids)
    where w.subject_id = ${facts.subjectId} and b.id = any(${facts.buildingIds}::uuid[])
      and w.starts_on <= ${facts.endsOn}::date and w.ends_on >= ${facts.startsOn}::date
    order by w.id, b.ordinal`.execute(tx);
  return rows;
}

/** Keeps a window and the key under which its rooms become tokens, with the audit entry. */
export async function insertWindow(
  tx: Tx,
  actor: Actor,
  facts: WindowFacts,
  ground: { agreementId: string; coveragePercent: number; overrideId: string | null; roomKey: string },
): Promise<void> {
  await destroyEndedKeys(tx);
  const { id } = facts;
  await tx
    .insertInto('observation.windows')
    .values({
      district_id: actor.districtId,
      id,
      subject_id: facts.subjectId,
      version_id: facts.versionId,
      agreement_id: ground.agreementId,
      purpose: facts.purpose,
      practice_ids: facts.practiceIds,
      building_ids: facts.buildingIds,
      starts_on: facts.startsOn,
      ends_on: facts.endsOn,
      visit_minutes: facts.visitMinutes,
      ways: JSON.stringify(facts.ways),
      coverage_percent: ground.coveragePercent,
      override_id: ground.overrideId,
      opened_by: actor.personId,
      opened_in: actor.capacityId,
    })
    .execute();
  await tx
    .insertInto('observation.window_keys')
    .values({ district_id: actor.districtId, window_id: id, room_key: ground.roomKey })
    .execute();
  const { coveragePercent, overrideId } = ground;
  await audit(tx, actor, 'observation/window-opened', { id, detail: { coveragePercent, overrideId } });
}
