import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';

/** Somebody of the district: the name, and the kinds of all capacities they hold or have held, by id. */
export type KnownObserver = { name: string; capacities: ReadonlyMap<string, string> };

/** Those of these people who are of the district, by id. */
export async function findObservers(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, KnownObserver>> {
  const { rows } = await sql<{ id: string; name: string; capacities: Record<string, string> | null }>`
    select p.id, p.given_name || ' ' || p.family_name as name,
      (select json_object_agg(c.id, c.kind) from people.capacities c
        where c.district_id = p.district_id and c.person_id = p.id) as capacities
    from people.persons p where p.id = any(${personIds}::uuid[])`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.id,
      { name: row.name, capacities: new Map(Object.entries(row.capacities ?? {})) },
    ]),
  );
}
