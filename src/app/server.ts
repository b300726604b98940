import type { FastifyInstance } from 'fastify';
import {
  ensureMapleRidge,
  openMapleRidge,
  removeUnfinished,
  signInTable,
} from '../../worlds/maple-ridge/open.ts';
import { setDemoLoader } from '../areas/district/demo.ts';
import { setFirstPersonMaker } from '../areas/district/first-person.ts';
import { prepareSetup } from '../areas/district/setup-store.ts';
import { findToken } from '../areas/exchange/token-store.ts';
import { firstPerson } from '../areas/people/first-person.ts';
import { findActor } from '../areas/people/session-store.ts';
import { type Config, readConfig } from '../server/config.ts';
import { type DataLock, lockDataDirectory } from '../server/data-lock.ts';
import { type Database, openDatabase } from '../server/database.ts';
import { type Postgres, startPostgres } from '../server/embedded-postgres.ts';
import { openExternal } from '../server/external-postgres.ts';
import { buildHttp, type Served } from '../server/http.ts';
import { migrate } from '../server/migrate.ts';
import { asListenRefusal, reportFailure } from '../server/refusal.ts';
import { onShutdown } from '../server/shutdown.ts';
import { router } from './router.ts';
import { startUpkeep } from './upkeep.ts';

/** Starts Jointly: database, migrations, HTTP; says in one line where it is. Stops in the opposite order. */
async function main(): Promise<void> {
  // Areas that may not know each other are joined here, at the top.
  setFirstPersonMaker(firstPerson);
  const config = readConfig(process.env, process.argv.slice(2));
  const running: { stop(): Promise<void> }[] = [];
  const stopAll = async () => {
    for (const part of running.splice(0).toReversed()) await part.stop();
  };
  const starting = start(config, running);
  // Asked to stop while starting: first let the start come to its end, so that nothing is left running behind it.
  onShutdown(async () => {
    await starting.catch(() => {});
    await stopAll();
  });
  try {
    await starting;
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function start(config: Config, running: { stop(): Promise<void> }[]): Promise<void> {
  const say = (step: string) => console.log(`${step}…`);
  const lock = config.databaseUrl === null ? await lockDataDirectory(config.dataDirectory, say) : null;
  if (lock !== null) running.push({ stop: () => lock.release() });
  // The port comes first: whoever asks meanwhile is told that Jointly is starting.
  const served: Served = { router, config, findActor, findToken, database: null };
  const http = await buildHttp(served);
  const door = { stop: () => http.close() };
  running.push(door);
  await listen(http, config);
  const postgres = await openPostgres(config, lock, say);
  running.push(postgres);
  const applied = await migrate(postgres.ownerConfig, { onProgress: say });
  if (applied > 0) console.log(`Brought the database up to date (${applied} changes).`);
  const database = openDatabase(postgres.appConfig, (error) =>
    console.error('A database connection was lost:', error.message),
  );
  running.push({ stop: () => database.close() });
  // When stopping, the door closes first: whoever is being answered is answered in full.
  running.push(...running.splice(running.indexOf(door), 1));
  const demo = { router, config, findActor, say: (line: string) => console.log(line) };
  setDemoLoader((into) => openMapleRidge(into, demo));
  await removeUnfinished(database);
  if (config.demo) await ensureMapleRidge(database, demo);
  served.database = database;
  running.push(startUpkeep(database, config));
  await announce(config, database);
}

async function openPostgres(
  config: Config,
  lock: DataLock | null,
  say: (step: string) => void,
): Promise<Postgres> {
  if (config.databaseUrl !== null) return openExternal(config.databaseUrl);
  return startPostgres({
    dataDirectory: config.dataDirectory,
    onProgress: say,
    ...(lock === null ? {} : { lock }),
  });
}

async function listen(http: FastifyInstance, config: Config): Promise<void> {
  try {
    await http.listen({ port: config.port, host: '0.0.0.0' });
  } catch (error) {
    throw asListenRefusal(error, config.port);
  }
}

async function announce(config: Config, database: Database): Promise<void> {
  const code = await prepareSetup(database);
  if (config.demo) console.log(`Who can sign in to Maple Ridge:\n\n${signInTable()}\n`);
  console.log(`Jointly is ready at ${config.publicUrl}`);
  if (code !== null) console.log(`No district yet. Open that address and enter this one-time code: ${code}`);
}

main().catch((error: unknown) => process.exit(reportFailure(error)));
