import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { refuses } from '../conversations/test-ground.ts';
import type { ItemSetId, ItemSetInput } from './item-contract.ts';
import { addColleagues, pulseOf, roundOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
  await addColleagues(world, 'teacher', 'Lakeside Elementary', 8);
});
after(() => world.close());

const as = (name: NamedPerson | null) => pulseOf(world, name);
const own = (text: ItemSetInput['own'][number]['text']): ItemSetInput['own'][number] => ({
  partId: 'e3.respect',
  kind: 'know',
  text,
});
const change = async (...questions: ItemSetInput['own']) => {
  const { number } = await as('dana').readItems();
  return as('dana').changeItems({ id: newId() as ItemSetId, after: number, leftOut: [], own: questions });
};

test('a question of the district’s own is about nobody by name, in no language', async () => {
  const named = 'How many of us trust Priya Raman?';
  await refuses(change(own({ en: named })), 'pulse/names-a-person', { found: ['Priya Raman'] });
  const inArabicOnly = own({ en: 'How many of us trust our leaders?', ar: 'كم منا يثق في Priya Raman؟' });
  await refuses(change(inArabicOnly), 'pulse/names-a-person', { found: ['Priya Raman'] });
  assert.equal((await as('dana').readItems()).number, 0, 'nothing was kept');
});

test('the same question twice is refused before a round could ask it', async () => {
  const question = own({ en: 'I know which norms we keep.' });
  await refuses(change(question, question), 'pulse/question-twice');
  assert.equal((await change(question)).own.length, 1);
});

test('a round is not set with a question twice, nor with one that names who has come since', async () => {
  const { own: kept } = await change(own({ en: 'I know what Quillhaven expects of us.' }));
  const round = roundOf();
  const setOwn = async (questions: unknown) => {
    await world.query('alter table pulse.item_sets disable trigger permanent');
    await world.query('update pulse.item_sets set own = $1', [JSON.stringify(questions)]);
    await world.query('alter table pulse.item_sets enable trigger permanent');
  };
  await setOwn([...kept, ...kept]);
  await refuses(as('sam').openRound(round), 'pulse/question-twice');
  await setOwn(kept);
  await world.addPerson('Ada Quillhaven', 'teacher', 'Birchwood Middle');
  await refuses(as('sam').openRound(round), 'pulse/names-a-person', { found: ['Quillhaven'] });
  await change(own({ en: 'I know what is expected of us.' }));
  assert.equal((await as('sam').openRound(round)).stage, 'open');
});
