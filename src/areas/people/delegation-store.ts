import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Delegation } from './delegation-contract.ts';

type Row = {
  id: string;
  duty: string;
  from_person_id: string;
  from_name: string;
  to_person_id: string;
  to_name: string;
  starts_on: string;
  ends_on: string;
  made_at: Date;
  ended_at: Date | null;
  is_in_force: boolean;
};

/** The delegations of the district, or the one of an id, newest first. */
export async function readDelegations(
  tx: Tx,
  today: string,
  id: string | null = null,
): Promise<Delegation[]> {
  const { rows } = await sql<Row>`
    select g.id, g.duty, g.from_person_id, g.to_person_id, g.starts_on, g.ends_on, g.made_at, g.ended_at,
      exists (select from people.delegations_in_force i where i.district_id = g.district_id and i.id = g.id) as is_in_force,
      f.given_name || ' ' || f.family_name as from_name, t.given_name || ' ' || t.family_name as to_name
    from people.delegations g
    join people.persons f on f.district_id = g.district_id and f.id = g.from_person_id
    join people.persons t on t.district_id = g.district_id and t.id = g.to_person_id
    where ${id}::uuid is null or g.id = ${id}::uuid
    order by g.made_at desc, g.id desc`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    duty: row.duty,
    from: { id: row.from_person_id, name: row.from_name },
    to: { id: row.to_person_id, name: row.to_name },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    madeAt: row.made_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    state: row.ended_at === null && row.starts_on > today ? 'to_come' : row.is_in_force ? 'in_force' : 'over',
  })) as Delegation[];
}

/** Hands a duty over. */
export async function addDelegation(
  tx: Tx,
  delegation: {
    districtId: string;
    id: string;
    duty: string;
    fromPersonId: string;
    toPersonId: string;
    startsOn: string;
    endsOn: string;
  },
): Promise<void> {
  await tx
    .insertInto('people.delegations')
    .values({
      district_id: delegation.districtId,
      id: delegation.id,
      duty: delegation.duty,
      from_person_id: delegation.fromPersonId,
      to_person_id: delegation.toPersonId,
      starts_on: delegation.startsOn,
      ends_on: delegation.endsOn,
    })
    .execute();
}

/** Ends a delegation now, unless it has been ended. */
export async function endDelegation(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('people.delegations')
    .set({ ended_at: sql`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}
