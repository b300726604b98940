import { router } from '../../src/app/router.ts';
import { findActor } from '../../src/areas/people/session-store.ts';
import { openDatabase } from '../../src/server/database.ts';
import { buildHttp } from '../../src/server/http.ts';
import { testConfig } from '../config.ts';

/** A server process of its own on the database of a test, so that it can be killed at any moment. */
const [connectionString, port] = process.argv.slice(2);
const database = openDatabase({ connectionString, options: '-c role=jointly_app' });
const http = await buildHttp({
  router,
  database,
  config: testConfig,
  findActor,
  logLevel: 'fatal',
  requestsPerMinute: 1_000_000,
});
await http.listen({ port: Number(port), host: '127.0.0.1' });
process.on('disconnect', () => process.exit());
process.send?.('ready');
