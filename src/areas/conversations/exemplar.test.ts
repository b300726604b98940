import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { offerOf } from './calibration-ground.ts';
import type { ExemplarId } from './exemplar-contract.ts';
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
const shown = async (name: Parameters<World['as']>[0]) =>
  (await api(name).listExemplars({ versionId: adopted.versionId })).practices.flatMap(
    ({ exemplars }) => exemplars,
  );

test('a teacher offers an example; everybody reads it with the capacity, and nobody with the name', async () => {
  const offer = offerOf(adopted);
  await api('theo').offerExemplar(offer);
  await api('theo').offerExemplar(offer);
  const mine = (await shown('bruno')).filter(({ id }) => id === offer.id);
  assert.equal(mine.length, 1, 'offered twice is kept once');
  const [example] = mine;
  assert.equal(example?.capacity, 'teacher');
  assert.equal(example?.isYours, false);
  assert.equal(example?.mayWithdraw, false);
  const wire = JSON.stringify(await api('bruno').listExemplars({ versionId: adopted.versionId }));
  for (const secret of ['Lindqvist', world.person('theo').id, world.person('theo').capacityId])
    assert.ok(!wire.includes(secret), `the wire holds ${secret}`);
});

test('the same id with something else is refused', async () => {
  const offer = offerOf(adopted);
  await api('theo').offerExemplar(offer);
  await refuses(api('theo').offerExemplar({ ...offer, title: 'Another' }), 'record/different-content');
  await refuses(api('amina').offerExemplar(offer), 'record/different-content');
});

test('examples stand with their practice, before non-examples and what it is mistaken for', async () => {
  const practiceId = adopted.practiceIds[2] as PracticeId;
  for (const kind of ['mistaken_for', 'non_example', 'example'] as const)
    await api('amina').offerExemplar(offerOf(adopted, { practiceId, kind, title: kind }));
  const { practices } = await api('grace').listExemplars({ versionId: adopted.versionId });
  const third = practices.find(({ id }) => id === practiceId);
  assert.deepEqual(
    third?.exemplars.map(({ kind }) => kind),
    ['example', 'non_example', 'mistaken_for'],
  );
});

test('examples go with the practice into the next version, and say on which they were offered', async () => {
  const first = await adoptVision(world, 'English Language Arts');
  const offer = offerOf(first);
  await api('theo').offerExemplar(offer);
  const second = await reviseVision(world, first);
  const { practices } = await api('grace').listExemplars({ versionId: second.versionId });
  assert.deepEqual(
    practices.flatMap(({ exemplars }) => exemplars.map(({ id, versionNumber }) => ({ id, versionNumber }))),
    [{ id: offer.id, versionNumber: 1 }],
  );
});

test('without the word that no student is in it, nothing is kept', async () => {
  const silent = { ...offerOf(adopted), isWithoutStudents: false } as never;
  await refuses(api('theo').offerExemplar(silent), 'request/not-readable');
  const { isWithoutStudents: _left, ...out } = offerOf(adopted);
  await refuses(api('theo').offerExemplar(out as never), 'request/not-readable');
});

test('a text that names somebody who works here is refused, wherever it stands', async () => {
  for (const changes of [
    { title: 'As Grace Kowalski does it' },
    { text: 'In the room of Grace Kowalski the tables talk.' },
    { rationale: 'Grace Kowalski keeps the thinking with them.' },
    { form: 'clip' as const, link: 'https://clips.example/Grace-Kowalski-lesson' },
  ])
    await refuses(api('theo').offerExemplar(offerOf(adopted, changes)), 'conversations/names-a-person');
});

test('a clip has an encrypted address; a moment and students’ work are told in words', async () => {
  const clip = offerOf(adopted, { form: 'clip', link: 'https://clips.example/ratios' });
  await api('theo').offerExemplar(clip);
  await refuses(
    api('theo').offerExemplar(offerOf(adopted, { form: 'clip' })),
    'conversations/link-not-fitting',
  );
  for (const form of ['moment', 'student_work'] as const)
    await refuses(
      api('theo').offerExemplar(offerOf(adopted, { form, link: 'https://work.example/1' })),
      'conversations/link-not-fitting',
    );
  for (const link of ['http://clips.example/1', 'javascript:alert(1)', 'https://me:secret@clips.example/1'])
    await refuses(
      api('theo').offerExemplar(offerOf(adopted, { form: 'clip', link })),
      'request/not-readable',
    );
});

test('what is not there cannot have an example, and the board offers none', async () => {
  await refuses(
    api('theo').offerExemplar(offerOf(adopted, { practiceId: newId() as PracticeId })),
    'conversations/practice-not-in-version',
  );
  await refuses(
    api('theo').offerExemplar({ ...offerOf(adopted), versionId: newId() as never }),
    'record/not-found',
  );
  await refuses(api('bruno').offerExemplar(offerOf(adopted)), 'session/not-in-this-capacity');
  await refuses(api(null).offerExemplar(offerOf(adopted)), 'session/none');
  await refuses(api('stranger').listExemplars({ versionId: adopted.versionId }), 'record/not-found');
});

test('one takes one’s own example back; others’ are taken off by those who look after the vision, audited', async () => {
  const [own, another] = [offerOf(adopted, { title: 'Own' }), offerOf(adopted, { title: 'Another' })];
  for (const offer of [own, another]) await api('theo').offerExemplar(offer);
  await api('theo').withdrawExemplar({ id: own.id });
  await refuses(api('amina').withdrawExemplar({ id: another.id }), 'conversations/not-your-exemplar');
  await refuses(api('rosa').withdrawExemplar({ id: another.id }), 'conversations/not-your-exemplar');
  await api('priya').withdrawExemplar({ id: another.id });
  await api('elena').withdrawExemplar({ id: another.id });
  const left = (await shown('theo')).map(({ id }) => id);
  assert.ok(!left.includes(own.id) && !left.includes(another.id));
  const entries = await world.query<{ object_id: string }>(
    `select object_id from audit.entries where act = 'conversations/exemplar-withdrawn'`,
  );
  assert.deepEqual(
    entries.map(({ object_id }) => object_id),
    [another.id],
    'once, and not one’s own',
  );
  await refuses(api('theo').withdrawExemplar({ id: newId() as ExemplarId }), 'record/not-found');
  await api('theo').offerExemplar(own);
  assert.ok(!(await shown('theo')).some(({ id }) => id === own.id), 'offering again brings nothing back');
});
