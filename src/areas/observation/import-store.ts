import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type {
  BroughtImport,
  ImportedVisit,
  ImportFacts,
  ImportId,
  ImportOptions,
  ImportTitles,
} from './import-contract.ts';

/** An import that nobody completed is deleted after so many days. */
const daysUnfinished = 7;

/** Deletes imports that were begun and not completed in their time. */
export async function forgetUnfinishedImports(tx: Tx): Promise<void> {
  await sql`delete from observation.import_drafts
    where begun_at < now() - make_interval(days => ${daysUnfinished}::int)`.execute(tx);
}

/** The facts of an import that is being brought in, locked for this transaction; undefined when there is none. */
export async function findDraft(
  tx: Tx,
  id: ImportId,
): Promise<{ facts: ImportFacts; begunBy: string } | undefined> {
  const row = await tx
    .selectFrom('observation.import_drafts')
    .select(['facts', 'begun_by'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { facts: row.facts as unknown as ImportFacts, begunBy: row.begun_by };
}

/** The facts of an import that was completed; undefined when there is none. */
export async function findImport(tx: Tx, id: ImportId): Promise<ImportFacts | undefined> {
  const row = await tx
    .selectFrom('observation.imports')
    .select('facts')
    .where('id', '=', id)
    .executeTakeFirst();
  return row && (row.facts as unknown as ImportFacts);
}

export async function insertDraft(tx: Tx, actor: Actor, facts: ImportFacts): Promise<void> {
  await tx
    .insertInto('observation.import_drafts')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      facts: JSON.stringify(facts),
      begun_by: actor.personId,
      begun_in: actor.capacityId,
    })
    .execute();
}

export async function deleteDraft(tx: Tx, id: ImportId): Promise<void> {
  await tx.deleteFrom('observation.import_drafts').where('id', '=', id).execute();
}

/** The numbers of the parts that are here. */
export async function listParts(tx: Tx, id: ImportId): Promise<number[]> {
  const rows = await tx
    .selectFrom('observation.import_parts')
    .select('number')
    .where('import_id', '=', id)
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}

/** The fingerprint of a part, by which the same one is known again. */
export function fingerprintOfPart(visits: readonly ImportedVisit[]): string {
  return createHash('sha256').update(JSON.stringify(visits)).digest('hex');
}

export async function findPart(
  tx: Tx,
  id: ImportId,
  number: number,
): Promise<{ sha256: string } | undefined> {
  return tx
    .selectFrom('observation.import_parts')
    .select('sha256')
    .where('import_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
}

export async function insertPart(
  tx: Tx,
  districtId: string,
  part: { id: ImportId; number: number; visits: readonly ImportedVisit[]; sha256: string },
): Promise<void> {
  await tx
    .insertInto('observation.import_parts')
    .values({
      district_id: districtId,
      import_id: part.id,
      number: part.number,
      visits: JSON.stringify(part.visits),
      sha256: part.sha256,
    })
    .execute();
}

/** The window of an import. It has no key: its rooms' tokens were made under one that never left the browser. */
export async function insertImportedWindow(
  tx: Tx,
  actor: Actor,
  facts: ImportFacts,
  ground: { agreementId: string; coveragePercent: number },
): Promise<void> {
  await tx
    .insertInto('observation.windows')
    .values({
      district_id: actor.districtId,
      id: facts.windowId,
      subject_id: facts.subjectId,
      version_id: facts.versionId,
      agreement_id: ground.agreementId,
      purpose: facts.purpose,
      practice_ids: facts.practiceIds,
      building_ids: facts.buildingIds,
      starts_on: facts.startsOn,
      ends_on: facts.endsOn,
      visit_minutes: facts.visitMinutes,
      coverage_percent: ground.coveragePercent,
      override_id: null,
      opened_by: actor.personId,
      opened_in: actor.capacityId,
    })
    .execute();
  await tx
    .insertInto('observation.imports')
    .values({
      district_id: actor.districtId,
      id: facts.id,
      window_id: facts.windowId,
      facts: JSON.stringify(facts),
      brought_by: actor.personId,
      brought_in: actor.capacityId,
    })
    .execute();
}

/** How many visits the parts of an import would bring; null when one comes twice in them or is there already. */
export async function countNewVisits(tx: Tx, id: ImportId): Promise<number | null> {
  const { rows } = await sql<{ count: number | null }>`
    select case when count(*) = count(distinct v.id) and count(known.id) = 0 then count(*)::int end as count
    from observation.import_parts p
    cross join lateral jsonb_to_recordset(p.visits) as v(id uuid)
    left join observation.visits known on known.district_id = p.district_id and known.id = v.id
    where p.import_id = ${id}`.execute(tx);
  return rows[0]?.count ?? null;
}

/** Makes visits of everything that lies in the parts of an import, with who brings them as their observer. */
export async function keepImportedVisits(tx: Tx, actor: Actor, facts: ImportFacts): Promise<void> {
  await sql`
    with sent as (
      select v.*, p.number
      from observation.import_parts p
      cross join lateral rows from (jsonb_to_recordset(p.visits) as (id uuid, "buildingId" uuid, "bandId" uuid,
        "lessonPart" text, "roomToken" text, "startedAt" timestamptz, "hasTime" boolean, "utcOffsetMinutes" int,
        tallies jsonb))
        with ordinality as v(id, building_id, band_id, lesson_part, room_token, started_at, has_time, utc_offset_minutes,
          tallies, place)
      where p.import_id = ${facts.id}
    ), kept as (
      insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token,
        observer_id, observed_in, device_id, device_counter, started_at, ended_at, device_sent_at, utc_offset_minutes,
        client_version, sha256, import_id, has_time)
      select ${actor.districtId}::uuid, id, ${facts.windowId}::uuid, building_id, band_id, lesson_part, room_token,
        ${actor.personId}::uuid, ${actor.capacityId}::uuid, ${facts.id}::uuid,
        (row_number() over (order by number, place) - 1)::int, started_at,
        started_at + make_interval(mins => ${facts.visitMinutes}::int), now(), utc_offset_minutes, '0.0.0',
        encode(sha256(convert_to(sent::text, 'UTF8')), 'hex'), ${facts.id}::uuid, has_time
      from sent
      returning id
    )
    insert into observation.tallies (district_id, visit_id, practice_id, answer, times_count)
    select ${actor.districtId}::uuid, kept.id, t."practiceId", t.answer, t."timesCount"
    from kept join sent using (id)
    cross join jsonb_to_recordset(sent.tallies) as t("practiceId" uuid, answer text, "timesCount" int)`.execute(
    tx,
  );
}

/** What was brought in, the latest first. */
export async function listImports(tx: Tx): Promise<BroughtImport[]> {
  const { rows } = await sql<BroughtImport>`
    select i.id, i.window_id as "windowId", s.name as subject, w.purpose, w.starts_on as "startsOn", w.ends_on as "endsOn",
      (i.facts ->> 'visits')::int as visits, (i.facts ->> 'hasRooms')::boolean as "hasRooms",
      p.given_name || ' ' || p.family_name as "broughtBy", (i.brought_at at time zone d.time_zone)::date as "broughtOn"
    from observation.imports i
    join district.districts d on d.id = i.district_id
    join observation.windows w on w.district_id = i.district_id and w.id = i.window_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    join people.persons p on p.district_id = i.district_id and p.id = i.brought_by
    order by i.brought_at desc, i.id desc`.execute(tx);
  return rows;
}

/** The bands and the time zone by which the rows of a part are judged. */
export async function readPartGround(tx: Tx): Promise<{ timeZone: string; bandIds: ReadonlySet<string> }> {
  const { rows } = await sql<{ time_zone: string; bands: string[] }>`
    select d.time_zone,
      coalesce((select array_agg(b.id::text) from district.bands b where b.district_id = d.id), '{}') as bands
    from district.districts d`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the district is gone');
  return { timeZone: row.time_zone, bandIds: new Set(row.bands) };
}

/** The bands that are in use, in the district's own order. */
export async function listBands(tx: Tx): Promise<ImportOptions['bands']> {
  const rows = await tx
    .selectFrom('district.bands')
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .orderBy('ordinal')
    .orderBy('name')
    .execute();
  return rows as ImportOptions['bands'];
}

/** The titles that were kept last; null when there are none. */
export async function findTitles(tx: Tx): Promise<ImportTitles | null> {
  const row = await tx.selectFrom('observation.import_mappings').select('titles').executeTakeFirst();
  return row === undefined ? null : (row.titles as unknown as ImportTitles);
}

export async function keepTitles(tx: Tx, districtId: string, titles: ImportTitles): Promise<void> {
  const text = JSON.stringify(titles);
  await tx
    .insertInto('observation.import_mappings')
    .values({ district_id: districtId, titles: text })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet({ titles: text }))
    .execute();
}
