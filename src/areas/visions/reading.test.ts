import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { readLibrary } from './pack-store.ts';
import { adopt, align, mathematicsModel, refused, setTarget, startVision } from './test-ground.ts';

let world: World;
let visionId: string;
let versionId: string;
let targetId: string;
before(async () => {
  world = await openWorld();
  targetId = await setTarget(world);
  visionId = await startVision(world, 'adopt');
  await align(world, visionId, targetId);
  ({ versionId } = await adopt(world, visionId));
});
after(() => world.close());

test('keeps a library of sample models, each to read with its works', async () => {
  const { models, keptOut } = await world.as('walt').visions.listModels();
  assert.deepEqual(keptOut, []);
  assert.deepEqual(models.map(({ subject }) => subject).sort(), [
    'english-language-arts',
    'mathematics',
    'science',
    'social-studies',
  ]);
  assert.ok(models.every(({ sample }) => sample));
  const model = await world.as('walt').visions.readModel({ modelId: mathematicsModel.id, version: '1.0.0' });
  assert.equal(model.practices.length, model.practiceCount);
  assert.equal(model.works.length, model.workCount);
  assert.ok(model.practices.every(({ lookFors, research }) => lookFors.length >= 3 && research.length > 0));
  await refused(
    world.as('walt').visions.readModel({ modelId: mathematicsModel.id, version: '9.9.9' }),
    'record/not-found',
  );
  await refused(world.as(null).visions.listModels(), 'session/none');
});

test('finds works by author, year and title, and terms by any of their names', async () => {
  const walt = world.as('walt').visions;
  assert.deepEqual(
    (await walt.listWorks({ q: 'stein 1996' })).map(({ id }) => id),
    ['stein-1996'],
  );
  assert.ok((await walt.listWorks({})).length > 100);
  assert.deepEqual(await walt.listWorks({ q: 'zzz' }), []);
  const { terms } = await walt.searchVisions({ q: 'DN' });
  assert.equal(terms[0]?.term, 'District Network');
});

test('finds the vision under every name that it goes by', async () => {
  const names = [
    'high-quality visions',
    'visions of high-quality instruction',
    'visions for ambitious teaching',
    'ambitious teaching',
    'visions for ambitious, high quality, subject-specific instruction',
    'math',
    'Reasoning kept with the students',
  ];
  for (const q of names) {
    const { visions } = await world.as('walt').visions.searchVisions({ q });
    const found = visions.find((vision) => vision.visionId === visionId);
    assert.equal(found?.versionId, versionId, q);
  }
  await refused(world.as('walt').visions.searchVisions({ q: ' ' }), 'request/not-readable');
  assert.deepEqual((await world.as('stranger').visions.searchVisions({ q: 'visions' })).visions, []);
});

test('does not let a search look into a draft', async () => {
  const draftId = await startVision(world, 'modify');
  const theo = world.as('theo').visions;
  const [practice] = (await theo.readDraft({ visionId: draftId })).practices;
  assert.ok(practice);
  await theo.savePractice({
    visionId: draftId,
    practiceId: practice.practiceId,
    baseRevision: 1,
    content: { ...practice.content, name: 'Xylophone' },
  });
  assert.deepEqual((await world.as('walt').visions.searchVisions({ q: 'xylophone' })).visions, []);
  const { visions } = await world.as('walt').visions.searchVisions({ q: 'mathematics' });
  assert.deepEqual(visions.find((vision) => vision.visionId === draftId)?.practices, []);
});

test('gives everybody the version in force: what, why, what it means, who adopted it', async () => {
  const [listed] = await world.as('walt').visions.listVersions({ subjectId: world.place('Mathematics') });
  assert.equal(listed?.id, versionId);
  assert.equal(listed?.practices.length, 8);
  assert.deepEqual(
    listed?.bands.map(({ name }) => name),
    ['K-2', '3-5'],
  );
  await world.query('update people.capacities set subject_id = $2, band_id = $3 where id = $1', [
    world.person('grace').capacityId,
    world.place('Mathematics'),
    world.place('9-12'),
  ]);
  const version = await world.as('grace').visions.readVersion({ versionId });
  assert.equal(version.number, 1);
  assert.equal(version.isCurrent, true);
  assert.equal(version.localContext, 'Half of our students move between our schools.');
  assert.equal(version.targets[0]?.id, targetId);
  assert.ok(
    version.practices.every(({ targetIds, lookFors }) => targetIds.length > 0 && lookFors.length >= 3),
  );
  assert.equal(version.adoption.statement, 'This is what we aim for in mathematics.');
  assert.deepEqual(version.team, [
    { name: 'Theo Lindqvist', capacity: 'teacher', building: 'Lakeside Elementary' },
    { name: 'Amina Yusuf', capacity: 'teacher', building: 'Lakeside Elementary' },
  ]);
  assert.deepEqual(version.you, { isYourSubject: true, isYourBand: false });
  const cited = version.practices.flatMap(({ research }) => research.map(({ workId }) => workId));
  assert.ok(cited.every((workId) => version.works.some(({ id }) => id === workId)));
  assert.ok(version.alsoCalled.includes('visions for ambitious teaching'));
  const inArabic = await world.as('theo').visions.readVersion({ versionId, language: 'ar' });
  assert.ok(
    inArabic.alsoCalled.length > 0 && inArabic.alsoCalled.every((name) => /\p{Script=Arabic}/u.test(name)),
  );
  await refused(world.as('stranger').visions.readVersion({ versionId }), 'record/not-found');
  assert.deepEqual(await world.as('stranger').visions.listVersions({}), []);
  await refused(world.as(null).visions.readVersion({ versionId }), 'session/none');
});

test('compares only versions of the same vision; the first one differs from nothing', async () => {
  const first = await world.as('walt').visions.readVersionDifference({ versionId });
  assert.deepEqual(first.counts, { same: 0, changed: 0, added: 8, removed: 0 });
  await refused(
    world.as('walt').visions.readVersionDifference({ versionId, from: newId() }),
    'visions/unknown-reference',
  );
  await refused(world.as('walt').visions.readVersionDifference({ versionId: newId() }), 'record/not-found');
});

test('a district brings a model of a new subject as a file, without code, and a broken one is kept out with words', () => {
  const directory = temporaryDirectory('jointly-packs-');
  mkdirSync(path.join(directory.path, 'models'));
  const bundled = path.resolve(import.meta.dirname, '../../../packs/models/science.json');
  const science = JSON.parse(readFileSync(bundled, 'utf8'));
  const write = (name: string, content: unknown) =>
    writeFileSync(path.join(directory.path, 'models', name), JSON.stringify(content));
  write('music.json', { ...science, id: 'cedar-music', subject: 'music', sample: false });
  write('again.json', science);
  write('broken.json', { ...science, id: 'cedar-broken', practices: [] });
  writeFileSync(path.join(directory.path, 'models', 'torn.json'), '{');
  const library = readLibrary(directory.path);
  directory.remove();
  assert.deepEqual(
    library.models.filter(({ subject }) => subject === 'music').map(({ id, sample }) => [id, sample]),
    [['cedar-music', false]],
  );
  assert.deepEqual(library.keptOut.map(({ file }) => path.basename(file)).sort(), [
    'again.json',
    'broken.json',
    'torn.json',
  ]);
  assert.ok(
    library.keptOut.every(({ reasons }) => reasons.length > 0 && reasons.every((words) => words !== '')),
  );
});
