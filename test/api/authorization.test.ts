import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TokenId } from '../../src/areas/exchange/token-contract.ts';
import { capacityKinds, type WhoActs } from '../../src/kit/actor.ts';
import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import { type NamedPerson, people } from '../maple-ridge.ts';
import { openWorld, type World } from '../world.ts';
import { allEndpoints, type Endpoint, withStrangeIds } from './endpoints.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const endpoints = allEndpoints();
const whoActsAs = new Map<WhoActs['capacity'], NamedPerson>(
  (Object.entries(people) as [NamedPerson, (typeof people)[NamedPerson]][])
    .filter(([, who]) => !('isElsewhere' in who))
    .map(([name, who]) => [who.capacity, name]),
);

/** Endpoints that end the session of the walk itself: the rest of it would be nobody's. */
const endsSessions = /\.(signOut|signOutEverywhere|endSession|changePassword)$/;

function opensToAssociates(may: Endpoint['may']): boolean {
  return may === 'signed-in-or-field-associate' || (typeof may === 'object' && may.orFieldAssociate === true);
}

async function ask(
  endpoint: Endpoint,
  cookie: string | null,
  token: string | null = null,
): Promise<{ status: number; code: string }> {
  const response = await fetch(`${world.url}/api${withStrangeIds(endpoint.path)}`, {
    method: endpoint.method,
    headers: {
      ...(cookie === null ? {} : { cookie }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(endpoint.method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(endpoint.method === 'GET' ? {} : { body: '{}' }),
  });
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {};
  return { status: response.status, code: body.code ?? '' };
}

test('every endpoint says who may call it, and what it is for', () => {
  assert.ok(endpoints.length > 50, `only ${endpoints.length} endpoints were found`);
  for (const endpoint of endpoints)
    assert.ok(endpoint.summary.length > 10, `${endpoint.name} says nothing of itself`);
});

test('somebody acts in every capacity, so that no walk leaves one out', () => {
  for (const kind of capacityKinds) assert.ok(whoActsAs.has(kind), `nobody acts as ${kind}`);
});

test('nobody gets past any endpoint that is not open to anyone', async () => {
  for (const endpoint of endpoints.filter(({ may }) => may !== 'anyone')) {
    const { status, code } = await ask(endpoint, null);
    assert.deepEqual({ status, code }, { status: 401, code: 'session/none' }, endpoint.name);
  }
});

for (const kind of capacityKinds) {
  test(`a ${kind} is admitted where the contract says so, and nowhere else`, async () => {
    const cookie = world.cookieOf(whoActsAs.get(kind) ?? 'sam');
    const walk = endpoints.filter(({ may, name }) => may !== 'anyone' && !endsSessions.test(name));
    for (const endpoint of walk) {
      const isAdmitted =
        endpoint.may === 'signed-in' ||
        endpoint.may === 'signed-in-or-field-associate' ||
        (typeof endpoint.may === 'object' && endpoint.may.capacities.includes(kind));
      const { status, code } = await ask(endpoint, cookie);
      const said = `${endpoint.name} answered a ${kind} with ${status} ${code}`;
      assert.ok(status < 500, said);
      assert.notEqual(status, 401, said);
      assert.equal(code === 'session/not-in-this-capacity', !isAdmitted, said);
    }
  });
}

test('an associate of the field team is admitted where the contract names them, and nowhere else', async () => {
  const named = endpoints.filter(({ may }) => opensToAssociates(may));
  assert.ok(named.length > 5 && named.length < 20, `${named.length} endpoints are open to an associate`);
  const cookie = world.cookieOf('fiona');
  for (const endpoint of endpoints.filter(({ may, name }) => may !== 'anyone' && !endsSessions.test(name))) {
    const { status, code } = await ask(endpoint, cookie);
    const said = `${endpoint.name} answered an associate with ${status} ${code}`;
    assert.ok(status < 500, said);
    assert.notEqual(status, 401, said);
    if (opensToAssociates(endpoint.may)) assert.notEqual(code, 'session/not-in-this-capacity', said);
    else assert.deepEqual([status, code], [403, 'session/not-in-this-capacity'], said);
  }
});

test('a read token is admitted where the contract says so, and nowhere else, whoever’s session comes with it', async () => {
  const opened = endpoints.filter(({ opensToTokens }) => opensToTokens);
  assert.deepEqual(
    opened.map(({ name }) => name).toSorted(),
    [
      ...['fetchCodeBookCsv', 'fetchFiguresCsv', 'fetchFiguresXlsx', 'listOpenFigures', 'listOpenSubjects'],
      ...['listOpenWindows', 'readCodeBook', 'readFloors'],
    ].map((name) => `analysis.${name}`),
    'a token opens aggregated figures: think before another endpoint joins them',
  );
  for (const { name, method, may } of opened)
    assert.deepEqual([method, may], ['GET', 'signed-in'], `${name} is read, by everybody`);
  const { secret } = await world.as('sam').exchange.makeToken({
    ...{ id: newId() as TokenId, name: 'State portal' },
    endsOn: addDays(schoolDayOf(new Date(), 'America/Detroit'), 30),
  });
  for (const cookie of [null, world.cookieOf('sam')])
    for (const endpoint of endpoints.filter(
      ({ may, name }) => may !== 'anyone' && !endsSessions.test(name),
    )) {
      const { status, code } = await ask(endpoint, cookie, secret);
      const said = `${endpoint.name} answered a token with ${status} ${code}`;
      if (endpoint.opensToTokens) assert.ok([200, 400, 404].includes(status), said);
      else assert.deepEqual([status, code], [403, 'token/not-for-this'], said);
    }
});

test('a write from another site is not carried out', async () => {
  const write = endpoints.find(({ method }) => method === 'PUT');
  assert.ok(write);
  const response = await fetch(`${world.url}/api${withStrangeIds(write.path)}`, {
    method: 'PUT',
    headers: {
      cookie: world.cookieOf('sam'),
      'content-type': 'application/json',
      origin: 'https://elsewhere.example',
    },
    body: '{}',
  });
  assert.equal(response.status, 403);
  assert.equal(((await response.json()) as { code: string }).code, 'session/other-site');
});

test('what cannot be read is answered in plain terms, never as a failure of ours', async () => {
  for (const endpoint of endpoints.filter(
    ({ method, name }) => method !== 'GET' && !endsSessions.test(name),
  )) {
    for (const body of ['{', '[]', '"text"', 'null', '{"__proto__":1}', '\u0000']) {
      const response = await fetch(`${world.url}/api${withStrangeIds(endpoint.path)}`, {
        method: endpoint.method,
        headers: { cookie: world.cookieOf('sam'), 'content-type': 'application/json' },
        body,
      });
      await response.text();
      assert.ok(
        response.status < 500,
        `${endpoint.name} answered ${JSON.stringify(body)} with ${response.status}`,
      );
      if (endpoint.may !== 'anyone') assert.notEqual(response.status, 401, endpoint.name);
    }
  }
});
