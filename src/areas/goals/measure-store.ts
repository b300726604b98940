import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Measure, MeasureKind, MeasureYear } from './measure-contract.ts';

type MeasureOut = z.input<typeof Measure>;
type YearOut = z.input<typeof MeasureYear>;

export type MeasureFacts = {
  kind: MeasureKind;
  name: string;
  counted: string;
  ofWhom: string;
  madeBy: string;
};

export async function findMeasureFacts(tx: Tx, id: string): Promise<MeasureFacts | undefined> {
  const { rows } = await sql<MeasureFacts>`
    select kind, name, counted, of_whom as "ofWhom", made_by as "madeBy" from goals.measures
    where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertMeasure(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: MeasureFacts,
  today: string,
): Promise<void> {
  await tx
    .insertInto('goals.measures')
    .values({
      ...{ district_id: actor.districtId, id, kind: facts.kind, name: facts.name, counted: facts.counted },
      ...{ of_whom: facts.ofWhom, made_on: today, made_by: actor.personId, made_in: actor.capacityId },
    })
    .execute();
}

/** The measures of the district in the order of their names, each with its years. */
export async function listMeasures(
  tx: Tx,
  id: string | null,
): Promise<{ measure: MeasureOut; years: YearOut[] }[]> {
  const { rows } = await sql<Omit<MeasureOut, 'latest'>>`
    select m.id, m.kind, m.name, m.counted, m.of_whom as "ofWhom", m.made_on as "madeOn",
      coalesce(r.why, '') as "relationWhy",
      (select coalesce(json_agg(json_build_object('id', n.id, 'text', n.text, 'building', b.name,
          'isAgreed', n.standing = 'agreed') order by n.text, n.id), '[]')
        from culture.norm_states n
        left join district.buildings b on b.district_id = n.district_id and b.id = n.building_id
        where n.district_id = m.district_id and n.id = any(r.norm_ids)) as norms
    from goals.measures m
    left join lateral (select r.norm_ids, r.why from goals.measure_relations r
      where r.district_id = m.district_id and r.measure_id = m.id order by r.ordinal desc limit 1) r on true
    where ${id}::uuid is null or m.id = ${id}::uuid
    order by m.kind <> 'retention', lower(m.name), m.id`.execute(tx);
  const years = await listYears(tx, id);
  return rows.map((row) => {
    const own = years
      .filter(({ measureId }) => measureId === row.id)
      .map(({ measureId: _, ...year }) => year);
    const latest = own.findLast(({ correctedById }) => correctedById === null) ?? null;
    return { measure: { ...row, latest }, years: own };
  });
}

async function listYears(tx: Tx, measureId: string | null): Promise<(YearOut & { measureId: string })[]> {
  const { rows } = await sql<YearOut & { measureId: string; made_at: Date }>`
    select y.id, y.measure_id as "measureId", y.starts_in as "startsIn", y.counted, y.of_all as "of", y.source, y.note,
      y.corrects_id as "correctsId", c.id as "correctedById", y.made_at,
      who.given_name || ' ' || who.family_name as by
    from goals.measure_years y
    join people.persons who on who.district_id = y.district_id and who.id = y.made_by
    left join goals.measure_years c on c.district_id = y.district_id and c.corrects_id = y.id
    where ${measureId}::uuid is null or y.measure_id = ${measureId}::uuid
    order by y.starts_in, y.made_at, y.id`.execute(tx);
  return rows.map(({ made_at, ...year }) => ({ ...year, madeAt: made_at.toISOString() }));
}

export type YearFacts = {
  measureId: string;
  startsIn: number;
  counted: number;
  of: number;
  source: string;
  note: string;
  correctsId: string | null;
  madeBy: string;
};

export async function findYearFacts(tx: Tx, id: string): Promise<YearFacts | undefined> {
  const { rows } = await sql<YearFacts>`
    select measure_id as "measureId", starts_in as "startsIn", counted, of_all as "of", source, note,
      corrects_id as "correctsId", made_by as "madeBy"
    from goals.measure_years where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertYear(tx: Tx, actor: Actor, id: string, facts: YearFacts): Promise<void> {
  await tx
    .insertInto('goals.measure_years')
    .values({
      ...{ district_id: actor.districtId, id, measure_id: facts.measureId, starts_in: facts.startsIn },
      ...{ counted: facts.counted, of_all: facts.of, source: facts.source, note: facts.note },
      ...{ corrects_id: facts.correctsId, made_by: actor.personId, made_in: actor.capacityId },
    })
    .execute();
}

export type RelationFacts = { measureId: string; normIds: string[]; why: string; saidBy: string };

export async function findRelationFacts(tx: Tx, id: string): Promise<RelationFacts | undefined> {
  const { rows } = await sql<RelationFacts>`
    select measure_id as "measureId", norm_ids as "normIds", why, said_by as "saidBy"
    from goals.measure_relations where id = ${id}`.execute(tx);
  return rows[0];
}

/** Adds what is said as the latest. The measure is locked by the caller, so that the order is the order kept. */
export async function insertRelation(tx: Tx, actor: Actor, id: string, facts: RelationFacts): Promise<void> {
  await sql`
    insert into goals.measure_relations (district_id, id, measure_id, ordinal, norm_ids, why, said_by, said_in)
    select ${actor.districtId}, ${id}, ${facts.measureId}, coalesce(max(ordinal), 0) + 1, ${facts.normIds}::uuid[],
      ${facts.why}, ${actor.personId}::uuid, ${actor.capacityId}::uuid
    from goals.measure_relations where measure_id = ${facts.measureId}`.execute(tx);
}

/** Whether all of these are norms in force. */
export async function areNormsAgreed(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from culture.norm_states
    where id = any(${[...ids]}::uuid[]) and standing = 'agreed'`.execute(tx);
  return rows[0]?.found === new Set(ids).size;
}
