import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { adoptVision } from '../../../test/adopted-vision.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { refused } from './test-ground.ts';

let world: World;
let practiceId: string;
let versionId: string;
before(async () => {
  world = await openWorld();
  await adoptVision(world);
  const [version] = await world.as('theo').visions.listVersions({});
  versionId = version?.id ?? '';
  practiceId = version?.practices[0]?.practiceId ?? '';
});
after(() => world.close());

const give = (text: string, phraseId = newId()) => ({ practiceId, phraseId, text });
const named = ({ phraseId }: { phraseId: string }) => ({ practiceId, phraseId });
const textsOf = (phrases: { text: string }[]) => phrases.map(({ text }) => text);

test('[C42] words that worked are given back once, and offered wherever the practice is talked about', async () => {
  const phrase = give('Two groups compared their ways before anybody said which was right.');
  const after = await world.as('priya').visions.givePhrase(phrase);
  assert.deepEqual(after, await world.as('priya').visions.givePhrase(phrase));
  assert.deepEqual(
    after.map(({ text, capacity, isYours, mayWithdraw }) => ({ text, capacity, isYours, mayWithdraw })),
    [{ text: phrase.text, capacity: 'building_administrator', isYours: true, mayWithdraw: true }],
  );
  // The same words in other letters are not kept twice.
  assert.deepEqual(await world.as('priya').visions.givePhrase(give(phrase.text.toUpperCase())), after);
  await refused(
    world.as('priya').visions.givePhrase({ ...phrase, text: 'Other words.' }),
    'record/different-content',
  );

  const overview = await world.as('elena').conversations.readOverview();
  const practice = overview.visions[0]?.practices.find(({ id }) => id === practiceId);
  assert.equal(practice?.phrases.at(-1), phrase.text, 'the words of the version come first');
  const rows = await world.query<{ phrases: string[] }>(
    'select phrases from visions.practice_phrases where version_id = $1 and practice_id = $2',
    [versionId, practiceId],
  );
  assert.equal(rows[0]?.phrases.at(-1), phrase.text);
});

test('who gave words is not told to others; they take them back, or the Network does', async () => {
  const phrase = give('What did you see students do when they were stuck?');
  await world.as('theo').visions.givePhrase(phrase);
  const seen = (await world.as('grace').visions.listPhrases({ practiceId })).find(
    ({ id }) => id === phrase.phraseId,
  );
  assert.deepEqual([seen?.isYours, seen?.mayWithdraw], [false, false]);
  assert.doesNotMatch(JSON.stringify(seen), /theo|lindqvist/i);
  assert.doesNotMatch(JSON.stringify(seen), new RegExp(world.person('theo').id));
  await refused(world.as('grace').visions.withdrawPhrase(named(phrase)), 'visions/not-your-words');
  const left = await world.as('dana').visions.withdrawPhrase(named(phrase));
  assert.ok(!textsOf(left).includes(phrase.text));
  assert.deepEqual(
    textsOf(await world.as('theo').visions.withdrawPhrase(named(phrase))),
    textsOf(left),
    'again',
  );
  const entries = await world.query<{ person_id: string }>(
    `select person_id from audit.entries where act = 'visions/words-withdrawn' and object_id = $1`,
    [phrase.phraseId],
  );
  assert.deepEqual(
    entries.map((entry) => entry.person_id),
    [world.person('dana').id],
  );
});

test('words name nobody, belong to an adopted practice, and stay in their district', async () => {
  const problem = await refused(
    world.as('marcus').visions.givePhrase(give('Grace Kowalski let them argue it out.')),
    'visions/names-a-person',
  );
  assert.deepEqual(problem, { found: ['Grace Kowalski'] });
  await refused(
    world.as('marcus').visions.givePhrase({ ...give('Fine words.'), practiceId: newId() }),
    'visions/unknown-reference',
  );
  await refused(world.as('marcus').visions.withdrawPhrase(named(give(''))), 'record/not-found');
  assert.deepEqual(await world.as('stranger').visions.listPhrases({ practiceId }), []);
});
