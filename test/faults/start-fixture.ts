// A server as small as can be: starts the way the real one does, and keeps notes in its database.
import { createServer } from 'node:http';
import pg from 'pg';
import { readConfig } from '../../src/server/config.ts';
import { lockDataDirectory } from '../../src/server/data-lock.ts';
import { startPostgres } from '../../src/server/embedded-postgres.ts';
import { openExternal } from '../../src/server/external-postgres.ts';
import { migrate } from '../../src/server/migrate.ts';
import { asListenRefusal, reportFailure } from '../../src/server/refusal.ts';
import { onShutdown } from '../../src/server/shutdown.ts';

/** Returns how to stop what it started. */
async function serve(): Promise<() => Promise<void>> {
  const { port, dataDirectory, databaseUrl } = readConfig(process.env, process.argv.slice(2));
  const onProgress = (step: string) => console.log(step);
  const lock = databaseUrl ? null : await lockDataDirectory(dataDirectory, onProgress);
  let pool: pg.Pool | null = null;

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    if (!pool) return answer(503, { status: 'starting' });
    if (request.method === 'POST') await pool.query("insert into notes (text) values ('kept')");
    const { rows } = await pool.query(
      'select count(*)::int as notes, current_setting($1) as version from notes',
      ['server_version'],
    );
    answer(200, rows[0]);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(asListenRefusal(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  console.log(`listening on ${address && typeof address === 'object' ? address.port : ''}`);

  const postgres = databaseUrl
    ? await openExternal(databaseUrl)
    : await startPostgres({ dataDirectory, lock: lock ?? undefined, onProgress });
  const folder = process.env.FIXTURE_MIGRATIONS;
  if (folder) await migrate(postgres.ownerConfig, { folder, onProgress });
  const opened = new pg.Pool(postgres.ownerConfig);
  opened.on('error', () => {});
  await opened.query('create table if not exists notes (text text)');
  pool = opened;
  return async () => {
    server.close();
    server.closeAllConnections();
    await opened.end();
    await postgres.stop();
    await lock?.release();
  };
}

const serving = serve();
onShutdown(async () => (await serving)());
serving.then(
  () => console.log('ready'),
  (error) => process.exit(reportFailure(error)),
);
