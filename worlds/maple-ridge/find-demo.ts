import type { Database } from '../../src/server/database.ts';

/** The demo districts of an installation, whole or not. */
export function findDemoDistricts(database: Database): Promise<{ id: string; name: string }[]> {
  return database.atTheDoor(null, (tx) =>
    tx.selectFrom('district.districts').select(['id', 'name']).where('is_demo', '=', true).execute(),
  );
}
