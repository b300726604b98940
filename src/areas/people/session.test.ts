import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiClient, openWorld, type World } from '../../../test/world.ts';
import type { CapacityId, PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { SessionId } from './session-contract.ts';
import { givePassword, refuses, send } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const password = 'a heron over still water';
async function signIn(email: string, secret = password): Promise<string> {
  const answer = await send(world, 'POST', '/people/session', { email, password: secret });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.cookie ?? '';
}

async function addCapacity(kind: string, dates: { startsOn: string; endsOn?: string }): Promise<CapacityId> {
  const id = newId() as CapacityId;
  await world.query(
    `insert into people.capacities (district_id, id, person_id, kind, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6)`,
    [world.districtId, id, world.person('elena').id, kind, dates.startsOn, dates.endsOn ?? null],
  );
  return id;
}

test('says who is signed in, in which capacity, and which others they could act in today', async () => {
  const now = await addCapacity('dn_member', { startsOn: '2021-01-01' });
  await addCapacity('teacher', { startsOn: '2019-01-01', endsOn: '2020-01-01' });
  await addCapacity('superintendent', { startsOn: '2090-01-01' });
  const session = await world.as('elena').people.readSession();
  assert.equal(session.actor.name, 'Elena Vargas');
  assert.equal(session.actor.capacity, 'coach');
  assert.equal(session.person.email, world.person('elena').email);
  assert.equal(session.district.name, 'Maple Ridge Community Schools');
  assert.deepEqual(
    session.capacities.map(({ id, kind }) => ({ id, kind })),
    [
      { id: world.person('elena').capacityId, kind: 'coach' },
      { id: now, kind: 'dn_member' },
    ],
  );
});

test('acts in another of one’s capacities, and what is done then says so', async () => {
  const { capacities } = await world.as('elena').people.readSession();
  const dn = capacities.find(({ kind }) => kind === 'dn_member')?.id as CapacityId;
  const session = await world.as('elena').people.actIn({ capacityId: dn });
  assert.equal(session.actor.capacity, 'dn_member');
  assert.equal((await world.as('elena').people.readSession()).actor.capacityId, dn);
  await world.as('elena').people.actIn({ capacityId: world.person('elena').capacityId as CapacityId });
});

test('does not act in a capacity that is over, still to come, or somebody else’s', async () => {
  const over = await addCapacity('bn_member', { startsOn: '2019-01-01', endsOn: '2020-01-01' });
  const toCome = await addCapacity('board_member', { startsOn: '2090-01-01' });
  const elses = world.person('sam').capacityId as CapacityId;
  for (const capacityId of [over, toCome, elses, newId() as CapacityId])
    await refuses(world.as('elena').people.actIn({ capacityId }), 'people/capacity-not-yours');
});

test('stops acting in a capacity on the day after its last', async () => {
  await givePassword(world, 'rosa', password);
  const cookie = await signIn(world.person('rosa').email);
  await world.query(`update people.capacities set ends_on = current_date - 3 where person_id = $1`, [
    world.person('rosa').id,
  ]);
  assert.equal((await send(world, 'GET', '/people/session', undefined, { cookie })).status, 401);
});

test('lists the devices on which one is signed in, ends one of them, and ends it again', async () => {
  await givePassword(world, 'theo', password);
  const cookie = await signIn(world.person('theo').email);
  const other = await signIn(world.person('theo').email);
  const { sessions } = await apiClient(world.url, cookie).people.listSessions();
  assert.deepEqual(sessions.map(({ isThisOne }) => isThisOne).toSorted(), [false, false, true]);
  const { sessions: seenByOther } = await apiClient(world.url, other).people.listSessions();
  const otherId = seenByOther.find(({ isThisOne }) => isThisOne)?.id as SessionId;
  await apiClient(world.url, cookie).people.endSession({ id: otherId });
  await apiClient(world.url, cookie).people.endSession({ id: otherId });
  await refuses(apiClient(world.url, other).people.readSession(), 'session/none');
  assert.equal((await apiClient(world.url, cookie).people.listSessions()).sessions.length, 2);
});

test('does not end a session of somebody else', async () => {
  const { sessions } = await world.as('sam').people.listSessions();
  await world.as('ursula').people.endSession({ id: sessions[0]?.id as SessionId });
  assert.equal((await world.as('sam').people.readSession()).actor.name, 'Sam Ortiz');
});

test('signs out on this device, and takes its cookie away', async () => {
  const cookie = await signIn(world.person('theo').email);
  const answer = await send(world, 'DELETE', '/people/session', undefined, { cookie });
  assert.equal(answer.status, 200);
  assert.equal(answer.cookie, 'jointly_session=');
  await refuses(apiClient(world.url, cookie).people.readSession(), 'session/none');
});

test('signs out everywhere', async () => {
  const [one, other] = [await signIn(world.person('theo').email), await signIn(world.person('theo').email)];
  await apiClient(world.url, one).people.signOutEverywhere();
  await refuses(apiClient(world.url, one).people.readSession(), 'session/none');
  await refuses(apiClient(world.url, other).people.readSession(), 'session/none');
});

test('a session that is not used for thirty days is over, and one in use slides on', async () => {
  const cookie = await signIn(world.person('theo').email);
  const [before] = await world.query<{ days: number }>(
    `update people.sessions set seen_at = now() - interval '20 days', expires_at = now() + interval '10 days'
     where person_id = $1 returning 10 as days`,
    [world.person('theo').id],
  );
  assert.equal(before?.days, 10);
  await apiClient(world.url, cookie).people.readSession();
  const [slid] = await world.query<{ far: boolean }>(
    `select expires_at > now() + interval '29 days' as far from people.sessions where person_id = $1`,
    [world.person('theo').id],
  );
  assert.equal(slid?.far, true);
  await world.query(
    `update people.sessions set expires_at = now() - interval '1 second' where person_id = $1`,
    [world.person('theo').id],
  );
  await refuses(apiClient(world.url, cookie).people.readSession(), 'session/none');
});

test('changes one’s password with the present one, and signs the other devices out', async () => {
  await givePassword(world, 'grace', password);
  const { email } = world.person('grace');
  const [here, there] = [await signIn(email), await signIn(email)];
  const change = (present: string, next: string) =>
    apiClient(world.url, here).people.changePassword({ present, next });
  await refuses(change('not the present one', 'twelve grey geese'), 'people/wrong-password');
  const weak = await refuses(change(password, 'kowalski1'), 'people/password-weak');
  assert.deepEqual(weak.data, { faults: ['too-short', 'own-name'] });
  await change(password, 'twelve grey geese');
  assert.equal((await apiClient(world.url, here).people.readSession()).actor.name, 'Grace Kowalski');
  await refuses(apiClient(world.url, there).people.readSession(), 'session/none');
  await signIn(email, 'twelve grey geese');
  const old = await send(world, 'POST', '/people/session', { email, password });
  assert.equal(old.status, 401);
  const [entry] = await world.query<{ act: string }>(
    `select act from audit.entries where object_id = $1 and act = 'people/password-changed'`,
    [world.person('grace').id as PersonId],
  );
  assert.ok(entry);
});

test('turns away who is nobody, and who comes with another district’s cookie put together by hand', async () => {
  await refuses(world.as(null).people.readSession(), 'session/none');
  const [, secret] = world.cookieOf('sam').split('.');
  const mixed = `jointly_session=${world.otherDistrictId}.${secret}`;
  await refuses(apiClient(world.url, mixed).people.readSession(), 'session/none');
});
