import { listDistrictIds } from '../areas/district/setup-store.ts';
import { keepPromises } from '../areas/observation/promise-store.ts';
import type { Database } from '../server/database.ts';
import { everySoOften, keepUp } from '../server/upkeep.ts';

/** Once an hour, so that what ends with a day ends soon after it, in every district's own time. */
export function startUpkeep(database: Database): { stop(): Promise<void> } {
  const report = (districtId: string, error: unknown) =>
    console.error(`The daily work of district ${districtId} failed:`, error);
  return everySoOften(3_600_000, async () => {
    try {
      await keepUp(database, await listDistrictIds(database), [keepPromises], report);
    } catch (error) {
      console.error('The daily work could not begin:', error);
    }
  });
}
