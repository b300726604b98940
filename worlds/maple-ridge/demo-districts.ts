import { sql } from 'kysely';
import { removeDistrict } from '../../src/areas/district/setup-store.ts';
import type { Database } from '../../src/server/database.ts';

/** The demo districts of an installation, whole or not. */
export function findDemoDistricts(database: Database): Promise<{ id: string; name: string }[]> {
  return database.atTheDoor(null, (tx) =>
    tx.selectFrom('district.districts').select(['id', 'name']).where('is_demo', '=', true).execute(),
  );
}

/** Removes the demo districts of this name, with everything in them. */
export async function removeDemoDistricts(database: Database, named: string): Promise<void> {
  for (const { id, name } of await findDemoDistricts(database))
    if (name === named) await database.inDistrict(id, (tx) => removeDistrict(tx, id));
}

/**
 * Does the work unless somebody else, perhaps another server on the same database, is at it now. The lock ends with the
 * connection, so that a server that was killed holds nobody up.
 *
 * @returns what the work answers, or null when somebody else is at it
 */
export function aloneWithDemo<Result>(
  database: Database,
  work: () => Promise<Result>,
): Promise<Result | null> {
  return database.atTheDoor(null, async (tx) => {
    const { rows } = await sql<{ isMine: boolean }>`
      select pg_try_advisory_xact_lock(720512) as "isMine"`.execute(tx);
    return rows[0]?.isMine === true ? work() : null;
  });
}
