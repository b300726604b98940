import pg from 'pg';
import { testConfig } from '../../../test/config.ts';
import { freshDatabase } from '../../../test/database.ts';
import { type Api, apiClient } from '../../../test/world.ts';
import { router } from '../../app/router.ts';
import { type Database, openDatabase } from '../../server/database.ts';
import { buildHttp } from '../../server/http.ts';
import { firstPerson } from '../people/first-person.ts';
import { findActor } from '../people/session-store.ts';
import { setFirstPersonMaker } from './first-person.ts';

/** A running server on an installation without any district. */
export type Installation = {
  url: string;
  database: Database;
  as(cookie: string | null): Api;
  /** A request without the typed client; gives the status, the body and the cookie it set. */
  send(method: string, path: string, body: unknown): Promise<Sent>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

export type Sent = { status: number; body: Record<string, unknown>; cookie: string | null };

/** Opens an installation; close it in `after`. */
export async function openInstallation(): Promise<Installation> {
  setFirstPersonMaker(firstPerson);
  const fresh = await freshDatabase();
  const owner = new pg.Client(fresh.owner);
  await owner.connect();
  const database = openDatabase(fresh.app);
  const http = await buildHttp({
    ...{ router, database, config: testConfig, findActor },
    ...{ logLevel: 'error', requestsPerMinute: 1_000_000 },
  });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    database,
    as: (cookie) => apiClient(url, cookie),
    send: (method, path, body) => send(url, method, path, body),
    query: async (text, values) => (await owner.query(text, values)).rows,
    close: async () => {
      await http.close();
      await database.close();
      await owner.end();
      await fresh.drop();
    },
  };
}

async function send(url: string, method: string, path: string, body: unknown): Promise<Sent> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? null;
  return { status: response.status, body: (await response.json()) as Sent['body'], cookie };
}
