import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { buildingOf, cultureOf, outcomeOf, refusesWith, today, trainingOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => cultureOf(world, name);

test('what people learned is recorded in numbers, counted for a school year, and taken off when it was a mistake', async () => {
  const training = trainingOf();
  await as('elena').recordTraining(training);
  await as('elena').recordTraining(training);
  await refusesWith(as('elena').recordTraining({ ...training, minutes: 90 }), 'record/different-content');
  const here = trainingOf({ buildingId: buildingOf(world, 'Lakeside Elementary'), minutes: 45 });
  await as('priya').recordTraining(here);
  const page = await as('theo').readConflict({});
  assert.deepEqual([page.sums.trainings, page.sums.minutes, page.sums.people.teachers], [2, 105, 24]);
  assert.equal(page.mayRecordTraining, false);
  await refusesWith(as('priya').withdrawTraining({ id: training.id }), 'culture/not-your-training');
  await as('dana').withdrawTraining({ id: here.id });
  await as('dana').withdrawTraining({ id: here.id });
  const seen = await as('priya').readConflict({});
  assert.deepEqual(
    seen.trainings.map(({ id, mayWithdraw }) => [id, mayWithdraw]),
    [[training.id, false]],
  );
  assert.deepEqual((await as('theo').readConflict({ schoolYear: 2019 })).trainings, []);
  assert.deepEqual((await as('stranger').readConflict({})).trainings, []);
});

test('a training is refused that is not the recorder’s, lies ahead, names somebody, or had nobody', async () => {
  const birchwood = buildingOf(world, 'Birchwood Middle');
  await refusesWith(
    as('priya').recordTraining(trainingOf({ buildingId: birchwood })),
    'culture/own-building-only',
  );
  await refusesWith(as('priya').recordTraining(trainingOf()), 'culture/own-building-only');
  await refusesWith(as('theo').recordTraining(trainingOf()), 'session/not-in-this-capacity');
  await refusesWith(as('sam').recordTraining(trainingOf({ on: today(1) })), 'culture/in-the-future');
  await refusesWith(
    as('sam').recordTraining(trainingOf({ focus: 'With Marcus Bell' })),
    'culture/names-a-person',
  );
  const nobody = { leaders: 0, teachers: 0, coaches: 0, other_staff: 0, network_members: 0, others: 0 };
  await refusesWith(as('sam').recordTraining(trainingOf({ people: nobody })), 'culture/nobody-took-part');
  await refusesWith(
    as('sam').recordTraining(trainingOf({ buildingId: newId() as never })),
    'culture/building-not-open',
  );
  await refusesWith(as('sam').withdrawTraining({ id: newId() as never }), 'record/not-found');
});

test('outcomes are shown five at a time, so that no two looks differ by one conflict', async () => {
  const shown = async () => (await as('walt').readConflict({})).outcomes?.outcomes ?? null;
  const people = ['theo', 'amina', 'grace', 'ben'] as const;
  for (const name of people) await as(name).tellOutcome(outcomeOf());
  assert.equal(await shown(), null);
  const fifth = outcomeOf({ parties: 'with_leadership', cameToEnd: 'not_yet', next: 'help_asked' });
  await as('walt').tellOutcome(fifth);
  await as('walt').tellOutcome(fifth);
  assert.equal(await shown(), 5);
  await refusesWith(as('walt').tellOutcome({ ...fifth, respectful: 'no' }), 'record/different-content');
  for (const name of people) {
    await as(name).tellOutcome(outcomeOf({ respectful: 'no' }));
    assert.equal(await shown(), 5, 'the same as before');
  }
  await as('walt').tellOutcome(outcomeOf());
  const { outcomes } = await as('walt').readConflict({});
  assert.deepEqual(outcomes?.respectful, { yes: 6, partly: 0, no: 4 });
  assert.deepEqual(outcomes?.cameToEnd, { yes: 9, partly: 0, not_yet: 1 });
  assert.equal((await as('stranger').readConflict({})).outcomes, null);
});

test('nobody fills more than one place of five, or tells more than three in a month', async () => {
  const shown = async () => (await as('walt').readConflict({})).outcomes?.outcomes;
  const people = ['elena', 'priya', 'marcus'] as const;
  for (let time = 0; time < 3; time += 1) await as('sam').tellOutcome(outcomeOf());
  await refusesWith(as('sam').tellOutcome(outcomeOf()), 'culture/told-enough', { most: 3 });
  for (const name of people) await as(name).tellOutcome(outcomeOf());
  assert.equal(await shown(), 10, 'six were told, by four people');
  await as('elena').tellOutcome(outcomeOf());
  assert.equal(await shown(), 10, 'hers goes to the next five');
  const tellers = () => world.query(`select batch from culture.conflict_tellers order by batch`);
  assert.equal((await tellers()).length, 7);
  await as('dana').tellOutcome(outcomeOf());
  assert.equal(await shown(), 15);
  assert.equal((await tellers()).length, 3, 'who told in a full five is kept no longer');
  await world.query(`update culture.conflict_tellings set month = month - interval '1 month'`);
  await as('sam').tellOutcome(outcomeOf());
  assert.equal((await world.query('select from culture.conflict_tellings')).length, 1);
});

test('an outcome is of this month or the eleven before it, and of staff', async () => {
  const thisYear = Number(today().slice(0, 4));
  await refusesWith(
    as('theo').tellOutcome(outcomeOf({ month: `${thisYear - 2}-01` })),
    'culture/month-too-long-ago',
  );
  await refusesWith(
    as('theo').tellOutcome(outcomeOf({ month: `${thisYear + 1}-12` })),
    'culture/month-too-long-ago',
  );
  await refusesWith(as('theo').tellOutcome(outcomeOf({ month: '2026-13' })), 'request/not-readable');
  await refusesWith(as('bruno').tellOutcome(outcomeOf()), 'session/not-in-this-capacity');
  await refusesWith(as(null).tellOutcome(outcomeOf()), 'session/none');
});

test('nothing that is kept leads from an outcome to who told it: no person, no place, no moment, no id of theirs', async () => {
  const told = outcomeOf();
  await as('ben').tellOutcome(told);
  const columns = await world.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'culture' and table_name in ('conflict_outcomes', 'conflict_receipts')`,
  );
  const names = columns.map(({ name }) => name);
  assert.ok(
    names.every((name) => !/person|_by|_in$|_at$|building|capacity/.test(name)),
    names.join(' '),
  );
  const everything = JSON.stringify([
    await world.query('select * from culture.conflict_outcomes'),
    await world.query('select * from culture.conflict_receipts'),
    await world.query(`select * from audit.entries where act = 'culture/conflict-outcome-told'`),
  ]);
  for (const secret of [world.person('ben').id, world.person('ben').capacityId, told.id])
    assert.ok(!everything.includes(secret), secret);
  const entries = await world.query<{ isDay: boolean; object: string; version: string }>(
    `select at = date_trunc('day', at, 'UTC') as "isDay", object_id as object, substr(id::text, 15, 1) as version
     from audit.entries where act = 'culture/conflict-outcome-told'`,
  );
  assert.ok(entries.length > 0);
  for (const entry of entries)
    assert.deepEqual(entry, { isDay: true, object: world.districtId, version: '4' });
});

test('with a demo district everything of its culture goes', async () => {
  await as('sam').changeCultureSettings({ revisitMonths: 6, commitmentWeeks: 6 });
  await world.query('update district.districts set is_demo = true where id = $1', [world.districtId]);
  await world.query('begin');
  await world.query('set constraints all deferred');
  await world.query('delete from district.districts where id = $1', [world.districtId]);
  await world.query('commit');
  for (const table of [
    'trainings',
    'training_withdrawals',
    'conflict_outcomes',
    'conflict_receipts',
    'conflict_tellers',
    'conflict_tellings',
    'settings',
  ])
    assert.deepEqual(await world.query(`select from culture.${table}`), [], table);
});
