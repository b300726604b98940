import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import {
  type Adopted,
  addStaff,
  adoptVision,
  day,
  holdingOf,
  idOf,
  newAnswerId,
  planOf,
  questionOn,
  refuses,
} from '../conversations/test-ground.ts';
import { entryOf, evidenceOf, networkOf, ratingOf } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
});
after(() => world.close());

const of = (name: Parameters<typeof evidenceOf>[1]) => evidenceOf(world, name);
const traceOf = async (indicatorId: string, traceId: string) =>
  (await of('theo').readIndicator({ indicatorId })).traces.find(({ id }) => id === traceId);

/** A step of today that somebody holds. */
const holdStep = (ownerId: string, building: string | null) =>
  world.query(
    `insert into supports.steps (district_id, id, building_id, kind, learning, what, measure, owner_id, due_on, made_on, made_by, made_in)
     values ($1, $2, $3, 'structure', 'student', 'A table in the hall.', 'It is used.', $4, $5, $6, $7, $8)`,
    [
      ...[
        world.districtId,
        newId(),
        building === null ? null : world.place(building),
        ownerId,
        day(20),
        day(0),
      ],
      ...[world.person('dana').id, world.person('dana').capacityId],
    ],
  );

test('the register holds the eight statements whole, and an empty district says nothing about people', async () => {
  const register = await of('bruno').listIndicators({});
  assert.equal(register.indicators.length, 8);
  assert.match(
    register.indicators[0]?.statement.en ?? '',
    /^The district is actively creating a culture of shared/,
  );
  for (const { parts, isDisagreeing } of register.indicators) {
    assert.equal(isDisagreeing, false);
    for (const part of parts) assert.deepEqual(part.levels, { rating: null, pulse: null, traces: null });
  }
  assert.equal(register.mayChange, false);
  await refuses(of(null).listIndicators({}), 'session/none');
});

test('steps leave traces by who owns them, and the records behind are those that one may read', async () => {
  await holdStep(idOf(world, 'dana'), null);
  await holdStep(idOf(world, 'theo'), 'Lakeside Elementary');
  const leaders = await traceOf('e2', 'steps_leaders');
  const teachers = await traceOf('e2', 'steps_teachers');
  assert.deepEqual([leaders?.count, leaders?.of, teachers?.count, teachers?.of], [1, 2, 1, 2]);
  assert.deepEqual([leaders?.quarters, leaders?.lastOn], [[0, 0, 0, 1], day(0)]);
  const { records, notShown } = await of('theo').readTrace({ traceId: 'steps_leaders' });
  assert.deepEqual(
    [records.length, records.filter(({ isCounted }) => isCounted).length, notShown],
    [2, 1, 0],
  );
  assert.doesNotMatch(JSON.stringify(records), /whitfield|lindqvist/i);
  assert.deepEqual(await of('bruno').readTrace({ traceId: 'steps_leaders' }), { records: [], notShown: 2 });
  await refuses(of('theo').readTrace({ traceId: 'nothing' }), 'record/not-found');
  const lakeside = world.place('Lakeside Elementary') as BuildingId;
  const there = await of('theo').readTrace({ traceId: 'steps_leaders', buildingId: lakeside });
  assert.equal(there.records.length, 1, 'a building has its own');
  assert.deepEqual(await of('stranger').readTrace({ traceId: 'steps_leaders' }), {
    records: [],
    notShown: 0,
  });
});

test('sessions are counted by what they said of themselves; what nobody said is no "no"', async () => {
  const hold = async (tags: object) => {
    const plan = { ...planOf(world, adopted, { heldOn: day(-1) }), ...tags };
    await world.as('priya').conversations.planSession(plan);
    await world.as('priya').conversations.holdSession({ ...holdingOf(world, plan), ...tags });
  };
  const tags = (
    isEmbedded: boolean | null,
    isOnStudentWork: boolean | null,
    isWithPeers: boolean | null,
  ) => ({
    tags: { isEmbedded, isOnStudentWork, isWithPeers },
  });
  await hold(tags(true, true, true));
  await hold(tags(true, false, true));
  await hold({});
  const found = await of('theo').readIndicator({ indicatorId: 'e6' });
  const counts = Object.fromEntries(found.traces.map((trace) => [trace.id, [trace.count, trace.of]]));
  assert.deepEqual(counts, {
    sessions_embedded: [2, 2],
    sessions_student_work: [1, 2],
    sessions_peers: [2, 2],
    sessions_all_three: [1, 2],
  });
  assert.deepEqual(found.streams.traces, 6);
});

test('questions are counted with how soon answers came, from five answers on', async () => {
  const ask = async () => {
    const question = questionOn(adopted, 'What counts as a reason?');
    await world.as('theo').conversations.askQuestion(question);
    await world.as('elena').conversations.answerQuestion({
      ...{ questionId: question.id, id: newAnswerId(), body: 'Words that others can use.' },
    });
  };
  for (let asked = 0; asked < 4; asked += 1) await ask();
  assert.equal((await traceOf('e8', 'questions_answered'))?.medianHours, null);
  await ask();
  await world.as('theo').conversations.askQuestion(questionOn(adopted, 'And in kindergarten?'));
  const trace = await traceOf('e8', 'questions_answered');
  assert.deepEqual([trace?.count, trace?.of, trace?.medianHours], [5, 6, 0]);
});

test('barriers and messages are counted for all and opened by those who may read them', async () => {
  const buildingId = world.place('Lakeside Elementary') as BuildingId;
  await world.as('rosa').conversations.raiseBarrier({
    ...{
      id: newId(),
      buildingId,
      title: 'No common hour',
      body: 'The schedule keeps us apart.',
      practiceId: null,
    },
  });
  const answered = await traceOf('e8', 'barriers_answered');
  assert.deepEqual([answered?.count, answered?.of], [0, 1]);
  assert.equal((await of('theo').readTrace({ traceId: 'barriers_answered' })).records.length, 1);
  assert.deepEqual(await of('grace').readTrace({ traceId: 'barriers_answered' }), {
    records: [],
    notShown: 1,
  });
  await world.as('sam').digest.sendMessage({
    ...{
      id: newId() as never,
      title: 'For teachers',
      body: 'Read it.',
      audiences: ['teachers'],
      buildingIds: [],
    },
    ...{ versionId: null, practiceId: null, channel: 'page', told: null },
  });
  assert.equal((await of('theo').readTrace({ traceId: 'messages_sent' })).records[0]?.title, 'For teachers');
  assert.deepEqual(await of('walt').readTrace({ traceId: 'messages_sent' }), { records: [], notShown: 1 });
});

test('conflicts are counted without titles, days or quarters, and only in steps of five', async () => {
  const end = async () => {
    const id = newId() as never;
    await world.as('theo').conversations.openRoom({
      ...{ id, kind: 'team', title: 'Us two', heldOn: day(0), buildingId: null, groupId: null },
      ...{ protocolId: 'jointly-sample-conflict', isClosed: true },
    });
    const entry = { id: newId(), saidAt: new Date().toISOString(), body: { kind: 'ended' } };
    await world.as('theo').conversations.sendEntries({ id, entries: [entry] });
  };
  await end();
  const one = await traceOf('e5', 'conflicts_ended');
  assert.deepEqual([one?.count, one?.quarters, one?.lastOn, one?.isOpen], [null, null, null, false]);
  assert.deepEqual(await of('dana').readTrace({ traceId: 'conflicts_ended' }), { records: [], notShown: 0 });
  const { streams, traces } = await of('theo').readIndicator({ indicatorId: 'e5' });
  const known = traces.filter(({ partIds, count }) => partIds.includes('e5.respectful') && count !== null);
  assert.equal(streams.parts[0]?.traces.kinds, known.length, 'what is not shown is not known');
  for (let ended = 1; ended < 6; ended += 1) await end();
  assert.equal((await traceOf('e5', 'conflicts_ended'))?.count, 5, 'six are shown as five');
  const decided = await of('theo').readTrace({ traceId: 'meetings_decided' });
  assert.doesNotMatch(JSON.stringify(decided), /Us two/);
});

test('a rating far from its traces raises the question, and only for that part', async () => {
  await of('sam').recordRating(
    ratingOf(await networkOf(world), 'e7', [
      ['array', [0, 1, 6], 'in_place'],
      ['impact', [0, 6, 1], 'partly'],
    ]),
  );
  const { streams } = await of('theo').readIndicator({ indicatorId: 'e7' });
  assert.deepEqual(
    streams.parts.map(({ questions }) => questions.map(({ kind }) => kind)),
    [['rating_over_traces'], []],
  );
  assert.deepEqual([streams.isDisagreeing, streams.lastRatedOn], [true, day(0)]);
});

test('whence evidence comes is counted by building and group, with none left out and small groups kept dark', async () => {
  const buildingId = world.place('Birchwood Middle') as BuildingId;
  await of('grace').addEntry(
    entryOf('e4.each_student', { buildingId, employeeGroups: ['teachers', 'other_staff'] }),
  );
  const before = await of('theo').readCoverage();
  assert.deepEqual(
    before.buildings.map(({ name, evidence, sessions, visits }) => [name, evidence, sessions, visits]),
    [
      ['Lakeside Elementary', 0, 3, 0],
      ['Birchwood Middle', 1, 0, 0],
      ['Maple Ridge High', 0, 0, 0],
    ],
  );
  const groups = () => before.groups.map(({ group, evidence, ratings }) => [group, evidence, ratings]);
  assert.deepEqual(groups(), [
    ['leaders', 0, 1],
    ['teachers', 1, 0],
    ['coaches', 0, 0],
    ['other_staff', 1, 0],
  ]);
  const teachers = (all: typeof before) => all.groups.find(({ group }) => group === 'teachers')?.sessions;
  assert.equal(teachers(before), null, 'four teachers are too few to be counted by');
  await addStaff(world, 'teacher', 'Maple Ridge High', 1);
  assert.equal(teachers(await of('theo').readCoverage()), 3);
  assert.deepEqual((await of('stranger').readCoverage()).buildings, []);
});

test('the listed research stands beside each indicator, and the district adds its own', async () => {
  const { works, citations } = await of('theo').readIndicator({ indicatorId: 'e3' });
  assert.deepEqual(
    works.map(({ id, year }) => [id, year]),
    [
      ['bryk-schneider-2002', 2002],
      ['edmondson-1999', 1999],
    ],
  );
  assert.ok(works.every(({ finding }) => finding.length > 20));
  assert.deepEqual(citations, []);
  const id = newId();
  const own = {
    id,
    indicatorId: 'e3',
    citation: 'Our own staff study, 2025.',
    link: '10.1234/abc',
    note: 'Two schools.',
  };
  await of('elena').addCitation(own);
  await of('elena').addCitation(own);
  await refuses(of('elena').addCitation({ ...own, note: 'Three.' }), 'record/different-content');
  await refuses(of('theo').addCitation({ ...own, id: newId() }), 'session/not-in-this-capacity');
  await refuses(of('elena').addCitation({ ...own, id: newId(), indicatorId: 'e99' }), 'record/not-found');
  await refuses(
    of('elena').addCitation({ ...own, id: newId(), link: 'javascript:x' }),
    'request/not-readable',
  );
  const [shown] = (await of('theo').readIndicator({ indicatorId: 'e3' })).citations;
  assert.deepEqual(
    [shown?.by, shown?.capacity, shown?.addedOn, shown?.mayWithdraw],
    ['Elena Vargas', 'coach', day(0), false],
  );
  assert.deepEqual((await of('stranger').readIndicator({ indicatorId: 'e3' })).citations, []);
  await refuses(of('priya').withdrawCitation({ id }), 'evidence/not-yours');
  await of('elena').withdrawCitation({ id });
  await of('dana').withdrawCitation({ id });
  assert.deepEqual((await of('theo').readIndicator({ indicatorId: 'e3' })).citations, []);
});

test('a citation says nothing of anybody who works here', async () => {
  const citation = { id: newId(), indicatorId: 'e3', citation: 'A study', link: null, note: '' };
  const add = (changes: Partial<typeof citation>) =>
    evidenceOf(world, 'marcus').addCitation({ ...citation, ...changes } as never);
  await assert.rejects(add({ note: 'Grace Kowalski is the weak link here.' }), /names-a-person/);
  await assert.rejects(add({ citation: 'As told by Grace Kowalski' }), /names-a-person/);
  await add({});
});
