import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, day, refuses } from '../conversations/test-ground.ts';
import type { GoalInput } from './goal-contract.ts';
import { goalOf, lakeside, readingOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const goals = (name: Parameters<World['as']>[0]) => world.as(name).goals;
async function made(changes: Partial<GoalInput> = {}) {
  const goal = goalOf(changes);
  return { goal, id: goal.goalId, page: await goals('dana').makeGoal(goal) };
}
const acts = async (id: string) =>
  (
    await world.query<{ act: string }>('select act from audit.entries where object_id = $1 order by id', [id])
  ).map(({ act }) => act);

test('a goal has its group, learning, measure, baseline and target; made again it is the same one', async () => {
  const { goal, id, page } = await made();
  assert.deepEqual(
    [page.goal.performance, page.goal.kind, page.goal.learning, page.goal.owner],
    ['student', 'academic', 'student', 'dn_member'],
  );
  assert.deepEqual(page.goal.baseline, { value: 48, n: 412, on: day(-300) });
  assert.deepEqual([page.goal.target, page.firstTarget], [goal.target, goal.target]);
  assert.deepEqual([page.goal.status, page.goal.latest, page.goal.visions], ['open', null, 0]);
  assert.deepEqual(await goals('dana').makeGoal(goal), page);
  await refuses(goals('dana').makeGoal({ ...goal, what: 'Another' }), 'record/different-content');
  await refuses(goals('sam').makeGoal(goal), 'record/different-content');
  assert.deepEqual(await acts(id), ['goals/goal-made']);
});

test('a building has the same form of goal, set by its own administrator; nobody else sets goals', async () => {
  const own = goalOf({ buildingId: lakeside(world), owner: 'building_administrator' });
  const page = await goals('priya').makeGoal(own);
  assert.equal(page.goal.building?.name, 'Lakeside Elementary');
  assert.equal(page.goal.isMineToChange, true);
  assert.equal((await goals('marcus').readGoal({ goalId: own.goalId })).goal.isMineToChange, false);
  await refuses(goals('marcus').makeGoal(goalOf({ buildingId: lakeside(world) })), 'goals/not-yours');
  await refuses(goals('priya').makeGoal(goalOf()), 'goals/not-yours');
  await refuses(goals('marcus').makeReading(readingOf(own.goalId)), 'goals/not-yours');
  for (const nobody of ['theo', 'elena', 'walt', 'bruno'] as const)
    await refuses(goals(nobody).makeGoal(goalOf()), 'session/not-in-this-capacity');
  await refuses(goals(null).makeGoal(goalOf()), 'session/none');
});

test('what cannot be a goal is refused with what to mend', async () => {
  const dana = goals('dana');
  const baseline = goalOf().baseline;
  const wrong: [Partial<GoalInput>, string][] = [
    [{ baseline: { ...baseline, n: 9 } }, 'goals/group-too-small'],
    [{ baseline: { ...baseline, n: null } }, 'goals/group-needed'],
    [{ baseline: { ...baseline, value: 140 } }, 'goals/value-not-possible'],
    [{ target: { value: 101, on: day(20) } }, 'goals/value-not-possible'],
    [{ unit: 'count', baseline: { ...baseline, value: 1.5 } }, 'goals/value-not-possible'],
    [{ unit: 'count', baseline: { ...baseline, value: 7 } }, 'goals/count-too-small'],
    [{ unit: 'count', baseline: { ...baseline, n: null } }, 'goals/group-needed'],
    [{ unit: 'count', target: { value: 9, on: day(100) } }, 'goals/count-too-small'],
    [{ baseline: { ...baseline, on: day(1) } }, 'goals/day-not-possible'],
    [{ target: { value: 60, on: day(-300) } }, 'goals/target-day-passed'],
    [{ what: 'More reasons in the room of Grace Kowalski' }, 'goals/names-a-person'],
    [{ buildingId: newId() as never }, 'goals/place-not-here'],
    [{ subjectId: newId() as never }, 'goals/place-not-here'],
    [{ targetIds: [newId()] }, 'goals/target-not-here'],
  ];
  for (const [changes, code] of wrong) await refuses(dana.makeGoal(goalOf(changes)), code);
  const hours = goalOf({
    unit: 'count',
    performance: 'leader',
    baseline: { ...baseline, value: 3, n: null },
    target: { value: 10, on: day(100) },
  });
  assert.equal((await dana.makeGoal(hours)).goal.baseline.n, null, 'a count can stand for itself');
});

test('a goal names the student-learning targets that it serves', async () => {
  const targetId = newId();
  await world.as('dana').visions.setTarget({
    ...{ targetId: targetId as never, subjectId: world.place('Mathematics') as never },
    ...{ text: 'Students give reasons for a method.', replacesId: null },
  });
  const { page } = await made({ targetIds: [targetId] });
  assert.deepEqual(page.servedTargets, [
    { id: targetId, text: 'Students give reasons for a method.', hasEnded: false },
  ]);
});

test('readings come one after the other; a wrong one is corrected by a new one and stays', async () => {
  const { id } = await made();
  const first = readingOf(id, { value: 52, on: day(-200) });
  await goals('sam').makeReading(first);
  const wrong = readingOf(id, { value: 95 });
  const page = await goals('dana').makeReading(wrong);
  assert.deepEqual(page.goal.latest, { value: 95, n: 405, on: day(-100) });
  assert.deepEqual(await goals('dana').makeReading(wrong), page);
  await refuses(goals('dana').makeReading({ ...wrong, value: 96 }), 'record/different-content');
  const right = readingOf(id, { value: 59, correctsId: wrong.readingId, note: 'Two digits changed places.' });
  const after = await goals('dana').makeReading(right);
  assert.equal(after.goal.latest?.value, 59);
  assert.deepEqual(
    after.readings.map(({ value, correctedById }) => [value, correctedById]),
    [
      [48, null],
      [52, null],
      [95, right.readingId],
      [59, null],
    ],
  );
  await refuses(
    goals('dana').makeReading(readingOf(id, { correctsId: wrong.readingId })),
    'goals/already-corrected',
  );
  const [baseline] = after.readings;
  const aim = after.goal.target.value;
  for (const [changes, code] of [
    [{ value: aim + 5, on: day(-301) }, 'goals/baseline-turns-goal'],
    [{ value: 47, on: day(-150) }, 'goals/day-not-possible'],
  ] as const)
    await refuses(
      goals('dana').makeReading(readingOf(id, { ...changes, correctsId: baseline?.id ?? null })),
      code,
    );
  const base = await goals('dana').makeReading(
    readingOf(id, { value: 47, on: day(-301), correctsId: baseline?.id ?? null }),
  );
  assert.deepEqual([base.goal.baseline.value, base.goal.latest?.value], [47, 59]);
});

test('a reading of few, of a day that cannot be, with a name, or of another goal is refused', async () => {
  const { id } = await made();
  const other = await made();
  const dana = goals('dana');
  for (const [changes, code] of [
    [{ n: 4 }, 'goals/group-too-small'],
    [{ n: null }, 'goals/group-needed'],
    [{ value: -1 }, 'goals/value-not-possible'],
    [{ on: day(1) }, 'goals/day-not-possible'],
    [{ on: day(-301) }, 'goals/day-not-possible'],
    [{ note: 'Ms Kowalski was away' }, 'goals/names-a-person'],
    [{ correctsId: other.goal.baseline.readingId }, 'record/not-found'],
  ] as const)
    await refuses(dana.makeReading(readingOf(id, changes)), code);
  await refuses(dana.makeReading(readingOf(newId())), 'record/not-found');
  await refuses(goals('theo').makeReading(readingOf(id)), 'session/not-in-this-capacity');
});

test('a target that moves stays in the history with its reason; reached needs a reading at the target', async () => {
  const { id, goal } = await made();
  const change = (facts: object) =>
    goals('dana').changeGoal({ changeId: newId(), goalId: id, reason: 'Tests moved.', ...facts } as never);
  const moved = { change: 'replanned', changeId: newId(), target: { value: 58, on: day(200) } };
  await refuses(change({ change: 'reached' }), 'goals/target-not-met', {
    ...{ value: null, target: 65, unit: 'percent' },
  });
  await refuses(change({ ...moved, target: goal.target }), 'goals/nothing-would-change');
  await refuses(change({ ...moved, target: { value: 60, on: day(0) } }), 'goals/target-day-passed');
  await refuses(change({ ...moved, target: { value: 600, on: day(20) } }), 'goals/value-not-possible');
  await refuses(change({ ...moved, reason: 'Sam Ortiz asked' }), 'goals/names-a-person');
  const page = await change(moved);
  assert.deepEqual([page.goal.status, page.goal.target], ['replanned', moved.target]);
  assert.deepEqual(page.firstTarget, goal.target);
  assert.deepEqual(await change(moved), page);
  await goals('dana').makeReading(readingOf(id, { value: 58 }));
  assert.equal((await change({ change: 'reached' })).goal.status, 'reached');
  await refuses(change({ change: 'reached' }), 'goals/change-not-possible', { status: 'reached' });
  assert.equal((await change({ change: 'ended' })).goal.status, 'ended');
  await refuses(goals('dana').makeReading(readingOf(id)), 'goals/change-not-possible');
  const again = await change({ change: 'reopened' });
  assert.deepEqual([again.goal.status, again.entries.length], ['replanned', 4]);
  await refuses(
    goals('theo').changeGoal({ changeId: newId(), goalId: id, change: 'ended', reason: 'x' }),
    'session/not-in-this-capacity',
  );
});

test('the list always has all three groups and all three learnings, and narrows by all of them', async () => {
  const before = await goals('theo').listGoals({});
  await made({ performance: 'teacher', learning: 'professional', what: 'More time to plan together' });
  await made({
    performance: 'leader',
    learning: 'system',
    kind: 'non_academic',
    what: 'A nurse in each house',
  });
  await goals('priya').makeGoal(goalOf({ buildingId: lakeside(world), kind: 'non_academic' }));
  const { counts, goals: all } = await goals('theo').listGoals({});
  const { counts: then } = before;
  assert.equal(counts.performance.teacher - then.performance.teacher, 1);
  assert.equal(counts.learning.system - then.learning.system, 1);
  assert.equal(counts.kind.non_academic - then.kind.non_academic, 2);
  assert.ok(all.length >= 3);
  const found = async (filter: object) => (await goals('theo').listGoals(filter)).goals;
  assert.deepEqual(
    (await found({ search: 'nurse' })).map(({ what }) => what),
    ['A nurse in each house'],
  );
  assert.ok((await found({ performance: 'leader' })).every(({ performance }) => performance === 'leader'));
  assert.ok((await found({ kind: 'academic' })).every(({ kind }) => kind === 'academic'));
  assert.ok((await found({ scope: 'building' })).every(({ building }) => building !== null));
  assert.ok((await found({ scope: 'district' })).every(({ building }) => building === null));
  const nowhere = await goals('theo').listGoals({ buildingId: world.place('Maple Ridge High') as never });
  assert.deepEqual(
    [nowhere.goals, nowhere.counts.performance, nowhere.counts.learning],
    [[], { student: 0, teacher: 0, leader: 0 }, { student: 0, professional: 0, system: 0 }],
  );
  const names = (await found({ sort: 'name' })).map(({ what }) => what.toLowerCase());
  assert.deepEqual(names, names.toSorted());
});

test('a vision in force points at a goal, or one practice of it; taking it back is kept too', async () => {
  const adopted = await adoptVision(world);
  const { id } = await made();
  const link = {
    ...{ linkId: newId(), goalId: id, visionId: adopted.visionId },
    practiceId: adopted.practiceIds[0] as string,
  };
  const page = await goals('dana').linkVision(link);
  assert.deepEqual(page.visions, [
    {
      ...{ linkId: link.linkId, visionId: adopted.visionId, title: adopted.title, subject: 'Mathematics' },
      practice: { id: link.practiceId, name: 'Practice 1' },
    },
  ]);
  assert.equal(page.goal.visions, 1);
  assert.deepEqual(await goals('dana').linkVision(link), page);
  await refuses(goals('dana').linkVision({ ...link, practiceId: null }), 'record/different-content');
  await refuses(goals('dana').linkVision({ ...link, linkId: newId() }), 'goals/already-linked');
  const to = (changes: object) => goals('dana').linkVision({ ...link, linkId: newId(), ...changes });
  await refuses(to({ visionId: newId() }), 'goals/vision-not-in-force');
  await refuses(to({ practiceId: newId() }), 'goals/vision-not-in-force');
  await refuses(goals('marcus').linkVision({ ...link, linkId: newId() }), 'goals/not-yours');
  await refuses(goals('theo').unlinkVision({ linkId: link.linkId }), 'session/not-in-this-capacity');
  const after = await goals('dana').unlinkVision({ linkId: link.linkId });
  assert.deepEqual([after.visions, after.goal.visions], [[], 0]);
  assert.deepEqual(await goals('dana').unlinkVision({ linkId: link.linkId }), after);
  await refuses(goals('dana').unlinkVision({ linkId: newId() }), 'record/not-found');
  assert.deepEqual(await acts(id), ['goals/goal-made', 'goals/vision-linked', 'goals/vision-unlinked']);
});

test('a goal whose day has come without a reading asks those who put one down, and nobody else', async () => {
  const due = (changes: Partial<GoalInput> = {}) =>
    goalOf({ target: { value: 65, on: day(-1) }, ...changes });
  const [district, building] = [due(), due({ buildingId: lakeside(world) })];
  await goals('dana').makeGoal(district);
  await goals('priya').makeGoal(building);
  const asked = async (name: Parameters<World['as']>[0]) =>
    (await goals(name).readNext()).goals.map(({ id }) => id as string);
  assert.deepEqual(await asked('sam'), [district.goalId]);
  assert.deepEqual(await asked('priya'), [building.goalId]);
  for (const name of ['marcus', 'theo', 'elena', 'stranger'] as const)
    assert.deepEqual(await asked(name), []);
  await goals('dana').makeReading(readingOf(district.goalId, { on: day(-30) }));
  assert.deepEqual(await asked('dana'), []);
  await refuses(goals(null).readNext(), 'session/none');
});

test('another district sees none of it', async () => {
  const { id } = await made();
  await refuses(goals('stranger').readGoal({ goalId: id }), 'record/not-found');
  await refuses(goals('stranger').makeReading(readingOf(id)), 'record/not-found');
  assert.deepEqual((await goals('stranger').listGoals({ standing: 'all' })).goals, []);
  await refuses(goals(null).listGoals({}), 'session/none');
});
