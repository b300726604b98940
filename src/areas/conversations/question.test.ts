import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { PracticeId, VersionId } from './session-contract.ts';
import {
  type Adopted,
  adoptVision,
  idOf,
  newAnswerId,
  questionOn,
  refuses,
  reviseVision,
} from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const board = (adopted: Adopted, filter: object = {}) =>
  api('ben').readBoard({ versionId: adopted.versionId, ...filter });

test('anybody asks about a practice, and the board counts it as open until it is answered', async () => {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, 'Does this mean no worked examples?');
  const asked = await api('theo').askQuestion(question);
  assert.equal(asked.askedBy, 'Theo Lindqvist');
  assert.equal(asked.practice?.name, 'Practice 1');
  assert.deepEqual((await board(adopted)).counts, { open: 1, answered: 0 });
  const answered = await api('elena').answerQuestion({
    questionId: question.id,
    id: newAnswerId(),
    body: 'Worked examples come after the students’ own try.',
  });
  assert.deepEqual(
    answered.answers.map(({ by, capacity }) => ({ by, capacity })),
    [{ by: 'Elena Vargas', capacity: 'coach' }],
  );
  const after = await board(adopted);
  assert.deepEqual(after.counts, { open: 0, answered: 1 });
  assert.deepEqual(after.practices[0]?.counts, { open: 0, answered: 1 });
  assert.deepEqual(after.practices[1]?.counts, { open: 0, answered: 0 });
});

test('the same question again is accepted, a different one under its id is refused', async () => {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, 'When?');
  await api('theo').askQuestion(question);
  await api('theo').askQuestion(question);
  assert.equal((await board(adopted)).questions.length, 1);
  await refuses(api('theo').askQuestion({ ...question, body: 'Where?' }), 'record/different-content');
  await refuses(api('amina').askQuestion(question), 'record/different-content');
});

test('nothing leads back from a question without a name: no column, no clock, no audit entry', async () => {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, 'What if I cannot do this?', true);
  const asked = await api('amina').askQuestion(question);
  assert.equal(asked.askedBy, null);
  assert.equal(asked.isMine, false);
  assert.equal(asked.mayWithdraw, false);
  const [row] = await world.query('select * from conversations.questions where id = $1', [question.id]);
  const kept = JSON.stringify(row);
  for (const trace of [idOf(world, 'amina'), world.person('amina').capacityId])
    assert.ok(!kept.includes(trace), 'the row names who asked');
  assert.match(asked.askedAt, /T1[67]:00:00\.000Z$/, 'only the day is kept, at noon in Detroit');
  const entries = await world.query('select from audit.entries where object_id = $1', [question.id]);
  assert.equal(entries.length, 0);
  await refuses(api('amina').withdrawQuestion({ id: question.id }), 'conversations/not-your-question');
});

test('a question without a name that names somebody can be taken off by the superintendent, audited', async () => {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, 'Why does a certain person never do it?', true);
  await api('amina').askQuestion(question);
  await refuses(api('elena').withdrawQuestion({ id: question.id }), 'conversations/not-your-question');
  await api('sam').withdrawQuestion({ id: question.id });
  await api('sam').withdrawQuestion({ id: question.id });
  assert.equal((await board(adopted)).questions.length, 0);
  const acts = await world.query<{ act: string }>('select act from audit.entries where object_id = $1', [
    question.id,
  ]);
  assert.deepEqual(acts, [{ act: 'conversations/question-removed' }]);
});

test('who asked takes a question back; then it is not answered any more', async () => {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, 'Is it every day?');
  await api('grace').askQuestion(question);
  await refuses(api('sam').withdrawQuestion({ id: question.id }), 'conversations/not-your-question');
  const first = await api('grace').withdrawQuestion({ id: question.id });
  assert.deepEqual(await api('grace').withdrawQuestion({ id: question.id }), first);
  assert.deepEqual((await board(adopted)).counts, { open: 0, answered: 0 });
  await refuses(
    api('dana').answerQuestion({ questionId: question.id, id: newAnswerId(), body: 'Yes.' }),
    'conversations/question-withdrawn',
  );
});

test('answers are given by those who can explain a vision, and by its team', async () => {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, 'Who decides?');
  await api('theo').askQuestion(question);
  const answer = (name: 'ben' | 'ursula' | 'dana' | 'sam' | 'priya') =>
    api(name).answerQuestion({ questionId: question.id, id: newAnswerId(), body: `Says ${name}.` });
  await refuses(answer('ben'), 'conversations/not-an-answerer');
  await refuses(answer('ursula'), 'conversations/not-an-answerer');
  for (const name of ['dana', 'sam', 'priya'] as const) await answer(name);
  const ben = world.person('ben');
  await world.query(
    'insert into visions.team_members (district_id, vision_id, person_id, capacity_id) values ($1, $2, $3, $4)',
    [world.districtId, adopted.visionId, ben.id, ben.capacityId],
  );
  assert.equal((await board(adopted)).mayAnswer, true);
  assert.equal((await answer('ben')).answers.length, 4);
  await world.query('update visions.team_members set left_at = now() where person_id = $1', [ben.id]);
  await refuses(answer('ben'), 'conversations/not-an-answerer');
});

test('the same answer again is accepted, and no answer is ever changed', async () => {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, 'How long?');
  await api('theo').askQuestion(question);
  const answer = { questionId: question.id, id: newAnswerId(), body: 'A few minutes.' };
  await api('dana').answerQuestion(answer);
  assert.equal((await api('dana').answerQuestion(answer)).answers.length, 1);
  await refuses(api('dana').answerQuestion({ ...answer, body: 'An hour.' }), 'record/different-content');
  await assert.rejects(
    world.query('update conversations.answers set body = $1 where id = $2', ['x', answer.id]),
    /keeps its rows/,
  );
});

test('the board is searched and narrowed; open questions come first, the oldest of them first', async () => {
  const adopted = await adoptVision(world);
  const [first, second, third] = ['On homework', 'On fractions', 'On tests'].map((body) =>
    questionOn(adopted, body),
  );
  assert.ok(first && second && third);
  await api('theo').askQuestion(first);
  await api('theo').askQuestion({ ...second, practiceId: null });
  await api('theo').askQuestion(third);
  await api('dana').answerQuestion({ questionId: first.id, id: newAnswerId(), body: 'See the 100% rule.' });
  const bodies = async (filter: object) => (await board(adopted, filter)).questions.map((one) => one.body);
  assert.deepEqual(await bodies({}), ['On fractions', 'On tests', 'On homework']);
  assert.deepEqual(await bodies({ state: 'open' }), ['On fractions', 'On tests']);
  assert.deepEqual(await bodies({ state: 'answered' }), ['On homework']);
  assert.deepEqual(await bodies({ search: 'FRACT' }), ['On fractions']);
  assert.deepEqual(await bodies({ search: '100%' }), ['On homework']);
  assert.deepEqual(await bodies({ about: 'vision' }), ['On fractions']);
  assert.deepEqual(await bodies({ practiceId: adopted.practiceIds[0] }), ['On tests', 'On homework']);
  assert.deepEqual((await board(adopted)).wholeVision, { open: 1, answered: 0 });
  const page = await board(adopted, { limit: 2 });
  assert.equal(page.next, '2');
  assert.deepEqual(await bodies({ limit: 2, after: 2 }), ['On homework']);
});

test('the board follows a vision into its next version', async () => {
  const adopted = await adoptVision(world);
  await api('theo').askQuestion(questionOn(adopted, 'Still open?'));
  const revised = await reviseVision(world, adopted);
  const [question] = (await board(revised)).questions;
  assert.equal(question?.versionNumber, 1);
  assert.deepEqual((await board(revised)).practices[0]?.counts, { open: 1, answered: 0 });
});

test('refuses a practice of another vision, an empty question, an unknown version', async () => {
  const adopted = await adoptVision(world);
  const stranger = newId() as PracticeId;
  await refuses(
    api('theo').askQuestion({ ...questionOn(adopted, 'What?'), practiceId: stranger }),
    'conversations/practice-not-in-version',
    { practiceIds: [stranger] },
  );
  await refuses(api('theo').askQuestion(questionOn(adopted, '   ')), 'request/not-readable');
  await refuses(
    api('theo').askQuestion({ ...questionOn(adopted, 'What?'), versionId: newId() as VersionId }),
    'record/not-found',
  );
});

test('nobody and the other district see no board and no question', async () => {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, 'Ours?');
  await api('theo').askQuestion(question);
  await refuses(api(null).readBoard({ versionId: adopted.versionId }), 'session/none');
  await refuses(api('stranger').readBoard({ versionId: adopted.versionId }), 'record/not-found');
  await refuses(api('stranger').withdrawQuestion({ id: question.id }), 'record/not-found');
  await refuses(
    api('stranger').answerQuestion({ questionId: question.id, id: newAnswerId(), body: 'Theirs.' }),
    'record/not-found',
  );
});
