import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Audience, Coverage } from './coverage-contract.ts';
import { byAudience, type Counted, type RawCoverage } from './coverage-rules.ts';

type CountRow = Counted & {
  building_id: string | null;
  band_id: string | null;
  audience: Audience | null;
  sort: 'building' | 'cell' | 'district' | 'band';
};

const nobody: Counted = { people: 0, studied: 0 };

/** Counts who has studied a version, of those who are staff today. Persons are counted once in every cell they belong to. */
export async function countCoverage(
  tx: Tx,
  versionId: string,
  order: {
    buildings: readonly (string | null)[];
    bands: readonly (string | null)[];
    practices: readonly string[];
  },
): Promise<RawCoverage> {
  const rows = await countCells(tx, versionId);
  const gate = await countGate(tx, versionId);
  const practices = await countPractices(tx, versionId);
  const find = (sort: CountRow['sort'], where: Partial<CountRow>): Counted => {
    const row = rows.find(
      (one) =>
        one.sort === sort && Object.entries(where).every(([key, value]) => one[key as 'sort'] === value),
    );
    return row === undefined ? nobody : { people: row.people, studied: row.studied };
  };
  const district = byAudience((audience) => find('district', { audience }));
  return {
    gate,
    district,
    buildings: order.buildings.map((id) => ({
      id,
      all: find('building', { building_id: id }),
      audiences: byAudience((audience) => find('cell', { building_id: id, audience })),
    })),
    bands: order.bands.map((id) => ({ id, teachers: find('band', { band_id: id, audience: 'teachers' }) })),
    practices: order.practices.map((id) => ({
      id,
      audiences: byAudience((audience) => ({
        people: district[audience].people,
        studied: practices.find((row) => row.id === id && row.audience === audience)?.studied ?? 0,
      })),
    })),
  };
}

async function countCells(tx: Tx, versionId: string): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select m.building_id, m.band_id, m.audience, count(distinct m.person_id)::int as people,
      count(distinct s.person_id)::int as studied,
      case grouping(m.building_id, m.band_id, m.audience)
        when 3 then 'building' when 2 then 'cell' when 6 then 'district' else 'band' end as sort
    from conversations.audience_members m
    left join (select distinct person_id from conversations.studies where version_id = ${versionId}) s
      on s.person_id = m.person_id
    group by grouping sets ((m.building_id), (m.building_id, m.audience), (m.audience), (m.band_id, m.audience))`.execute(
    tx,
  );
  return rows;
}

async function countPractices(
  tx: Tx,
  versionId: string,
): Promise<{ id: string; audience: Audience; studied: number }[]> {
  const { rows } = await sql<{ id: string; audience: Audience; studied: number }>`
    select s.practice_id as id, m.audience, count(distinct m.person_id)::int as studied
    from conversations.studies s
    join conversations.audience_members m on m.person_id = s.person_id
    where s.version_id = ${versionId}
    group by s.practice_id, m.audience`.execute(tx);
  return rows;
}

/** Of the people whom the gate counts, how many there are and how many have studied the version. */
async function countGate(tx: Tx, versionId: string): Promise<Counted> {
  const row = await tx
    .selectFrom('conversations.coverage')
    .select(['people_count', 'studied_count'])
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  return { people: row?.people_count ?? 0, studied: row?.studied_count ?? 0 };
}

/** How many sessions of a version were held, and how many are planned. */
export async function countSessions(tx: Tx, versionId: string): Promise<Coverage['sessions']> {
  const { rows } = await sql<Coverage['sessions']>`
    select (count(*) filter (where held_at is not null))::int as held,
      (count(*) filter (where held_at is null and canceled_at is null))::int as planned
    from conversations.study_sessions where version_id = ${versionId}`.execute(tx);
  return rows[0] ?? { held: 0, planned: 0 };
}

type Place<Id> = { id: Id; name: string };

/** The places by which coverage is counted: those in use and those that still have staff, in the district's own order. */
export async function listPlaces<BuildingId, BandId>(
  tx: Tx,
): Promise<{
  buildings: Place<BuildingId>[];
  bands: Place<BandId>[];
  hasStaffWithout: { building: boolean; band: boolean };
}> {
  const buildings = await sql<Place<BuildingId>>`
    select b.id, b.name from district.buildings b
    where b.ended_on is null or exists (select from conversations.audience_members m where m.building_id = b.id)
    order by b.ordinal, b.name`.execute(tx);
  const bands = await sql<Place<BandId>>`
    select b.id, b.name from district.bands b
    where b.ended_on is null or exists (select from conversations.audience_members m where m.band_id = b.id)
    order by b.ordinal, b.name`.execute(tx);
  const without = await sql<{ building: boolean; band: boolean }>`
    select exists (select from conversations.audience_members where building_id is null) as building,
      exists (select from conversations.audience_members where band_id is null and audience = 'teachers') as band`.execute(
    tx,
  );
  return {
    buildings: buildings.rows,
    bands: bands.rows,
    hasStaffWithout: without.rows[0] ?? { building: false, band: false },
  };
}
