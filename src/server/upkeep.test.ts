import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { openWorld, type World } from '../../test/world.ts';
import { everySoOften, keepUp } from './upkeep.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('what fails in one district is reported, leaves nothing half done there, and keeps no other from its turn', async () => {
  const { districtId, otherDistrictId } = world;
  const failed: string[] = [];
  const rename = (tx: Parameters<Parameters<typeof world.database.inDistrict>[1]>[0]) =>
    sql`update district.districts set name = name || ' kept up'`.execute(tx);
  const fail = async (tx: Parameters<typeof rename>[0]) => {
    const { rows } = await sql<{ id: string }>`select id from district.districts`.execute(tx);
    assert.equal(rows.length, 1, 'a task sees one district');
    if (rows[0]?.id === districtId) throw new Error('no');
  };
  await keepUp(world.database, [districtId, otherDistrictId], [rename, fail], (id) => failed.push(id));
  assert.deepEqual(failed, [districtId]);
  const names = await world.query('select name from district.districts order by name');
  assert.deepEqual(
    names.map(({ name }) => name),
    ['Cedar Falls kept up', 'Maple Ridge Community Schools'],
  );
});

test('rounds come now and then, never two at once, and stopping waits for the one under way', async () => {
  let [begun, ended, most] = [0, 0, 0];
  const upkeep = everySoOften(5, async () => {
    begun += 1;
    most = Math.max(most, begun - ended);
    await wait(20);
    ended += 1;
  });
  await wait(70);
  await upkeep.stop();
  assert.equal(begun, ended);
  assert.ok(begun > 1, `${begun} rounds`);
  assert.equal(most, 1);
  const atStop = begun;
  await wait(20);
  assert.equal(begun, atStop);
});
