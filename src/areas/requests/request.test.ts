import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type Adopted, adoptVision, day, refuses, reviseVision } from '../conversations/test-ground.ts';
import { actInput, goOn, requestInput } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world, 'Mathematics', { daysAgo: 60 });
});
after(() => world.close());

const as = (name: NamedPerson | null) => world.as(name).requests;
const lakeside = () => ({ buildingId: world.place('Lakeside Elementary') });

test('anybody on the staff asks for support: what for, which practice, where, by when', async () => {
  const input = requestInput({
    ...{ practiceId: adopted.practiceIds[0], bandId: world.place('3-5'), neededOn: day(10) },
    ...{ startsOn: day(2), endsOn: day(30), rhythm: 'weekly', ...lakeside() },
  });
  const { request } = await as('theo').ask(input);
  assert.deepEqual(
    [
      request.standing,
      request.practice?.name,
      request.subject?.name,
      request.building?.name,
      request.band?.name,
    ],
    ['waiting', 'Practice 1', 'Mathematics', 'Lakeside Elementary', '3-5'],
  );
  assert.equal(request.vision?.versionId, adopted.versionId);
  assert.deepEqual([request.rhythm, request.neededOn, request.endsOn], ['weekly', day(10), day(30)]);
  assert.deepEqual(
    request.askers.map(({ name }) => name),
    ['Theo Lindqvist'],
  );
  assert.deepEqual((await as('theo').ask(input)).request, request);
  await refuses(as('theo').ask({ ...input, what: 'Something else.' }), 'record/different-content');
  await refuses(as('amina').ask(input), 'record/different-content');
  for (const name of ['walt', 'ursula', 'odette', 'rosa', 'sam'] as const)
    assert.equal((await as(name).ask(requestInput())).request.isMine, true);
  await refuses(as('bruno').ask(requestInput()), 'session/not-in-this-capacity');
  await refuses(as(null).ask(requestInput()), 'session/none');
});

test('a request with a name in its text, a place or practice from elsewhere, or a day that is over is refused', async () => {
  const asks = (more: Record<string, unknown>) => as('theo').ask(requestInput(more));
  await refuses(asks({ what: 'Somebody who helps Ms Kowalski.' }), 'requests/names-a-person', {
    found: ['Ms Kowalski'],
  });
  await refuses(asks({ buildingId: newId() }), 'requests/place-not-here');
  await refuses(asks({ practiceId: newId() }), 'requests/practice-not-in-force');
  await refuses(
    asks({ practiceId: adopted.practiceIds[0], subjectId: world.place('English Language Arts') }),
    'requests/practice-not-in-force',
  );
  await refuses(asks({ windowId: newId() }), 'requests/origin-not-here');
  await refuses(asks({ stepId: newId() }), 'requests/origin-not-here');
  await refuses(asks({ neededOn: day(-1) }), 'requests/day-in-the-past', { today: day(0) });
  await refuses(asks({ endsOn: day(3) }), 'request/not-readable');
  await refuses(asks({ startsOn: day(5), endsOn: day(3) }), 'request/not-readable');
  await refuses(asks({ what: ' ' }), 'request/not-readable');
});

test('only a version in force is asked for, and its practices', async () => {
  const before = await adoptVision(world, 'English Language Arts');
  const revised = await reviseVision(world, before);
  await refuses(
    as('theo').ask(requestInput({ versionId: before.versionId })),
    'requests/practice-not-in-force',
  );
  const { request } = await as('theo').ask(requestInput({ versionId: revised.versionId }));
  assert.equal(request.subject?.name, 'English Language Arts');
});

test('it comes to who can give: coaches, the district, the principal of the building; to coaches alone where asked so', async () => {
  const [open, ofCoaches, elsewhere] = [
    requestInput(lakeside()),
    requestInput({ reach: 'coaches', ...lakeside() }),
    requestInput({ buildingId: world.place('Birchwood Middle') }),
  ];
  for (const input of [open, ofCoaches, elsewhere]) await as('amina').ask(input);
  const toGive = async (name: NamedPerson) => {
    const { requests } = await as(name).listRequests({ whose: 'to_give' });
    const ids = requests.map(({ id }) => id as string);
    return [open, ofCoaches, elsewhere].map(({ requestId }) => ids.includes(requestId));
  };
  assert.deepEqual(await toGive('elena'), [true, true, true]);
  assert.deepEqual(await toGive('sam'), [true, false, true]);
  assert.deepEqual(await toGive('dana'), [true, false, true]);
  assert.deepEqual(await toGive('priya'), [true, false, false]);
  assert.deepEqual(await toGive('marcus'), [false, false, true]);
  for (const name of ['theo', 'rosa', 'ursula', 'odette', 'walt', 'stranger'] as const) {
    assert.deepEqual(await toGive(name), [false, false, false], name);
    await refuses(
      as(name).readRequest({ requestId: open.requestId }),
      name === 'stranger' ? 'record/not-found' : 'requests/not-yours',
    );
  }
  for (const name of ['sam', 'dana', 'priya'] as const)
    await refuses(as(name).readRequest({ requestId: ofCoaches.requestId }), 'requests/not-yours');
  await refuses(as('dana').act(actInput(ofCoaches.requestId, 'took_up')), 'requests/not-yours');
  await refuses(as('bruno').listRequests({}), 'session/not-in-this-capacity');
});

test('who asks is shown to who takes it up, and to nobody before', async () => {
  const { requestId } = requestInput();
  await as('grace').ask(requestInput({ requestId, ...lakeside() }));
  const before = await as('elena').readRequest({ requestId });
  assert.deepEqual(before.request.askers, []);
  assert.doesNotMatch(JSON.stringify(await as('elena').listRequests({ whose: 'to_give' })), /Grace/);
  await goOn(world, requestId, ['elena', 'took_up']);
  const after = await as('elena').readRequest({ requestId });
  assert.deepEqual(
    after.request.askers.map(({ name }) => name),
    ['Grace Kowalski'],
  );
  assert.deepEqual([after.request.taker?.name, after.request.taker?.capacity], ['Elena Vargas', 'coach']);
  await goOn(
    world,
    requestId,
    ['elena', 'fulfilled', { note: 'Two lessons are planned.' }],
    ['grace', 'closed', { helped: 'partly' }],
  );
  for (const name of ['sam', 'priya'] as const) {
    const { request, acts } = await as(name).readRequest({ requestId });
    assert.doesNotMatch(JSON.stringify({ request, acts }), /Grace/);
    assert.deepEqual(
      acts.map(({ by }) => by?.name ?? null),
      ['Elena Vargas', 'Elena Vargas', null],
    );
  }
  const entries = await world.query<{ act: string; person_id: string }>(
    'select act, person_id from audit.entries where object_id = $1 order by at',
    [requestId],
  );
  assert.ok(entries.every(({ person_id }) => person_id === world.person('elena').id));
  assert.equal(entries.length, 2);
  const named = requestInput({ nameShown: 'all', ...lakeside() });
  await as('grace').ask(named);
  const seen = await as('priya').readRequest({ requestId: named.requestId });
  assert.deepEqual(
    seen.request.askers.map(({ name }) => name),
    ['Grace Kowalski'],
  );
});

test('a request is taken up, begun, kept, given with hours and money, and closed by who asked', async () => {
  const { requestId } = requestInput();
  await as('theo').ask(requestInput({ requestId, rhythm: 'weekly', ...lakeside() }));
  await refuses(as('theo').act(actInput(requestId, 'took_up')), 'requests/act-not-possible', {
    standing: 'waiting',
    act: 'took_up',
  });
  await refuses(as('elena').act(actInput(requestId, 'kept')), 'requests/act-not-possible');
  const taking = actInput(requestId, 'took_up', { note: 'I come on Tuesday.' });
  assert.equal((await as('elena').act(taking)).request.standing, 'taken_up');
  assert.equal((await as('elena').act(taking)).acts.length, 1);
  await refuses(as('elena').act({ ...taking, note: 'On Friday.' } as never), 'record/different-content');
  await refuses(as('sam').act(actInput(requestId, 'fulfilled', { note: 'x' })), 'requests/act-not-possible');
  await goOn(world, requestId, ['elena', 'started'], ['elena', 'kept', { minutes: 90 }], ['theo', 'kept']);
  const running = await as('theo').readRequest({ requestId });
  assert.deepEqual([running.request.standing, running.request.keeping], ['running', 'kept']);
  await refuses(
    as('elena').act(actInput(requestId, 'fulfilled', { note: 'Ms Yusuf knows how now.' })),
    'requests/names-a-person',
  );
  await refuses(as('elena').act(actInput(requestId, 'fulfilled', { note: '' })), 'request/not-readable');
  await refuses(
    as('elena').act(actInput(requestId, 'fulfilled', { note: 'x', cents: 1.5 })),
    'request/not-readable',
  );
  const given = { note: 'Six lessons planned and looked at.', minutes: 150, cents: 12_050 };
  await goOn(world, requestId, ['elena', 'fulfilled', given]);
  await refuses(
    as('elena').act(actInput(requestId, 'closed', { helped: 'yes' })),
    'requests/act-not-possible',
  );
  await goOn(world, requestId, ['theo', 'closed', { helped: 'yes', note: 'We go on alone.' }]);
  const { request, acts } = await as('theo').readRequest({ requestId });
  assert.deepEqual(
    [request.standing, request.helped, request.minutes, request.cents, request.keeping],
    ['closed', 'yes', 240, 12_050, 'completed'],
  );
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['took_up', 'started', 'kept', 'kept', 'fulfilled', 'closed'],
  );
  await assert.rejects(world.query('update requests.requests set what = $1', ['x']), /keeps its rows/);
  await assert.rejects(world.query('delete from requests.acts'), /keeps its rows/);
});

test('it is declined with what else could be done, withdrawn, and opened again by who asked', async () => {
  const { requestId } = requestInput();
  await as('theo').ask(requestInput({ requestId, kind: 'time', ...lakeside() }));
  await refuses(as('priya').act(actInput(requestId, 'declined', { note: '' })), 'request/not-readable');
  await goOn(world, requestId, ['priya', 'declined', { note: 'The hour is there from January on.' }]);
  assert.equal(
    (await as('theo').listRequests({ standing: 'ended' })).requests.some(({ id }) => id === requestId),
    true,
  );
  await goOn(world, requestId, ['theo', 'reopened', { note: 'January is late.' }], ['priya', 'took_up']);
  await goOn(world, requestId, ['sam', 'let_go', { note: 'For somebody else.' }]);
  const waiting = await as('priya').readRequest({ requestId });
  assert.deepEqual([waiting.request.standing, waiting.request.taker], ['waiting', null]);
  await goOn(world, requestId, ['theo', 'withdrawn']);
  assert.deepEqual((await as('theo').readRequest({ requestId })).request.mayDo, ['reopened']);
  await refuses(as('priya').act(actInput(requestId, 'took_up')), 'requests/act-not-possible');
  await refuses(as('stranger').act(actInput(requestId, 'took_up')), 'record/not-found');
});

test('two who take it up at the same moment: one has it', async () => {
  const { requestId } = requestInput();
  await as('theo').ask(requestInput({ requestId }));
  const both = await Promise.allSettled(
    (['elena', 'sam'] as const).map((name) => as(name).act(actInput(requestId, 'took_up'))),
  );
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('lists are narrowed by kind, building, practice and words', async () => {
  const what = 'A set of open tasks at 100% of the units';
  const practiceId = adopted.practiceIds[1];
  const { requestId } = requestInput();
  await as('ben').ask(requestInput({ requestId, kind: 'material', what, practiceId, ...lakeside() }));
  const count = async (filter: Record<string, unknown>) =>
    (await as('ben').listRequests(filter as never)).total;
  assert.equal(await count({}), 1);
  assert.equal(await count({ kind: 'material', practiceId, search: '100%' }), 1);
  assert.equal(await count({ search: 'open tasks', subjectId: world.place('Mathematics') }), 1);
  assert.equal(await count({ kind: 'time' }), 0);
  assert.equal(await count({ search: '100_' }), 0);
  assert.equal(await count({ buildingId: world.place('Birchwood Middle') }), 0);
  assert.equal(await count({ standing: 'ended' }), 0);
  await refuses(as('ben').listRequests({ whose: 'all' } as never), 'request/not-readable');
});

test('what is next: how many wait for who can give, and what was given for who asked', async () => {
  const { requestId } = requestInput();
  const before = (await as('elena').readNext()).waiting.count;
  await as('walt').ask(requestInput({ requestId }));
  assert.equal((await as('elena').readNext()).waiting.count, before + 1);
  assert.equal((await as('theo').readNext()).waiting.count, 0);
  await goOn(world, requestId, ['elena', 'took_up'], ['elena', 'fulfilled', { note: 'Done.' }]);
  assert.deepEqual(
    (await as('walt').readNext()).toClose.map(({ id }) => id as string),
    [requestId],
  );
  assert.deepEqual((await as('bruno').readNext()).toClose, []);
});
