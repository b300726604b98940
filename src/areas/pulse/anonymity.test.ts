import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testConfig } from '../../../test/config.ts';
import { type NamedPerson, people } from '../../../test/maple-ridge.ts';
import { apiClient, openWorld, type World } from '../../../test/world.ts';
import { router } from '../../app/router.ts';
import { buildHttp } from '../../server/http.ts';
import { findActor } from '../people/session-store.ts';
import type { RoundId } from './round-contract.ts';
import { addColleagues, answerTo, moveRound, newRoundId, roundOf, type Value } from './test-ground.ts';

/**
 * The attacker knows who answered when, and has everything: every table with the system's own columns, the server's log,
 * the audit, and what the API tells everybody at every step. Two worlds are opened in which the same people answer in the
 * same order, but some have exchanged their answers. If anything of what the attacker has differs between the two, it tells
 * the worlds apart, and so says who answered what. Nothing may.
 */

type Person = { name: string; cookie: string };
type Told = { values: Value[]; helps: string; inTheWay: string };

/** A world with a server whose log is kept, at the level at which it says the most of each request. */
async function openWatched(world: World) {
  const lines: string[] = [];
  const http = await buildHttp({
    ...{ router, database: world.database, config: testConfig, findActor, logLevel: 'trace' },
    requestsPerMinute: 1_000_000,
  });
  const stream = Object.getOwnPropertySymbols(http.log).find(
    ({ description }) => description === 'pino.stream',
  );
  assert.ok(stream, 'the log has a stream');
  Object.assign(http.log, { [stream]: { write: (line: string) => lines.push(line) } });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  return { url, lines, close: () => http.close() };
}

/** Every row of every table of the pulse, of the audit and of the staff, with the columns that PostgreSQL adds by itself. */
async function dumpOf(world: World): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await world.query<{ name: string }>(`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and (table_schema in ('pulse', 'audit') or table_name in ('sessions', 'capacities'))
    order by 1`);
  const dump: Record<string, Record<string, unknown>[]> = {};
  // Where urn and notes lie in their files depends on their size after each answer, which the next test looks at, and on when
  // PostgreSQL clears up, which differs between any two runs.
  for (const { name } of tables)
    dump[name] = await world.query(
      `select ${name === 'pulse.urns' || name === 'pulse.notes' ? '' : 'ctid::text,'}
        xmin::text, xmax::text, cmin::text, cmax::text, pg_column_size(t.*) as size, t.* from ${name} t`,
    );
  const toasts = await world.query<{ name: string }>(
    "select reltoastrelid::regclass::text as name from pg_class where oid in ('pulse.urns'::regclass, 'pulse.notes'::regclass)",
  );
  for (const [index, { name }] of toasts.entries())
    dump[`toast-${index}`] = await world.query(
      `select xmin::text, xmax::text, chunk_seq, encode(chunk_data, 'hex') as data from ${name} order by data, chunk_seq`,
    );
  return dump;
}

/** Takes out what differs between any two worlds: ids are named by where they first stand, transactions by their order. */
function comparable(world: World, content: unknown, staff: readonly Person[]): string {
  let text = JSON.stringify(content);
  for (const [key] of Object.entries(people))
    text = text.replaceAll(world.person(key as NamedPerson).id, `person-${key}`);
  for (const [index, { name }] of staff.entries()) text = text.replaceAll(name, `person-${index}`);
  const transactions = [...new Set([...text.matchAll(/"x(?:min|max)":"(\d+)"/g)].map(([, id]) => Number(id)))]
    .filter((id) => id > 0)
    .toSorted((a, b) => a - b);
  text = text.replace(
    /"x(min|max)":"(\d+)"/g,
    (_, which, id) => `"x${which}":"${transactions.indexOf(Number(id))}"`,
  );
  const ids = new Map<string, string>();
  const named = (kind: string) => (id: string) => {
    if (!ids.has(id)) ids.set(id, `${kind}-${ids.size}`);
    return ids.get(id) ?? '';
  };
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named('id'))
    .replace(/"secret_hash":"[^"]+"/g, '"secret_hash":""')
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+(Z|\+00)?/g, 'moment');
}

/** A line of the log without what no two requests share: when, how long, from which port, on which process and host. */
function comparableLine(world: World, line: string): string {
  return comparable(world, line, [])
    .replace(/\\"(time|responseTime|pid|remotePort)\\":[\d.]+/g, '')
    .replace(/127\.0\.0\.1:\d+/g, 'host');
}

type Run = { dumps: string[]; log: string[]; api: string[] };

/** One world, from the setting of a round to its results; `told` is what each person says, in the order in which they send. */
async function runWorld(told: readonly Told[], seeds: readonly number[]): Promise<Run> {
  const world = await openWorld();
  const server = await openWatched(world);
  try {
    const staff: Person[] = [];
    for (const [building, count] of [
      ['Lakeside Elementary', 12],
      ['Birchwood Middle', 9],
      ['Maple Ridge High', 3],
    ] as const) {
      const added = await addColleagues(world, 'teacher', building, count);
      for (const { id } of added) staff.push({ name: id, cookie: await cookieOf(world, id) });
    }
    const id = newRoundId();
    const round = await world.as('sam').pulse.openRound({ ...roundOf(), id });
    // The vacuum comes when it comes: where rows come to lie after it would differ between any two runs.
    for (const table of ['urns', 'notes', 'spent'])
      await world.query(`alter table pulse.${table} set (autovacuum_enabled = off)`);
    for (const table of ['urns', 'notes'])
      await world.query(`alter table pulse.${table} set (toast.autovacuum_enabled = off)`);
    const run: Run = { dumps: [], log: [], api: [] };
    const look = async () => {
      run.dumps.push(comparable(world, await dumpOf(world), staff));
      run.api.push(comparable(world, await everythingSaid(world, id), staff));
    };
    for (const [index, person] of staff.entries()) {
      const says = told[index];
      if (says === undefined) throw new Error('everybody says something');
      const { values, ...notes } = says;
      const answer = answerTo(
        round,
        (at) => values[(at + (seeds[index] ?? 0)) % values.length] ?? null,
        notes,
      );
      assert.deepEqual(await apiClient(server.url, person.cookie).pulse.answerRound(answer), {});
    }
    await look();
    await moveRound(world, id, -30);
    await world.as('bruno').pulse.listNext();
    await look();
    // The log is written a moment after the reply.
    await new Promise((resolve) => setTimeout(resolve, 50));
    run.log = server.lines.map((line) => comparableLine(world, line));
    return run;
  } finally {
    await server.close();
    await world.close();
  }
}

/** A second session of somebody whom the ground has added, for the watched server. */
async function cookieOf(world: World, personId: string): Promise<string> {
  const secret = Buffer.from(personId.padEnd(32).slice(0, 32)).toString('base64url');
  const { createHash } = await import('node:crypto');
  await world.query(
    `insert into people.sessions (district_id, secret_hash, person_id, capacity_id, expires_at)
     select district_id, $2, person_id, id, now() + interval '1 day' from people.capacities where person_id = $1`,
    [personId, createHash('sha256').update(secret).digest('base64url')],
  );
  return `jointly_session=${world.districtId}.${secret}`;
}

/** What the API says about the round to people in every capacity, and to nobody. */
async function everythingSaid(world: World, id: RoundId) {
  const said: unknown[] = [];
  for (const name of ['sam', 'dana', 'odette', 'priya', 'theo', 'bruno', 'stranger', null] as const) {
    const { pulse } = world.as(name);
    const asked = [
      () => pulse.listRounds(),
      () => pulse.readRound({ id }),
      () => pulse.readResults({ id }),
      () => pulse.listNext(),
      () => pulse.readItems(),
      () => pulse.listSurveys(),
    ];
    for (const answer of asked)
      said.push(await answer().catch((error: { code: string; data: unknown }) => [error.code, error.data]));
  }
  return said;
}

/** Two long texts are the same; where not, only the place is said. */
function sameText(one: string, other: string): void {
  const at = [...one].findIndex((sign, index) => sign !== other[index]);
  const from = Math.max(0, at - 300);
  if (one !== other) assert.equal(one.slice(from, from + 500), other.slice(from, from + 500));
}

/** A note as it lies in the dump. */
const inCells = (text: string) => Buffer.from(text, 'utf16le').toString('hex');

const teller = fc.record({
  values: fc.array(fc.constantFrom<Value>(0, 1, 2, 3, 4, null), { minLength: 3, maxLength: 7 }),
  helps: fc.constantFrom('', 'Common time.', 'A room.', 'Coffee, and somebody who asks.'),
  inTheWay: fc.constantFrom('', 'Buses.', 'Too many forms.'),
});

test('from everything that is stored, logged and told, nobody can say who of a building answered what', async () => {
  const [told] = fc.sample(fc.array(teller, { minLength: 24, maxLength: 24 }), {
    numRuns: 1,
    seed: 20_261_122,
  });
  assert.ok(told);
  const seeds = told.map((_, index) => index);
  // The same answers within each building, given by others: the first by the last, the second by the one before the last.
  const exchanged = [told.slice(0, 12), told.slice(12, 21), told.slice(21)].flatMap((part) =>
    part.toReversed(),
  );
  const otherSeeds = [seeds.slice(0, 12), seeds.slice(12, 21), seeds.slice(21)].flatMap((part) =>
    part.toReversed(),
  );
  const [one, other] = [await runWorld(told, seeds), await runWorld(exchanged, otherSeeds)];
  assert.ok(
    one.dumps[0]?.includes('tallies') && one.dumps[0].includes(inCells('Common time.')),
    'the dump has it all',
  );
  for (const [step, dump] of one.dumps.entries()) sameText(other.dumps[step] ?? '', dump);
  assert.deepEqual(other.api, one.api);
  assert.ok(one.log.length >= 48, `only ${one.log.length} lines in the log`);
  assert.deepEqual(other.log.toSorted(), one.log.toSorted());
  for (const line of one.log)
    assert.doesNotMatch(line, /well_being|Common time|Buses|tallies/, 'content in the log');
  // After the close no single answer is anywhere: only what is released.
  assert.doesNotMatch(one.dumps[1] ?? '', /"tallies"|person_id":"person-1[^0-9]","building_id/);
});

/** What is kept of a round after an answer: whose transaction it is of, and how much room it takes up. */
type Kept = { urn: string; notes: string; newest: string; size: number; helps: number; way: number };

test('the last to answer is not told apart: after their answer everything of the round is of one transaction', async () => {
  const world = await openWorld();
  try {
    const staff = await addColleagues(world, 'teacher', 'Lakeside Elementary', 9);
    const round = await world.as('sam').pulse.openRound(roundOf());
    let size: number | undefined;
    for (const [index, { pulse }] of staff.entries()) {
      const notes = index % 3 === 0 ? { helps: `Note ${index}` } : {};
      await pulse.answerRound(answerTo(round, () => ((index * 2) % 5) as Value, notes));
      const rows = await world.query<Kept>(`
        select u.xmin::text as urn, n.xmin::text as notes, pg_column_size(u.tallies) as size,
          octet_length(n.helps) as helps, octet_length(n.in_the_way) as way, (select max(xmin::text::bigint)::text from pulse.spent) as newest
        from pulse.urns u join pulse.notes n using (district_id, round_id)`);
      const [row] = rows;
      assert.equal(rows.length, 1, 'one row, however many answers');
      size ??= row?.size;
      const cells = (index + 1) * 560;
      assert.deepEqual([row?.size, row?.helps, row?.way], [size, cells, cells]);
      assert.deepEqual(
        [rows[0]?.notes, rows[0]?.newest],
        [rows[0]?.urn, rows[0]?.urn],
        'with a note or without',
      );
    }
    const columns = await world.query<{ name: string; type: string }>(`
      select table_name || '.' || column_name as name, data_type as type from information_schema.columns
      where table_schema = 'pulse' and table_name in ('asked', 'spent', 'urns', 'notes')`);
    assert.deepEqual(
      columns.filter(({ type }) => /time|date|serial|integer|bigint/.test(type)),
      [],
      'no time, no order',
    );
  } finally {
    await world.close();
  }
});
