import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId, PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { PracticeId, StudySessionId, VersionId } from './session-contract.ts';
import {
  type Adopted,
  adoptVision,
  day,
  holdingOf,
  idOf,
  planOf,
  refuses,
  reviseVision,
} from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;

test('plans a session, which everybody can see coming', async () => {
  const plan = planOf(world, adopted);
  const planned = await api('priya').planSession(plan);
  assert.equal(planned.state, 'planned');
  assert.equal(planned.building?.name, 'Lakeside Elementary');
  assert.deepEqual(
    planned.practices.map((practice) => practice.name),
    ['Practice 1', 'Practice 2'],
  );
  const seen = await api('grace').listSessions({ when: 'coming' });
  const session = seen.sessions.find((one) => one.id === plan.id);
  assert.equal(session?.ledBy.name, 'Priya Raman');
  assert.equal(session?.you.mayRecord, false);
});

test('the same plan again is accepted, a different one under its id is refused', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  await api('priya').planSession(plan);
  await refuses(api('priya').planSession({ ...plan, minutes: 30 }), 'record/different-content');
});

test('a building administrator and a teacher plan in the own building, a teacher what they lead', async () => {
  await refuses(api('marcus').planSession(planOf(world, adopted)), 'conversations/own-building-only');
  await refuses(
    api('priya').planSession(planOf(world, adopted, { buildingId: null })),
    'conversations/own-building-only',
  );
  await refuses(api('theo').planSession(planOf(world, adopted)), 'conversations/leader-is-another');
  await api('theo').planSession(planOf(world, adopted, { ledById: idOf(world, 'theo') }));
  await api('elena').planSession(planOf(world, adopted, { buildingId: null, ledById: idOf(world, 'elena') }));
  await refuses(api('walt').planSession(planOf(world, adopted)), 'session/not-in-this-capacity');
});

test('refuses a plan that cannot be, and says why', async () => {
  const stranger = newId() as PracticeId;
  await refuses(
    api('priya').planSession(planOf(world, adopted, { practiceIds: [stranger] })),
    'conversations/practice-not-in-version',
    { practiceIds: [stranger] },
  );
  await refuses(
    api('priya').planSession(planOf(world, adopted, { heldOn: day(-31) })),
    'conversations/before-adoption',
    { adoptedOn: day(-30) },
  );
  const nobody = newId() as PersonId;
  await refuses(
    api('priya').planSession(planOf(world, adopted, { ledById: nobody })),
    'conversations/not-on-staff',
    { personIds: [nobody], on: day(0) },
  );
  await refuses(
    api('dana').planSession(planOf(world, adopted, { buildingId: newId() as BuildingId })),
    'conversations/building-not-open',
  );
  await refuses(
    api('dana').planSession(planOf(world, adopted, { versionId: newId() as VersionId })),
    'record/not-found',
  );
});

test('what cannot be read is refused: minutes, no practice, an unknown field', async () => {
  const plan = planOf(world, adopted);
  for (const broken of [{ minutes: 2 }, { practiceIds: [] }, { room: '12' }])
    await refuses(api('priya').planSession({ ...plan, ...broken }), 'request/not-readable');
});

test('records a session as held, with who was there in the roles of that day', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  await world.query(
    `insert into people.capacities (district_id, id, person_id, kind, starts_on, ends_on) values ($1, $2, $3, 'dn_member', $4, $5)`,
    [world.districtId, newId(), idOf(world, 'theo'), day(-20), day(-1)],
  );
  const held = await api('priya').holdSession(holdingOf(world, plan, { minutes: 45 }));
  assert.equal(held.state, 'held');
  assert.equal(held.heldOn, day(-1));
  assert.equal(held.minutes, 45);
  assert.deepEqual(
    held.present?.map(({ name, capacities, building }) => ({ name, capacities, building })),
    [
      { name: 'Theo Lindqvist', capacities: ['teacher', 'dn_member'], building: 'Lakeside Elementary' },
      { name: 'Priya Raman', capacities: ['building_administrator'], building: 'Lakeside Elementary' },
    ],
  );
  // A later move does not rewrite the day.
  await world.query('update people.capacities set building_id = $1 where person_id = $2 and kind = $3', [
    world.place('Maple Ridge High'),
    idOf(world, 'theo'),
    'teacher',
  ]);
  const later = await api('priya').readSession({ id: plan.id });
  assert.equal(later.present?.find((one) => one.id === idOf(world, 'theo'))?.building, 'Lakeside Elementary');
});

test('the same holding again is accepted in any order, a different one is refused', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  const holding = holdingOf(world, plan);
  await api('priya').holdSession(holding);
  const again = await api('priya').holdSession({ ...holding, presentIds: holding.presentIds.toReversed() });
  assert.equal(again.presentCount, 2);
  await refuses(api('priya').holdSession({ ...holding, minutes: 10 }), 'record/different-content');
});

test('a session is recorded by those who may plan it, and by nobody else', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  for (const name of ['marcus', 'amina'] as const)
    await refuses(api(name).holdSession(holdingOf(world, plan)), 'conversations/not-your-session');
  await refuses(api('walt').holdSession(holdingOf(world, plan)), 'session/not-in-this-capacity');
  await api('elena').holdSession(holdingOf(world, plan));
});

test('refuses to record a day to come, an unknown person, or nobody', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  await refuses(
    api('priya').holdSession(holdingOf(world, plan, { heldOn: day(1) })),
    'conversations/not-yet',
    {
      heldOn: day(1),
      today: day(0),
    },
  );
  const nobody = newId() as PersonId;
  await refuses(
    api('priya').holdSession(holdingOf(world, plan, { presentIds: [nobody, idOf(world, 'theo')] })),
    'conversations/not-on-staff',
    { personIds: [nobody], on: day(-1) },
  );
  await refuses(api('priya').holdSession(holdingOf(world, plan, { presentIds: [] })), 'request/not-readable');
  assert.equal((await api('priya').readSession({ id: plan.id })).state, 'planned');
});

test('cancels a planned session, once or again, and never a held one', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  await refuses(api('grace').cancelSession({ id: plan.id }), 'conversations/not-your-session');
  assert.equal((await api('priya').cancelSession({ id: plan.id })).state, 'canceled');
  assert.equal((await api('priya').cancelSession({ id: plan.id })).state, 'canceled');
  await refuses(api('priya').holdSession(holdingOf(world, plan)), 'conversations/session-canceled');
  const held = planOf(world, adopted);
  await api('priya').planSession(held);
  await api('priya').holdSession(holdingOf(world, held));
  await refuses(api('priya').cancelSession({ id: held.id }), 'conversations/session-held');
  const acts = await world.query<{ act: string }>(
    'select act from audit.entries where object_id = $1 order by id',
    [held.id],
  );
  assert.deepEqual(
    acts.map((entry) => entry.act),
    ['conversations/session-planned', 'conversations/session-held'],
  );
});

test('a person says “I was there” within 14 days, and nobody says it for them', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  const mine = { id: plan.id, personId: idOf(world, 'amina') };
  await refuses(api('amina').addPresent(mine), 'conversations/session-not-held');
  await api('priya').holdSession(holdingOf(world, plan, { heldOn: day(-14) }));
  await refuses(api('grace').addPresent(mine), 'conversations/not-your-session');
  assert.equal((await api('amina').readSession({ id: plan.id })).you.mayMarkUntil, day(0));
  const marked = await api('amina').addPresent(mine);
  assert.equal(marked.you.wasThere, true);
  assert.equal(marked.presentCount, 3);
  assert.equal(marked.present, null, 'who else was there is for those who record it');
  assert.equal((await api('amina').addPresent(mine)).presentCount, 3);
  const page = await api('priya').readSession({ id: plan.id });
  assert.equal(page.present?.find((one) => one.id === mine.personId)?.isMarkedByThemselves, true);
});

test('after 14 days only those who record the session can add somebody', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  await api('priya').holdSession(holdingOf(world, plan, { heldOn: day(-15) }));
  const amina = { id: plan.id, personId: idOf(world, 'amina') };
  await refuses(api('amina').addPresent(amina), 'conversations/attendance-closed', { lastDay: day(-1) });
  assert.equal((await api('priya').addPresent(amina)).presentCount, 3);
});

test('a correction takes somebody off and is kept beside what it corrects', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  await api('priya').holdSession(holdingOf(world, plan));
  const theo = { id: plan.id, personId: idOf(world, 'theo') };
  await refuses(api('grace').correctPresent(theo), 'conversations/not-your-session');
  assert.equal((await api('theo').correctPresent(theo)).you.wasThere, false);
  assert.equal((await api('priya').correctPresent(theo)).presentCount, 1);
  await refuses(
    api('priya').correctPresent({ id: plan.id, personId: idOf(world, 'ben') }),
    'record/not-found',
  );
  const kept = await world.query<{ corrected_by: string; was_marked_by: string }>(
    'select corrected_by, was_marked_by from conversations.attendance_corrections where session_id = $1',
    [plan.id],
  );
  assert.deepEqual(kept, [{ corrected_by: theo.personId, was_marked_by: idOf(world, 'priya') }]);
  await assert.rejects(
    world.query('delete from conversations.attendance_corrections where session_id = $1', [plan.id]),
    /keeps its rows/,
  );
});

test('lists the staff of a building in a role on a day, without e-mail', async () => {
  const lakeside = world.place('Lakeside Elementary') as BuildingId;
  const { staff, total } = await api('priya').listStaff({ on: day(0), buildingId: lakeside });
  assert.equal(total, staff.length);
  assert.ok(staff.some((one) => one.familyName === 'Yusuf'));
  assert.ok(!staff.some((one) => one.familyName === 'Kowalski'));
  assert.ok(!JSON.stringify(staff).includes('@'));
  const teachers = await api('dana').listStaff({ on: day(0), kind: 'teacher', search: 'yus' });
  assert.deepEqual(
    teachers.staff.map((one) => one.givenName),
    ['Amina'],
  );
  assert.equal((await api('dana').listStaff({ on: '2019-01-01' })).total, 0);
  await refuses(api('ursula').listStaff({ on: day(0) }), 'session/not-in-this-capacity');
});

test('pages through what was held, the latest first', async () => {
  const all = await api('ben').listSessions({ when: 'held', limit: 100 });
  const first = await api('ben').listSessions({ when: 'held', limit: 2 });
  assert.ok(first.next);
  const second = await api('ben').listSessions({ when: 'held', limit: 100, after: first.next });
  assert.deepEqual(
    [...first.sessions, ...second.sessions].map((one) => one.id),
    all.sessions.map((one) => one.id),
  );
  assert.equal(all.total, all.sessions.length);
  const days = all.sessions.map((one) => one.heldOn);
  assert.deepEqual(days, days.toSorted().toReversed());
});

test('a new version is studied anew: the earlier one takes no more plans', async () => {
  const english = await adoptVision(world, 'English Language Arts');
  const revised = await reviseVision(world, english);
  await refuses(api('priya').planSession(planOf(world, english)), 'conversations/version-not-current', {
    currentVersionId: revised.versionId,
  });
  await api('priya').planSession(planOf(world, revised));
});

test('nobody and the other district see nothing', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  await refuses(api(null).listSessions({ when: 'coming' }), 'session/none');
  await refuses(api('stranger').readSession({ id: plan.id }), 'record/not-found');
  await refuses(api('stranger').holdSession(holdingOf(world, plan)), 'record/not-found');
  await refuses(api('stranger').planSession(planOf(world, adopted)), 'record/not-found');
  assert.equal((await api('stranger').listSessions({ when: 'coming' })).total, 0);
  await refuses(api('priya').readSession({ id: newId() as StudySessionId }), 'record/not-found');
});
