import { sql } from 'kysely';
import { newId } from '../../kit/new-id.ts';
import type { Tx } from '../../server/database.ts';
import type { ImportCounts, staffColumns } from './import-contract.ts';
import type { PersonPlan, StaffMember } from './import-rules.ts';
import type { Places } from './staff-row-rules.ts';
import { isNotOver } from './staff-store.ts';

/** Everybody in the district, with the capacities in force today or later. */
export async function readStaff(tx: Tx, today: string): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    select p.id, p.email, p.given_name as "givenName", p.family_name as "familyName", coalesce((
      select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'buildingId', c.building_id, 'bandId', c.band_id,
        'subjectId', c.subject_id, 'startsOn', c.starts_on, 'endsOn', c.ends_on) order by c.starts_on, c.id)
      from people.capacities c where c.person_id = p.id and ${isNotOver(today)}), '[]') as capacities
    from people.persons p
    order by p.name_key, p.id`.execute(tx);
  return rows;
}

/** The places that a file may name, ended ones too. */
export async function readPlaces(tx: Tx): Promise<Places> {
  const listOf = async (table: 'buildings' | 'bands') =>
    (await tx.selectFrom(`district.${table}`).select(['id', 'name', 'ended_on']).execute()).map(
      ({ ended_on, ...place }) => ({ ...place, endedOn: ended_on }),
    );
  const subjects = await tx
    .selectFrom('district.subjects')
    .select(['id', 'name', 'key', 'ended_on'])
    .execute();
  return {
    buildings: await listOf('buildings'),
    bands: await listOf('bands'),
    subjects: subjects.map(({ ended_on, ...subject }) => ({ ...subject, endedOn: ended_on })),
  };
}

/** Does what a plan says, in a handful of statements however many people it touches. */
export async function applyPlans(tx: Tx, districtId: string, plans: readonly PersonPlan[]): Promise<void> {
  const added = plans
    .filter((plan) => plan.outcome === 'added')
    .map((plan) => ({ id: newId(), email: plan.email, ...plan.name }));
  const idOf = new Map(added.map(({ email, id }) => [email, id]));
  const renamed = plans.flatMap(({ person, name }) => (person && name ? [{ id: person.id, ...name }] : []));
  const given = plans.flatMap((plan) =>
    plan.given.map((held) => ({ id: newId(), personId: plan.person?.id ?? idOf.get(plan.email), ...held })),
  );
  const dated = plans.flatMap((plan) => [
    ...plan.ended.map(({ capacity, endsOn }) => ({ id: capacity.id, startsOn: capacity.startsOn, endsOn })),
    ...plan.moved.map(({ capacity, startsOn, endsOn }) => ({ id: capacity.id, startsOn, endsOn })),
  ]);
  await sql`
    insert into people.persons (district_id, id, given_name, family_name, email)
    select ${districtId}::uuid, id, "givenName", "familyName", email
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb)
      as x (id uuid, "givenName" text, "familyName" text, email text)`.execute(tx);
  await sql`
    update people.persons p set given_name = x."givenName", family_name = x."familyName"
    from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as x (id uuid, "givenName" text, "familyName" text)
    where p.district_id = ${districtId}::uuid and p.id = x.id`.execute(tx);
  await sql`
    insert into people.capacities
      (district_id, id, person_id, kind, building_id, band_id, subject_id, starts_on, ends_on)
    select ${districtId}::uuid, id, "personId", kind, "buildingId", "bandId", "subjectId", "startsOn", "endsOn"
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as x (id uuid, "personId" uuid, kind text,
      "buildingId" uuid, "bandId" uuid, "subjectId" uuid, "startsOn" date, "endsOn" date)`.execute(tx);
  await sql`
    update people.capacities c set starts_on = x."startsOn", ends_on = x."endsOn"
    from jsonb_to_recordset(${JSON.stringify(dated)}::jsonb) as x (id uuid, "startsOn" date, "endsOn" date)
    where c.district_id = ${districtId}::uuid and c.id = x.id`.execute(tx);
}

/** An import as it is kept: what was sent, and what came of it. */
export type KeptImport = {
  facts: { fileSha256: string; endMissing: boolean; madeBy: string };
  counts: ImportCounts;
};

/** The import of an id, if it was done. */
export async function findImport(tx: Tx, id: string): Promise<KeptImport | undefined> {
  const row = await tx.selectFrom('people.imports').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    facts: { fileSha256: row.file_sha256, endMissing: row.end_missing, madeBy: row.made_by },
    counts: {
      added: row.added_count,
      changed: row.changed_count,
      ended: row.ended_count,
      unchanged: row.unchanged_count,
      dropped: row.dropped_count,
    },
  };
}

/** Keeps that an import was done; the file itself is not kept. */
export async function keepImport(tx: Tx, districtId: string, id: string, kept: KeptImport): Promise<void> {
  const { facts, counts } = kept;
  await tx
    .insertInto('people.imports')
    .values({
      district_id: districtId,
      id,
      file_sha256: facts.fileSha256,
      end_missing: facts.endMissing,
      made_by: facts.madeBy,
      added_count: counts.added,
      changed_count: counts.changed,
      ended_count: counts.ended,
      unchanged_count: counts.unchanged,
      dropped_count: counts.dropped,
    })
    .execute();
}

/** The imports so far, newest first. */
export async function listImports(
  tx: Tx,
): Promise<{ id: string; madeAt: string; madeBy: string; endMissing: boolean; counts: ImportCounts }[]> {
  const rows = await tx
    .selectFrom('people.imports as import')
    .leftJoin('people.persons as person', (join) =>
      join.onRef('person.district_id', '=', 'import.district_id').onRef('person.id', '=', 'import.made_by'),
    )
    .selectAll('import')
    .select(['person.given_name', 'person.family_name'])
    .orderBy('import.made_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    madeAt: row.made_at.toISOString(),
    madeBy: [row.given_name, row.family_name].join(' '),
    endMissing: row.end_missing,
    counts: {
      added: row.added_count,
      changed: row.changed_count,
      ended: row.ended_count,
      unchanged: row.unchanged_count,
      dropped: row.dropped_count,
    },
  }));
}

/** A line for each capacity in force today or later, in the order of names. */
export async function listStaffLines(
  tx: Tx,
  today: string,
): Promise<Record<(typeof staffColumns)[number], string>[]> {
  const { rows } = await sql<Record<(typeof staffColumns)[number], string>>`
    select p.email, p.given_name, p.family_name, c.kind as capacity, coalesce(b.name, '') as building,
      coalesce(g.name, '') as band, coalesce(s.name, '') as subject, c.starts_on::text as starts_on,
      coalesce(c.ends_on::text, '') as ends_on
    from people.persons p
    join people.capacities c on c.district_id = p.district_id and c.person_id = p.id and ${isNotOver(today)}
    left join district.buildings b on b.district_id = c.district_id and b.id = c.building_id
    left join district.bands g on g.district_id = c.district_id and g.id = c.band_id
    left join district.subjects s on s.district_id = c.district_id and s.id = c.subject_id
    order by p.name_key, p.id, c.starts_on, c.id`.execute(tx);
  return rows;
}
