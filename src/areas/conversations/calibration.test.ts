import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { CalibrationSetId, CodingAnswer, CodingId } from './calibration-contract.ts';
import { code, coders, codingOf, lessonOf, masterAnswers, openLesson } from './calibration-ground.ts';
import type { PracticeId } from './session-contract.ts';
import { type Adopted, adoptVision, refuses, reviseVision } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const otherwise: CodingAnswer[] = ['not_seen', 'no_opportunity', 'not_seen', 'not_seen'];

test('a coach makes a lesson to code; until it is open only those who make lessons see it', async () => {
  const lesson = lessonOf(adopted);
  const made = await api('elena').makeCalibrationSet(lesson);
  await api('elena').makeCalibrationSet(lesson);
  assert.equal(made.state, 'made');
  assert.equal(made.madeIn, 'coach');
  assert.equal(made.master?.length, 4);
  const ids = async (name: 'theo' | 'priya') =>
    (await api(name).listCalibrationSets({ versionId: adopted.versionId })).sets.map(({ id }) => id);
  assert.ok((await ids('priya')).includes(lesson.id));
  assert.ok(!(await ids('theo')).includes(lesson.id));
  await refuses(api('theo').readCalibrationSet({ id: lesson.id }), 'record/not-found');
  assert.equal(
    (await api('priya').readCalibrationSet({ id: lesson.id })).master,
    null,
    'she may code it herself',
  );
  await api('priya').openCalibrationSet({ id: lesson.id });
  await api('priya').openCalibrationSet({ id: lesson.id });
  assert.ok((await ids('theo')).includes(lesson.id));
  const acts = await world.query<{ act: string }>(
    'select act from audit.entries where object_id = $1 order by at',
    [lesson.id],
  );
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['conversations/lesson-made', 'conversations/lesson-opened'],
  );
});

test('a lesson to code is whole, about this version, and names nobody', async () => {
  const make = (changes: Parameters<typeof lessonOf>[1]) =>
    api('elena').makeCalibrationSet(lessonOf(adopted, changes));
  const { master, practiceIds } = lessonOf(adopted);
  await refuses(make({ master: master.slice(1) }), 'conversations/coding-incomplete');
  const twice = [master[0], ...master.slice(0, 3)] as typeof master;
  await refuses(make({ master: twice }), 'conversations/coding-incomplete');
  await refuses(make({ moments: ['One only.'] }), 'request/not-readable');
  await refuses(
    make({ practiceIds: [practiceIds[0] as PracticeId, newId() as PracticeId] }),
    'conversations/practice-not-in-version',
  );
  await refuses(make({ introduction: 'The room of Grace Kowalski.' }), 'conversations/names-a-person', {
    found: ['Grace Kowalski'],
  });
  await refuses(
    make({ master: master.map((one) => ({ ...one, reason: 'As Marcus Bell says.' })) }),
    'conversations/names-a-person',
  );
  await refuses(make({ form: 'clip' }), 'conversations/link-not-fitting');
  await refuses(make({ isWithoutStudents: false as never }), 'request/not-readable');
  const kept = lessonOf(adopted);
  await api('elena').makeCalibrationSet(kept);
  await refuses(api('elena').makeCalibrationSet({ ...kept, title: 'Another' }), 'record/different-content');
  for (const name of ['theo', 'rosa', 'bruno', 'odette'] as const)
    await refuses(api(name).makeCalibrationSet(lessonOf(adopted)), 'session/not-in-this-capacity');
  await refuses(api(null).makeCalibrationSet(lessonOf(adopted)), 'session/none');
});

test('a lesson is made for the version in force', async () => {
  const first = await adoptVision(world, 'English Language Arts');
  const second = await reviseVision(world, first);
  await refuses(api('elena').makeCalibrationSet(lessonOf(first)), 'conversations/version-not-current', {
    currentVersionId: second.versionId,
  });
  await refuses(
    api('elena').makeCalibrationSet({ ...lessonOf(first), versionId: newId() as never }),
    'record/not-found',
  );
});

test('before one has coded there is no master coding and no spread; afterwards one’s own beside the master', async () => {
  const lesson = await openLesson(world, adopted);
  const before = await api('theo').readCalibrationSet({ id: lesson.id });
  assert.equal(before.master, null);
  assert.equal(before.spread, null);
  assert.equal(before.mayCode, true);
  assert.ok(!JSON.stringify(before).includes('the words say so'));
  const id = newId();
  const coded = await code(world, lesson, 'theo', otherwise, id);
  await code(world, lesson, 'theo', otherwise, id);
  assert.deepEqual(coded.yours, codingOf(lesson.practiceIds, otherwise));
  assert.deepEqual(coded.master, lesson.master);
  assert.equal(coded.spread, null, 'one coding is nobody else’s business');
  assert.equal(coded.mayCode, false);
});

test('one codes once, whole, while it is open, and not one’s own lesson; the board does not code', async () => {
  const lesson = await openLesson(world, adopted);
  await refuses(code(world, lesson, 'theo', masterAnswers.slice(1)), 'conversations/coding-incomplete');
  const id = newId();
  await code(world, lesson, 'theo', masterAnswers, id);
  await refuses(code(world, lesson, 'theo', otherwise, id), 'record/different-content');
  await refuses(code(world, lesson, 'theo', otherwise), 'conversations/lesson-coded');
  await refuses(code(world, lesson, 'amina', masterAnswers, id), 'record/different-content');
  await refuses(code(world, lesson, 'elena'), 'conversations/own-lesson');
  await refuses(code(world, lesson, 'bruno'), 'session/not-in-this-capacity');
  await refuses(
    api('theo').codeCalibrationSet({
      id: newId() as CalibrationSetId,
      codingId: newId() as CodingId,
      answers: [],
    }),
    'record/not-found',
  );
  await api('dana').closeCalibrationSet({ id: lesson.id });
  await api('dana').closeCalibrationSet({ id: lesson.id });
  await refuses(code(world, lesson, 'grace'), 'conversations/lesson-not-open');
  await refuses(api('dana').openCalibrationSet({ id: lesson.id }), 'conversations/lesson-closed');
  await code(world, lesson, 'theo', masterAnswers, id);
  assert.deepEqual((await api('grace').readCalibrationSet({ id: lesson.id })).master, lesson.master);
  await assert.rejects(
    world.query(`update conversations.calibration_codings set answers = '[]' where id = $1`, [id]),
    /keeps its rows/,
  );
});

test('a lesson that was never opened is put away', async () => {
  const lesson = lessonOf(adopted);
  await api('elena').makeCalibrationSet(lesson);
  await api('elena').closeCalibrationSet({ id: lesson.id });
  await refuses(api('theo').readCalibrationSet({ id: lesson.id }), 'record/not-found');
  for (const name of ['theo', 'bruno'] as const)
    await refuses(api(name).openCalibrationSet({ id: lesson.id }), 'session/not-in-this-capacity');
});

test('the spread begins with five people, and grows by five', async () => {
  const lesson = await openLesson(world, adopted);
  for (const name of coders.slice(0, 4)) await code(world, lesson, name, otherwise);
  const fifth = await code(world, lesson, coders[4]);
  assert.equal(fifth.spread?.people, 5);
  const [first, second] = fifth.spread?.practices ?? [];
  assert.deepEqual(first?.moments[0], {
    seen: 1,
    not_seen: 4,
    no_opportunity: 0,
    could_not_tell: 0,
    asMaster: 1,
  });
  assert.deepEqual(first?.moments[1]?.asMaster, 5);
  assert.equal(second?.moments[0]?.asMaster, 5);
  assert.equal(first?.agreement.codings, 10);
  assert.equal(first?.agreement.agreed, 6);
  assert.equal(first?.agreement.percent, 60);
  assert.equal(first?.agreement.people, 5);
  const frozen = JSON.stringify(fifth.spread);
  for (const name of coders.slice(5, 9))
    assert.equal(JSON.stringify((await code(world, lesson, name)).spread), frozen, name);
  assert.equal((await code(world, lesson, coders[9])).spread?.people, 10);
});

test('two who code at the same moment get places of their own', async () => {
  const lesson = await openLesson(world, adopted);
  await Promise.all(coders.slice(0, 10).map((name) => code(world, lesson, name)));
  const places = await world.query<{ ordinal: number }>(
    'select ordinal from conversations.calibration_codings where set_id = $1 order by 1',
    [lesson.id],
  );
  assert.deepEqual(
    places.map(({ ordinal }) => ordinal),
    Array.from({ length: 10 }, (_, index) => index + 1),
  );
});

test('agreement is read per practice over all lessons of a version, and by month; low agreement is about words', async () => {
  const vision = await adoptVision(world, 'Mathematics', { title: 'Agreed upon' });
  const before = await api('bruno').readAgreement({ versionId: vision.versionId });
  assert.equal(before.people, 0);
  assert.deepEqual(
    before.practices.map(({ all, months, lessons }) => ({ all, months, lessons })),
    Array.from({ length: 3 }, () => ({ all: null, months: [], lessons: 0 })),
  );
  const [one, two] = [await openLesson(world, vision), await openLesson(world, vision)];
  for (const name of coders.slice(0, 5)) await code(world, one, name);
  for (const name of coders.slice(0, 7)) await code(world, two, name, otherwise);
  const { practices, people } = await api('bruno').readAgreement({ versionId: vision.versionId });
  assert.equal(people, 5);
  const [first, second, third] = practices;
  assert.equal(first?.lessons, 2);
  assert.equal(first?.all?.codings, 20);
  assert.equal(first?.all?.percent, 75);
  assert.equal(first?.months.length, 1);
  const { month, ...only } = first?.months[0] ?? { month: '' };
  assert.match(month, /^\d{4}-\d{2}$/);
  assert.deepEqual(only, first?.all);
  assert.equal(second?.all?.percent, 75);
  assert.equal(first?.all?.wantsWords, false);
  assert.equal(third?.all, null);
  await refuses(api('theo').readAgreement({ versionId: newId() as never }), 'record/not-found');
  await refuses(api('stranger').readAgreement({ versionId: vision.versionId }), 'record/not-found');
  await refuses(api(null).readAgreement({ versionId: vision.versionId }), 'session/none');
});

test('an open lesson is next for those who have not coded it', async () => {
  const vision = await adoptVision(world, 'Mathematics', { title: 'Next to code' });
  const cards = async (name: Parameters<World['as']>[0]) =>
    (await api(name).listNext()).cards.flatMap((card) =>
      card.kind === 'lesson-to-code' && card.versionId === vision.versionId ? [card.setId] : [],
    );
  await world.query(
    `insert into conversations.calibration_turns (district_id, set_id, turn, made_by, made_in)
     select district_id, id, 'closed', made_by, made_in from conversations.calibration_sets on conflict do nothing`,
  );
  const lesson = await openLesson(world, vision);
  assert.deepEqual(await cards('theo'), [lesson.id]);
  assert.deepEqual(await cards('bruno'), [], 'the board does not code');
  assert.deepEqual(await cards('elena'), [], 'she made it');
  await code(world, lesson, 'theo');
  assert.deepEqual(await cards('theo'), []);
  await api('sam').closeCalibrationSet({ id: lesson.id });
  assert.deepEqual(await cards('amina'), []);
});
