import type { AnyRouter } from '@orpc/server';
import type { OpenedDemo } from '../../src/areas/district/demo.ts';
import type { Config } from '../../src/server/config.ts';
import type { FindActor } from '../../src/server/context.ts';
import type { Database } from '../../src/server/database.ts';
import { buildHttp } from '../../src/server/http.ts';
import { Refusal } from '../../src/server/refusal.ts';
import { aloneWithDemo, findDemoDistricts, removeDemoDistricts } from './demo-districts.ts';
import { type Loaded, loadMapleRidge, unfinishedName } from './load.ts';
import { everySignIn } from './people.ts';

type Serving = {
  router: AnyRouter;
  config: Config;
  findActor: FindActor;
  say(line: string): void;
};

/**
 * Loads Maple Ridge into an installation, over HTTP to a door of its own that only this machine can reach and that
 * closes afterwards: the front door counts requests against floods. What a failure leaves is taken away again.
 *
 * @throws Refusal when another server is loading it into the same database
 */
export async function openMapleRidge(
  database: Database,
  serving: Serving,
): Promise<OpenedDemo & Pick<Loaded, 'phones'>> {
  const opened = await aloneWithDemo(database, async () => {
    await removeDemoDistricts(database, unfinishedName);
    try {
      return await loadThroughOwnDoor(database, serving);
    } catch (error) {
      await removeDemoDistricts(database, unfinishedName);
      throw error;
    }
  });
  if (opened === null)
    throw new Refusal(
      'Another Jointly is loading Maple Ridge into this database. Start again when it is ready.',
    );
  return { ...opened, signIns: everySignIn() };
}

async function loadThroughOwnDoor(database: Database, { say, ...served }: Serving): Promise<Loaded> {
  const http = await buildHttp({ ...served, database, logLevel: 'error', requestsPerMinute: 10_000_000 });
  try {
    return await loadMapleRidge(database, await http.listen({ port: 0, host: '127.0.0.1' }), say);
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
  await aloneWithDemo(database, () => removeDemoDistricts(database, unfinishedName));
}

/** The table of sign-ins that is printed at the start. */
export function signInTable(): string {
  const rows = [
    { name: 'Name', capacity: 'Capacity', email: 'E-mail', password: 'Password' },
    ...everySignIn().toSorted((one, other) => one.name.localeCompare(other.name)),
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
