import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { newId } from '../../kit/new-id.ts';
import { addOfficePerson } from '../people/first-person.ts';
import { startSession } from '../people/session-store.ts';
import { setDemoLoader } from './demo.ts';
import { newSetupCode } from './setup-code.ts';
import { addDistrict, prepareSetup } from './setup-store.ts';
import { type Installation, openInstallation } from './test-installation.ts';

let installation: Installation;
before(async () => {
  installation = await openInstallation();
});
after(() => installation.close());
/** Districts that are no demo are never removed by Jointly: here the owner does it. */
afterEach(() => installation.query('update district.districts set is_demo = true').then(removeAll));

async function removeAll() {
  await installation.query('begin; set constraints all deferred; delete from district.districts; commit');
}

const person = {
  ...{ givenName: 'Sam', familyName: 'Ortiz', email: 'Sam.Ortiz@mapleridge.example' },
  ...{ password: 'a heron over still water', isSuperintendent: true, isDnMember: false },
};
const district = {
  name: ' Maple  Ridge Community Schools ',
  language: 'es',
  timeZone: 'America/Detroit',
  buildings: ['Lakeside Elementary', 'Maple Ridge High'],
  subjects: [{ name: 'Matemáticas', key: 'mathematics' }, { name: 'World Languages' }, { name: 'موسيقى' }],
  bands: ['K-2', '3-5'],
  terms: [
    { name: 'Fall', startsOn: '2026-09-01', endsOn: '2027-01-22' },
    { name: 'Spring', startsOn: '2027-01-25', endsOn: '2027-06-11' },
  ],
};
const code = async () => (await prepareSetup(installation.database)) ?? assert.fail('no code');
const setUp = (body: object) => installation.send('PUT', '/district/setup', { district, person, ...body });
const readSetup = () => installation.as(null).district.readSetup();
const countDistricts = async () => (await installation.query('select from district.districts')).length;

test('says that there is no district, sets one up with its first person, signs them in, and says that there is one', async () => {
  assert.equal((await readSetup()).hasDistrict, false);
  const answer = await setUp({ code: await code() });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal((await readSetup()).hasDistrict, true);
  const api = installation.as(answer.cookie);
  const session = await api.people.readSession();
  assert.deepEqual(
    [session.actor.name, session.actor.capacity, session.district.name, session.district.isDemo],
    ['Sam Ortiz', 'superintendent', 'Maple Ridge Community Schools', false],
  );
  assert.deepEqual(session.capacities.map(({ kind }) => kind).toSorted(), [
    'district_office',
    'superintendent',
  ]);
  const profile = await api.district.readProfile();
  assert.equal(profile.language, 'es');
  assert.deepEqual(
    profile.buildings.map(({ name }) => name),
    ['Lakeside Elementary', 'Maple Ridge High'],
  );
  assert.deepEqual(
    profile.subjects.slice(0, 2).map(({ key }) => key),
    ['mathematics', 'world-languages'],
  );
  assert.equal(profile.subjects[2]?.key, profile.subjects[2]?.id);
  assert.deepEqual(
    profile.terms.map(({ name, endsOn }) => [name, endsOn]),
    [
      ['Fall', '2027-01-22'],
      ['Spring', '2027-06-11'],
    ],
  );
  const body = { email: 'sam.ortiz@mapleridge.example', password: person.password };
  assert.equal((await installation.send('POST', '/people/session', body)).status, 200);
});

test('takes the code as a person types it: small letters, spaces, no hyphens', async () => {
  const typed = (await code()).toLowerCase().replaceAll('-', '  ');
  assert.equal((await setUp({ code: typed })).status, 200);
});

test('says beforehand whether a code is right, without using it up', async () => {
  const right = await code();
  const check = (typed: string) => installation.as(null).district.checkSetupCode({ code: typed });
  assert.deepEqual([await check(right), await check(right)], [{}, {}]);
  await assert.rejects(check(newSetupCode()), { code: 'district/wrong-code' });
  assert.equal((await setUp({ code: right })).status, 200);
  await assert.rejects(check(right), { code: 'district/already-set-up' });
});

test('refuses a wrong code, a used one and one that was printed before, and sets nothing up', async () => {
  const earlier = await code();
  const right = await code();
  for (const wrong of [newSetupCode(), earlier, right.slice(0, -1), '—']) {
    const answer = await setUp({ code: wrong });
    assert.deepEqual([answer.status, answer.body.code, answer.cookie], [422, 'district/wrong-code', null]);
  }
  assert.equal(await countDistricts(), 0);
  assert.equal((await setUp({ code: right })).status, 200);
  const again = await setUp({ code: right });
  assert.deepEqual([again.status, again.body.code], [409, 'district/already-set-up']);
  assert.equal(await countDistricts(), 1);
});

test('of two who use the code at the same moment only one sets a district up', async () => {
  const right = await code();
  const answers = await Promise.all([setUp({ code: right }), setUp({ code: right })]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  assert.equal(await countDistricts(), 1);
});

test('prints no code once there is a district, and voids one that was printed before it was added by hand', async () => {
  const earlier = await code();
  const districtId = newId();
  await installation.database.inDistrict(districtId, (tx) =>
    addDistrict(tx, districtId, { name: 'Cedar Falls' }),
  );
  assert.equal((await setUp({ code: earlier })).body.code, 'district/already-set-up');
  assert.equal(await prepareSetup(installation.database), null);
  const [kept] = await installation.query('select setup_code_hash from district.installation');
  assert.deepEqual(kept, { setup_code_hash: null });
});

test('keeps the code only as a hash, and asks to wait after twenty tries, until the next start', async () => {
  const right = await code();
  const [kept] = await installation.query<{ setup_code_hash: string }>(
    'select setup_code_hash from district.installation',
  );
  assert.ok(!kept?.setup_code_hash.includes(right.slice(0, 4)));
  const answers = await Promise.all(Array.from({ length: 22 }, () => setUp({ code: newSetupCode() })));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [...Array(20).fill(422), 429, 429]);
  assert.equal((await setUp({ code: right })).status, 429);
  assert.equal((await setUp({ code: await code() })).status, 200);
});

test('says what is wrong with a district, and leaves the code good', async () => {
  const right = await code();
  const refused = async (more: object, who: object = person) => {
    const answer = await setUp({ code: right, district: { ...district, ...more }, person: who });
    assert.equal(answer.status, 422);
    return [answer.body.code, answer.body.data];
  };
  assert.deepEqual(await refused({ buildings: ['Lakeside', ' lakeSIDE '] }), [
    'district/same-name-twice',
    { list: 'buildings', name: 'lakeSIDE' },
  ]);
  assert.deepEqual(await refused({ subjects: [{ name: 'Math' }, { name: 'MATH' }] }), [
    'district/same-name-twice',
    { list: 'subjects', name: 'MATH' },
  ]);
  assert.deepEqual(
    await refused({ terms: [district.terms[0], { ...district.terms[1], startsOn: '2027-01-22' }] }),
    ['district/terms-overlap', { one: 'Fall', other: 'Spring' }],
  );
  assert.deepEqual(await refused({}, { ...person, password: 'MapleRidge1' }), [
    'district/first-password-weak',
    { faults: ['too-short', 'own-name'] },
  ]);
  assert.equal(await countDistricts(), 0);
  assert.equal((await setUp({ code: right })).status, 200);
});

test('learns nothing of a district or a password to who does not hold the code', async () => {
  await code();
  const answer = await setUp({ code: newSetupCode(), person: { ...person, password: 'weak' } });
  assert.equal(answer.body.code, 'district/wrong-code');
});

test('says what cannot be read', async () => {
  const answer = await setUp({
    code: await code(),
    district: { ...district, timeZone: 'Detroit', language: 'de', buildings: [] },
  });
  assert.equal(answer.status, 400);
  const { issues } = answer.body.data as { issues: { path: string }[] };
  assert.deepEqual(issues.map(({ path }) => path).toSorted(), [
    'district.buildings',
    'district.language',
    'district.timeZone',
  ]);
});

/** Stands for the loader of the demo: a small demo district, made as the real one is, in its own transaction. */
function useSmallDemo(): void {
  setDemoLoader(async (database) => {
    const districtId = newId();
    const session = await database.inDistrict(districtId, async (tx) => {
      await addDistrict(tx, districtId, {
        ...{ name: 'Maple Ridge', isDemo: true, buildings: ['Lakeside'], bands: ['K-2'] },
        subjects: [{ name: 'Mathematics' }],
      });
      const personId = await addOfficePerson(tx, districtId, person);
      return startSession(tx, districtId, personId, '');
    });
    if (session === null) throw new Error('the demo’s person holds a capacity');
    return { districtId, session, signIns: [{ ...person, name: 'Sam Ortiz', capacity: 'superintendent' }] };
  });
}

test('opens the demo with the code, removes it when its name is repeated, and gives a new code', async () => {
  useSmallDemo();
  assert.deepEqual(await readSetup(), { hasDistrict: false, canOpenDemo: true });
  const right = await code();
  assert.equal(
    (await installation.send('PUT', '/district/demo', { code: newSetupCode() })).body.code,
    'district/wrong-code',
  );
  const opened = await installation.send('PUT', '/district/demo', { code: right });
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  const api = installation.as(opened.cookie);
  assert.equal((await api.people.readSession()).district.isDemo, true);
  assert.equal((await installation.send('PUT', '/district/demo', { code: right })).status, 409);
  await assert.rejects(api.district.removeDemo({ name: 'Maple' }), { code: 'district/name-not-repeated' });
  const { setupCode } = await api.district.removeDemo({ name: 'Maple Ridge' });
  assert.equal(await countDistricts(), 0);
  for (const table of [
    'people.persons',
    'people.sessions',
    'people.capacities',
    'audit.entries',
    'district.buildings',
  ])
    assert.deepEqual(await installation.query(`select from ${table}`), [], table);
  await assert.rejects(api.people.readSession(), { code: 'session/none' });
  assert.equal((await setUp({ code: setupCode })).status, 200);
});

test('a demo that could not be loaded leaves the code good', async () => {
  setDemoLoader(() => Promise.reject(new Error('the disk is full')));
  const right = await code();
  assert.equal((await installation.send('PUT', '/district/demo', { code: right })).status, 500);
  useSmallDemo();
  assert.equal((await installation.send('PUT', '/district/demo', { code: right })).status, 200);
});

test('refuses to remove a district that is no demo, and the database refuses it to everybody', async () => {
  const answer = await setUp({ code: await code() });
  const api = installation.as(answer.cookie);
  await assert.rejects(api.district.removeDemo({ name: 'Maple Ridge Community Schools' }), {
    code: 'district/not-a-demo',
  });
  await assert.rejects(installation.query('delete from district.districts'), /only a demo district/);
  await assert.rejects(installation.as(null).district.removeDemo({ name: 'x' }), { code: 'session/none' });
});

test('every key between the tables of a district either cascades or can wait, so that a demo can go in one statement', async () => {
  const stubborn = await installation.query(
    `select conrelid::regclass::text as target, conname from pg_constraint
     where contype = 'f' and confdeltype <> 'c' and not condeferrable
       and connamespace::regnamespace::text not in ('public', 'pg_catalog')`,
  );
  assert.deepEqual(stubborn, []);
});
