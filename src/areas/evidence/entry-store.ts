import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { mayWithdraw } from './access.ts';
import type { Entry, EntryInput } from './rating-contract.ts';

export type EntryFacts = Omit<EntryInput, 'id'> & { ratingId: string | null };

export async function findEntryFacts(tx: Tx, id: string): Promise<EntryFacts | undefined> {
  const { rows } = await sql<EntryFacts>`
    select part_id as "partId", what, seen_on as "seenOn", link, building_id as "buildingId",
      employee_groups as "employeeGroups", rating_id as "ratingId"
    from evidence.entries where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertEntry(
  tx: Tx,
  actor: Actor,
  id: string,
  entry: EntryFacts & { indicatorId: string },
): Promise<void> {
  await tx
    .insertInto('evidence.entries')
    .values({
      district_id: actor.districtId,
      id,
      indicator_id: entry.indicatorId,
      part_id: entry.partId,
      rating_id: entry.ratingId,
      what: entry.what,
      seen_on: entry.seenOn,
      link: entry.link,
      building_id: entry.buildingId,
      employee_groups: entry.employeeGroups,
      added_by: actor.personId,
      added_in: actor.capacityId,
    })
    .execute();
}

const standing = sql`not exists (select from evidence.withdrawals w where w.district_id = e.district_id and w.record_id = e.id)`;

type EntryRow = Omit<Entry, 'mayWithdraw' | 'isOld'> & { addedById: string };
export type KeptEntry = Omit<Entry, 'isOld'>;

/** What was seen, the latest first: of an indicator, in a building, or with a rating. */
export async function listEntries(
  tx: Tx,
  actor: Actor,
  only: { indicatorId?: string; buildingId?: string | null; ratingId?: string },
): Promise<KeptEntry[]> {
  const { indicatorId = null, buildingId = null, ratingId = null } = only;
  const { rows } = await sql<EntryRow>`
    select e.id, e.part_id as "partId", e.what, e.seen_on as "seenOn", e.link, e.employee_groups as "employeeGroups",
      e.rating_id as "ratingId", c.kind as "from", e.added_by as "addedById",
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building
    from evidence.entries e
    join people.capacities c on c.district_id = e.district_id and c.id = e.added_in
    left join district.buildings b on b.district_id = e.district_id and b.id = e.building_id
    where ${standing} and (${indicatorId}::text is null or e.indicator_id = ${indicatorId})
      and (${buildingId}::uuid is null or e.building_id = ${buildingId})
      and (${ratingId}::uuid is null or e.rating_id = ${ratingId})
    order by e.seen_on desc, e.id desc limit 100`.execute(tx);
  return rows.map(({ addedById, ...row }) => ({ ...row, mayWithdraw: mayWithdraw(actor, { addedById }) }));
}

/** When anything was last seen of each part, in a building or anywhere; until a day where one is given. */
export async function readLastSeen(
  tx: Tx,
  buildingId: string | null,
  until: string | null = null,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ partId: string; lastOn: string }>`
    select e.part_id as "partId", max(e.seen_on) as "lastOn" from evidence.entries e
    where ${standing} and (${buildingId}::uuid is null or e.building_id = ${buildingId})
      and (${until}::date is null or e.seen_on <= ${until}::date)
    group by e.part_id`.execute(tx);
  return new Map(rows.map(({ partId, lastOn }) => [partId, lastOn]));
}

/** Who wrote an entry or a citation, and whether it has been taken back; undefined when there is none. */
export async function findWritten(
  tx: Tx,
  kind: 'entry' | 'citation',
  id: string,
): Promise<{ addedById: string; isWithdrawn: boolean } | undefined> {
  const table = sql.table(kind === 'entry' ? 'evidence.entries' : 'evidence.citations');
  const { rows } = await sql<{ addedById: string; isWithdrawn: boolean }>`
    select e.added_by as "addedById", not ${standing} as "isWithdrawn" from ${table} e where e.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export async function insertWithdrawal(
  tx: Tx,
  actor: Actor,
  kind: 'entry' | 'citation',
  id: string,
): Promise<void> {
  await tx
    .insertInto('evidence.withdrawals')
    .values({
      district_id: actor.districtId,
      record_id: id,
      kind,
      withdrawn_by: actor.personId,
      withdrawn_in: actor.capacityId,
    })
    .execute();
}
