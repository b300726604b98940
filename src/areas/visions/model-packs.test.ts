import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { LookForKind, readModel, Work } from './model-schema.ts';

const packs = new URL('../../../packs/', import.meta.url);
const readPack = (path: string): unknown => JSON.parse(readFileSync(new URL(path, packs), 'utf8'));
const listPacks = (folder: string) =>
  readdirSync(new URL(`${folder}/`, packs))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}/${file}`);

const works = listPacks('research').flatMap((path) => z.array(Work).parse(readPack(path)));
const models = listPacks('models').map((path) => ({ path, ...readModel(readPack(path), works) }));
/** The samples that come with Jointly. A model that a district has added is read above and not held to their style. */
const samples = models.flatMap(({ model }) => (model?.id.startsWith('jointly-sample-') ? [model] : []));
const samplePractices = samples.flatMap((model) => model.practices);

test('every model in the packs loads without a fault', () => {
  for (const { path, faults } of models) {
    assert.deepEqual(faults, [], path);
  }
});

test('there is a sample, marked as one, for each of the four subjects', () => {
  const subjects = samples.filter(({ sample }) => sample).map(({ subject }) => subject);
  assert.deepEqual(subjects.toSorted(), [
    'english-language-arts',
    'mathematics',
    'science',
    'social-studies',
  ]);
});

test('every sample has six to eight practices with three or four look-fors, of all three kinds', () => {
  for (const { id, practices } of samples) {
    assert.ok(practices.length >= 6 && practices.length <= 8, id);
    const kinds = practices.flatMap(({ look_fors }) => look_fors.map(({ kind }) => kind));
    assert.deepEqual(new Set(kinds), new Set(LookForKind.options), id);
  }
  for (const practice of samplePractices) {
    assert.ok([3, 4].includes(practice.look_fors.length), practice.id);
    assert.ok([2, 3].includes(practice.phrases.length), practice.id);
  }
});

test('the works in the packs have ids of their own, and an unknown identifier is null and not empty', () => {
  assert.ok(works.length >= 113);
  assert.equal(new Set(works.map(({ id }) => id)).size, works.length);
  for (const work of works) {
    assert.deepEqual(Work.parse(work), work);
    assert.notEqual(work.identifier, '');
  }
  assert.equal(Work.safeParse({ ...works[0], identifier: '' }).success, false);
  assert.equal(Work.safeParse({ ...works[0], mark: 'seen' }).success, false);
});

test('no research note of a bundled model says that a practice causes or improves anything', () => {
  for (const { id, research } of samplePractices) {
    for (const { note } of research) {
      assert.doesNotMatch(
        note,
        /\b(improv(e|es|ed|ing)|caus(e|es|ed|ing)|proves?|guarantees?)\b/i,
        `${id}: ${note}`,
      );
    }
  }
});

test('the practices with the thinnest evidence say so, in the practice and in the cautions of the model', () => {
  for (const id of ['H3', 'H5', 'H7', 'E8']) {
    const model = samples.find(({ practices }) => practices.some((practice) => practice.id === id))!;
    const practice = model.practices.find((candidate) => candidate.id === id)!;
    assert.ok(
      practice.research.some(({ note }) => /evidence [^.]*\bis thin\b/.test(note)),
      id,
    );
    assert.ok(
      model.cautions.some((caution) => caution.includes(`(${id})`) && /thin/.test(caution)),
      id,
    );
  }
});

test('look-fors and phrases describe the room: no praise, no score, no title of a person', () => {
  for (const { id, look_fors, phrases } of samplePractices) {
    for (const text of [...look_fors.map((lookFor) => lookFor.text), ...phrases]) {
      assert.doesNotMatch(
        text,
        /!|\b(great|excellent|good job|well done|amazing|effective(ly)?|poor(ly)?)\b/i,
        id,
      );
      assert.doesNotMatch(
        text,
        /\b(score|rating|rated|percent|Mr|Mrs|Ms|this teacher|your teaching)\b|%/i,
        id,
      );
    }
  }
});

const TermWords = z.strictObject({
  term: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  meaning: z.string().min(1),
});
const Term = TermWords.extend({
  notOnPages: z.array(z.string().min(1)).optional(),
  es: TermWords,
  ar: TermWords.extend({ meaning: z.string().regex(/\p{Script=Arabic}/u) }),
});
const Words = z.strictObject({
  en: z.string().min(1),
  es: z.string().min(1),
  ar: z.string().regex(/\p{Script=Arabic}/u),
});
const named = { id: z.string(), title: Words };
const Protocol = z.strictObject({
  ...named,
  version: z.string(),
  sample: z.literal(true),
  about: Words,
  agreement: Words,
  listening: z.array(Words).min(3),
  roles: z.array(z.strictObject({ ...named, task: Words })),
  steps: z.array(
    z.strictObject({
      ...named,
      minutes: z.int().positive(),
      purpose: Words,
      prompts: z.array(Words).min(3).max(4),
      avoid: z.array(Words).min(1),
    }),
  ),
  checkIn: z.array(Words).min(3),
  research: z.array(z.strictObject({ work: z.string(), note: Words })).min(1),
});

test('every name of a vision leads to the one standard term, and no name leads to two terms', () => {
  const terms = z.array(Term).parse(readPack('aliases.json'));
  for (const language of ['en', 'es', 'ar'] as const) {
    const names = terms
      .map((term) => (language === 'en' ? term : term[language]))
      .flatMap(({ term, aliases }) => [term, ...aliases])
      .map((name) => name.toLowerCase());
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      language,
    );
  }
  for (const { notOnPages = [], term, aliases, es, ar } of terms) {
    const names = [term, ...aliases, es.term, ...es.aliases, ar.term, ...ar.aliases];
    assert.deepEqual(
      notOnPages.filter((name) => !names.includes(name)),
      [],
      `${term} has names that are not on pages and are not its own`,
    );
  }
  for (const alias of [
    'high-quality visions',
    'visions of high-quality instruction',
    'visions for ambitious teaching',
    'visions for ambitious, high quality, subject-specific instruction',
    'instructional vision',
    'vision document',
  ]) {
    const [found] = terms.filter(({ aliases }) => aliases.includes(alias));
    assert.equal(found?.term, 'Vision of high-quality instruction', alias);
  }
});

test('the data conversation goes from facts to next steps in three languages and cites listed works', () => {
  const protocol = Protocol.parse(readPack('protocols/data-conversation.json'));
  assert.deepEqual(
    protocol.steps.map(({ id }) => id),
    ['facts', 'wonderings', 'meaning', 'next-steps'],
  );
  assert.match(protocol.agreement.en, /about practices, not people/);
  for (const { work } of protocol.research) {
    assert.ok(
      works.some(({ id }) => id === work),
      work,
    );
  }
});
