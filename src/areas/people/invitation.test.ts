import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { apiClient, openWorld, type World } from '../../../test/world.ts';
import type { DistrictId, PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { InvitationId } from './invitation-contract.ts';
import { givePassword, invite, partsOf, refuses, send } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const nobody = () => world.as(null).people;
const idOf = (name: NamedPerson) => world.person(name).id as PersonId;
const typed = (parts: { districtId: string; secret: string }) => ({
  ...parts,
  districtId: parts.districtId as DistrictId,
});
const password = 'a heron over still water';

test('makes a link whose secret only the link holds, for fourteen days', async () => {
  const { link, expiresAt } = await world
    .as('odette')
    .people.makeInvitation({ personId: idOf('theo'), id: newId() as InvitationId });
  assert.match(link, /^http:\/\/127\.0\.0\.1\/invitation#[0-9a-f-]{36}\.[\w-]{43}$/);
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
  assert.ok(days > 13.9 && days <= 14);
  const rows = await world.query<{ text: string }>('select i::text as text from people.invitations i');
  const { secret } = partsOf(link);
  assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes(secret)));
  const entries = await world.query<{ text: string }>(
    `select e::text as text from audit.entries e where act = 'people/invitation-made'`,
  );
  assert.ok(entries.length === 1 && entries.every(({ text }) => !text.includes(secret)));
});

test('says whom a link is for, sets the password and signs in, once', async () => {
  const parts = await invite(world, 'theo');
  const invited = await nobody().readInvitation(typed(parts));
  assert.deepEqual(invited, {
    ...{ givenName: 'Theo', familyName: 'Lindqvist', email: world.person('theo').email },
    ...{ district: { name: 'Maple Ridge Community Schools', language: 'en' }, hasPassword: false },
  });
  const accepted = await send(world, 'PUT', '/people/invitation/acceptance', { ...parts, password });
  assert.equal(accepted.status, 200);
  const session = await apiClient(world.url, accepted.cookie).people.readSession();
  assert.equal(session.actor.name, 'Theo Lindqvist');
  await refuses(nobody().acceptInvitation({ ...typed(parts), password }), 'people/invitation-not-open');
  await refuses(nobody().readInvitation(typed(parts)), 'people/invitation-not-open');
});

test('of two acceptances at the same moment only one goes through', async () => {
  const parts = await invite(world, 'amina');
  const answers = await Promise.all(
    ['a heron over still water', 'a crane over wild water'].map((secret) =>
      send(world, 'PUT', '/people/invitation/acceptance', { ...parts, password: secret }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 410]);
});

test('gives a person who forgot their password a new one, and signs their devices out', async () => {
  const { cookie } = await givePassword(world, 'grace', password);
  const parts = await invite(world, 'grace');
  assert.equal((await nobody().readInvitation(typed(parts))).hasPassword, true);
  assert.equal(
    (await send(world, 'GET', '/people/session', undefined, { cookie: cookie ?? '' })).status,
    200,
  );
  await nobody().acceptInvitation({ ...typed(parts), password: 'twelve grey geese' });
  assert.equal(
    (await send(world, 'GET', '/people/session', undefined, { cookie: cookie ?? '' })).status,
    401,
  );
  const signIn = (secret: string) =>
    send(world, 'POST', '/people/session', { email: world.person('grace').email, password: secret });
  assert.equal((await signIn(password)).status, 401);
  assert.equal((await signIn('twelve grey geese')).status, 200);
});

test('a new link voids the older ones', async () => {
  const older = await invite(world, 'ben');
  const newer = await invite(world, 'ben');
  await refuses(nobody().readInvitation(typed(older)), 'people/invitation-not-open');
  assert.equal((await nobody().readInvitation(typed(newer))).givenName, 'Ben');
});

test('asked again with the same id, since the answer was lost, it gives a new link and voids the lost one', async () => {
  const asked = { personId: idOf('ben'), id: newId() as InvitationId };
  const lost = partsOf((await world.as('odette').people.makeInvitation(asked)).link);
  const again = partsOf((await world.as('odette').people.makeInvitation(asked)).link);
  await refuses(nobody().readInvitation(typed(lost)), 'people/invitation-not-open');
  await nobody().acceptInvitation({ ...typed(again), password });
  await refuses(world.as('odette').people.makeInvitation(asked), 'people/invitation-not-open');
  await refuses(
    world.as('odette').people.makeInvitation({ ...asked, personId: idOf('theo') }),
    'record/different-content',
  );
});

test('a link is over after fourteen days', async () => {
  const parts = await invite(world, 'walt');
  await world.query(`update people.invitations set expires_at = now() where person_id = $1`, [idOf('walt')]);
  await refuses(nobody().readInvitation(typed(parts)), 'people/invitation-not-open');
  await refuses(nobody().acceptInvitation({ ...typed(parts), password }), 'people/invitation-not-open');
});

test('says every fault of a weak password, and leaves the link open', async () => {
  const parts = await invite(world, 'rosa');
  const weak = await refuses(
    nobody().acceptInvitation({ ...typed(parts), password: 'RosaJimenez' }),
    'people/password-weak',
  );
  assert.deepEqual(weak.data, { faults: ['too-short', 'own-name'] });
  assert.equal((await nobody().readInvitation(typed(parts))).givenName, 'Rosa');
});

test('leaves the link open for who holds no capacity today', async () => {
  await world.query(`update people.capacities set ends_on = '2021-06-30' where person_id = $1`, [
    idOf('bruno'),
  ]);
  const parts = await invite(world, 'bruno');
  await refuses(nobody().acceptInvitation({ ...typed(parts), password }), 'people/no-capacity-today');
  assert.equal((await nobody().readInvitation(typed(parts))).hasPassword, false);
});

test('only the district office and the superintendent invite, and only in their own district', async () => {
  const ask = (name: NamedPerson | null) =>
    world.as(name).people.makeInvitation({ personId: idOf('theo'), id: newId() as InvitationId });
  for (const name of ['priya', 'dana', 'ursula', 'elena'] as NamedPerson[])
    await refuses(ask(name), 'session/not-in-this-capacity');
  await refuses(ask(null), 'session/none');
  await refuses(ask('stranger'), 'record/not-found');
});

test('a secret opens nothing in another district', async () => {
  const parts = await invite(world, 'theo');
  await refuses(
    nobody().readInvitation({ ...parts, districtId: world.otherDistrictId as DistrictId }),
    'people/invitation-not-open',
  );
});
