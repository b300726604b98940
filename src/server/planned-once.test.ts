import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { newId } from '../kit/new-id.ts';
import { type Database, openDatabase, type Tx } from './database.ts';
import { plannedOnce } from './planned-once.ts';

let fresh: FreshDatabase;
let database: Database;
const [mapleRidge, cedarFalls] = [newId(), newId()];
before(async () => {
  fresh = await freshDatabase();
  // One connection, so that every question meets the plans of the one before.
  database = openDatabase({ ...fresh.app, max: 1 });
  for (const [id, name] of [
    [mapleRidge, 'Maple Ridge'],
    [cedarFalls, 'Cedar Falls'],
  ])
    await database.inDistrict(id as string, (tx) =>
      sql`insert into district.districts (id, name) values (${id}, ${name})`.execute(tx),
    );
});
after(async () => {
  await database.close();
  await fresh.drop();
});

const askName = async (tx: Tx, most: number) => {
  const { rows } = await sql<{ name: string }>`
    ${plannedOnce} select name from district.districts order by name limit ${most}::int`.execute(tx);
  return rows.map(({ name }) => name);
};

test('a marked statement is planned once on a connection, an unmarked one each time', async () => {
  const { rows } = await database.inDistrict(mapleRidge, async (tx) => {
    await askName(tx, 5);
    await askName(tx, 5);
    await sql`select id from district.districts where name = ${'Maple Ridge'}`.execute(tx);
    return sql<{
      statement: string;
    }>`select statement from pg_prepared_statements where from_sql = false`.execute(tx);
  });
  assert.equal(rows.length, 1);
  assert.match(rows[0]?.statement ?? '', /select name from district\.districts/);
});

test('a kept plan shows each district its own rows, however often the districts take turns', async () => {
  for (let turn = 0; turn < 12; turn++) {
    assert.deepEqual(await database.inDistrict(mapleRidge, (tx) => askName(tx, 5)), ['Maple Ridge']);
    assert.deepEqual(await database.inDistrict(cedarFalls, (tx) => askName(tx, 5)), ['Cedar Falls']);
  }
});

test('a kept plan is asked with the values of the moment', async () => {
  const counts: number[] = [];
  for (const most of [0, 1, 0, 1, 0, 1, 0, 1])
    counts.push((await database.inDistrict(mapleRidge, (tx) => askName(tx, most))).length);
  assert.deepEqual(counts, [0, 1, 0, 1, 0, 1, 0, 1]);
});

test('after a statement that failed, the kept plans still answer', async () => {
  await assert.rejects(
    database.inDistrict(mapleRidge, async (tx) => {
      await askName(tx, 5);
      await sql`select 1 / ${0}::int`.execute(tx);
    }),
    /division by zero/,
  );
  assert.deepEqual(await database.inDistrict(mapleRidge, (tx) => askName(tx, 5)), ['Maple Ridge']);
});
