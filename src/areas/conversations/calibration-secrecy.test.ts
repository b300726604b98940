import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type CodingAnswer, codingAnswers, type SetMaking } from './calibration-contract.ts';
import { code, coders, codingOf, masterAnswers, openLesson } from './calibration-ground.ts';
import { type Adopted, adoptVision } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

type History = { name: NamedPerson; answers: CodingAnswer[] }[];

/** Everything that the wire tells a person of a lesson and its version after this history, with ids by their place. */
async function wireFor(reader: NamedPerson, history: History): Promise<string[]> {
  const adopted = await adoptVision(world, 'Mathematics', { title: 'Kept apart' });
  const lesson = await openLesson(world, adopted);
  const codingIds = history.map(() => newId());
  const told: string[] = [];
  for (const [index, { name, answers }] of history.entries()) {
    await code(world, lesson, name, answers, codingIds[index]);
    told.push(await tellAll(reader, adopted, lesson));
  }
  const ids = [...codingIds, ...history.map(({ name }) => world.person(name).id)];
  for (const id of ids.filter((one) => one !== world.person(reader).id))
    assert.ok(!told.some((text) => text.includes(id)), 'the wire names a coding or who coded');
  const places = [adopted.visionId, adopted.versionId, lesson.id, ...adopted.practiceIds];
  return told.map((text) => places.reduce((rest, id, place) => rest.replaceAll(id, `#${place}`), text));
}

async function tellAll(reader: NamedPerson, adopted: Adopted, lesson: SetMaking): Promise<string> {
  const { conversations } = world.as(reader);
  const { versionId } = adopted;
  return JSON.stringify([
    await conversations.readCalibrationSet({ id: lesson.id }),
    await conversations.listCalibrationSets({ versionId }),
    await conversations.readAgreement({ versionId }),
  ]);
}

/**
 * The same history with others in the places of others: within each whole five the codings are handed round among those who
 * are not the reader, and in the five that is not whole everybody else has coded something different.
 */
function exchanged(history: History, reader: NamedPerson, instead: CodingAnswer[]): History {
  const whole = Math.floor(history.length / 5) * 5;
  return history.map((one, index) => {
    if (one.name === reader) return one;
    if (index >= whole) return { ...one, answers: instead };
    const five = history.slice(Math.floor(index / 5) * 5, Math.floor(index / 5) * 5 + 5);
    const others = five.filter(({ name }) => name !== reader);
    const next = others[(others.findIndex(({ name }) => name === one.name) + 1) % others.length];
    return { ...one, answers: next?.answers ?? one.answers };
  });
}

const Answers = fc.array(fc.constantFrom(...codingAnswers), {
  minLength: masterAnswers.length,
  maxLength: masterAnswers.length,
});

test('whoever reads, and whenever, cannot tell one history of codings from another in which others coded it for others', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...coders], { minLength: 1 }),
      fc.array(Answers, { minLength: coders.length, maxLength: coders.length }),
      fc.constantFrom<NamedPerson>(...coders, 'elena', 'bruno', 'sam'),
      Answers,
      async (names, answers, reader, instead) => {
        const history = names.map((name, index) => ({ name, answers: answers[index] ?? masterAnswers }));
        const other = exchanged(history, reader, instead);
        const [one, two] = [await wireFor(reader, history), await wireFor(reader, other)];
        // While a five is being filled the reader sees nothing new of it, so each reading is the same in both.
        assert.deepEqual(one, two);
      },
    ),
    { numRuns: 8 },
  );
});

test('one’s own coding is on the wire for oneself, and for nobody else', async () => {
  const adopted = await adoptVision(world, 'Mathematics', { title: 'Own coding' });
  const lesson = await openLesson(world, adopted);
  const mine: CodingAnswer[] = ['could_not_tell', 'could_not_tell', 'could_not_tell', 'could_not_tell'];
  await code(world, lesson, 'theo', mine);
  const { conversations } = world.as('theo');
  assert.deepEqual(
    (await conversations.readCalibrationSet({ id: lesson.id })).yours,
    codingOf(lesson.practiceIds, mine),
  );
  for (const name of ['amina', 'elena', 'priya', 'sam', 'dana'] as const)
    assert.ok(!(await tellAll(name, adopted, lesson)).includes('"answer":"could_not_tell"'), name);
});
