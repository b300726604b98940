import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type Adopted, day, openVisitWorld, refuses, visitBy } from './test-ground.ts';
import type { WindowId } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let windowId: WindowId;
before(async () => {
  ({ world, adopted, windowId } = await openVisitWorld(['Lakeside Elementary', 'Birchwood Middle']));
});
after(() => world.close());

const observers = [
  'sam',
  'dana',
  'noor',
  'priya',
  'marcus',
  'elena',
] as const satisfies readonly NamedPerson[];
const proposalsOf = async (name: NamedPerson) =>
  (await world.as(name).observation.listPairProposals()).proposals;
async function proposedPairs(): Promise<string[][]> {
  const names = await Promise.all(
    observers.map(
      async (name) =>
        [name, (await proposalsOf(name))[0]?.partner.split(' ')[0]?.toLowerCase() ?? ''] as const,
    ),
  );
  return names.filter(([, partner]) => partner !== '').map((pair) => [...pair].sort());
}
const setShare = (percent: number, name: NamedPerson = 'sam', id = newId()) =>
  world.as(name).observation.setPairShare({ id: id as never, percent });

test('proposes pairs of different people to both of them, the same all week', async () => {
  const proposed = await proposedPairs();
  // Six may visit: of eighteen visits expected in a first week, two are to be paired.
  assert.equal(proposed.length, 4);
  assert.equal(new Set(proposed.map((pair) => pair.join())).size, 2);
  assert.deepEqual(await proposedPairs(), proposed);
  const first = proposed[0]?.[0] as NamedPerson;
  const [proposal] = await proposalsOf(first);
  assert.deepEqual(
    [proposal?.window.subject, proposal?.until, proposal?.paired, proposal?.aim],
    ['Mathematics', day(6), 0, 2],
  );
  assert.ok((proposal?.differIn.length ?? 0) > 0);
  assert.ok((proposal?.buildings.length ?? 0) > 0);
});

test('proposes no longer to two who have visited together this week', async () => {
  const [pair] = await proposedPairs();
  const pairId = '0197c5a2-0000-8000-8000-000000000009';
  for (const name of pair as NamedPerson[]) {
    const { refused } = await world.as(name).observation.deliverVisits({
      deviceSentAt: new Date().toISOString(),
      visits: [visitBy(world, name, windowId, adopted, { pairId })],
    });
    assert.deepEqual(refused, []);
  }
  for (const name of pair as NamedPerson[]) assert.deepEqual(await proposalsOf(name), []);
});

test('a district sets its share, keeps earlier ones, and none proposes none', async () => {
  assert.deepEqual(await world.as('theo').observation.readPairShare(), { percent: 10 });
  const id = newId();
  assert.deepEqual(await setShare(20, 'dana', id), { percent: 20 });
  assert.deepEqual(await setShare(20, 'dana', id), { percent: 20 });
  await refuses(setShare(25, 'dana', id), 'record/different-content');
  assert.deepEqual(await setShare(0), { percent: 0 });
  assert.deepEqual(await proposedPairs(), []);
  const entries = await world.query(`select from audit.entries where act = 'observation/pair-share-set'`);
  assert.equal(entries.length, 2);
  assert.equal((await world.query('select from observation.pair_shares')).length, 2);
});

test('who may set the share, and what it may be, is kept to', async () => {
  for (const name of ['priya', 'elena', 'theo', 'odette'] as const)
    await refuses(setShare(10, name), 'session/not-in-this-capacity');
  await refuses(setShare(51), 'request/not-readable');
  await refuses(setShare(-1), 'request/not-readable');
  await refuses(world.as(null).observation.listPairProposals(), 'session/none');
  assert.deepEqual(await world.as('stranger').observation.listPairProposals(), { proposals: [] });
  assert.deepEqual(await world.as('stranger').observation.readPairShare(), { percent: 10 });
});
