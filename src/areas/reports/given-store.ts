import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Language } from '../../kit/text.ts';
import type { Tx } from '../../server/database.ts';
import type { Given, ReportDocument } from './report-contract.ts';

/** A page in every language: what is kept. */
export type GivenContent = Record<Language, ReportDocument>;
export type GivenFacts = { buildingId: string | null; givenOn: string };

/** The name of the district and the school day it is there. */
export async function readDistrict(tx: Tx): Promise<{ district: string; today: string }> {
  const { rows } = await sql<{ district: string; today: string }>`
    select d.name as district, (now() at time zone d.time_zone)::date as today from district.districts d`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a transaction of no district asked for its page');
  return row;
}

/** A building that is in use or was. */
export async function findBuilding(tx: Tx, id: string): Promise<{ id: string; name: string } | undefined> {
  return tx.selectFrom('district.buildings').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}

export async function findGivenFacts(tx: Tx, id: string): Promise<GivenFacts | undefined> {
  const row = await tx
    .selectFrom('reports.given')
    .select(['building_id', 'given_on'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { buildingId: row.building_id, givenOn: row.given_on };
}

/** Keeps a page, sealed over the very text that is kept. */
export async function insertGiven(
  tx: Tx,
  actor: Actor,
  given: GivenFacts & { id: string; content: GivenContent },
): Promise<void> {
  const text = JSON.stringify(given.content);
  await tx
    .insertInto('reports.given')
    .values({
      district_id: actor.districtId,
      id: given.id,
      building_id: given.buildingId,
      given_on: given.givenOn,
      content: text,
      sha256: createHash('sha256').update(text).digest('hex'),
      kept_by: actor.personId,
      kept_in: actor.capacityId,
    })
    .execute();
}

/** What was given, the latest first; or the one of an id. */
export async function listGiven(tx: Tx, id: string | null = null): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select g.id, case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end as building,
      g.given_on as "givenOn", p.given_name || ' ' || p.family_name as "keptBy", g.kept_at as "keptAt", g.sha256
    from reports.given g
    join people.persons p on p.district_id = g.district_id and p.id = g.kept_by
    left join district.buildings b on b.district_id = g.district_id and b.id = g.building_id
    where ${id}::uuid is null or g.id = ${id}::uuid
    order by g.given_on desc, g.kept_at desc, g.id desc`.execute(tx);
  return rows.map((row) => ({ ...row, keptAt: new Date(row.keptAt).toISOString() }));
}

/** The page of what was given, in a language. */
export async function readGivenDocument(
  tx: Tx,
  id: string,
  language: Language,
): Promise<ReportDocument | undefined> {
  const row = await tx.selectFrom('reports.given').select('content').where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : (row.content as unknown as GivenContent)[language];
}
