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

test('gives the protocol of the pack, with its four stages in order and its research by name', async () => {
  const protocol = await as('theo').readProtocol();
  assert.deepEqual(
    protocol.steps.map((step) => step.stage),
    ['facts', 'wonderings', 'meaning', 'next_steps'],
  );
  assert.match(protocol.agreement.en, /practices, not people/);
  assert.ok(protocol.research.every(({ work }) => work.title.length > 0));
});

test('starts from a frozen reading with the agreement accepted, and accepts the same start again', async () => {
  const window = await seedWindow(world);
  const input = startInput(window);
  const started = await as('dana').startConversation(input);
  assert.equal(started.readingId, window.readingId);
  assert.deepEqual(
    started.stages.map(({ stage }) => stage),
    ['facts'],
  );
  assert.deepEqual(
    started.present.map(({ name }) => name),
    ['Dana Whitfield'],
  );
  await as('dana').startConversation(input);
  const { windows } = await as('dana').listWindows({ standing: 'all' });
  assert.equal(windows.find((one) => one.id === window.id)?.conversations.length, 1);
  await refuses(
    as('dana').startConversation({ ...input, agreementLanguage: 'es' }),
    'record/different-content',
  );
  await refuses(as('noor').startConversation(input), 'record/different-content');
  const entries = await world.query(
    `select from audit.entries where act = 'supports/conversation-started' and object_id = $1`,
    [input.conversationId],
  );
  assert.equal(entries.length, 1);
});

test('is put down with the day on which it was held, and its steps with it', async () => {
  const window = await seedWindow(world, { endsInDays: -20 });
  const tryOn = (heldOn: string) => as('dana').startConversation(startInput(window, { heldOn }));
  const days = { earliest: day(-20), latest: day(0) };
  await refuses(tryOn(day(-21)), 'supports/conversation-day', days);
  await refuses(tryOn(day(1)), 'supports/conversation-day', days);
  const input = startInput(window, { heldOn: day(-18) });
  const started = await as('dana').startConversation(input);
  assert.equal(started.heldOn, day(-18));
  await as('dana').startConversation(input);
  await refuses(as('dana').startConversation({ ...input, heldOn: day(-17) }), 'record/different-content');
  const { conversationId } = input;
  for (const [stage, next] of [
    ['facts', 'wonderings'],
    ['wonderings', 'meaning'],
    ['meaning', 'next_steps'],
  ] as const) {
    const note = {
      noteId: newId(),
      conversationId,
      stage,
      practiceId: null,
      body: 'Seen more in the middle',
    };
    await as('dana').writeNote(note);
    await as('dana').openStage({ conversationId, stage: next });
  }
  const make = (dueOn: string) => as('dana').makeStep(stepInput(world, { conversationId, dueOn }));
  await refuses(make(day(-19)), 'supports/due-in-the-past', { today: day(-18) });
  const step = await make(day(-4));
  assert.deepEqual([step.madeOn, step.isOverdue], [day(-18), true]);
});

test('does not start without the reading, the agreement, or for a building outside the window', async () => {
  const unfrozen = await seedWindow(world, { isFrozen: false });
  await refuses(as('dana').startConversation(startInput(unfrozen)), 'supports/reading-not-frozen');
  const [window, other] = [await seedWindow(world), await seedWindow(world)];
  const { readingId } = other;
  await refuses(
    as('dana').startConversation(startInput(window, { readingId })),
    'supports/reading-not-frozen',
  );
  const agreementAccepted = false;
  await refuses(
    as('dana').startConversation(startInput(window, { agreementAccepted })),
    'supports/agreement-not-accepted',
  );
  const buildingId = world.place('Maple Ridge High');
  await refuses(
    as('dana').startConversation(startInput(window, { buildingId })),
    'supports/building-not-in-window',
  );
  await refuses(as('dana').startConversation(startInput(window, { windowId: newId() })), 'record/not-found');
  await refuses(
    as('dana').startConversation({ ...startInput(window), teacher: 'x' } as never),
    'request/not-readable',
  );
});

test('lets a principal start for the own building and for no other', async () => {
  const window = await seedWindow(world);
  const buildingId = world.place('Lakeside Elementary');
  const started = await as('priya').startConversation(startInput(window, { buildingId }));
  assert.equal(started.building?.name, 'Lakeside Elementary');
  await refuses(as('priya').startConversation(startInput(window)), 'supports/not-yours');
  await refuses(as('marcus').startConversation(startInput(window, { buildingId })), 'supports/not-yours');
  const elsewhere = await seedWindow(world, { buildings: ['Maple Ridge High'] });
  await refuses(as('priya').readWindow({ windowId: elsewhere.id }), 'supports/not-yours');
  await refuses(as('theo').startConversation(startInput(window)), 'session/not-in-this-capacity');
  await refuses(as(null).startConversation(startInput(window)), 'session/none');
  await refuses(as('stranger').startConversation(startInput(window)), 'record/not-found');
});

test('goes through the stages in order, each with at least one note that is not struck', async () => {
  const window = await seedWindow(world);
  const input = startInput(window);
  const { conversationId } = input;
  await as('dana').startConversation(input);
  await refuses(as('dana').openStage({ conversationId, stage: 'wonderings' }), 'supports/stage-empty', {
    stage: 'facts',
  });
  await refuses(as('dana').openStage({ conversationId, stage: 'meaning' }), 'supports/stage-not-reached', {
    stage: 'wonderings',
  });
  const note = {
    conversationId,
    stage: 'facts' as const,
    practiceId: window.practiceIds[0],
    body: 'Seen in 12 of 31 visits',
  };
  const noteId = newId();
  await as('dana').writeNote({ noteId, ...note });
  await refuses(
    as('dana').writeNote({ noteId: newId(), ...note, stage: 'meaning' }),
    'supports/stage-not-reached',
    {
      stage: 'meaning',
    },
  );
  await refuses(
    as('dana').writeNote({ noteId: newId(), ...note, practiceId: newId() }),
    'supports/practice-not-here',
  );
  const struck = await as('dana').strikeNote({ noteId });
  assert.deepEqual(
    struck.notes.map(({ body, isStruck }) => ({ body, isStruck })),
    [{ body: 'Seen in 12 of 31 visits', isStruck: true }],
  );
  await as('dana').strikeNote({ noteId });
  await refuses(as('dana').openStage({ conversationId, stage: 'wonderings' }), 'supports/stage-empty');
  await as('dana').writeNote({ noteId: newId(), ...note });
  const opened = await as('dana').openStage({ conversationId, stage: 'wonderings' });
  const again = await as('dana').openStage({ conversationId, stage: 'wonderings' });
  assert.deepEqual(again.stages, opened.stages);
  assert.deepEqual(
    again.stages.map(({ stage }) => stage),
    ['facts', 'wonderings'],
  );
});

test('writes a note once, and refuses another under the same id', async () => {
  const window = await seedWindow(world);
  const input = startInput(window);
  await as('dana').startConversation(input);
  const note = {
    noteId: newId(),
    conversationId: input.conversationId,
    stage: 'facts' as const,
    practiceId: null,
    body: 'One',
  };
  await as('dana').writeNote(note);
  const after = await as('dana').writeNote(note);
  assert.equal(after.notes.length, 1);
  await refuses(as('dana').writeNote({ ...note, body: 'Two' }), 'record/different-content');
  const both = { ...note, noteId: newId() };
  const answers = await Promise.all([as('dana').writeNote(both), as('dana').writeNote(both)]);
  assert.ok(
    answers.every(({ notes }) => notes.length === 2),
    'sent twice at once, it is written once',
  );
});

test('refuses a note that names a member of staff, in every stage, with the words that do', async () => {
  const window = await seedWindow(world);
  const conversationId = await conversationAtItsEnd(world, window);
  const write = (stage: 'facts' | 'meaning' | 'next_steps', body: string) =>
    as('dana').writeNote({ noteId: newId(), conversationId, stage, practiceId: null, body });
  await refuses(write('facts', 'Grace Kowalski did not do it'), 'supports/names-a-person', {
    found: ['Grace Kowalski'],
    where: 'note',
  });
  await refuses(write('meaning', 'It is kowalski again'), 'supports/names-a-person');
  await refuses(write('next_steps', 'Ask Mr Bell'), 'supports/names-a-person', {
    found: ['Mr Bell'],
    where: 'note',
  });
  await write('facts', 'The bell cut three lessons short at Lakeside');
  const { notes } = await as('dana').readConversation({ conversationId });
  assert.ok(
    notes.every(({ body }) => !/Kowalski/i.test(body)),
    'nothing of what was refused is kept',
  );
});

test('a teacher writes notes when present, and only then; a note does not say who wrote it', async () => {
  const window = await seedWindow(world);
  const input = startInput(window);
  const { conversationId } = input;
  await as('dana').startConversation(input);
  const note = { conversationId, stage: 'facts' as const, practiceId: null, body: 'We see 9 of 20 visits' };
  await refuses(as('theo').writeNote({ noteId: newId(), ...note }), 'supports/not-yours');
  await refuses(as('theo').readConversation({ conversationId }), 'supports/not-yours');
  await as('dana').markPresent({ conversationId, personId: world.person('theo').id });
  const noteId = newId();
  const seen = await as('theo').writeNote({ noteId, ...note });
  assert.equal(seen.mayWrite, true);
  assert.equal(seen.mayLead, false);
  assert.deepEqual(Object.keys(seen.notes[0] ?? {}).toSorted(), [
    ...['body', 'id', 'isMineToStrike', 'isStruck', 'practiceId', 'stage', 'writtenAt'],
  ]);
  await as('theo').strikeNote({ noteId });
  await as('dana').unmarkPresent({ conversationId, personId: world.person('theo').id });
  await refuses(as('theo').writeNote({ noteId: newId(), ...note }), 'supports/not-yours');
  await refuses(
    as('dana').markPresent({ conversationId, personId: world.person('bruno').id }),
    'supports/person-not-staff',
  );
  await refuses(
    as('marcus').markPresent({ conversationId, personId: world.person('theo').id }),
    'supports/not-yours',
  );
  await refuses(as('amina').strikeNote({ noteId }), 'supports/not-yours');
  await refuses(as('stranger').readConversation({ conversationId }), 'record/not-found');
  assert.equal((await as('ursula').readConversation({ conversationId })).id, conversationId);
});

test('whoever is present finds the conversation, on home and by its window, and nobody else does', async () => {
  const window = await seedWindow(world);
  const input = startInput(window);
  const { conversationId } = input;
  await as('dana').startConversation(input);
  await refuses(as('ben').readWindow({ windowId: window.id }), 'supports/not-yours');
  assert.deepEqual((await as('ben').readNext()).conversations, []);
  await as('dana').markPresent({ conversationId, personId: world.person('ben').id });
  const found = await as('ben').readWindow({ windowId: window.id });
  assert.deepEqual(
    [found.conversations.map(({ id }) => id), found.mayStart, found.mayClose],
    [[conversationId], false, false],
  );
  assert.deepEqual((await as('ben').readNext()).conversations, [
    { id: conversationId, windowId: window.id, subject: 'Mathematics', heldOn: day(0) },
  ]);
});
