import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import {
  findModelFaults,
  LookForKind,
  Model,
  type ModelFaultCode,
  type ModelPractice,
  readModel,
  Work,
} from './model-schema.ts';

const packs = new URL('../../../packs/', import.meta.url);
const readPack = (path: string): unknown => JSON.parse(readFileSync(new URL(path, packs), 'utf8'));
const listPacks = (folder: string) =>
  readdirSync(new URL(`${folder}/`, packs))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}/${file}`);

const works = listPacks('research').flatMap((path) => z.array(Work).parse(readPack(path)));
const models = listPacks('models').map((path) => ({ path, model: Model.parse(readPack(path)) }));
const allPractices = models.flatMap(({ model }) => model.practices);

type Change = (practices: ModelPractice[]) => void;
const cite = (...ids: string[]) => ids.map((work) => ({ work, note: 'A note.' }));

/** A fresh copy of the bundled mathematics model, changed in one place by the test. */
function breakModel(change: Change): Model {
  const model = Model.parse(readPack('models/mathematics.json'));
  change(model.practices);
  return model;
}

test('every bundled model loads without a fault', () => {
  assert.deepEqual(models.map(({ model }) => model.subject).toSorted(), [
    'english-language-arts',
    'mathematics',
    'science',
    'social-studies',
  ]);
  for (const { path } of models) {
    const { model, faults } = readModel(readPack(path), works);
    assert.deepEqual(faults, [], path);
    assert.ok(model?.sample, `${path} is marked as a sample`);
  }
});

test('every bundled model has six to eight practices with three or four look-fors of all three kinds', () => {
  for (const { path, model } of models) {
    assert.ok(model.practices.length >= 6 && model.practices.length <= 8, path);
    const lookFors = model.practices.flatMap((practice) => practice.look_fors);
    assert.deepEqual(new Set(lookFors.map(({ kind }) => kind)), new Set(LookForKind.options), path);
  }
  for (const practice of allPractices) {
    assert.ok([3, 4].includes(practice.look_fors.length), practice.id);
    assert.ok([2, 3].includes(practice.phrases.length), practice.id);
  }
});

test('a model of a new subject in the same shape loads without code and cites works of its own [C16]', () => {
  const look_fors = [
    { id: 'MU1a', kind: 'behavior', text: 'Students say what they heard before they play again.' },
    { id: 'MU1b', kind: 'practice', text: 'A question asks what to change in the next try.' },
    { id: 'MU1c', kind: 'characteristic', text: 'There is silence between two tries.' },
  ];
  const practice = {
    id: 'MU1',
    name: 'Listen, then play it again',
    sentence: 'Students listen to what they played and change one thing.',
    actor: 'students',
    bands: 'K-12',
    look_fors,
    opportunity: 'Students are rehearsing or practicing.',
    not_this: 'Playing a piece through several times.',
    research: cite('example-2020'),
    phrases: [],
  };
  const music = {
    id: 'field-team-music',
    version: '2.1.0',
    sample: false,
    subject: 'music',
    title: 'Vision of high-quality instruction in music',
    language: 'en',
    bands: ['K-5', '6-12'],
    about: 'One practice, brought by a field team.',
    cautions: [],
    practices: [practice],
  };
  const brought = Work.parse({ ...works[0], id: 'example-2020', title: 'An invented study', kind: 'study' });
  const read = readModel(JSON.parse(JSON.stringify(music)), [...works, brought]);
  assert.deepEqual(read.faults, []);
  assert.deepEqual(read.model, music);
  assert.deepEqual(
    readModel(music, works).faults.map(({ code }) => code),
    ['unknown-work'],
  );
});

const refusals: [title: string, ModelFaultCode, words: RegExp, Change][] = [
  [
    'a practice that cites a work nobody has listed',
    'unknown-work',
    /M1 .* cites "nobody-1999", which is not in the list/,
    ([first]) => first!.research.push(...cite('nobody-1999')),
  ],
  [
    'a practice that rests on frameworks or standards alone',
    'no-evidence',
    /M1 Reasoning kept with the students cites only frameworks or standards/,
    ([first]) => Object.assign(first!, { research: cite('nctm-2014', 'ngss-2013') }),
  ],
  [
    'a practice without any research',
    'no-research',
    /M1 .* cites no research/,
    ([first]) => Object.assign(first!, { research: [] }),
  ],
  [
    'a practice that cites one work twice',
    'repeated-work',
    /cites "stein-1996" more than once/,
    ([first]) => first!.research.push(...cite('stein-1996')),
  ],
  [
    'two practices with one id',
    'repeated-practice-id',
    /Two practices have the id M1/,
    ([, second]) => Object.assign(second!, { id: 'M1' }),
  ],
  [
    'one look-for id in two practices',
    'repeated-look-for-id',
    /Two look-fors have the id M1a/,
    ([, second]) => Object.assign(second!.look_fors[0]!, { id: 'M1a' }),
  ],
  [
    'a practice with fewer than three look-fors',
    'too-few-look-fors',
    /M1 .* has 2 look-fors\. A practice needs at least 3/,
    ([first]) => first!.look_fors.splice(2),
  ],
  [
    'a model in which one kind of look-for never occurs',
    'missing-look-for-kind',
    /No look-for of the model is a characteristic/,
    (practices) => {
      for (const { look_fors } of practices) {
        for (const lookFor of look_fors.filter(({ kind }) => kind === 'characteristic'))
          lookFor.kind = 'behavior';
      }
    },
  ],
];

for (const [title, code, words, change] of refusals) {
  test(`refuses ${title}`, () => {
    const { model, faults } = readModel(breakModel(change), works);
    assert.equal(model, null);
    assert.deepEqual([...new Set(faults.map((fault) => fault.code))], [code]);
    assert.match(faults[0]!.words, words);
  });
}

test('a practice guide beside a framework is enough evidence for a practice', () => {
  const model = breakModel(([first]) => Object.assign(first!, { research: cite('nctm-2014', 'star-2015') }));
  assert.deepEqual(findModelFaults(model, works), []);
});

test('refuses a model without practices, and names every fault and not only the first', () => {
  const { faults } = readModel({ ...models[0]!.model, practices: [] }, works);
  assert.deepEqual(
    faults.map(({ code }) => code),
    ['no-practices', ...LookForKind.options.map(() => 'missing-look-for-kind')],
  );
});

test('refuses a file of another shape and says where', () => {
  const mathematics = Model.parse(readPack('models/mathematics.json'));
  const withRoom = structuredClone(mathematics) as unknown as { practices: Record<string, unknown>[] };
  withRoom.practices[0]!.room = '204';
  const extra = readModel(withRoom, works);
  assert.equal(extra.model, null);
  assert.deepEqual(
    extra.faults.map(({ code, at }) => [code, at]),
    [['wrong-shape', 'practices.0']],
  );
  assert.match(extra.faults[0]!.words, /at "practices\.0".*room/);

  const untyped = structuredClone(mathematics) as unknown as {
    practices: { look_fors: { kind: string }[] }[];
  };
  untyped.practices[0]!.look_fors[1]!.kind = 'rating';
  assert.equal(readModel(untyped, works).faults[0]?.at, 'practices.0.look_fors.1.kind');

  for (const input of [null, 'a vision', [], { ...mathematics, version: 'latest' }]) {
    assert.equal(readModel(input, works).faults[0]?.code, 'wrong-shape');
  }
});

test('the bundled works have ids of their own, and an unknown identifier is null and not empty', () => {
  assert.equal(works.length, 113);
  assert.equal(new Set(works.map(({ id }) => id)).size, works.length);
  for (const work of works) {
    assert.deepEqual(Work.parse(work), work);
    assert.notEqual(work.identifier, '');
  }
  assert.equal(Work.safeParse({ ...works[0], identifier: '' }).success, false);
  assert.equal(Work.safeParse({ ...works[0], mark: 'seen' }).success, false);
});

test('no research note of a bundled model says that a practice causes or improves anything', () => {
  for (const { id, research } of allPractices) {
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
    const { model } = models.find(({ model: { practices } }) =>
      practices.some((practice) => practice.id === id),
    )!;
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
  for (const { id, look_fors, phrases } of allPractices) {
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

const Term = z.strictObject({
  term: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  meaning: z.string().min(1),
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
  research: z.array(z.strictObject({ work: z.string(), note: Words })).min(1),
});

test('every name of a vision leads to the one standard term, and no name leads to two terms', () => {
  const terms = z.array(Term).parse(readPack('aliases.json'));
  const names = terms.flatMap(({ term, aliases }) => [term, ...aliases]).map((name) => name.toLowerCase());
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
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
