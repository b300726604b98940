import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import {
  type Adopted,
  adoptVision,
  day,
  holdingOf,
  idOf,
  planOf,
  refuses,
} from '../conversations/test-ground.ts';
import { agreeNorm } from '../goals/test-ground.ts';
import { quietFor } from './quiet-rules.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world, 'Mathematics', { daysAgo: 60 });
});
after(() => world.close());

const nothing = { session: null, question: null, visit: null, conversation: null, step: null };
const standing = (name: Parameters<World['as']>[0]) => world.as(name).standing;
const visionOf = async () => {
  const { visions } = await standing('theo').readStanding();
  const found = visions.find(({ versionId }) => versionId === adopted.versionId);
  assert.ok(found !== undefined);
  return found;
};
const quiet = async () => (await visionOf()).practices.map(({ quietForWeeks }) => quietForWeeks);

test('weeks are counted from the last trace of any kind, and not while a session is planned', () => {
  const adoptedOn = '2026-09-01';
  const at = (lastOn: Partial<typeof nothing>, isPlanned = false) =>
    quietFor({ adoptedOn, lastOn: { ...nothing, ...lastOn }, isPlanned }, 6, '2026-10-20');
  assert.equal(at({}), 7);
  assert.equal(at({}, true), null);
  assert.equal(at({ visit: '2026-09-15' } as never), null);
  assert.equal(at({ step: '2026-09-02', session: '2026-09-01' } as never), 6);
});

test('a practice that nobody met for weeks lies in a binder; a meeting, a session or a step takes it out', async () => {
  assert.deepEqual(await quiet(), [8, 8, 8]);
  await world.as('theo').conversations.recordMeeting({
    id: newId() as never,
    kind: 'team',
    title: 'Team',
    heldOn: day(-1),
    buildingId: world.place('Lakeside Elementary') as BuildingId,
    agenda: '',
    practiceIds: adopted.practiceIds.slice(0, 1),
  });
  assert.deepEqual(await quiet(), [null, 8, 8]);
  const plan = planOf(world, adopted, { practiceIds: adopted.practiceIds.slice(1, 2) });
  await world.as('priya').conversations.planSession(plan);
  assert.deepEqual(await quiet(), [null, null, 8], 'a planned session is enough');
  await world.as('dana').supports.makeStep({
    stepId: newId() as never,
    conversationId: null,
    subjectId: null,
    practiceId: adopted.practiceIds[2] as string,
    buildingId: null,
    bandId: null,
    kind: 'structure',
    learning: 'professional',
    what: 'Put the examples where people plan.',
    measure: 'They are used.',
    ownerId: world.person('dana').id as never,
    dueOn: day(20),
  });
  const vision = await visionOf();
  assert.deepEqual(
    vision.practices.map(({ quietForWeeks }) => quietForWeeks),
    [null, null, null],
  );
  assert.equal(vision.practices[2]?.lastOn.step, day(0));
  assert.equal(vision.nextLookOn, day(20));
});

test('the district says after how many weeks; those accountable are told, and nobody else', async () => {
  await refuses(standing('theo').changeQuietWeeks({ quietWeeks: 4 }), 'session/not-in-this-capacity');
  const changed = await standing('dana').changeQuietWeeks({ quietWeeks: 4 });
  assert.deepEqual([changed.quietWeeks, changed.mayChange], [4, true]);
  const other = await adoptVision(world, 'English Language Arts', { daysAgo: 40 });
  const cards = (await standing('sam').listNext()).cards.filter(
    ({ versionId }) => versionId === other.versionId,
  );
  assert.deepEqual(
    cards.map(({ weeks, quietPractices, isVisionQuiet }) => [weeks, quietPractices, isVisionQuiet]),
    [[5, 3, true]],
  );
  assert.deepEqual((await standing('theo').listNext()).cards, []);
  await refuses(world.as(null).standing.readStanding(), 'session/none');
  assert.deepEqual((await standing('stranger').readStanding()).visions, []);
});

test('what waits for the District Network is there for its members: barriers, questions, binders', async () => {
  const { groups } = await world.as('dana').conversations.listGroups({});
  const network = groups.find(({ kind }) => kind === 'district_network');
  const barrierId = newId();
  await world.as('rosa').conversations.raiseBarrier({
    id: barrierId,
    buildingId: world.place('Lakeside Elementary') as BuildingId,
    title: 'No common hour',
    body: 'The schedule keeps us apart.',
    practiceId: null,
  });
  const { items } = await standing('dana').listWaiting({ groupId: network?.id ?? '' });
  assert.ok(items.some(({ kind, id }) => kind === 'barrier' && id === barrierId));
  assert.ok(items.some(({ kind }) => kind === 'binder'));
  assert.deepEqual((await standing('theo').listWaiting({ groupId: network?.id ?? '' })).items, []);
  const building = groups.find(({ building: place }) => place?.name === 'Lakeside Elementary');
  await world.as('dana').conversations.replyToBarrier({
    id: barrierId,
    replyId: newId(),
    kind: 'answered',
    body: 'The schedule changes in January.',
  });
  const back = await standing('rosa').listWaiting({ groupId: building?.id ?? '' });
  assert.deepEqual(
    back.items.map(({ kind, id }) => [kind, id]),
    [['barrier', barrierId]],
  );
});

test('chances to dig in are counted as sessions and hours by building, and name nobody', async () => {
  const plan = planOf(world, adopted, { heldOn: day(-1) });
  await world.as('priya').conversations.planSession(plan);
  await world.as('priya').conversations.holdSession(holdingOf(world, plan));
  const chances = await standing('theo').readChances({ versionId: adopted.versionId });
  const lakeside = chances.buildings.find(({ name }) => name === 'Lakeside Elementary');
  assert.deepEqual([lakeside?.sessions, lakeside?.minutes], [1, 60]);
  assert.deepEqual([lakeside?.meetings, lakeside?.naming], [1, 1]);
  assert.doesNotMatch(JSON.stringify(chances), /priya|raman|theo/i);
  await refuses(standing('theo').readChances({ versionId: newId() }), 'record/not-found');
});

test('what we are for, the norms we keep and what this week is about stand together', async () => {
  const { groups } = await world.as('dana').conversations.listGroups({});
  const network = groups.find(({ kind }) => kind === 'district_network');
  await world.as('dana').conversations.sayPurpose({
    id: network?.id as never,
    purposeId: newId(),
    purpose: 'The same quality everywhere.',
    practiceIds: adopted.practiceIds.slice(0, 1),
    norms: ['We speak of practices, not of people.'],
  });
  const { weeks } = await world.as('dana').digest.listComingWeeks();
  await world.as('dana').digest.setFocus({
    id: newId() as never,
    weekOn: weeks[0]?.weekOn as string,
    audience: null,
    practiceId: adopted.practiceIds[1] as string,
    why: 'Several teams asked how to begin.',
  });
  const { purpose, focus } = await standing('walt').readStanding();
  assert.deepEqual(purpose, {
    purpose: 'The same quality everywhere.',
    practices: ['Practice 1'],
    norms: ['We speak of practices, not of people.'],
  });
  assert.deepEqual(focus, { practice: 'Practice 2', why: 'Several teams asked how to begin.' });
  assert.deepEqual((await standing('walt').readStanding()).norms, []);
  const id = await agreeNorm(world, 'Everybody is heard.');
  const { norms } = await standing('walt').readStanding();
  assert.deepEqual(norms, [{ id, text: 'Everybody is heard.', on: day(0) }]);
  assert.deepEqual((await standing('stranger').readStanding()).norms, []);
  assert.equal((await standing('stranger').readStanding()).focus, null);
});

test('sessions, groups and steps are counted by whether they bring buildings together; nobody is in it', async () => {
  await world.addPerson('Una One', 'teacher', 'Lakeside Elementary');
  const before = (await standing('theo').readStanding()).mix;
  const within = planOf(world, adopted, { heldOn: day(-2) });
  const across = planOf(world, adopted, { heldOn: day(-2), buildingId: null, ledById: idOf(world, 'elena') });
  const hold = async (plan: typeof within, by: 'priya' | 'elena', presentIds: ReturnType<typeof idOf>[]) => {
    await world.as(by).conversations.planSession(plan);
    await world.as(by).conversations.holdSession(holdingOf(world, plan, { presentIds }));
  };
  await hold(within, 'priya', [idOf(world, 'theo'), idOf(world, 'amina')]);
  await hold(across, 'elena', [idOf(world, 'theo'), idOf(world, 'grace')]);
  await world.as('theo').conversations.formGroup({
    id: newId() as never,
    kind: 'team',
    name: 'Across',
    buildingId: null,
    personIds: [idOf(world, 'grace')],
  });
  const { mix } = await standing('theo').readStanding();
  assert.deepEqual(
    [
      mix.sessions.held - before.sessions.held,
      mix.sessions.acrossBuildings - before.sessions.acrossBuildings,
    ],
    [2, 1],
  );
  assert.deepEqual(
    [mix.groups.formed - before.groups.formed, mix.groups.acrossBuildings - before.groups.acrossBuildings],
    [1, 1],
  );
  assert.ok(mix.steps.open >= mix.steps.acrossBuildings && mix.steps.acrossBuildings > 0);
  // Only Lakeside has five people or more; the others are too small to speak of.
  assert.deepEqual(
    mix.buildings.map(({ name, groups, isApart }) => [name, groups.across, isApart]),
    [['Lakeside Elementary', 1, false]],
  );
  assert.equal((mix.buildings[0]?.sessions.across ?? 0) - (before.buildings[0]?.sessions.across ?? 0), 1);
  assert.deepEqual(mix.bands, []);
  const kind = (name: string) => mix.kinds.find((one) => one.kind === name);
  assert.deepEqual([kind('team')?.formed, kind('team')?.acrossBuildings], [1, 1]);
  assert.deepEqual([kind('department')?.formed, kind('grade_level')?.formed], [0, 0]);
});
