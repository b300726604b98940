import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client, type ClientConfig } from 'pg';
import { startInstalledPostgres } from '../../test/external-postgres.ts';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { startPostgres } from './embedded-postgres.ts';
import { openExternal } from './external-postgres.ts';

type Server = { superuserUrl: string; databaseUrl: string; major: number; stop(): Promise<void> };

/** Ours, reached by an address as anybody's would be: so that the tests run where no PostgreSQL is installed. */
async function startOwn(): Promise<Server> {
  const scratch = temporaryDirectory('jointly-external-own-');
  const postgres = await startPostgres({ dataDirectory: join(scratch.path, 'data') });
  const { host, port, user, password } = postgres.ownerConfig;
  const address = (role: string, secret: unknown) =>
    `postgres://${role}:${secret}@localhost:${port}/external?host=${encodeURIComponent(String(host))}`;
  await run(postgres.ownerConfig, 'drop role jointly_app');
  await run(postgres.ownerConfig, "create role district login createrole password 'plain'");
  await run(postgres.ownerConfig, 'create database external owner district');
  return {
    superuserUrl: address(String(user), password),
    databaseUrl: address('district', 'plain'),
    major: postgres.major,
    stop: async () => {
      await postgres.stop();
      scratch.remove();
    },
  };
}

async function run(config: ClientConfig | string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Makes a table that its owner has put under row-level security, and says how many of its two rows a role sees. */
async function countVisible(databaseUrl: string, app: ClientConfig): Promise<unknown> {
  await run(
    databaseUrl,
    `create table seen (district int); insert into seen values (1), (2);
     alter table seen enable row level security; alter table seen force row level security;
     create policy own on seen using (district = 1);
     do $$ begin
       if exists (select from pg_roles where rolname = 'jointly_app') then grant select on seen to jointly_app; end if;
     end $$`,
  );
  const rows = await run(app, 'select count(*)::int as visible, current_user as role from seen');
  await run(databaseUrl, 'drop table seen');
  return rows[0];
}

const installed = await startInstalledPostgres();
const kinds: [string, () => Promise<Server>][] = [['the embedded PostgreSQL', startOwn]];
if (installed) kinds.push([`PostgreSQL ${installed.major} of this machine`, async () => installed]);

for (const [kind, startServer] of kinds) {
  describe(`with ${kind}`, () => {
    let server: Server;
    before(async () => {
      server = await startServer();
    });
    after(() => server.stop());

    test('a plain role with nothing but its database acts as itself, bound by row-level security', async () => {
      await run(server.superuserUrl, 'alter role district nocreaterole');
      const external = await openExternal(server.databaseUrl);
      await run(server.superuserUrl, 'alter role district createrole');
      assert.equal(external.major, server.major);
      const seen = await countVisible(server.databaseUrl, external.appConfig);
      assert.deepEqual(seen, { visible: 1, role: 'district' });
    });

    test('a role that may make roles lets the app act as jointly_app', async () => {
      const external = await openExternal(server.databaseUrl);
      const seen = await countVisible(server.databaseUrl, external.appConfig);
      assert.deepEqual(seen, { visible: 1, role: 'jointly_app' });
      assert.deepEqual(await run(external.ownerConfig, 'select current_user as role'), [
        { role: 'district' },
      ]);
      await openExternal(server.databaseUrl); // again, now that the role is there
    });

    test('a superuser lets the app act as jointly_app, never as the superuser', async () => {
      const external = await openExternal(server.superuserUrl);
      const seen = await countVisible(server.superuserUrl, external.appConfig);
      assert.deepEqual(seen, { visible: 1, role: 'jointly_app' });
    });

    test('options that the address already has are kept', async () => {
      const url = `${server.databaseUrl}${server.databaseUrl.includes('?') ? '&' : '?'}options=-c%20work_mem%3D7MB`;
      const { appConfig } = await openExternal(url);
      const rows = await run(appConfig, "select current_user as role, current_setting('work_mem') as memory");
      assert.deepEqual(rows, [{ role: 'jointly_app', memory: '7MB' }]);
    });

    test('a jointly_app that can leave row-level security is refused', async () => {
      await run(server.superuserUrl, 'alter role jointly_app bypassrls');
      await assert.rejects(openExternal(server.databaseUrl), {
        name: 'Refusal',
        message: /can leave row-level security\. Take SUPERUSER and BYPASSRLS from it\./,
      });
      await run(server.superuserUrl, 'alter role jointly_app nobypassrls');
    });

    test('a role that can leave row-level security and may not become jointly_app is refused', async () => {
      await run(server.superuserUrl, "create role mighty login bypassrls password 'plain'");
      const url = new URL(server.databaseUrl);
      url.username = 'mighty';
      url.password = 'plain';
      await assert.rejects(openExternal(url.href), {
        name: 'Refusal',
        message: /^DATABASE_URL signs in as a role that row-level security does not bind/,
      });
    });

    test('what is wrong with the address is said in one sentence, without the password', async () => {
      const changed = (change: (url: URL) => void) => {
        const url = new URL(server.databaseUrl);
        change(url);
        return url.href;
      };
      const wrong: [string, RegExp][] = [
        [changed((url) => (url.password = 'hush')), /refuses the name or password in DATABASE_URL/],
        [changed((url) => (url.password = '')), /asks for a password/],
        [changed((url) => (url.pathname = '/nowhere')), /has no database named "nowhere"/],
      ];
      for (const [url, sentence] of wrong) {
        await assert.rejects(openExternal(url), (error: Error) => {
          assert.equal(error.name, 'Refusal');
          assert.match(error.message, sentence);
          assert.doesNotMatch(error.message, /hush/);
          return true;
        });
      }
    });

    test('a database that does not store UTF-8 is refused', async () => {
      await run(
        server.superuserUrl,
        "create database latin encoding 'LATIN1' locale 'C' locale_provider libc template template0",
      );
      const url = new URL(server.superuserUrl);
      url.pathname = '/latin';
      await assert.rejects(openExternal(url.href), { name: 'Refusal', message: /stores text as LATIN1/ });
    });
  });
}

test('a server that cannot be reached is said to be so', async () => {
  for (const place of ['127.0.0.1:1', 'nowhere.invalid:5432']) {
    await assert.rejects(openExternal(`postgres://name:hush@${place}/database`), {
      name: 'Refusal',
      message: `Jointly cannot reach the database at ${place}. Check that PostgreSQL runs there and that DATABASE_URL is right.`,
    });
  }
});

test('a server that is too old is refused', async () => {
  // No such PostgreSQL is at hand, so this one says of itself what an old one would.
  const message = (kind: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(5);
    head.write(kind, 'latin1');
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const short = (number: number) => Buffer.from([number >> 8, number & 255]);
  const column = (name: string, type: number) =>
    Buffer.concat([Buffer.from(`${name}\0`), Buffer.alloc(6), short(0), short(type), Buffer.alloc(8)]);
  const value = (text: string) => Buffer.concat([short(0), short(text.length), Buffer.from(text)]);
  const ready = message('Z', Buffer.from('I'));
  const old = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]));
      socket.on('data', (chunk) => {
        if (chunk[0] !== 'Q'.charCodeAt(0)) return;
        const columns = message('T', short(2), column('major', 23), column('encoding', 25));
        const row = message('D', short(2), value('14'), value('UTF8'));
        socket.write(Buffer.concat([columns, row, message('C', Buffer.from('SELECT 1\0')), ready]));
      });
    });
  }).listen(0, '127.0.0.1');
  await once(old, 'listening');
  const address = old.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  try {
    await assert.rejects(openExternal(`postgres://name:word@127.0.0.1:${port}/database`), {
      name: 'Refusal',
      message: 'The database in DATABASE_URL is PostgreSQL 14, and Jointly needs 15 or newer.',
    });
  } finally {
    old.close();
  }
});
