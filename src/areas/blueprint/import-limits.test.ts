import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { refuses } from '../conversations/test-ground.ts';
import { blueprintOf, componentOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const dana = () => blueprintOf(world, 'dana');
const csv = (...lines: string[]) => ({
  format: 'csv' as const,
  text: lines.join('\n'),
  retiresMissing: false,
});
const faultsOf = async (...lines: string[]) =>
  (await dana().previewImport(csv(...lines))).faults.map(
    ({ line, field, fault }) => `${line} ${field} ${fault}`,
  );

test('a file keeps to the limits of a single change, and each line that does not is told', async () => {
  const many = Array.from({ length: 31 }, (_, index) => `name ${index}`).join('|');
  assert.deepEqual(
    await faultsOf(
      'name,type,floor,weeks,aliases,evidence,about,local_text',
      `Long evidence,network,,,,${'e'.repeat(2750)},,`,
      'No weeks,network,,0,,,,',
      'High floor,network,99,,,,,',
      `Many names,network,,,${many},,,`,
      `Long name of another,network,,,${'a'.repeat(201)},,,`,
      `Long about,network,,,,,${'b'.repeat(2001)},${'c'.repeat(2001)}`,
      `${'d'.repeat(201)},network,,,,,,`,
    ),
    [
      '2 evidence text-too-long',
      '3 weeks number-outside',
      '4 floor number-outside',
      '5 aliases too-many',
      '6 aliases text-too-long',
      '7 about text-too-long',
      '7 local_text text-too-long',
      '8 name text-too-long',
    ],
  );
});

test('what a file brings at the limits can be read again', async () => {
  const key = 'k'.repeat(80);
  const file = csv(
    'key,name,type,floor,weeks,evidence',
    `${key},${'n'.repeat(200)},network,50,520,${'e'.repeat(2000)}`,
  );
  const { digest, faults } = await dana().previewImport(file);
  assert.deepEqual(faults, []);
  await dana().importFramework({ id: newId(), ...file, digest });
  assert.equal((await componentOf(world, key)).evidence[0]?.text.own?.length, 2000);
});

test('a file of more than a thousand parts is refused, not cut; rows of a spreadsheet without anything in them are passed over', async () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `Part ${index},network`);
  await refuses(dana().previewImport(csv('name,type', ...rows(1001))), 'blueprint/file-unreadable', {
    fault: 'too-many',
  });
  const components = rows(1001).map((name) => ({ name, type: 'network' }));
  await refuses(
    dana().previewImport({ format: 'json', text: JSON.stringify({ components }), retiresMissing: false }),
    'blueprint/file-unreadable',
    { fault: 'too-many' },
  );
  assert.deepEqual(await faultsOf('name,type,weeks', 'One,network,3', ',,', ',,'), []);
});

test('more kinds than a framework can hold are refused, with those that it has', async () => {
  const types = Array.from({ length: 60 }, (_, index) => ({
    ...{ id: `kind_${index}`, isInstalled: true, name: { en: `Kind ${index}` } },
  }));
  const text = JSON.stringify({ types, components: [{ name: 'One', type: 'kind_1' }] });
  await refuses(
    dana().previewImport({ format: 'json', text, retiresMissing: false }),
    'blueprint/file-unreadable',
    { fault: 'too-many' },
  );
});

test('a file cannot take the only foundation, by retiring it or by another kind, unless it brings another', async () => {
  const heading = 'key,name,type,retired';
  const retires = 'collective_responsibility,,foundation,yes';
  assert.deepEqual(await faultsOf(heading, retires), ['2 retired foundation-stays']);
  assert.deepEqual(await faultsOf(heading, 'collective_responsibility,,network,'), [
    '2 type foundation-stays',
  ]);
  assert.deepEqual(await faultsOf(heading, retires, 'other,Other ground,foundation,'), []);
});

test('nothing comes to stand under a part that the same file retires', async () => {
  assert.deepEqual(
    await faultsOf(
      'key,name,type,parent,retired',
      'district_network,,network,,yes',
      'below,Below,network,district_network,',
    ),
    ['3 parent parent-retired'],
  );
});
