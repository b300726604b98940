import type { AnyRouter } from '@orpc/server';
import type { OpenedDemo } from '../../src/areas/district/demo.ts';
import { removeDistrict } from '../../src/areas/district/setup-store.ts';
import type { Config } from '../../src/server/config.ts';
import type { FindActor } from '../../src/server/context.ts';
import type { Database } from '../../src/server/database.ts';
import { buildHttp } from '../../src/server/http.ts';
import { findDemoDistricts } from './find-demo.ts';
import { type Loaded, loadMapleRidge, unfinishedName } from './load.ts';
import { signIns } from './people.ts';

type Serving = {
  router: AnyRouter;
  config: Config;
  findActor: FindActor;
  say(line: string): void;
};

/**
 * Loads Maple Ridge into an installation, over HTTP to a door of its own that only this machine can reach and that
 * closes afterwards: the front door counts requests against floods. What a failure leaves is taken away again.
 */
export async function openMapleRidge(
  database: Database,
  serving: Serving,
): Promise<OpenedDemo & Pick<Loaded, 'phones'>> {
  await removeUnfinished(database);
  const { say, ...served } = serving;
  const http = await buildHttp({ ...served, database, logLevel: 'error', requestsPerMinute: 10_000_000 });
  try {
    const url = await http.listen({ port: 0, host: '127.0.0.1' });
    const loaded = await loadMapleRidge(database, url, say);
    return { ...loaded, signIns: signIns() };
  } catch (error) {
    await removeUnfinished(database);
    throw error;
  } finally {
    await http.close();
  }
}

/** Makes sure that Maple Ridge is there, whole. Finding it there changes nothing. */
export async function ensureMapleRidge(database: Database, serving: Serving): Promise<void> {
  const demos = await findDemoDistricts(database);
  if (!demos.some(({ name }) => name !== unfinishedName)) await openMapleRidge(database, serving);
}

/** Takes away what a load that was cut short has left, so that the first run finds the installation as it was. */
export async function removeUnfinished(database: Database): Promise<void> {
  for (const { id, name } of await findDemoDistricts(database))
    if (name === unfinishedName) await database.inDistrict(id, (tx) => removeDistrict(tx, id));
}

/** The table of sign-ins that is printed at the start. */
export function signInTable(): string {
  const rows = [
    { name: 'Name', capacity: 'Capacity', email: 'E-mail', password: 'Password' },
    ...signIns().toSorted((one, other) => one.name.localeCompare(other.name)),
  ];
  const columns = ['name', 'capacity', 'email', 'password'] as const;
  const widths = columns.map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      columns
        .map((column, at) => row[column].padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
