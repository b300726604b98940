import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { QuestionId } from './question-contract.ts';
import { medianWait } from './question-waiting-rules.ts';
import type { VersionId } from './session-contract.ts';
import { type Adopted, adoptVision, newAnswerId, questionOn, refuses, reviseVision } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const board = (adopted: Adopted) => api('theo').readBoard({ versionId: adopted.versionId });
/** Theo asks on a new vision. */
async function asked(body = 'How would this look in art?') {
  const adopted = await adoptVision(world);
  const question = questionOn(adopted, body);
  await api('theo').askQuestion(question);
  return { adopted, questionId: question.id };
}
const offerOn = (questionId: QuestionId) => ({ questionId, id: newId() as never });
const markOn = (questionId: QuestionId, versionId: VersionId) => ({
  ...offerOn(questionId),
  versionId,
});

test('somebody says "I will find out", by name and capacity, and may let it go again', async () => {
  const { adopted, questionId } = await asked();
  const offer = offerOn(questionId);
  const owned = await api('elena').ownQuestion(offer);
  assert.equal(owned.owner?.by, 'Elena Vargas');
  assert.equal(owned.owner.capacity, 'coach');
  assert.equal(owned.owner.isMine, true);
  assert.deepEqual((await api('elena').ownQuestion(offer)).owner, owned.owner, 'again without harm');
  assert.equal((await board(adopted)).questions[0]?.owner?.isMine, false);
  await refuses(api('dana').ownQuestion(offerOn(questionId)), 'conversations/question-owned', {
    by: 'Elena Vargas',
  });
  await refuses(api('priya').letQuestionGo(offer), 'conversations/not-your-offer');
  assert.equal((await api('elena').letQuestionGo(offer)).owner, null);
  assert.equal((await api('elena').letQuestionGo(offer)).owner, null, 'again without harm');
  await api('dana').ownQuestion(offerOn(questionId));
});

test('for somebody who cannot find out any more, the superintendent lets the question go', async () => {
  const { questionId } = await asked();
  const offer = offerOn(questionId);
  await api('priya').ownQuestion(offer);
  assert.equal((await api('sam').letQuestionGo(offer)).owner, null);
});

test('teachers do not own a question, nor does anybody an answered one or one taken back', async () => {
  const { questionId } = await asked();
  await refuses(api('ben').ownQuestion(offerOn(questionId)), 'conversations/not-an-answerer');
  await api('dana').answerQuestion({ questionId, id: newAnswerId(), body: 'Like this.' });
  await refuses(api('elena').ownQuestion(offerOn(questionId)), 'conversations/question-answered');
  const { questionId: other } = await asked();
  await api('theo').withdrawQuestion({ id: other });
  await refuses(api('elena').ownQuestion(offerOn(other)), 'conversations/question-withdrawn');
});

test('two who offer at once: one finds out, the other is told who', async () => {
  const { questionId } = await asked();
  const done = await Promise.allSettled([
    api('dana').ownQuestion(offerOn(questionId)),
    api('elena').ownQuestion(offerOn(questionId)),
    api('priya').ownQuestion(offerOn(questionId)),
  ]);
  assert.equal(done.filter((one) => one.status === 'fulfilled').length, 1);
  for (const one of done)
    if (one.status === 'rejected') assert.equal(one.reason.code, 'conversations/question-owned');
});

test('a question somebody finds out about waits on their home, and on nobody else’s', async () => {
  const { adopted, questionId } = await asked();
  await api('elena').ownQuestion(offerOn(questionId));
  const kindsOf = async (name: Parameters<World['as']>[0]) =>
    (await api(name).listNext()).cards
      .filter((card) => 'versionId' in card && card.versionId === adopted.versionId)
      .map((card) => card.kind)
      .filter((kind) => kind.startsWith('questions'));
  assert.deepEqual(await kindsOf('elena'), ['questions-yours']);
  assert.deepEqual(await kindsOf('dana'), []);
});

test('a later version that says the practice differently answers a question', async () => {
  const { adopted, questionId } = await asked();
  const [changed] = adopted.practiceIds;
  assert.ok(changed);
  const revised = await reviseVision(world, adopted, 2, [changed]);
  const mark = markOn(questionId, revised.versionId);
  await refuses(api('grace').markAnsweredByVersion(mark), 'conversations/not-an-answerer');
  await refuses(
    api('dana').markAnsweredByVersion(markOn(questionId, adopted.versionId)),
    'conversations/version-not-later',
  );
  const marked = await api('dana').markAnsweredByVersion(mark);
  assert.equal(marked.revision?.number, 2);
  assert.equal(marked.isAnswered, true);
  await api('dana').markAnsweredByVersion(mark);
  assert.deepEqual((await board(revised)).counts, { open: 0, answered: 1 });
  const acts = await world.query<{ act: string }>('select act from audit.entries where object_id = $1', [
    questionId,
  ]);
  assert.deepEqual(acts, [{ act: 'conversations/question-answered-by-version' }]);
  await assert.rejects(world.query('delete from conversations.question_revisions'), /keeps its rows/);
});

test('a version that leaves the practice as it was does not answer, nor does another vision’s', async () => {
  const { adopted, questionId } = await asked();
  const revised = await reviseVision(world, adopted);
  await refuses(
    api('dana').markAnsweredByVersion(markOn(questionId, revised.versionId)),
    'conversations/version-did-not-change-it',
  );
  const other = await adoptVision(world);
  await refuses(api('dana').markAnsweredByVersion(markOn(questionId, other.versionId)), 'record/not-found');
});

test('the middle wait for an answer is said from five answered questions on', async () => {
  const adopted = await adoptVision(world);
  for (const [index, body] of ['a', 'b', 'c', 'd', 'e', 'still open'].entries()) {
    const question = questionOn(adopted, body);
    await api('theo').askQuestion(question);
    await world.query(
      `update conversations.questions set asked_at = now() - make_interval(days => $2::int) where id = $1`,
      [question.id, index + 1],
    );
    if (index === 4) assert.equal((await board(adopted)).answering.medianDays, null);
    if (index < 5) await api('dana').answerQuestion({ questionId: question.id, id: newAnswerId(), body });
  }
  const { answering, counts } = await board(adopted);
  assert.deepEqual(answering, { medianDays: 3, answered: 5 });
  assert.deepEqual(counts, { open: 1, answered: 5 });
  assert.equal(medianWait([1, 2, 3, 4]), null);
  assert.equal(medianWait([0.04, 0.16, 1, 1, 2]), 1);
});

test('month by month: asked, answered, and open at the month’s end', async () => {
  const { adopted, questionId } = await asked();
  const second = questionOn(adopted, 'And in music?');
  await api('theo').askQuestion(second);
  await world.query(
    `update conversations.questions set asked_at = date_trunc('month', now()) - interval '40 days' where id = $1`,
    [questionId],
  );
  await api('dana').answerQuestion({ questionId, id: newAnswerId(), body: 'Like this.' });
  const { months } = await api('bruno').readQuestionTrend({ versionId: adopted.versionId });
  assert.equal(months.length, 12);
  assert.deepEqual(
    months.slice(-3).map(({ asked: count, answered, open }) => [count, answered, open]),
    [
      [1, 0, 1],
      [0, 0, 1],
      [1, 1, 1],
    ],
  );
  assert.deepEqual(months[0], { month: months[0]?.month, asked: 0, answered: 0, open: 0 });
});

test('nobody and the other district offer nothing, mark nothing, and see no trend', async () => {
  const { adopted, questionId } = await asked();
  const offer = offerOn(questionId);
  await api('elena').ownQuestion(offer);
  await refuses(api(null).ownQuestion(offerOn(questionId)), 'session/none');
  await refuses(api('stranger').ownQuestion(offerOn(questionId)), 'record/not-found');
  await refuses(api('stranger').letQuestionGo(offer), 'record/not-found');
  await refuses(
    api('stranger').markAnsweredByVersion(markOn(questionId, adopted.versionId)),
    'record/not-found',
  );
  await refuses(api('stranger').readQuestionTrend({ versionId: adopted.versionId }), 'record/not-found');
  await refuses(
    api('elena').ownQuestion({ questionId: 'no id' as QuestionId, id: newId() as never }),
    'request/not-readable',
  );
});
