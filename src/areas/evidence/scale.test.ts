import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { refuses } from '../conversations/test-ground.ts';
import { evidenceOf, networkOf, ratingOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const of = (name: Parameters<typeof evidenceOf>[1]) => evidenceOf(world, name);

test('a district rates on a scale of its own framework; what was rated before keeps its scale, and so does its correction', async () => {
  const network = await networkOf(world);
  const before = await of('theo').readScale();
  assert.deepEqual(
    [before.scaleId, before.levels.map(({ id }) => id)],
    [null, ['beginning', 'partly', 'in_place']],
  );
  const old = ratingOf(network, 'e2', [
    ['leaders', [1, 5, 1], 'partly'],
    ['teachers', [1, 5, 1], 'partly'],
  ]);
  await of('dana').recordRating(old);

  const scales = [
    {
      id: 'ours',
      name: { en: 'Our four steps' },
      levels: [4, 1, 3, 2].map((value) => ({ value, name: { en: `Step ${value}` } })),
    },
  ];
  const component = { key: 'table', type: 'driver_system', name: { en: 'Table' }, evidence: ['It is seen.'] };
  await world.as('dana').blueprint.readFramework();
  const file = {
    format: 'json',
    text: JSON.stringify({ scales, components: [component] }),
    retiresMissing: false,
  } as const;
  const { digest, faults } = await world.as('dana').blueprint.previewImport(file);
  assert.deepEqual(faults, []);
  await world.as('dana').blueprint.importFramework({ id: newId(), ...file, digest });

  await refuses(of('theo').chooseScale({ scaleId: 'ours' }), 'session/not-in-this-capacity');
  await refuses(of('dana').chooseScale({ scaleId: 'nobodys' }), 'evidence/scale-unknown');
  const chosen = await of('dana').chooseScale({ scaleId: 'ours' });
  assert.deepEqual(await of('dana').chooseScale({ scaleId: 'ours' }), chosen);
  assert.deepEqual(
    chosen.levels.map(({ id, name }) => [id, name.ar]),
    [1, 2, 3, 4].map((value) => [`l${value}`, `Step ${value}`]),
  );
  assert.equal(
    (await world.query("select from audit.entries where act = 'evidence/scale-chosen'", [])).length,
    1,
  );
  assert.equal((await of('stranger').readScale()).scaleId, null);

  const onOurs = { ...ratingOf(network, 'e2', []), id: newId() };
  const part = (partId: string) => ({
    ...{ partId, agreed: 'l3', dissent: '' },
    spread: [
      { level: 'l2', count: 3 },
      { level: 'l3', count: 4 },
    ],
  });
  onOurs.parts = [part('e2.leaders'), part('e2.teachers')];
  await refuses(of('dana').recordRating({ ...old, id: newId() }), 'evidence/no-such-level');
  const kept = await of('dana').recordRating(onOurs);
  assert.deepEqual(
    kept.levels.map(({ id }) => id),
    ['l1', 'l2', 'l3', 'l4'],
  );
  const mended = await of('dana').recordRating({ ...old, id: newId(), correctsId: old.id });
  assert.deepEqual(
    mended.levels.map(({ id }) => id),
    ['beginning', 'partly', 'in_place'],
  );

  assert.equal((await of('dana').chooseScale({ scaleId: null })).scaleId, null);
});
