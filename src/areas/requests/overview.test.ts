import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, type Ground, insertVisits, insertWindow, seenIn } from '../analysis/reading-ground.ts';
import { refuses } from '../conversations/test-ground.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import { goOn, requestInput } from './test-ground.ts';

let world: World;
let ground: Ground;
let windowId: string;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
  windowId = await insertWindow(world, ground);
  const aims = ground.practiceIds
    .slice(0, 3)
    .map((practiceId) => ({ practiceId, presentPercent: 60, opportunityPercent: 50 }));
  await world.as('sam').analysis.setAims({ id: newId(), windowId, aims });
  await insertVisits(world, ground, windowId, [
    { building: 'Lakeside Elementary', rooms: 10, each: 5, answers: seenIn(5, 48, 25) },
    { building: 'Birchwood Middle', rooms: 10, each: 5, answers: seenIn(45, 5, 25) },
  ]);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
});
after(() => world.close());

const as = (name: NamedPerson | null) => world.as(name).requests;
const practice = (place: number) => ground.practiceIds[place] as string;

async function cell(place: number, building: string) {
  const { visions } = await as('theo').readMap();
  const row = visions.flatMap(({ practices }) => practices).find(({ id }) => id === practice(place));
  const found = row?.cells.find(({ buildingId }) => buildingId === world.place(building));
  assert.ok(found);
  return found;
}

test('the map sets the need that a reading found beside the support that went there', async () => {
  const low = await cell(0, 'Lakeside Elementary');
  assert.deepEqual(
    [low.need, low.gap, low.figure],
    ['low', 'need_without_support', { present: 5, visits: 50 }],
  );
  assert.deepEqual(
    [(await cell(0, 'Birchwood Middle')).need, (await cell(0, 'Birchwood Middle')).gap],
    ['high', null],
  );
  assert.deepEqual(
    [(await cell(2, 'Lakeside Elementary')).need, (await cell(2, 'Lakeside Elementary')).because],
    ['unknown', 'within_chance'],
  );
  const input = requestInput({
    ...{ practiceId: practice(0), buildingId: world.place('Lakeside Elementary'), windowId },
  });
  const asked = await as('theo').ask(input);
  assert.equal(asked.before?.figure?.present, 5);
  assert.equal((await cell(0, 'Lakeside Elementary')).gap, 'need_without_support', 'asked is not given');
  await goOn(
    world,
    input.requestId,
    ['elena', 'took_up'],
    ['elena', 'fulfilled', { note: 'Three mornings.', minutes: 180, cents: 9_900 }],
  );
  const met = await cell(0, 'Lakeside Elementary');
  assert.deepEqual(
    [met.gap, met.support.given, met.support.minutes, met.support.cents],
    [null, 1, 180, 9_900],
  );
});

test('what a reading keeps back is kept back here: a place with too few looks like one that was not visited', async () => {
  const own = { ...ground, practiceIds: [practice(3)] };
  const small = await insertWindow(world, own);
  await insertVisits(world, own, small, [
    { building: 'Lakeside Elementary', rooms: 10, each: 5, answers: seenIn(5) },
    { building: 'Birchwood Middle', rooms: 10, each: 6, answers: seenIn(45) },
    { building: 'Maple Ridge High', rooms: 3, each: 2, answers: seenIn(1) },
  ]);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId: small });
  const shown = await world.as('theo').analysis.readWindow({ windowId: small });
  for (const { building, buildingId, result } of shown.practices[0]?.buildings ?? []) {
    const here = await cell(3, building);
    assert.equal(here.buildingId, buildingId);
    assert.equal(here.figure !== null, result.is === 'shown', building);
    if (result.is !== 'shown') assert.deepEqual([here.need, here.because], ['unknown', 'not_enough']);
  }
  // The small one, and a second one so that it cannot be worked out.
  assert.equal(shown.practices[0]?.buildings.filter(({ result }) => result.is === 'shown').length, 1);
});

test('support where no reading found a need is said to be so, and steps and sessions count as support', async () => {
  assert.equal((await cell(1, 'Maple Ridge High')).gap, null);
  await world.as('dana').supports.makeStep({
    ...{ stepId: newId() as never, conversationId: null, subjectId: null, practiceId: practice(1) },
    ...{ buildingId: world.place('Maple Ridge High') as never, bandId: null, kind: 'structure' },
    ...{ learning: 'professional', what: 'An hour to plan.', measure: 'It is used.' },
    ...{ ownerId: world.person('dana').id as never, dueOn: day(20) },
  });
  const here = await cell(1, 'Maple Ridge High');
  assert.deepEqual([here.support.steps, here.gap], [1, 'support_without_known_need']);
  // A need in a building is not left alone when something went to the whole district.
  assert.equal((await cell(1, 'Birchwood Middle')).gap, 'need_without_support');
  const { requestId } = requestInput();
  await as('theo').ask(requestInput({ requestId, practiceId: practice(1) }));
  await goOn(world, requestId, ['elena', 'took_up'], ['elena', 'started']);
  assert.equal((await cell(1, 'Birchwood Middle')).gap, null);
  assert.deepEqual((await as('stranger').readMap()).visions, []);
});

test('after the support the next readings stand beside the request, as they show that place', async () => {
  const { requests } = await as('theo').listRequests({ standing: 'all', practiceId: practice(0) });
  const requestId = requests[0]?.id as never;
  assert.deepEqual((await as('theo').readRequest({ requestId })).after, []);
  // A window of the days to come, read as this one was: nobody can wait for it here.
  const later = await insertWindow(world, ground, { startsOn: day(1), endsOn: day(20) });
  await world.query(
    `insert into analysis.readings (district_id, id, window_id, figures, sha256, frozen_by, frozen_in)
     select district_id, gen_random_uuid(), $1, figures, sha256, frozen_by, frozen_in from analysis.readings
     where window_id = $2`,
    [later, windowId],
  );
  const [after] = (await as('theo').readRequest({ requestId })).after;
  assert.deepEqual([after?.windowId, after?.figure?.present, after?.figure?.visits], [later, 5, 50]);
  assert.ok((after?.figure?.low ?? 1) < 0.1 && (after?.figure?.high ?? 0) > 0.1);
});

test('a vision has its supports beside it, and one that nothing reaches is said to be without', async () => {
  const { visions } = await as('bruno').readVisionSupports({ weeks: 12 });
  const [vision] = visions;
  assert.ok(vision);
  const [first, , third] = vision.practices;
  assert.deepEqual([first?.holding.supports.completed, first?.holding.isWithoutSupport], [1, false]);
  assert.deepEqual([third?.holding.lastOn, third?.holding.supports.started], [null, 0]);
  const { started, kept, waiting } = vision.whole.supports;
  assert.deepEqual([started, kept, waiting], [2, 1, 0]);
  assert.equal(vision.whole.steps.open, 1);
  await refuses(as('theo').readVisionSupports({ weeks: 1 }), 'request/not-readable');
  await refuses(as(null).readVisionSupports({}), 'session/none');
});

test('totals are counts by kind and building, in the currency that the district set', async () => {
  const totals = await as('bruno').readTotals();
  assert.deepEqual([totals.currency, totals.minutes, totals.cents, totals.helped], ['USD', 180, 9_900, null]);
  assert.deepEqual(
    totals.buildings.map(({ building, given }) => [building?.name ?? null, given]),
    [
      ['Lakeside Elementary', 1],
      ['Birchwood Middle', 0],
      ['Maple Ridge High', 0],
      [null, 1],
    ],
  );
  assert.equal((await as('odette').changeCurrency({ currency: 'EUR' })).currency, 'EUR');
  assert.equal((await as('odette').changeCurrency({ currency: 'EUR' })).mayChange, true);
  await refuses(as('priya').changeCurrency({ currency: 'USD' }), 'session/not-in-this-capacity');
  await refuses(as('sam').changeCurrency({ currency: 'dollars' }), 'request/not-readable');
  assert.equal((await as('stranger').readTotals()).currency, 'USD');
});

test('what askers say of a support is told once five have said it', async () => {
  for (let count = 0; count < 5; count += 1) {
    const { requestId } = requestInput();
    await as('theo').ask(requestInput({ requestId }));
    await goOn(world, requestId, ['elena', 'took_up'], ['elena', 'fulfilled', { note: 'Done.' }]);
    assert.equal((await as('theo').readTotals()).helped, null);
    await goOn(world, requestId, ['theo', 'closed', { helped: count === 0 ? 'not_yet' : 'yes' }]);
  }
  assert.deepEqual((await as('theo').readTotals()).helped, { yes: 4, partly: 0, notYet: 1 });
});

test('pace says how long things take from five on, by quarter, and of what age the open ones are', async () => {
  const pace = await as('bruno').readPace();
  assert.equal(pace.quarters.length, 5);
  const of = (kind: string) => pace.kinds.find((one) => one.kind === kind);
  const closed = of('request_closed');
  assert.deepEqual([closed?.ended.count, closed?.ended.spread], [5, { lower: 0, median: 0, upper: 0 }]);
  assert.deepEqual([closed?.open?.count, closed?.open?.spread, closed?.open?.oldestDays], [2, null, 0]);
  assert.deepEqual(of('step_done')?.open, { count: 1, spread: null, oldestDays: 0 });
  assert.equal(of('decision_made')?.open, null);
  assert.doesNotMatch(JSON.stringify(pace), /Theo|Elena|Lakeside/);
  assert.equal((await as('stranger').readPace()).kinds[0]?.open?.count, 0);
});

test('the guide to the conversation is a text in three languages with the works it rests on', async () => {
  const guide = await as('walt').readGuide();
  assert.ok(guide.steps.length >= 3 && guide.steps[1]?.id === 'strengths');
  assert.ok(guide.research.every(({ title }) => title.length > 0));
  await refuses(as(null).readGuide(), 'session/none');
});
