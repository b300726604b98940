import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { givePassword, send } from './test-ground.ts';

let world: World;
const password = 'a heron over still water';
before(async () => {
  world = await openWorld();
  await givePassword(world, 'theo', password);
});
after(() => world.close());

const emailOf = (name: NamedPerson) => world.person(name).email;
const signIn = (email: string, secret: string, more: object = {}, headers: Record<string, string> = {}) =>
  send(world, 'POST', '/people/session', { email, password: secret, ...more }, headers);
const forgetAttempts = () => world.query('delete from people.sign_in_attempts');

test('signs in with e-mail and password, whatever the case of the e-mail, in a capacity in force today', async () => {
  const answer = await signIn(` ${emailOf('theo').toUpperCase()}`, password);
  assert.equal(answer.status, 200);
  const session = await send(world, 'GET', '/people/session', undefined, { cookie: answer.cookie ?? '' });
  assert.deepEqual(session.body, answer.body);
  assert.equal((session.body.actor as { name: string }).name, 'Theo Lindqvist');
  assert.equal((session.body.actor as { capacity: string }).capacity, 'teacher');
});

test('takes a password typed on a keyboard that composes letters differently', async () => {
  await givePassword(world, 'grace', 'un café très serré');
  const answer = await signIn(emailOf('grace'), 'un café très serré'.normalize('NFD'));
  assert.equal(answer.status, 200);
});

test('gives an unknown e-mail, a person without a password and a wrong password the same answer', async () => {
  const answers = [
    await signIn('nobody@mapleridge.example', password),
    await signIn(emailOf('ben'), password),
    await signIn(emailOf('theo'), 'a heron over wild water'),
  ];
  for (const answer of answers) {
    assert.equal(answer.status, 401);
    assert.deepEqual(answer.body, answers[0]?.body);
    assert.equal(answer.body.code, 'people/wrong-sign-in');
    assert.equal(answer.cookie, null);
  }
});

test('takes about as long for an unknown e-mail as for a wrong password', async () => {
  await forgetAttempts();
  const time = async (email: string) => {
    const times: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      const start = performance.now();
      await signIn(email, 'not the right password');
      times.push(performance.now() - start);
    }
    return times.toSorted((one, other) => one - other)[3] ?? 0;
  };
  const known = await time(emailOf('theo'));
  const unknown = await time('nobody@mapleridge.example');
  assert.ok(unknown > known / 2 && unknown < known * 2, `known ${known} ms, unknown ${unknown} ms`);
  await forgetAttempts();
});

test('never goes on with the session that a browser brought, and ends it', async () => {
  const first = await signIn(emailOf('theo'), password);
  const planted = `jointly_session=${world.districtId}.${'x'.repeat(43)}`;
  const second = await signIn(emailOf('theo'), password, {}, { cookie: first.cookie ?? '' });
  assert.notEqual(second.cookie, first.cookie);
  const third = await signIn(emailOf('theo'), password, {}, { cookie: planted });
  assert.notEqual(third.cookie, planted);
  const read = (cookie: string | null) =>
    send(world, 'GET', '/people/session', undefined, { cookie: cookie ?? '' });
  assert.equal((await read(first.cookie)).status, 401);
  assert.equal((await read(planted)).status, 401);
  assert.equal((await read(second.cookie)).status, 200);
  assert.equal((await read(third.cookie)).status, 200);
});

test('keeps neither a password nor a session’s secret in the database', async () => {
  const { cookie } = await signIn(emailOf('theo'), password);
  const secret = cookie?.split('.')[1] ?? 'none';
  const rows = await world.query<{ text: string }>(
    `select s::text || p::text as text from people.sessions s, people.sign_ins p`,
  );
  assert.ok(rows.length > 0);
  for (const { text } of rows) assert.ok(!text.includes(secret) && !text.includes(password));
  const [kept] = await world.query<{ password_hash: string }>('select password_hash from people.sign_ins');
  assert.match(kept?.password_hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('asks for the district when the password is right in several, and takes the one that is named', async () => {
  await givePassword(world, 'stranger', 'two districts one song');
  const email = emailOf('stranger');
  const personId = newId();
  await world.query(
    `insert into people.persons (district_id, id, given_name, family_name, email) values ($1, $2, 'Sibyl', 'Strand', $3)`,
    [world.districtId, personId, email],
  );
  await world.query(
    `insert into people.capacities (district_id, id, person_id, kind, starts_on) values ($1, $2, $3, 'coach', '2020-01-01')`,
    [world.districtId, newId(), personId],
  );
  await world.query(
    `insert into people.sign_ins (district_id, person_id, email, password_hash)
     select $1, $2, email, password_hash from people.sign_ins where email = $3`,
    [world.districtId, personId, email],
  );
  const asked = await signIn(email, 'two districts one song');
  assert.equal(asked.status, 409);
  assert.equal(asked.body.code, 'people/choose-district');
  assert.equal(asked.cookie, null);
  assert.deepEqual(
    (asked.body.data as { districts: { name: string }[] }).districts.map(({ name }) => name),
    ['Cedar Falls', 'Maple Ridge Community Schools'],
  );
  const signed = await signIn(email, 'two districts one song', { districtId: world.districtId });
  assert.equal(signed.status, 200);
  assert.equal((signed.body.actor as { capacity: string }).capacity, 'coach');
  const wrong = await signIn(email, 'three districts one song', { districtId: world.districtId });
  assert.equal(wrong.body.code, 'people/wrong-sign-in');
});

test('turns away who holds no capacity today, and only after the right password', async () => {
  await givePassword(world, 'walt', 'the boiler room at dawn');
  await world.query(`update people.capacities set ends_on = '2021-06-30' where person_id = $1`, [
    world.person('walt').id,
  ]);
  assert.equal((await signIn(emailOf('walt'), 'the boiler room at dusk')).body.code, 'people/wrong-sign-in');
  const right = await signIn(emailOf('walt'), 'the boiler room at dawn');
  assert.equal(right.status, 403);
  assert.equal(right.body.code, 'people/no-capacity-today');
  assert.equal(right.cookie, null);
});

test('asks to wait after ten wrong attempts for an e-mail, known or not, even when they come at once', async () => {
  for (const email of [emailOf('theo'), 'nobody@mapleridge.example']) {
    await forgetAttempts();
    const answers = await Promise.all(
      Array.from({ length: 14 }, () => signIn(email, 'not the right password')),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    assert.deepEqual(statuses, [...Array(10).fill(401), ...Array(4).fill(429)]);
    const refused = answers.find(({ status }) => status === 429)?.body;
    assert.equal(refused?.code, 'request/too-many');
    assert.ok(refused);
    const { retryAfterSeconds } = refused.data as { retryAfterSeconds: number };
    assert.ok(retryAfterSeconds > 800 && retryAfterSeconds <= 900, String(retryAfterSeconds));
  }
  assert.equal((await signIn(emailOf('theo'), password)).status, 200, 'forgotten with the other e-mail');
});

test('does not let the right password through while an e-mail waits, and lets it through afterwards', async () => {
  await forgetAttempts();
  for (let turn = 0; turn < 10; turn++) await signIn(emailOf('theo'), 'not the right password');
  assert.equal((await signIn(emailOf('theo'), password)).status, 429);
  await world.query(`update people.sign_in_attempts set at = at - interval '15 minutes'`);
  assert.equal((await signIn(emailOf('theo'), password)).status, 200);
});

test('asks an address to wait after fifty wrong attempts, and does not count right ones', async () => {
  await forgetAttempts();
  for (let turn = 0; turn < 3; turn++) assert.equal((await signIn(emailOf('theo'), password)).status, 200);
  const rows = await world.query('select from people.sign_in_attempts');
  assert.equal(rows.length, 0);
  for (let turn = 0; turn < 50; turn++) {
    const { status } = await signIn(`nobody${turn % 25}@mapleridge.example`, 'x');
    assert.equal(status, 401, String(turn));
  }
  assert.equal((await signIn('nobody99@mapleridge.example', 'x')).status, 429);
  await forgetAttempts();
});

test('keeps no e-mail and no address among the attempts, and nothing for more than a day', async () => {
  await signIn('nobody@mapleridge.example', 'x');
  await world.query(`update people.sign_in_attempts set at = at - interval '25 hours'`);
  await signIn('somebody@mapleridge.example', 'x');
  const rows = await world.query<{ key: string; at: Date }>('select key, at from people.sign_in_attempts');
  assert.equal(rows.length, 2);
  for (const { key } of rows) assert.match(key, /^[\w-]{43}$/);
  await forgetAttempts();
});

test('says what cannot be read of a sign-in', async () => {
  const answer = await signIn('not an e-mail', '');
  assert.equal(answer.status, 400);
  assert.equal(answer.body.code, 'request/not-readable');
  assert.deepEqual(
    (answer.body.data as { issues: { path: string }[] }).issues.map(({ path }) => path),
    ['email', 'password'],
  );
});

test('refuses a sign-in that another site sends', async () => {
  const answer = await signIn(emailOf('theo'), password, {}, { origin: 'https://elsewhere.example' });
  assert.equal(answer.status, 403);
  assert.equal(answer.cookie, null);
});
