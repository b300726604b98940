import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { OverrideId } from './coverage-contract.ts';
import type { VersionId } from './session-contract.ts';
import {
  type Adopted,
  addStaff,
  adoptVision,
  day,
  idOf,
  planOf,
  refuses,
  reviseVision,
  studyTogether,
} from './test-ground.ts';

let world: World;
let lakeside: PersonId[];
let birchwood: PersonId[];
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  lakeside = await addStaff(world, 'teacher', 'Lakeside Elementary', 10);
  birchwood = await addStaff(world, 'teacher', 'Birchwood Middle', 8);
  await addStaff(world, 'teacher', 'Maple Ridge High', 6);
  await addStaff(world, 'dn_member', null, 6);
  for (const building of ['Lakeside Elementary', 'Birchwood Middle', 'Maple Ridge High'])
    await addStaff(world, 'other_staff', building, 7);
});
beforeEach(async () => {
  adopted = await adoptVision(world);
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const coverage = () => api('ben').readCoverage({ versionId: adopted.versionId });
const gate = () => api('ben').readGate({ versionId: adopted.versionId });
// Teachers: 10 + 8 + 6, and Theo, Amina, Grace, Ben. DN: 6, Dana, Noor. Administrators: Sam, Priya, Marcus.
const [teachers, dnMembers, administrators] = [28, 8, 3];
const people = teachers + dnMembers + administrators;

test('counts the people of today who took part in a held session, by audience and building', async () => {
  await studyTogether(world, adopted, [...lakeside, idOf(world, 'theo'), ...birchwood.slice(0, 3)]);
  const read = await coverage();
  assert.deepEqual(read.sessions, { held: 1, planned: 0 });
  const at = (name: string) => read.buildings.find((one) => one.building?.name === name)?.audiences.teachers;
  assert.deepEqual(at('Lakeside Elementary'), { people: 12, studied: 11 });
  assert.deepEqual(at('Birchwood Middle'), { people: 9, studied: 3 });
  assert.deepEqual(at('Maple Ridge High'), { people: 7, studied: 0 });
  assert.deepEqual(read.district.teachers, { people: teachers, studied: 14 });
  assert.deepEqual(read.gate.coverage, { people, studied: 14 });
});

test('the three audiences are counted apart, and a small one is hidden with the next', async () => {
  const { district, buildings } = await coverage();
  assert.equal(district.administrators.people, null);
  assert.equal(district.dn_members.people, null);
  assert.equal('hidden' in district.dn_members && district.dn_members.hidden, 'protects_few_people');
  for (const { building, audiences } of buildings)
    if (building !== null) assert.deepEqual(audiences.administrators.people ?? 0, 0, building.name);
});

test('a session that is planned, canceled, of another version, or corrected away does not count', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  assert.equal((await coverage()).gate.coverage.studied, 0);
  assert.deepEqual((await coverage()).sessions, { held: 0, planned: 1 });
  await api('priya').cancelSession({ id: plan.id });
  assert.deepEqual((await coverage()).sessions, { held: 0, planned: 0 });
  const held = await studyTogether(world, adopted, [idOf(world, 'theo'), idOf(world, 'amina')]);
  await api('theo').correctPresent({ id: held.id, personId: idOf(world, 'theo') });
  assert.equal((await coverage()).gate.coverage.studied, 1);
  const revised = await reviseVision(world, adopted);
  const anew = await api('ben').readCoverage({ versionId: revised.versionId });
  assert.equal(anew.gate.coverage.studied, 0);
  assert.equal((await coverage()).isCurrent, false);
});

test('a person who studied twice or in two roles is one person', async () => {
  await studyTogether(world, adopted, lakeside);
  await studyTogether(world, adopted, lakeside);
  assert.equal((await coverage()).gate.coverage.studied, lakeside.length);
});

test('who has left the district is not among its people', async () => {
  const [leaver] = await addStaff(world, 'teacher', 'Birchwood Middle', 1);
  assert.ok(leaver);
  await studyTogether(world, adopted, [leaver]);
  assert.equal((await coverage()).gate.coverage.studied, 1);
  await world.query('update people.capacities set ends_on = $1 where person_id = $2', [day(-1), leaver]);
  assert.deepEqual((await coverage()).gate.coverage, { people, studied: 0 });
});

test('coverage is told for each practice: only the sessions in which it was studied', async () => {
  await studyTogether(world, adopted, lakeside, { practiceIds: adopted.practiceIds.slice(0, 1) });
  const { practices } = await coverage();
  assert.deepEqual(
    practices.map((practice) => practice.audiences.teachers.studied),
    [10, 0, 0],
  );
});

test('the gate opens when the threshold is reached, and not a person before', async () => {
  const needed = Math.ceil(people * 0.6);
  const everyone = [...lakeside, ...birchwood];
  for (const name of ['theo', 'amina', 'grace', 'ben', 'sam', 'priya', 'marcus', 'dana', 'noor'] as const)
    everyone.push(idOf(world, name));
  await studyTogether(world, adopted, everyone.slice(0, needed - 1));
  const before = await gate();
  assert.deepEqual(
    {
      isOpen: before.isOpen,
      missing: before.missing,
      threshold: before.threshold,
      override: before.override,
    },
    { isOpen: false, missing: 1, threshold: 60, override: null },
  );
  await studyTogether(world, adopted, everyone.slice(needed - 1, needed));
  const after = await gate();
  assert.equal(after.isOpen, true);
  assert.equal(after.percent, Math.floor((needed * 100) / people));
});

test('coaches and other staff are welcome and do not count for the gate', async () => {
  const others = await addStaff(world, 'coach', null, 2);
  await studyTogether(world, adopted, [...others, idOf(world, 'walt')]);
  assert.equal((await gate()).coverage.studied, 0);
  assert.equal((await coverage()).sessions.held, 1);
});

test('an override opens the gate for good, with its reason for everybody and an audit entry', async () => {
  const override = {
    versionId: adopted.versionId,
    id: newId() as OverrideId,
    reason: 'The pilot began before Jointly; its records are on paper.',
  };
  await refuses(api('priya').overrideGate(override), 'session/not-in-this-capacity');
  await refuses(api('dana').overrideGate({ ...override, reason: ' ' }), 'request/not-readable');
  const opened = await api('dana').overrideGate(override);
  assert.equal(opened.isOpen, true);
  assert.equal((await api('dana').overrideGate(override)).isOpen, true);
  await refuses(api('dana').overrideGate({ ...override, reason: 'Another.' }), 'record/different-content');
  await refuses(
    api('sam').overrideGate({ ...override, id: newId() as OverrideId }),
    'conversations/gate-open',
  );
  const read = (await gate()).override;
  assert.equal(read?.reason, override.reason);
  assert.equal(read?.madeBy, 'Dana Whitfield');
  await assert.rejects(
    world.query('delete from conversations.overrides where id = $1', [override.id]),
    /keeps its rows/,
  );
  const entries = await world.query<{ act: string }>('select act from audit.entries where object_id = $1', [
    override.id,
  ]);
  assert.deepEqual(entries, [{ act: 'conversations/gate-overridden' }]);
});

test('the view that other areas read says the same as the gate', async () => {
  await studyTogether(world, adopted, lakeside);
  const [row] = await world.query(
    'select people_count, studied_count, threshold_percent, override_id from conversations.coverage where version_id = $1',
    [adopted.versionId],
  );
  const { coverage: counted, threshold } = await gate();
  assert.deepEqual(row, {
    people_count: counted.people,
    studied_count: counted.studied,
    threshold_percent: threshold,
    override_id: null,
  });
});

test('nobody and the other district see no coverage and open no gate', async () => {
  await refuses(api(null).readCoverage({ versionId: adopted.versionId }), 'session/none');
  await refuses(api('stranger').readCoverage({ versionId: adopted.versionId }), 'record/not-found');
  await refuses(api('stranger').readGate({ versionId: adopted.versionId }), 'record/not-found');
  await refuses(
    api('stranger').overrideGate({
      versionId: adopted.versionId,
      id: newId() as OverrideId,
      reason: 'Theirs.',
    }),
    'record/not-found',
  );
  await refuses(api('sam').readGate({ versionId: newId() as VersionId }), 'record/not-found');
});

test('the threshold is the district’s own: changed by the superintendent or the DN, audited, for every vision', async () => {
  assert.deepEqual(await api('theo').readThreshold(), { percent: 60 });
  await refuses(api('priya').changeThreshold({ percent: 10 }), 'session/not-in-this-capacity');
  await refuses(api('sam').changeThreshold({ percent: 101 }), 'request/not-readable');
  await api('sam').changeThreshold({ percent: 25 });
  await api('dana').changeThreshold({ percent: 25 });
  assert.deepEqual(await api('theo').readThreshold(), { percent: 25 });
  assert.deepEqual(await api('stranger').readThreshold(), { percent: 60 });
  await studyTogether(world, adopted, lakeside);
  assert.equal((await gate()).isOpen, true);
  const entries = await world.query<{ detail: unknown }>(
    `select detail from audit.entries where act = 'conversations/threshold-changed'`,
  );
  assert.deepEqual(entries, [{ detail: { before: 60, after: 25 } }]);
});
