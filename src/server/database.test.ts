import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { newId } from '../kit/new-id.ts';
import { type Database, openDatabase, type Tx } from './database.ts';

let fresh: FreshDatabase;
let database: Database;
before(async () => {
  fresh = await freshDatabase();
  // One connection, so that whatever a transaction left behind would meet the next.
  database = openDatabase({ ...fresh.app, max: 1 });
});
after(async () => {
  await database.close();
  await fresh.drop();
});

const add = (tx: Tx, id: string) =>
  sql`insert into district.districts (id, name) values (${id}, 'Maple Ridge')`.execute(tx);
const countDistricts = async (tx: Tx) =>
  (await sql<{ count: number }>`select count(*) as count from district.districts`.execute(tx)).rows[0]?.count;

test('work that throws leaves nothing behind, and the connection serves the next', async () => {
  const id = newId();
  await assert.rejects(
    database.inDistrict(id, async (tx) => {
      await add(tx, id);
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  assert.equal(await database.inDistrict(id, countDistricts), 0);
});

test('work that ends well is kept, and no other district sees it', async () => {
  const [id, other] = [newId(), newId()];
  await database.inDistrict(id, (tx) => add(tx, id));
  assert.equal(await database.inDistrict(id, countDistricts), 1);
  assert.equal(await database.inDistrict(other, countDistricts), 0);
});

test('what a transaction may see ends with it', async () => {
  const id = newId();
  const seen = (tx: Tx) =>
    sql<{ district: string; door: string }>`
      select coalesce(current_setting('app.district', true), '') as district,
        coalesce(current_setting('app.door', true), '') as door`
      .execute(tx)
      .then(({ rows }) => rows[0]);
  assert.deepEqual(await database.inDistrict(id, seen), { district: id, door: '' });
  assert.deepEqual(await database.atTheDoor('dana@mapleridge.example', seen), { district: '', door: 'open' });
  assert.deepEqual(await database.inDistrict(id, seen), { district: id, door: '' });
});

test('nothing but an id is taken for a district', async () => {
  for (const id of ['', "'; commit; --", `${newId()}'`])
    await assert.rejects(
      database.inDistrict(id, async () => assert.fail('the work was begun')),
      /not the id of a district/,
    );
  assert.equal(await database.isAnswering(), true);
});

test('whoever waits for a connection waits its turn, however short a connection may take to be made', async () => {
  const narrow = openDatabase({ ...fresh.app, max: 1, connectionTimeoutMillis: 100 });
  try {
    const id = newId();
    const slow = narrow.inDistrict(id, (tx) => sql`select pg_sleep(0.4)`.execute(tx));
    assert.equal(await narrow.inDistrict(id, countDistricts), 0);
    await slow;
  } finally {
    await narrow.close();
  }
});
