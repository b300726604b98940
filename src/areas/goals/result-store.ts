import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import type { Tx } from '../../server/database.ts';
import type { Unit } from './problem-contract.ts';
import type { ResultCounts } from './result-contract.ts';
import type { KeptResult, Place, Places, PlannedResult } from './result-rules.ts';
import { and } from './store.ts';

/** The places that a file can speak of: ended ones too, since results look back. */
export async function readPlaces(tx: Tx): Promise<Places> {
  const { rows } = await sql<{ kind: keyof Places } & Place>`
    select 'subjects' as kind, id, name, ordinal from district.subjects
    union all select 'bands', id, name, ordinal from district.bands
    union all select 'buildings', id, name, ordinal from district.buildings order by ordinal`.execute(tx);
  const of = (kind: keyof Places) =>
    rows.filter((row) => row.kind === kind).map(({ id, name }) => ({ id, name }));
  return { subjects: of('subjects'), bands: of('bands'), buildings: of('buildings') };
}

export async function listKept(tx: Tx): Promise<KeptResult[]> {
  const { rows } = await sql<KeptResult>`
    select id, measure, unit, subject_id as "subjectId", band_id as "bandId", building_id as "buildingId", period,
      period_on as "periodOn", value, n, source
    from goals.results_in_force`.execute(tx);
  return rows;
}

export type ResultRow = {
  measure: string;
  unit: Unit;
  subject: Place | null;
  band: Place | null;
  building: Place | null;
  bandId: string | null;
  buildingId: string | null;
  period: string;
  periodOn: string;
  value: number;
  n: number;
  source: string;
};

/** Results that hold, by subject, measure and period, the district first and buildings and bands in its own order. */
export async function listResults(tx: Tx, subjectId: string | undefined): Promise<ResultRow[]> {
  const named = (table: string) =>
    sql.raw(
      `case when ${table}.id is not null then json_build_object('id', ${table}.id, 'name', ${table}.name) end`,
    );
  const { rows } = await sql<ResultRow>`
    select r.measure, r.unit, r.band_id as "bandId", r.building_id as "buildingId", r.period,
      r.period_on as "periodOn", r.value, r.n, r.source, ${named('s')} as subject, ${named('a')} as band,
      ${named('b')} as building
    from goals.results_in_force r
    left join district.subjects s on s.district_id = r.district_id and s.id = r.subject_id
    left join district.bands a on a.district_id = r.district_id and a.id = r.band_id
    left join district.buildings b on b.district_id = r.district_id and b.id = r.building_id
    where ${and([subjectId === undefined ? null : sql`r.subject_id = ${subjectId}`])}
    order by s.ordinal nulls last, lower(r.measure), r.period_on, b.ordinal nulls first, a.ordinal nulls first, r.id`.execute(
    tx,
  );
  return rows;
}

type ImportFacts = { fileSha256: string; madeBy: string };

export async function findImport(
  tx: Tx,
  id: string,
): Promise<{ facts: ImportFacts; counts: z.infer<typeof ResultCounts> } | undefined> {
  const { rows } = await sql<ImportFacts & { counts: z.infer<typeof ResultCounts> }>`
    select file_sha256 as "fileSha256", made_by as "madeBy", counts from goals.result_imports
    where id = ${id}`.execute(tx);
  const [row] = rows;
  return row && { facts: { fileSha256: row.fileSha256, madeBy: row.madeBy }, counts: row.counts };
}

export async function insertImport(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: ImportFacts & { counts: z.infer<typeof ResultCounts>; results: readonly PlannedResult[] },
): Promise<void> {
  const district = { district_id: actor.districtId };
  await tx
    .insertInto('goals.result_imports')
    .values({
      ...{ ...district, id, file_sha256: facts.fileSha256, counts: JSON.stringify(facts.counts) },
      ...{ made_by: actor.personId, made_in: actor.capacityId },
    })
    .execute();
  const rows = facts.results.map((result) => ({
    ...{ ...district, id: newId(), import_id: id, measure: result.measure, unit: result.unit },
    ...{ subject_id: result.subjectId, band_id: result.bandId, building_id: result.buildingId },
    ...{ period: result.period, period_on: result.periodOn, value: result.value, n: result.n },
    ...{ source: result.source, corrects_id: result.correctsId },
  }));
  for (let from = 0; from < rows.length; from += 1000)
    await tx
      .insertInto('goals.results')
      .values(rows.slice(from, from + 1000))
      .execute();
}

export async function listImports(tx: Tx) {
  const { rows } = await sql<{
    id: string;
    made_at: Date;
    madeBy: string;
    counts: z.infer<typeof ResultCounts>;
  }>`
    select i.id, i.made_at, i.counts, p.given_name || ' ' || p.family_name as "madeBy"
    from goals.result_imports i
    join people.persons p on p.district_id = i.district_id and p.id = i.made_by
    order by i.made_at desc, i.id limit 100`.execute(tx);
  return rows.map(({ made_at, ...row }) => ({ ...row, madeAt: made_at.toISOString() }));
}
