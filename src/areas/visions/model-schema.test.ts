import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
const works = z.array(Work).parse(readPack('research/works.json'));

type Change = (practices: ModelPractice[]) => void;
const cite = (...ids: string[]) => ids.map((work) => ({ work, note: 'A note.' }));

/** A fresh copy of the bundled mathematics model, changed in one place by the test. */
function breakModel(change: Change): Model {
  const model = Model.parse(readPack('models/mathematics.json'));
  change(model.practices);
  return model;
}

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
  const { faults } = readModel({ ...Model.parse(readPack('models/science.json')), practices: [] }, works);
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
