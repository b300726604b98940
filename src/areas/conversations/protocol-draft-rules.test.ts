import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  blankProtocol,
  blankStep,
  findDifferences,
  findLacks,
  freeId,
  type ProtocolDraft,
  reworded,
  tidied,
} from './protocol-draft-rules.ts';
import { readProtocolLibrary } from './protocol-file.ts';
import { copyOf } from './protocol-rules.ts';
import { OwnProtocol } from './protocol-schema.ts';

const reflection = copyOf(readProtocolLibrary().protocols.get('jointly-sample-reflection')!);
const inEnglish = { language: 'en', writtenIn: 'en' } as const;

test('a protocol begun from nothing says everything that it lacks, and a sample lacks nothing', () => {
  assert.deepEqual(
    findLacks(blankProtocol()).map(({ what }) => what),
    ['title', 'about', 'agreement', 'step-title', 'step-purpose', 'step-prompts'],
  );
  assert.deepEqual(findLacks(reflection), []);
  assert.deepEqual(findLacks({ ...reflection, steps: [] }), [{ what: 'steps' }]);
  const step = blankStep(reflection.steps);
  const roles = [{ id: 'role-1', title: {}, task: { ar: 'يحفظ الوقت' } }];
  const halfway = { ...reflection, roles, steps: [...reflection.steps, { ...step, title: { es: 'Fin' } }] };
  assert.deepEqual(findLacks(halfway), [
    { what: 'role-title', number: 1 },
    { what: 'step-purpose', number: 5 },
    { what: 'step-prompts', number: 5 },
  ]);
});

test('what lacks nothing can be saved once it is tidied: no empty line, no space around a text', () => {
  const draft: ProtocolDraft = {
    ...reflection,
    title: { en: '  Ours ', es: ' ' },
    listening: [{}, { en: 'Listen' }, { ar: ' ' }],
    roles: [{ id: 'role-1', title: {}, task: {} }],
    steps: reflection.steps.map((step) => ({ ...step, prompts: [...step.prompts, {}], avoid: [{}] })),
  };
  assert.deepEqual(findLacks(draft), []);
  const saved = OwnProtocol.parse(tidied(draft));
  assert.deepEqual(saved.title, { en: 'Ours' });
  assert.deepEqual(saved.listening, [{ en: 'Listen' }]);
  assert.deepEqual(saved.roles, []);
  assert.equal(saved.steps[0]?.prompts.length, reflection.steps[0]?.prompts.length);
  assert.deepEqual(tidied(saved), saved);
});

test('changing a text in its first language takes its translations away; writing it back brings them back', () => {
  const before = { en: 'Listen', es: 'Escuche', ar: 'أصغوا' };
  const changed = reworded({ text: before, before }, 'Listen well', inEnglish);
  assert.deepEqual(changed, { en: 'Listen well' });
  assert.deepEqual(reworded({ text: changed, before }, 'Listen', inEnglish), before);
  assert.deepEqual(reworded({ text: before, before }, '', inEnglish), {});
});

test('a translation is changed or removed on its own', () => {
  const before = { en: 'Listen', es: 'Escuche' };
  const inSpanish = { language: 'es', writtenIn: 'en' } as const;
  assert.deepEqual(reworded({ text: before, before }, 'Oiga', inSpanish), { en: 'Listen', es: 'Oiga' });
  assert.deepEqual(reworded({ text: before, before }, '', inSpanish), { en: 'Listen' });
});

test('a new step has an id that no other has, however often steps came and went', () => {
  let steps = [blankStep([])];
  for (let round = 0; round < 20; round += 1) {
    steps = [...steps, blankStep(steps)];
    if (round % 3 === 0) steps = steps.toSpliced(round % steps.length, 1);
    assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length);
  }
  assert.equal(freeId('role', [{ id: 'role-2' }]), 'role-3');
});

test('two protocols differ in the parts that say something else, and the order of fields is nothing', () => {
  assert.deepEqual(findDifferences(reflection, structuredClone(reflection)), []);
  const turned = {
    ...reflection,
    title: { ar: reflection.title.ar, en: reflection.title.en, es: reflection.title.es },
  };
  assert.deepEqual(findDifferences(reflection, turned), []);
  const other = { ...reflection, about: { en: 'Else' }, steps: reflection.steps.toReversed() };
  assert.deepEqual(findDifferences(reflection, other), ['about', 'steps']);
});
