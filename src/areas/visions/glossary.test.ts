import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { findByName, findTerms, tellTerm, termsOnPage } from './glossary-rules.ts';
import { refused } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).visions;
const termsOf = async (name: Parameters<World['as']>[0]) => (await api(name).readGlossary()).terms;
const wordOf = (changes: Partial<{ termId: string | null; name: string; meaning: string | null }> = {}) => ({
  id: newId() as never,
  termId: 'district-network',
  name: 'the steering circle',
  meaning: null,
  ...changes,
});

test('everybody reads one standard term with its names and meaning, in three languages', async () => {
  const terms = await termsOf('walt');
  const network = terms.find(({ id }) => id === 'district-network');
  assert.deepEqual(
    network?.words.map(({ language }) => language),
    ['en', 'es', 'ar'],
  );
  assert.ok(network.words[0]?.aliases.includes('DN'));
  for (const word of ['practice', 'look-for', 'window', 'visit', 'opportunity', 'coverage', 'calibration'])
    assert.ok(findByName(word, terms), word);
  assert.equal((await api('walt').readGlossary()).mayKeep, false);
});

test('the Network adds another name for a term, and a search finds the term by it', async () => {
  const word = wordOf();
  await api('dana').addGlossaryWord(word);
  const { terms, mayKeep } = await api('dana').addGlossaryWord(word);
  assert.equal(mayKeep, true);
  const own = terms.find(({ id }) => id === 'district-network')?.own;
  assert.deepEqual(
    own?.map(({ name, by }) => [name, by]),
    [['the steering circle', 'Dana Whitfield']],
  );
  const found = await api('ben').searchVisions({ q: 'steering circle' });
  assert.equal(found.terms[0]?.term, 'District Network');
  await refused(api('dana').addGlossaryWord({ ...word, name: 'other' }), 'record/different-content');
  await api('sam').withdrawGlossaryWord({ id: word.id });
  await api('sam').withdrawGlossaryWord({ id: word.id });
  assert.deepEqual((await termsOf('ben')).find(({ id }) => id === 'district-network')?.own, []);
  const acts = await world.query<{ act: string }>(
    'select act from audit.entries where object_id = $1 order by id',
    [word.id],
  );
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['visions/glossary-word-added', 'visions/glossary-word-withdrawn'],
  );
});

test('a term of the district’s own has a meaning and may have further names', async () => {
  const term = wordOf({ termId: null, name: 'Math hour', meaning: 'The hour before lunch.' });
  await refused(api('sam').addGlossaryWord({ ...term, meaning: null }), 'request/not-readable');
  await refused(api('sam').addGlossaryWord(wordOf({ meaning: 'Another.' })), 'request/not-readable');
  await api('sam').addGlossaryWord(term);
  await api('sam').addGlossaryWord(wordOf({ termId: term.id, name: 'Number hour' }));
  const own = (await termsOf('theo')).find(({ id }) => id === term.id);
  assert.ok(own);
  assert.deepEqual(tellTerm(own, 'es'), {
    id: term.id,
    language: null,
    term: 'Math hour',
    aliases: ['Number hour'],
    meaning: 'The hour before lunch.',
  });
});

test('a name leads to one term only, and to one that is there', async () => {
  const taken = await refused(
    api('dana').addGlossaryWord(wordOf({ name: 'TIME FRAME' })),
    'visions/name-of-another-term',
  );
  assert.equal(taken.term, 'Window');
  const unknown = await refused(
    api('dana').addGlossaryWord(wordOf({ termId: 'nothing' })),
    'visions/unknown-reference',
  );
  assert.equal(unknown.what, 'term');
});

test('teachers add nothing; nobody and the other district have none of ours', async () => {
  await refused(api('theo').addGlossaryWord(wordOf()), 'session/not-in-this-capacity');
  await refused(api(null).readGlossary(), 'session/none');
  const word = wordOf({ name: 'our own saying' });
  await api('dana').addGlossaryWord(word);
  await refused(api('stranger').withdrawGlossaryWord({ id: word.id }), 'record/not-found');
  assert.equal(findByName('our own saying', await termsOf('stranger')), undefined);
});

test('a page is told to speak of terms by whole words in any language, not by everyday ones', async () => {
  const terms = await termsOf('walt');
  const idsOf = (text: string) => termsOnPage(text, terms).map(({ id }) => id);
  assert.deepEqual(idsOf('A look-for of this practice'), ['look-for', 'practice']);
  assert.deepEqual(idsOf('Everybody was present; the scale was large.'), []);
  assert.deepEqual(idsOf('Una señal observable de la práctica'), ['look-for', 'practice']);
  assert.ok(idsOf('والممارسة في الرؤية').includes('practice'));
  assert.deepEqual(
    findTerms('DN', terms).map(({ id }) => id),
    ['district-network'],
  );
  assert.equal(findTerms('', terms).length, terms.length);
});
