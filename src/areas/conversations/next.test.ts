import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import type { ConversationsCard } from './next-contract.ts';
import {
  type Adopted,
  adoptVision,
  day,
  holdingOf,
  idOf,
  newAnswerId,
  planOf,
  questionOn,
  refuses,
  studyTogether,
} from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const cards = async (name: Parameters<World['as']>[0], kind: ConversationsCard['kind']) =>
  (await api(name).listNext()).cards.filter((card) => card.kind === kind);

test('a vision that one has not studied is next, until one has', async () => {
  assert.equal((await cards('amina', 'vision-to-study')).length, 1);
  assert.equal((await cards('bruno', 'vision-to-study')).length, 0, 'the board is not asked to study');
  await studyTogether(world, adopted, [idOf(world, 'amina')]);
  assert.equal((await cards('amina', 'vision-to-study')).length, 0);
});

test('a session to come in one’s building takes the place of the vision to study', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  const [coming] = await cards('theo', 'session-coming');
  assert.deepEqual(coming, {
    kind: 'session-coming',
    sessionId: plan.id,
    versionId: adopted.versionId,
    title: 'How we teach Mathematics',
    name: plan.title,
    heldOn: day(7),
    building: 'Lakeside Elementary',
  });
  assert.equal((await cards('theo', 'vision-to-study')).length, 0);
  assert.equal((await cards('grace', 'session-coming')).length, 0, 'not in her building');
  assert.equal((await cards('grace', 'vision-to-study')).length, 1);
  await api('priya').cancelSession({ id: plan.id });
  assert.equal((await cards('theo', 'session-coming')).length, 0);
});

test('who planned or leads a session is reminded to record it once its day has come', async () => {
  const plan = planOf(world, adopted, {
    heldOn: day(0),
    buildingId: world.place('Lakeside Elementary') as BuildingId,
  });
  await api('priya').planSession(plan);
  assert.equal((await cards('priya', 'session-to-record')).length, 1);
  assert.equal((await cards('priya', 'session-coming')).length, 0);
  assert.equal((await cards('theo', 'session-to-record')).length, 0);
  assert.equal((await cards('theo', 'session-coming')).length, 1);
  await api('priya').holdSession(holdingOf(world, plan));
  assert.equal((await cards('priya', 'session-to-record')).length, 0);
});

test('open questions are next for those who can answer them, and not for who asked', async () => {
  const question = questionOn(adopted, 'What does it look like in art?');
  await api('elena').askQuestion(question);
  const [card] = await cards('dana', 'questions-open');
  assert.deepEqual(card, {
    kind: 'questions-open',
    versionId: adopted.versionId,
    title: 'How we teach Mathematics',
    count: 1,
    since: day(0),
  });
  assert.equal((await cards('elena', 'questions-open')).length, 0);
  assert.equal((await cards('ben', 'questions-open')).length, 0);
  await api('dana').answerQuestion({ questionId: question.id, id: newAnswerId(), body: 'Like this.' });
  assert.equal((await cards('dana', 'questions-open')).length, 0);
});

test('nobody has nothing next; the other district has nothing of ours', async () => {
  await refuses(api(null).listNext(), 'session/none');
  assert.deepEqual(await api('stranger').listNext(), { cards: [] });
});
