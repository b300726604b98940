import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { adoptVision } from '../../../test/adopted-vision.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { addDays } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';
import { day, holdingOf, idOf, newAnswerId, planOf, refuses } from '../conversations/test-ground.ts';
import { digestOf, monday, newFocusId } from './test-ground.ts';

let world: World;
let practices: { practiceId: string; name: string }[];
let versionId: string;
before(async () => {
  world = await openWorld();
  assert.equal((await digestOf(world, 'theo').readWeek()).letter, null, 'no vision, no letter');
  await adoptVision(world);
  const [version] = await world.as('theo').visions.listVersions({});
  practices = version?.practices ?? [];
  versionId = version?.id ?? '';
});
after(() => world.close());

const focusOn = (index: number, weeks: number, audience: 'teachers' | 'administrators' | null = null) => ({
  id: newFocusId(),
  weekOn: monday(weeks),
  audience,
  practiceId: practices[index]?.practiceId ?? '',
  why: 'We keep meeting this practice in our talk. Let us look for one moment of it each day.',
});

test('[B23] a week has one focus for each audience, with why, a phrase, research by a link, and an example of the district', async () => {
  const sam = digestOf(world, 'sam');
  const forTeachers = focusOn(2, 0, 'teachers');
  await sam.setFocus(forTeachers);
  assert.deepEqual(await sam.setFocus(forTeachers), await sam.listComingWeeks(), 'again');
  await refuses(sam.setFocus({ ...forTeachers, why: 'Another.' }), 'record/different-content');
  const practiceId = practices[2]?.practiceId as never;
  const questionId = newId() as never;
  await world.as('amina').conversations.askQuestion({
    ...{ id: questionId, versionId: versionId as never, practiceId, isNameless: true },
    body: 'What if only two students talk?',
  });
  await world.as('elena').conversations.answerQuestion({
    ...{ questionId, id: newAnswerId(), body: 'Give everybody a minute with a neighbor first.' },
  });
  const { letter, audience } = await digestOf(world, 'theo').readWeek();
  assert.ok(letter);
  assert.equal(audience, 'teachers');
  assert.deepEqual(letter.focus, { source: 'set', why: forTeachers.why, setAs: 'superintendent' });
  assert.equal(letter.practice.name, practices[2]?.name);
  assert.ok(letter.phrase && letter.phrase.length > 10);
  assert.match(letter.research?.link ?? '', /^https:\/\//);
  assert.ok((letter.research?.authors.length ?? 0) > 0 && (letter.research?.year ?? 0) > 1900);
  assert.deepEqual(letter.example, {
    kind: 'answer',
    question: 'What if only two students talk?',
    answer: 'Give everybody a minute with a neighbor first.',
  });

  const priya = await digestOf(world, 'priya').readWeek();
  assert.equal(priya.audience, 'administrators');
  assert.deepEqual(priya.letter?.focus, { source: 'turn', outOf: practices.length });
});

test('what somebody has read stays as they read it; the other weeks can be set and taken back', async () => {
  const dana = digestOf(world, 'dana');
  const before = await digestOf(world, 'theo').readWeek();
  await refuses(dana.setFocus(focusOn(0, 0, 'teachers')), 'digest/week-gone-out', { weekOn: monday(0) });
  await refuses(dana.setFocus(focusOn(0, 0)), 'digest/week-gone-out');
  assert.deepEqual((await digestOf(world, 'amina').readWeek()).letter, before.letter);
  await assert.rejects(world.query('update digest.letters set week_on = week_on + 7'), /keeps its rows/);

  const [forAll, forOne] = [focusOn(1, 1), focusOn(3, 1, 'administrators')];
  await dana.setFocus(forAll);
  const { weeks } = await dana.setFocus(forOne);
  assert.deepEqual(
    weeks[1]?.focuses.map(({ audience, practice, setBy }) => [audience, practice.name, setBy]),
    [
      ['administrators', practices[3]?.name, 'Dana Whitfield'],
      [null, practices[1]?.name, 'Dana Whitfield'],
    ],
  );
  await dana.withdrawFocus({ id: forOne.id });
  const left = await dana.withdrawFocus({ id: forOne.id });
  assert.deepEqual(
    left.weeks[1]?.focuses.map(({ id }) => id),
    [forAll.id],
  );
  const acts = await world.query<{ act: string }>(
    `select act from audit.entries where act like 'digest/%' and object_id = $1 order by at`,
    [forOne.id],
  );
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['digest/focus-set', 'digest/focus-withdrawn'],
  );
});

test('a focus is on a practice in force, in one of the coming weeks, and its why names nobody', async () => {
  const sam = digestOf(world, 'sam');
  const notAWeek = { first: monday(0), last: monday(8) };
  await refuses(
    sam.setFocus({ ...focusOn(0, 2), weekOn: addDays(monday(2), 1) }),
    'digest/not-a-coming-week',
    notAWeek,
  );
  await refuses(sam.setFocus(focusOn(0, 9)), 'digest/not-a-coming-week');
  await refuses(sam.setFocus(focusOn(0, -1)), 'digest/not-a-coming-week');
  await refuses(sam.setFocus({ ...focusOn(0, 2), practiceId: newId() }), 'digest/practice-not-in-force');
  await refuses(
    sam.setFocus({ ...focusOn(0, 2), why: 'Grace Kowalski does it so well.' }),
    'digest/names-a-person',
    {
      found: ['Grace Kowalski'],
    },
  );
  await refuses(sam.setFocus({ ...focusOn(0, 2), why: 'x'.repeat(401) }), 'request/not-readable');
  await refuses(sam.setFocus({ ...focusOn(0, 2), more: 1 } as never), 'request/not-readable');
  await refuses(digestOf(world, 'theo').setFocus(focusOn(0, 2)), 'session/not-in-this-capacity');
  await refuses(digestOf(world, 'theo').listComingWeeks(), 'session/not-in-this-capacity');
  await refuses(digestOf(world, null).readWeek(), 'session/none');
  await refuses(sam.withdrawFocus({ id: newFocusId() }), 'record/not-found');
  const stranger = await digestOf(world, 'stranger').listComingWeeks();
  assert.deepEqual([stranger.practices, stranger.weeks[1]?.focuses], [[], []]);
});

test('an example that names somebody is passed over for one that does not', async () => {
  const practiceId = practices[4]?.practiceId as never;
  const adopted = { versionId, practiceIds: [practiceId] } as never;
  const plan = planOf(world, adopted, { title: 'Grace Kowalski shows how', practiceIds: [practiceId] });
  const fine = planOf(world, adopted, { title: 'Looking at student work', practiceIds: [practiceId] });
  for (const one of [fine, plan]) {
    await world.as('priya').conversations.planSession(one);
    await world
      .as('priya')
      .conversations.holdSession(
        holdingOf(world, one, { heldOn: day(0), presentIds: [idOf(world, 'theo')] }),
      );
  }
  await digestOf(world, 'sam')
    .setFocus(focusOn(4, 0, 'administrators'))
    .catch(() => {});
  await digestOf(world, 'sam').setFocus({ ...focusOn(4, 0), audience: 'other_staff' });
  const { letter } = await digestOf(world, 'walt').readWeek();
  assert.deepEqual(letter?.example, {
    kind: 'session',
    title: 'Looking at student work',
    heldOn: day(0),
    building: 'Lakeside Elementary',
  });
});

test('what waits is one’s own: steps, sessions, questions one may answer, windows in which one visits', async () => {
  const dana = world.as('dana');
  await dana.supports.makeStep({
    ...{ stepId: newId() as never, conversationId: null, subjectId: world.place('Mathematics') as never },
    ...{ practiceId: null, buildingId: null, bandId: null, kind: 'structure', learning: 'professional' },
    ...{ what: 'A common hour on Thursdays', measure: 'It is in the plan', ownerId: idOf(world, 'theo') },
    dueOn: day(3),
  } as never);
  const plan = planOf(world, { versionId, practiceIds: practices.map((one) => one.practiceId) } as never);
  await world.as('priya').conversations.planSession(plan);
  await world.as('theo').conversations.askQuestion({
    ...{ id: newId() as never, versionId: versionId as never, practiceId: null, isNameless: false },
    body: 'When do we begin?',
  });
  const theo = (await digestOf(world, 'theo').readWeek()).waiting;
  assert.deepEqual(
    theo.steps.map(({ what, dueOn, isOverdue }) => [what, dueOn, isOverdue]),
    [['A common hour on Thursdays', day(3), false]],
  );
  assert.deepEqual(
    theo.sessions.map(({ id }) => id),
    [plan.id],
  );
  assert.deepEqual([theo.questions, theo.windows], [[], []], 'his own question does not wait for him');
  const ben = (await digestOf(world, 'ben').readWeek()).waiting;
  assert.deepEqual([ben.steps, ben.sessions], [[], []]);
  const elena = (await digestOf(world, 'elena').readWeek()).waiting;
  assert.deepEqual(
    elena.questions.map(({ count }) => count),
    [1],
  );
});
