import { startPostgres } from '../../src/server/embedded-postgres.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

/** Makes sure that there is a scratch PostgreSQL server for tests, also for a file that runs alone; gives how to stop it. */
export async function ensurePostgres(): Promise<() => Promise<void>> {
  if (process.env.JOINTLY_TEST_POSTGRES !== undefined) return async () => {};
  const directory = temporaryDirectory('jointly-phone-');
  const postgres = await startPostgres({ dataDirectory: directory.path });
  const { host, port, user, password } = postgres.ownerConfig;
  const at = encodeURIComponent(String(host));
  process.env.JOINTLY_TEST_POSTGRES = `postgres://${user}:${encodeURIComponent(String(password))}@localhost:${port ?? 5432}/postgres?host=${at}`;
  return async () => {
    await postgres.stop();
    directory.remove();
  };
}
