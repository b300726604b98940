import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, refuses, type SeededWindow, seedWindow } from './test-ground.ts';

let world: World;
let window: SeededWindow;
before(async () => {
  world = await openWorld();
  window = await seedWindow(world);
});
after(() => world.close());

const as = (name: NamedPerson | null) => world.as(name).supports;
const idOf = (name: NamedPerson) => world.person(name).id;
const stepInput = (more: Record<string, unknown> = {}) => ({
  stepId: newId(),
  conversationId: null as string | null,
  subjectId: world.place('Mathematics') as string | null,
  practiceId: window.practiceIds[0] as string | null,
  buildingId: world.place('Lakeside Elementary') as string | null,
  bandId: world.place('3-5') as string | null,
  kind: 'resource' as const,
  learning: 'student' as const,
  what: 'Sets of open tasks for every grade',
  measure: 'Tasks are in the pacing guide',
  ownerId: idOf('elena'),
  dueOn: day(14),
  ...more,
});
const change = (stepId: string, more: Record<string, unknown>) =>
  ({ changeId: newId(), stepId, ...more }) as Parameters<ReturnType<typeof as>['changeStep']>[0];

test('makes a step outside a conversation with kind, learning, practice, band, building, owner and day', async () => {
  const input = stepInput();
  const step = await as('dana').makeStep(input);
  assert.equal(step.kind, 'resource');
  assert.equal(step.learning, 'student');
  assert.equal(step.owner.name, 'Elena Vargas');
  assert.equal(step.practice?.name, 'Students explain their reasoning');
  assert.equal(step.band?.name, '3-5');
  assert.equal(step.building?.name, 'Lakeside Elementary');
  assert.equal(step.subject?.name, 'Mathematics');
  assert.equal(step.status, 'open');
  assert.deepEqual(await as('dana').makeStep(input), step);
  await refuses(as('dana').makeStep({ ...input, what: 'Something else' }), 'record/different-content');
});

test('takes the subject of the practice when none is given', async () => {
  const step = await as('dana').makeStep(stepInput({ subjectId: null }));
  assert.equal(step.subject?.name, 'Mathematics');
});

test('refuses a step with a name, a past day, an owner who is not staff, or a place or practice from elsewhere', async () => {
  await refuses(
    as('dana').makeStep(stepInput({ what: 'Coach Ms Kowalski weekly' })),
    'supports/names-a-person',
    {
      found: ['Ms Kowalski'],
      where: 'step',
    },
  );
  await refuses(as('dana').makeStep(stepInput({ dueOn: day(-1) })), 'supports/due-in-the-past', {
    today: day(0),
  });
  await as('dana').makeStep(stepInput({ dueOn: day(0) }));
  await refuses(as('dana').makeStep(stepInput({ ownerId: idOf('bruno') })), 'supports/person-not-staff');
  await refuses(as('dana').makeStep(stepInput({ ownerId: idOf('stranger') })), 'supports/person-not-staff');
  await refuses(as('dana').makeStep(stepInput({ bandId: newId() })), 'supports/place-not-here');
  await refuses(as('dana').makeStep(stepInput({ practiceId: newId() })), 'supports/practice-not-here');
  const subjectId = world.place('English Language Arts');
  await refuses(as('dana').makeStep(stepInput({ subjectId })), 'supports/practice-not-here');
  await refuses(as('dana').makeStep(stepInput({ conversationId: newId() })), 'record/not-found');
  await refuses(as('dana').makeStep(stepInput({ measure: ' ' })), 'request/not-readable');
});

test('a principal makes steps for the own building or the district, and for no other building', async () => {
  await as('priya').makeStep(stepInput());
  await as('priya').makeStep(stepInput({ buildingId: null, learning: 'system' }));
  await refuses(as('marcus').makeStep(stepInput()), 'supports/not-yours');
  await refuses(as('theo').makeStep(stepInput()), 'session/not-in-this-capacity');
  await refuses(as(null).makeStep(stepInput()), 'session/none');
});

test('a step from a conversation waits for its last stage and stays with its window', async () => {
  const conversationId = newId();
  const start = { windowId: window.id, readingId: window.readingId ?? '', agreementLanguage: 'en' as const };
  await as('dana').startConversation({ conversationId, buildingId: null, agreementAccepted: true, ...start });
  await refuses(as('dana').makeStep(stepInput({ conversationId })), 'supports/stage-not-reached', {
    stage: 'next_steps',
  });
  for (const [stage, next] of [
    ['facts', 'wonderings'],
    ['wonderings', 'meaning'],
    ['meaning', 'next_steps'],
  ] as const) {
    await as('dana').writeNote({ noteId: newId(), conversationId, stage, practiceId: null, body: 'A note' });
    await as('dana').openStage({ conversationId, stage: next });
  }
  await refuses(
    as('dana').makeStep(stepInput({ conversationId, practiceId: newId() })),
    'supports/practice-not-here',
  );
  const buildingId = world.place('Maple Ridge High');
  await refuses(
    as('dana').makeStep(stepInput({ conversationId, buildingId })),
    'supports/building-not-in-window',
  );
  const step = await as('dana').makeStep(stepInput({ conversationId, subjectId: null }));
  assert.equal(step.windowId, window.id);
  assert.equal(step.subject?.name, 'Mathematics');
});

test('a step lives by changes that are added and never overwritten', async () => {
  const { stepId } = await made();
  const started = await as('elena').changeStep(change(stepId, { change: 'started' }));
  assert.equal(started.status, 'started');
  await as('elena').changeStep(
    change(stepId, { change: 'due_moved', dueOn: day(30), note: 'The break is between' }),
  );
  const done = change(stepId, { change: 'done', note: 'Seen in 14 of 30 visits after' });
  assert.equal((await as('elena').changeStep(done)).status, 'done');
  assert.equal((await as('elena').changeStep(done)).statusNote, 'Seen in 14 of 30 visits after');
  await refuses(
    as('elena').changeStep(change(stepId, { change: 'started' })),
    'supports/change-not-possible',
    {
      status: 'done',
      change: 'started',
    },
  );
  const reopened = await as('dana').changeStep(
    change(stepId, { change: 'reopened', note: 'Two grades are missing' }),
  );
  assert.equal(reopened.status, 'open');
  const { step, entries } = await as('theo').readStep({ stepId });
  assert.equal(step.dueOn, day(30));
  assert.deepEqual(
    entries.map((entry) => entry.change),
    ['started', 'due_moved', 'done', 'reopened'],
  );
  assert.equal(entries[0]?.by.name, 'Elena Vargas');
  await assert.rejects(world.query('update supports.steps set what = $1', ['x']), /keeps its rows/);
  await assert.rejects(world.query('delete from supports.step_changes'), /keeps its rows/);
});

test('changes sent at the same moment take one order, and a change that no longer fits is refused', async () => {
  const { stepId } = await made();
  const both = await Promise.allSettled([
    as('elena').changeStep(change(stepId, { change: 'done', note: 'Finished' })),
    as('dana').changeStep(change(stepId, { change: 'dropped', note: 'Not needed' })),
  ]);
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await as('elena').readStep({ stepId })).entries.length, 1);
});

test('who makes or leads a step can take it over; to give it to somebody else is to ask them', async () => {
  const { stepId } = await made();
  const over = change(stepId, { change: 'handed_over', ownerId: idOf('theo') });
  await refuses(as('elena').changeStep(over), 'supports/ask-first');
  const taken = change(stepId, { change: 'handed_over', ownerId: idOf('dana') });
  assert.equal((await as('dana').changeStep(taken)).owner.name, 'Dana Whitfield');
  assert.equal((await as('dana').changeStep(taken)).owner.name, 'Dana Whitfield');
  await refuses(as('elena').changeStep(change(stepId, { change: 'started' })), 'supports/not-yours');
  await refuses(
    as('dana').changeStep(change(stepId, { change: 'handed_over', ownerId: idOf('dana') })),
    'supports/nothing-would-change',
  );
});

test('a step is changed by its owner, its maker, the superintendent and the DN, and by nobody else', async () => {
  const { stepId } = await made();
  await refuses(as('amina').changeStep(change(stepId, { change: 'started' })), 'supports/not-yours');
  await refuses(as('priya').changeStep(change(stepId, { change: 'started' })), 'supports/not-yours');
  await refuses(
    as('bruno').changeStep(change(stepId, { change: 'started' })),
    'session/not-in-this-capacity',
  );
  await refuses(as('stranger').changeStep(change(stepId, { change: 'started' })), 'record/not-found');
  await as('noor').changeStep(change(stepId, { change: 'started' }));
  await as('sam').changeStep(change(stepId, { change: 'due_moved', dueOn: day(40) }));
});

test('how a step ended has to be said, without names', async () => {
  const { stepId } = await made();
  await refuses(
    as('elena').changeStep(change(stepId, { change: 'dropped', note: '' })),
    'request/not-readable',
  );
  const note = 'Because Kowalski would not';
  await refuses(
    as('elena').changeStep(change(stepId, { change: 'dropped', note })),
    'supports/names-a-person',
  );
  await refuses(
    as('elena').changeStep(change(stepId, { change: 'due_moved', dueOn: day(-3) })),
    'supports/due-in-the-past',
  );
});

test('lists steps by whose, standing, subject, building and words, the soonest due first, all three learnings counted', async () => {
  const ownerId = idOf('walt');
  const wish = { ownerId, subjectId: null, practiceId: null, bandId: null };
  const buildingId = world.place('Maple Ridge High');
  const later = await as('dana').makeStep(
    stepInput({ ...wish, buildingId, dueOn: day(9), what: 'Reserve the 100% quiet room' }),
  );
  const sooner = await as('dana').makeStep(
    stepInput({ ...wish, buildingId: null, dueOn: day(3), learning: 'system' }),
  );
  await as('walt').changeStep(change(later.id, { change: 'started' }));
  const mine = await as('walt').listSteps({ whose: 'mine' });
  assert.deepEqual(
    mine.steps.map(({ id }) => id),
    [sooner.id, later.id],
  );
  assert.deepEqual(mine.byLearning, [
    { learning: 'student', open: 1, done: 0 },
    { learning: 'professional', open: 0, done: 0 },
    { learning: 'system', open: 1, done: 0 },
  ]);
  await as('walt').changeStep(change(sooner.id, { change: 'done', note: 'It is there' }));
  assert.deepEqual(
    (await as('walt').listSteps({ whose: 'mine', standing: 'closed' })).steps.map(({ id }) => id),
    [sooner.id],
  );
  assert.equal((await as('walt').listSteps({ whose: 'mine' })).byLearning[2]?.done, 1);
  const here = await as('theo').listSteps({ buildingId: buildingId as never });
  assert.deepEqual(
    here.steps.map(({ id }) => id),
    [later.id],
  );
  assert.deepEqual(
    (await as('theo').listSteps({ search: '100%' })).steps.map(({ id }) => id),
    [later.id],
  );
  assert.deepEqual((await as('theo').listSteps({ search: '100_' })).total, 0);
  assert.deepEqual(
    (await as('theo').listSteps({ search: 'walt jen' })).steps.map(({ id }) => id),
    [later.id],
  );
  assert.equal((await as('stranger').listSteps({ standing: 'all' })).total, 0);
  await refuses(as('bruno').listSteps({}), 'session/not-in-this-capacity');
  await refuses(as('theo').listSteps({ standing: 'late' } as never), 'request/not-readable');
});

test('says when a day has passed, on open steps only', async () => {
  const [stepId, endedId] = [newId(), newId()];
  for (const id of [stepId, endedId]) {
    const dana = world.person('dana');
    await world.query(
      `insert into supports.steps (district_id, id, kind, learning, what, measure, owner_id, due_on, made_on, made_by, made_in)
       values ($1, $2, 'strategy', 'system', 'Old', 'Old', $3, $4, $5, $6, $7)`,
      [world.districtId, id, idOf('rosa'), day(-3), day(-30), dana.id, dana.capacityId],
    );
  }
  await as('rosa').changeStep(change(endedId, { change: 'done', note: 'Done late' }));
  assert.equal((await as('rosa').readStep({ stepId: stepId as never })).step.isOverdue, true);
  assert.equal((await as('rosa').readStep({ stepId: endedId as never })).step.isOverdue, false);
});
test('gives the marks of a subject by the day of the decision, without owners and without what was dropped', async () => {
  const subjectId = world.place('English Language Arts');
  const wish = { subjectId, practiceId: null, buildingId: null, bandId: null, what: 'A shared text set' };
  await as('dana').makeStep(stepInput(wish));
  const dropped = await as('dana').makeStep(stepInput(wish));
  await as('dana').changeStep(change(dropped.id, { change: 'dropped', note: 'Too much at once' }));
  const { marks } = await as('bruno').listMarks({ subjectId: subjectId as never });
  assert.deepEqual(marks, [
    { on: day(0), kind: 'resource', what: 'A shared text set', practiceId: null, buildingId: null },
  ]);
  assert.deepEqual((await as('stranger').listMarks({ subjectId: subjectId as never })).marks, []);
});

async function made() {
  const input = stepInput();
  await as('dana').makeStep(input);
  return input;
}
