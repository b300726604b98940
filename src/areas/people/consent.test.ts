import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiClient, openWorld, type World } from '../../../test/world.ts';
import { addDays } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';

let world: World;
let today: string;
before(async () => {
  world = await openWorld();
  today = (await world.as('sam').people.readSession()).district.today;
});
after(() => world.close());

const consentOf = (name: string, more: Record<string, unknown> = {}) => ({
  id: newId() as never,
  givenName: name,
  familyName: 'Lindgren',
  email: `${name.toLowerCase()}.lindgren@field.example`,
  scopes: ['board_update' as const],
  startsOn: today,
  endsOn: addDays(today, 200),
  ...more,
});

const refused = (code: string, status: number) => (error: { code?: string; status?: number }) =>
  error.code === code && error.status === status;

/** Signs an associate in by the ordinary invitation, and gives the cookie of their browser. */
async function accept(personId: string, password: string, by: 'sam' | 'stranger' = 'sam'): Promise<string> {
  const { link } = await world
    .as(by)
    .people.makeInvitation({ personId: personId as never, id: newId() as never });
  const [districtId, secret] = new URL(link).hash.slice(1).split('.');
  const response = await fetch(`${world.url}/api/people/invitation/acceptance`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ districtId, secret, password }),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

test('the superintendent consents, the associate comes in by an ordinary invitation, and is staff nowhere', async () => {
  const before = await world.as('odette').people.listPersons({});
  const consent = consentOf('Hanna');
  const given = await world.as('sam').people.giveConsent(consent);
  assert.deepEqual([given.state, given.signIn, given.person.name], ['in_force', 'none', 'Hanna Lindgren']);
  assert.deepEqual(await world.as('sam').people.giveConsent(consent), given);
  const cookie = await accept(given.person.id, 'a lantern over nine rivers');
  const session = await apiClient(world.url, cookie).people.readSession();
  assert.equal(session.actor.capacity, 'field_associate');
  assert.equal(session.actor.capacityId, consent.id);
  assert.deepEqual(
    session.capacities.map(({ kind }) => kind),
    ['field_associate'],
  );
  assert.deepEqual(await world.as('odette').people.listPersons({}), before);
  const ended = await world.as('odette').people.listPersons({ status: 'ended' });
  assert.deepEqual(ended.persons, []);
  const held = await world.query(
    `select from people.capacities c join people.field_consents f on f.person_id = c.person_id`,
  );
  assert.equal(held.length, 0);
  assert.deepEqual((await world.as('theo').people.findNames({ search: 'Lindgren' })).names, []);
  assert.deepEqual((await world.as('theo').people.findNames({ search: 'Abara' })).names, []);
});

test('an associate cannot be given a capacity of that name, by hand or by a staff file', async () => {
  const response = await fetch(
    `${world.url}/api/people/persons/${world.person('theo').id}/capacities/${newId()}`,
    {
      method: 'PUT',
      headers: { cookie: world.cookieOf('odette'), 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'field_associate', startsOn: today }),
    },
  );
  assert.equal(response.status, 400);
  await assert.rejects(
    world.query(
      `insert into people.capacities (district_id, id, person_id, kind, starts_on) values ($1, $2, $3, 'field_associate', now())`,
      [world.districtId, newId(), world.person('theo').id],
    ),
    /capacities_kind_check/,
  );
});

test('an ended consent signs the associate out at once, and lets nobody in again', async () => {
  const consent = consentOf('Ivo');
  const given = await world.as('sam').people.giveConsent(consent);
  const cookie = await accept(given.person.id, 'seven kettles and a drum');
  const api = apiClient(world.url, cookie);
  await api.people.readSession();
  const ended = await world.as('sam').people.endConsent({ id: consent.id });
  assert.deepEqual([ended.state, ended.endedBy], ['over', 'Sam Ortiz']);
  assert.deepEqual(await world.as('odette').people.endConsent({ id: consent.id }), {
    ...ended,
    email: ended.email,
  });
  await assert.rejects(api.people.readSession(), refused('session/none', 401));
  await assert.rejects(
    world.as(null).people.signIn({ email: consent.email, password: 'seven kettles and a drum' }),
    refused('people/no-capacity-today', 403),
  );
  const again = await world.as('sam').people.giveConsent(consentOf('Ivo'));
  assert.equal(again.person.id, given.person.id);
  assert.equal(again.signIn, 'ready');
});

test('who works with two districts chooses between them at the door, and each ends its own consent alone', async () => {
  const password = 'eleven oars and a bell';
  const [here, there] = [consentOf('Kaya'), consentOf('Kaya')];
  await accept((await world.as('sam').people.giveConsent(here)).person.id, password);
  await accept((await world.as('stranger').people.giveConsent(there)).person.id, password, 'stranger');
  const signIn = { email: here.email, password };
  await assert.rejects(world.as(null).people.signIn(signIn), (error: { code?: string; data?: unknown }) => {
    assert.equal(error.code, 'people/choose-district');
    const { districts } = error.data as { districts: { name: string }[] };
    assert.deepEqual(
      districts.map(({ name }) => name),
      ['Cedar Falls', 'Maple Ridge Community Schools'],
    );
    return true;
  });
  await world.as('sam').people.endConsent({ id: here.id });
  const session = await world
    .as(null)
    .people.signIn({ ...signIn, districtId: world.otherDistrictId as never });
  assert.deepEqual([session.district.name, session.actor.capacity], ['Cedar Falls', 'field_associate']);
});

test('days that are over, more than a year, staff, and a second consent in the same time are refused', async () => {
  const give = (more: Record<string, unknown>) =>
    world.as('sam').people.giveConsent(consentOf('Jon', more) as never);
  await assert.rejects(give({ startsOn: addDays(today, -1) }), refused('people/consent-past', 422));
  await assert.rejects(give({ endsOn: addDays(today, -1) }), refused('people/ends-before-start', 422));
  await assert.rejects(give({ endsOn: addDays(today, 366) }), refused('people/consent-too-long', 422));
  await assert.rejects(give({ email: world.person('theo').email }), refused('people/consent-to-staff', 409));
  const first = consentOf('Jon');
  await world.as('sam').people.giveConsent(first);
  await assert.rejects(give({ startsOn: addDays(today, 5) }), refused('people/consent-in-force', 409));
  await assert.rejects(
    world.as('sam').people.giveConsent({ ...first, scopes: ['visions'] }),
    refused('record/different-content', 409),
  );
  await assert.rejects(
    world.as('sam').people.endConsent({ id: newId() as never }),
    refused('record/not-found', 404),
  );
});

test('everybody in the district sees who may look; e-mails stay with who invites; another district sees none', async () => {
  const { consents } = await world.as('theo').people.listConsents();
  assert.ok(consents.some(({ person }) => person.name === 'Fiona Abara'));
  assert.ok(consents.every(({ email }) => email === null));
  const { consents: kept } = await world.as('odette').people.listConsents();
  assert.ok(kept.every(({ email }) => email !== null));
  const { consents: theirs } = await world.as('stranger').people.listConsents();
  assert.ok(theirs.every(({ givenBy }) => givenBy === 'Sibyl Strand'));
  await assert.rejects(
    world.as('stranger').people.endConsent({ id: world.person('fiona').capacityId as never }),
    refused('record/not-found', 404),
  );
});
