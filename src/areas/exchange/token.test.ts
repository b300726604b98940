import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { testConfig } from '../../../test/config.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { router } from '../../app/router.ts';
import { newId } from '../../kit/new-id.ts';
import { buildHttp } from '../../server/http.ts';
import { day } from '../analysis/reading-ground.ts';
import { refuses } from '../observation/test-ground.ts';
import { findActor } from '../people/session-store.ts';
import { askWith, makeToken, type ReadGround, readTwoWindows } from './test-ground.ts';
import type { TokenId } from './token-contract.ts';
import { findToken } from './token-store.ts';

let world: World;
let ground: ReadGround;
before(async () => {
  world = await openWorld();
  ground = await readTwoWindows(world);
});
after(() => world.close());

const tokenId = () => newId() as TokenId;
const actsOn = async (id: string) =>
  (
    await world.query<{ act: string }>('select act from audit.entries where object_id = $1 order by at, id', [
      id,
    ])
  ).map(({ act }) => act);
const figures = () => `/analysis/open/figures?subjectId=${ground.subjectId}`;

test('a token is made, shown once, kept as its SHA-256, and opens the figures', async () => {
  const { id, secret } = await makeToken(world);
  assert.match(secret, /^jointly_[0-9a-f]{32}_[\w-]{43}$/);
  const [row] = await world.query<{ secret_sha256: string; prefix: string }>(
    'select secret_sha256, prefix from exchange.token_secrets where token_id = $1',
    [id],
  );
  const own = secret.slice(-43);
  assert.equal(row?.secret_sha256, createHash('sha256').update(own).digest('hex'));
  assert.equal(row?.prefix, own.slice(0, 6));
  const kept = await world.query<{ all: string }>(
    `select string_agg(t::text, '') || (select string_agg(s::text, '') from exchange.token_secrets s)
       || (select string_agg(e::text, '') from audit.entries e) as all from exchange.tokens t`,
  );
  assert.ok(!kept[0]?.all.includes(own), 'the secret is kept somewhere');
  const answer = await askWith(world, secret, figures());
  assert.equal(answer.status, 200);
  const page = await world.as('theo').analysis.listOpenFigures({ subjectId: ground.subjectId });
  assert.deepEqual(answer.body, JSON.parse(JSON.stringify(page)), 'a program is told what a person is told');
});

test('the list says what each is for, who made it, its last day of use, and never the secret', async () => {
  const { id, secret } = await makeToken(world, 'Data warehouse');
  const find = async () =>
    (await world.as('odette').exchange.listTokens()).tokens.find((token) => token.id === id);
  assert.equal((await find())?.usedOn, null);
  await askWith(world, secret, '/analysis/floors');
  const token = await find();
  assert.deepEqual(
    [token?.name, token?.madeBy, token?.usedOn, token?.state, token?.endsOn],
    ['Data warehouse', 'Sam Ortiz', day(0), 'open', day(30)],
  );
  assert.equal(secret.slice(-43).startsWith(token?.prefix ?? '?'), true);
  assert.ok(!JSON.stringify(token).includes(secret.slice(-43)));
});

test('what asks for something that is not there has used its token all the same', async () => {
  const facts = { id: tokenId(), name: 'Lost', endsOn: day(10) };
  const { secret } = await world.as('sam').exchange.makeToken(facts);
  const answer = await askWith(world, secret, `/analysis/open/figures?subjectId=${newId()}`);
  assert.deepEqual([answer.status, answer.code], [404, 'record/not-found']);
  const { tokens } = await world.as('sam').exchange.listTokens();
  assert.equal(tokens.find(({ id }) => id === facts.id)?.usedOn, day(0));
  await refuses(world.as('sam').exchange.makeToken(facts), 'exchange/token-in-use');
});

test('made again under its id it gets a new secret while nothing has used it; then it stays', async () => {
  const facts = { id: tokenId(), name: 'Portal', endsOn: day(10) };
  const first = await world.as('sam').exchange.makeToken(facts);
  const second = await world.as('sam').exchange.makeToken(facts);
  assert.notEqual(first.secret, second.secret);
  assert.deepEqual(await actsOn(facts.id), ['exchange/token-made', 'exchange/token-secret-renewed']);
  await refuses(world.as('odette').exchange.makeToken(facts), 'record/different-content');
  assert.equal((await askWith(world, first.secret, figures())).code, 'token/not-valid');
  assert.equal((await askWith(world, second.secret, figures())).status, 200);
  await refuses(world.as('sam').exchange.makeToken(facts), 'exchange/token-in-use');
  await refuses(
    world.as('sam').exchange.makeToken({ ...facts, name: 'Another' }),
    'record/different-content',
  );
  assert.equal((await askWith(world, second.secret, figures())).status, 200);
});

test('only the superintendent and the district office make, see and take back tokens', async () => {
  for (const name of ['dana', 'priya', 'theo', 'ursula', 'bruno', 'elena'] as const) {
    const { exchange } = world.as(name);
    await refuses(exchange.listTokens(), 'session/not-in-this-capacity');
    await refuses(
      exchange.makeToken({ id: tokenId(), name: 'Portal', endsOn: day(1) }),
      'session/not-in-this-capacity',
    );
    await refuses(exchange.endToken({ id: tokenId() }), 'session/not-in-this-capacity');
  }
  await refuses(world.as(null).exchange.listTokens(), 'session/none');
});

test('a token ends within a year, not in the past, and is named after what it is for', async () => {
  const make = (name: string, endsOn: string) =>
    world.as('odette').exchange.makeToken({ id: tokenId(), name, endsOn });
  const days = { from: day(0), to: day(366) };
  await refuses(make('Portal', day(-1)), 'exchange/end-day', days);
  await refuses(make('Portal', day(367)), 'exchange/end-day', days);
  await refuses(make('For Theo Lindqvist', day(3)), 'exchange/names-somebody');
  await refuses(make(' ', day(3)), 'request/not-readable');
  await refuses(make('x'.repeat(81), day(3)), 'request/not-readable');
});

test('no more than twenty are open at a time', async () => {
  const open = (await world.as('sam').exchange.listTokens()).tokens.filter(({ state }) => state === 'open');
  for (let count = open.length; count < 20; count += 1) await makeToken(world, `Program ${count}`);
  await refuses(
    world.as('sam').exchange.makeToken({ id: tokenId(), name: 'One more', endsOn: day(1) }),
    'exchange/too-many',
    { most: 20 },
  );
  for (const { id, name } of (await world.as('sam').exchange.listTokens()).tokens)
    if (name.startsWith('Program')) await world.as('odette').exchange.endToken({ id });
});

test('taken back it opens nothing from then on; again is accepted; what is kept stays', async () => {
  const { id, secret } = await makeToken(world);
  assert.equal((await askWith(world, secret, figures())).status, 200);
  const ended = await world.as('odette').exchange.endToken({ id });
  assert.deepEqual([ended.state, ended.endedBy, ended.usedOn], ['taken_back', 'Odette Pierce', day(0)]);
  assert.deepEqual(await world.as('sam').exchange.endToken({ id }), ended);
  const answer = await askWith(world, secret, figures());
  assert.deepEqual([answer.status, answer.code], [401, 'token/not-valid']);
  await refuses(world.as('sam').exchange.endToken({ id: tokenId() }), 'record/not-found');
  assert.deepEqual(await actsOn(id), ['exchange/token-made', 'exchange/token-ended']);
});

test('on its last day it still opens; the day after it does not', async () => {
  const { id, secret } = await makeToken(world, 'Short', day(0));
  assert.equal((await askWith(world, secret, figures())).status, 200);
  await world.query('alter table exchange.tokens disable trigger permanent');
  await world.query('update exchange.tokens set ends_on = $2 where id = $1', [id, day(-1)]);
  await world.query('alter table exchange.tokens enable trigger permanent');
  assert.equal((await askWith(world, secret, figures())).code, 'token/not-valid');
  const [token] = (await world.as('sam').exchange.listTokens()).tokens.filter((one) => one.id === id);
  assert.equal(token?.state, 'over');
});

test('what is no token opens nothing, and a token of one district nothing of another', async () => {
  const { secret } = await makeToken(world);
  const [, district = '', own = ''] = secret.split('_');
  const others = world.otherDistrictId.replaceAll('-', '');
  const wrong = [
    'jointly_',
    `jointly_${own}`,
    `jointly_${district}_${'x'.repeat(43)}`,
    `jointly_${others}_${own}`,
    `jointly_${district}_${own}'; select 1 --`,
    `${secret} `.padEnd(5_000, 'x'),
  ];
  for (const text of wrong) {
    const answer = await askWith(world, text, figures());
    assert.deepEqual([answer.status, answer.code], [401, 'token/not-valid'], text.slice(0, 80));
  }
  const theirs = await world
    .as('stranger')
    .exchange.makeToken({ id: tokenId(), name: 'Theirs', endsOn: day(5) });
  assert.equal((await askWith(world, theirs.secret, figures())).status, 404);
  assert.deepEqual((await askWith(world, theirs.secret, '/analysis/open/subjects')).body.subjects, []);
  assert.deepEqual((await world.as('stranger').exchange.listTokens()).tokens.length, 1);
});

test('with a token a session is not looked at: it never opens more than the token does', async () => {
  const { secret } = await makeToken(world);
  const cookie = world.cookieOf('sam');
  for (const path of ['/people/names', '/exchange/tokens', `/analysis/subjects/${ground.subjectId}`]) {
    const answer = await askWith(world, secret, path, { headers: { cookie } });
    assert.deepEqual([answer.status, answer.code], [403, 'token/not-for-this'], path);
  }
  const answer = await askWith(world, `${secret.slice(0, -1)}!`, figures(), { headers: { cookie } });
  assert.equal(answer.code, 'token/not-valid');
});

test('who asks with another kind of bearer is simply nobody, or who the session says', async () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`${world.url}/api/analysis/floors`, {
      headers: { authorization: 'Bearer eyJhbGciOi', ...headers },
    });
  assert.equal((await ask({})).status, 401);
  assert.equal((await ask({ cookie: world.cookieOf('theo') })).status, 200);
});

test('a token writes nothing: the database itself refuses', async () => {
  const { secret } = await makeToken(world);
  const { readOnlyFromHere } = await import('../../server/database.ts');
  await assert.rejects(
    world.database.inDistrict(world.districtId, async (tx) => {
      await findToken(tx, secret.slice(-43));
      await readOnlyFromHere(tx);
      await tx.deleteFrom('exchange.token_secrets').execute();
    }),
    /read-only transaction/,
  );
});

test('a token that asks too often is told when to come again, and others are not held up', async () => {
  const [one, other] = [await makeToken(world, 'Eager'), await makeToken(world, 'Patient')];
  const http = await buildHttp({
    ...{ router, database: world.database, config: testConfig, findActor, findToken },
    ...{ logLevel: 'error', requestsPerMinute: 1_000, tokenRequestsPerMinute: 3 },
  });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  const ask = async (secret: string) => {
    const response = await fetch(`${url}/api/analysis/floors`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    return {
      status: response.status,
      body: (await response.json()) as { code: string; data: { retryAfterSeconds: number } },
    };
  };
  try {
    const answers = [];
    for (let count = 0; count < 7; count += 1) answers.push(await ask(one.secret));
    const refused = answers.filter(({ status }) => status === 429);
    // Seven within a minute, or on both sides of one: at least one of them is too many.
    assert.ok(refused.length >= 1, answers.map(({ status }) => status).join(' '));
    const [{ body }] = refused as [(typeof refused)[number]];
    assert.equal(body.code, 'request/too-many');
    assert.ok(body.data.retryAfterSeconds >= 1 && body.data.retryAfterSeconds <= 60);
    assert.equal((await ask(other.secret)).status, 200);
  } finally {
    await http.close();
  }
});
