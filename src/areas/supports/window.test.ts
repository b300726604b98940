import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { conversationAtItsEnd, day, refuses, seedWindow, startInput, stepInput } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => world.as(name).supports;

test('a window closes only after its end, with a conversation and a next step from it, once and for good', async () => {
  const running = await seedWindow(world, { endsInDays: 0 });
  await refuses(
    as('dana').closeWindow({ windowId: running.id, conversationId: null }),
    'supports/window-not-ready-to-close',
    {
      missing: ['end', 'conversation', 'next_step'],
      endsOn: day(0),
    },
  );
  const window = await seedWindow(world);
  const windowId = window.id;
  await refuses(
    as('dana').closeWindow({ windowId, conversationId: null }),
    'supports/window-not-ready-to-close',
  );
  const conversationId = await conversationAtItsEnd(world, window);
  await refuses(as('dana').closeWindow({ windowId, conversationId }), 'supports/window-not-ready-to-close', {
    missing: ['next_step'],
    endsOn: day(-2),
  });
  const dropped = stepInput(world, { conversationId });
  await as('dana').makeStep(dropped);
  await as('dana').changeStep({
    changeId: newId(),
    stepId: dropped.stepId,
    change: 'dropped',
    note: 'Not now',
  });
  await refuses(as('dana').closeWindow({ windowId, conversationId }), 'supports/window-not-ready-to-close');
  await as('dana').makeStep(stepInput(world, { conversationId }));
  await refuses(as('priya').closeWindow({ windowId, conversationId }), 'supports/not-yours');
  const closing = await as('dana').closeWindow({ windowId, conversationId });
  assert.deepEqual(await as('dana').closeWindow({ windowId, conversationId }), closing);
  assert.equal(closing.closedOn, day(0));
  await refuses(as('sam').closeWindow({ windowId, conversationId }), 'supports/window-closed', {
    closedOn: day(0),
  });
  await refuses(as('dana').startConversation(startInput(window)), 'supports/window-closed');
  const note = { conversationId, stage: 'facts' as const, practiceId: null, body: 'Late' };
  await refuses(as('dana').writeNote({ noteId: newId(), ...note }), 'supports/window-closed');
  const acts = await world.query(
    `select from audit.entries where act = 'supports/window-closed' and object_id = $1`,
    [windowId],
  );
  assert.equal(acts.length, 1);
  await assert.rejects(
    world.query('delete from supports.closings where window_id = $1', [windowId]),
    /keeps its rows/,
  );
});

test('a principal closes a window that is only about the own building', async () => {
  const window = await seedWindow(world, { buildings: ['Lakeside Elementary'] });
  const conversationId = await conversationAtItsEnd(world, window, 'priya');
  await as('priya').makeStep(
    stepInput(world, { conversationId, buildingId: world.place('Lakeside Elementary') }),
  );
  const closing = await as('priya').closeWindow({ windowId: window.id, conversationId });
  assert.equal(closing.closedBy.name, 'Priya Raman');
});

test('shows the open steps of the same subject at its next conversation, and not those that ended', async () => {
  const [first, second] = [
    await seedWindow(world, { subject: 'English Language Arts' }),
    await seedWindow(world, { subject: 'English Language Arts' }),
  ];
  const conversationId = await conversationAtItsEnd(world, first);
  const [open, done] = [stepInput(world, { conversationId }), stepInput(world, { conversationId })];
  await as('dana').makeStep(open);
  await as('dana').makeStep(done);
  await as('elena').changeStep({
    changeId: newId(),
    stepId: done.stepId,
    change: 'done',
    note: 'Held five times',
  });
  const next = await as('dana').startConversation(startInput(second));
  assert.deepEqual(
    next.carriedOver.map(({ id }) => id),
    [open.stepId],
  );
  assert.deepEqual(next.steps, []);
});

test('lists to each who leads the windows that wait, and says what is missing', async () => {
  const [here, there] = [
    await seedWindow(world, { buildings: ['Lakeside Elementary'], isFrozen: false }),
    await seedWindow(world, { buildings: ['Maple Ridge High'] }),
  ];
  const idsFor = async (name: NamedPerson) =>
    (await as(name).listWindows({ standing: 'waiting' })).windows.map(({ id }) => id);
  assert.ok((await idsFor('priya')).includes(here.id));
  assert.ok(!(await idsFor('priya')).includes(there.id));
  assert.ok((await idsFor('sam')).includes(there.id));
  assert.deepEqual(await idsFor('stranger'), []);
  const window = await as('priya').readWindow({ windowId: here.id });
  assert.deepEqual(window.missing, ['conversation', 'next_step']);
  assert.equal(window.readingId, null);
  await refuses(as('theo').listWindows({ standing: 'waiting' }), 'session/not-in-this-capacity');
});

test('home shows own open steps and, to who leads, the windows that wait', async () => {
  const window = await seedWindow(world, { buildings: ['Maple Ridge High'] });
  const step = stepInput(world, { ownerId: world.person('walt').id });
  await as('dana').makeStep(step);
  const walt = await as('walt').readNext();
  assert.deepEqual([walt.steps.map(({ id }) => id), walt.openCount, walt.windows], [[step.stepId], 1, []]);
  const ids = async (name: NamedPerson) => (await as(name).readNext()).windows.map(({ id }) => id);
  assert.ok(!(await ids('priya')).includes(window.id));
  assert.deepEqual((await as('bruno').readNext()).steps, []);
});
