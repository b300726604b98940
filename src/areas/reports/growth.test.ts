import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { componentOf } from '../blueprint/test-ground.ts';
import { day } from '../conversations/test-ground.ts';
import { evidenceOf, networkOf, ratingOf } from '../evidence/test-ground.ts';
import { agreeNorm, goalOf, readingOf } from '../goals/test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

async function sectionOf(id: string, language: 'en' | 'ar' = 'en') {
  const { columns } = await world.as('bruno').reports.readBoard({ language });
  return columns.flatMap(({ sections }) => sections).find((one) => one.id === id);
}

test('what was agreed stands on the page with its day; before that, what the network keeps when it meets', async () => {
  assert.match((await sectionOf('norms'))?.note ?? '', /No norms/);
  await world.as('dana').conversations.sayPurpose({
    id: (await networkOf(world)) as never,
    purposeId: newId(),
    purpose: 'The same quality everywhere.',
    practiceIds: [],
    norms: ['We begin on time.'],
  });
  assert.match((await sectionOf('norms'))?.statements[0] ?? '', /^We begin on time\. \(agreed /);
  await agreeNorm(world, 'Everybody is heard.');
  const { statements } = (await sectionOf('norms')) ?? { statements: [] };
  assert.equal(statements.length, 1);
  assert.match(statements[0] ?? '', /^Everybody is heard\. \(agreed /);
});

test('a goal is told by its latest reading, where it began and what it aims for, with its n', async () => {
  const goal = goalOf();
  await world.as('dana').goals.makeGoal(goal);
  await world.as('dana').goals.makeReading(readingOf(goal.goalId));
  const [figure] = (await sectionOf('goals'))?.figures ?? [];
  assert.match(figure?.text ?? '', /: 55 of 100; from 48 of 100 toward 65 of 100 by /);
  assert.equal(figure?.n, 405);
});

test('a count of fewer than ten is told as that and without a number; a count of more is its own', async () => {
  const hours = (what: string, baseline: number, value: number) => {
    const goal = goalOf({
      ...{ what, unit: 'count', performance: 'leader', target: { value: 40, on: day(170) } },
      baseline: { ...goalOf().baseline, value: baseline, n: null },
    });
    return { goal, reading: readingOf(goal.goalId, { value, n: null }) };
  };
  for (const { goal, reading } of [hours('Visits made together', 3, 7), hours('Walks in pairs', 4, 12)]) {
    await world.as('dana').goals.makeGoal(goal);
    await world.as('dana').goals.makeReading(reading);
  }
  const told = await sectionOf('goals');
  const [few] = told?.statements ?? [];
  assert.match(few ?? '', /^Visits made together: fewer than 10; from fewer than 10 toward 40 by /);
  const many = told?.figures.find(({ text }) => text.startsWith('Walks'));
  assert.match(many?.text ?? '', /: 12; from fewer than 10 toward 40 /);
  assert.equal(many?.n, 12);
});

test('the network’s rating is told part by part with how many were there; its spread is not', async () => {
  assert.equal(await sectionOf('indicators'), undefined);
  const rating = ratingOf(await networkOf(world), 'e3', [
    ['respect', [1, 4, 2], 'partly'],
    ['teamwork', [2, 3, 2], null],
    ['accountability', [0, 0, 7], 'in_place'],
  ]);
  await evidenceOf(world, 'dana').recordRating(rating);
  const [figure] = (await sectionOf('indicators'))?.figures ?? [];
  assert.match(figure?.text ?? '', /^Indicator 3: .*Respect \(Partly in place\)/);
  assert.match(figure?.text ?? '', /Teamwork \(no agreement yet\)/);
  assert.equal(figure?.n, 7);
  assert.match((await sectionOf('indicators', 'ar'))?.figures[0]?.text ?? '', /الاحترام/);
  const shared = await world.as('fiona').reports.readShared({ scope: 'board_update', language: 'en' });
  assert.ok(!JSON.stringify(shared).includes('Teamwork'), 'consented to the board update alone');
});

test('the board hears of the Blueprint what its own page says: what lapsed is not in place', async () => {
  const say = (componentId: string, on: string) =>
    world.as('sam').blueprint.sayState({
      ...{ componentId: componentId as never, id: newId(), state: 'installed', on, note: 'It runs.' },
    });
  const [holds, found, unseen] = [
    await componentOf(world, 'communication'),
    await componentOf(world, 'problem_solving'),
    await componentOf(world, 'district_network'),
  ];
  for (const { id } of [holds, found]) await say(id, day(-30));
  await say(unseen.id, day(-700));
  await world.as('sam').blueprint.checkComponent({
    ...{ componentId: found.id, id: newId(), on: day(-1), answer: 'no', evidence: 'Nobody uses it.' },
  });
  const { components } = await world.as('theo').blueprint.readFramework();
  const over = components.filter((one) => one.isInstalledOverTime && !one.isRetired);
  const of = (state: string) => over.filter(({ standing }) => standing.state === state).length;
  assert.deepEqual([of('installed'), of('lapsed')], [1, 2]);
  const [figure] = (await sectionOf('installation'))?.figures ?? [];
  assert.equal(
    figure?.text,
    `Parts in place: 1 of ${over.length}; started: 0; lapsed: 2; to begin within half a year: 0`,
  );
  assert.equal(figure?.n, over.length);
});
