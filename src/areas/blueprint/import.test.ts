import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { refuses } from '../conversations/test-ground.ts';
import { additionOf, blueprintOf, changeOf, componentOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => blueprintOf(world, name);
const csv = (...lines: string[]) => ({
  format: 'csv' as const,
  text: lines.join('\n'),
  retiresMissing: false,
});

test('what goes out comes in again and changes nothing, in CSV of any language and in JSON', async () => {
  await as('dana').changeComponent(
    changeOf(await componentOf(world, 'communication'), { name: '=Talk, “both” ways' }),
  );
  for (const format of ['csv', 'json'] as const)
    for (const language of ['en', 'es', 'ar'] as const) {
      const { text, fileName } = await as('theo').exportFramework({ format, language });
      assert.equal(fileName, `framework.${format}`);
      const preview = await as('dana').previewImport({ format, text, retiresMissing: true });
      assert.deepEqual(
        [preview.faults, preview.added, preview.changed, preview.retired, preview.leftCount, preview.brings],
        [[], [], [], [], 23, []],
        `${format} ${language}`,
      );
    }
});

test('a CSV adds and changes after a preview, once, and what it does not name stays', async () => {
  const file = csv(
    'name,type,parent,about,aliases,evidence,weeks',
    'DN,Network,,The team that clears the way.,DN | steering team,,9',
    'Family engagement,district_system,,How families take part.,families,They are in teams. | They are asked.,20',
    'Home visits,floor,Family engagement,,,,',
  );
  const preview = await as('dana').previewImport(file);
  assert.deepEqual(preview.faults, []);
  assert.deepEqual(
    preview.added.map(({ key }) => key),
    ['family_engagement', 'home_visits'],
  );
  assert.deepEqual(
    preview.changed.map(({ key, fields }) => [key, fields.toSorted()]),
    [['district_network', ['about', 'aliases', 'evidence', 'name', 'weeks']]],
  );
  const confirmed = { id: newId(), ...file, digest: preview.digest };
  const counts = await as('dana').importFramework(confirmed);
  assert.deepEqual(counts, { addedCount: 2, changedCount: 1, retiredCount: 0, leftCount: 22 });
  assert.deepEqual(await as('dana').importFramework(confirmed), counts, 'again');
  await refuses(
    as('dana').importFramework({ ...confirmed, text: `${file.text}\n` }),
    'record/different-content',
  );
  const family = await componentOf(world, 'family_engagement');
  const visits = await componentOf(world, 'home_visits');
  assert.deepEqual([visits.parentId, family.evidence.length, family.weeks], [family.id, 2, 20]);
  const network = await as('theo').readComponent({
    componentId: (await componentOf(world, 'district_network')).id,
  });
  assert.deepEqual([network.name, network.number], [{ own: 'DN' }, 2]);
  assert.equal(network.original?.name.en, 'District Network');
});

test('a framework of another kind comes in as JSON with its own kinds and its three-stage scale, and the rest is retired', async () => {
  const text = JSON.stringify({
    name: { en: 'Practices and indicators' },
    types: [{ id: 'practice_set', isInstalled: true, name: { en: 'Practice set' } }],
    scales: [
      {
        ...{ id: 'stages', name: { en: 'Stages' } },
        levels: [1, 2, 3].map((value) => ({ value, name: { en: `Stage ${value}` } })),
      },
    ],
    components: [{ key: 'set_1', type: 'practice_set', name: { en: 'Set one' }, evidence: ['It is seen.'] }],
  });
  const file = { format: 'json' as const, text, retiresMissing: true };
  const { digest, brings, retired, faults } = await as('sam').previewImport(file);
  assert.deepEqual([faults, brings], [[], ['name', 'types: practice_set', 'scales: stages']]);
  assert.ok(
    retired.every(({ key }) => key !== 'collective_responsibility'),
    'the foundation stays',
  );
  await as('sam').importFramework({ id: newId(), ...file, digest });
  const framework = await as('theo').readFramework();
  assert.deepEqual([framework.name.en, framework.source], ['Practices and indicators', 'import']);
  assert.equal(framework.scales.at(-1)?.levels.length, 3);
  const living = framework.components.filter(({ isRetired }) => !isRetired).map(({ key }) => key);
  assert.deepEqual(living.toSorted(), ['collective_responsibility', 'set_1']);
});

test('faults come by line, and with them nothing is done; neither after a change in between', async () => {
  const file = csv(
    'key,name,type,parent,weeks,level',
    'one,One,nothing_known,,12,',
    'two,Two,network,nobody,many,attic',
    'two,Twice,network,,,',
    '"b a d",Bad,network,,,',
    'three,,network,,,',
    'four,Four,network,five,,',
    'five,Five,network,four,,',
  );
  const { faults, digest } = await as('dana').previewImport(file);
  assert.deepEqual(faults.map(({ line, fault }) => `${line} ${fault}`).toSorted(), [
    '2 type-unknown',
    '3 level-unknown',
    '3 number-unreadable',
    '3 parent-unknown',
    '4 key-twice',
    '5 key-unreadable',
    '6 name-missing',
    '7 under-itself',
    '8 under-itself',
  ]);
  await refuses(as('dana').importFramework({ id: newId(), ...file, digest }), 'blueprint/file-has-faults', {
    count: 9,
  });
  const good = csv('key,name,type', 'six,Six,network');
  const preview = await as('dana').previewImport(good);
  await as('sam').changeComponent(additionOf({ name: 'In between' }));
  await refuses(
    as('dana').importFramework({ id: newId(), ...good, digest: preview.digest }),
    'blueprint/preview-out-of-date',
  );
  const read = (format: 'csv' | 'json', text: string) =>
    as('dana').previewImport({ format, text, retiresMissing: false });
  await refuses(read('csv', ' '), 'blueprint/file-unreadable', { fault: 'empty' });
  await refuses(read('csv', 'name\n"open'), 'blueprint/file-unreadable', { fault: 'quotes' });
  await refuses(read('csv', 'a,b\n1,2'), 'blueprint/file-unreadable', { fault: 'columns-missing' });
  await refuses(read('csv', 'name,type'), 'blueprint/file-unreadable', { fault: 'nothing-in-it' });
  await refuses(read('json', '{'), 'blueprint/file-unreadable', { fault: 'not-json' });
  const odd = await read('json', JSON.stringify({ components: [{ key: 'x', teacher: 'y' }] }));
  assert.equal(odd.faults[0]?.fault, 'not-as-expected');
  for (const name of ['theo', 'priya', 'bruno'] as const)
    await refuses(as(name).previewImport(good), 'session/not-in-this-capacity');
  await refuses(as(null).exportFramework({ format: 'csv', language: 'en' }), 'session/none');
  const elsewhere = await as('stranger').exportFramework({ format: 'csv', language: 'en' });
  assert.doesNotMatch(elsewhere.text, /Family engagement/);
});
