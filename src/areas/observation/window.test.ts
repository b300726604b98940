import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { startUpkeep } from '../../app/upkeep.ts';
import { newId } from '../../kit/new-id.ts';
import {
  type Adopted,
  adoptVision,
  audience,
  day,
  insertEndedWindow,
  publishAgreement,
  refuses,
  reviseVision,
  study,
  windowFacts,
} from './test-ground.ts';
import type { WindowFacts } from './window-contract.ts';

let world: World;
let mathematics: Adopted;
let reading: Adopted;
before(async () => {
  world = await openWorld();
  mathematics = await adoptVision(world);
  reading = await adoptVision(world, 'English Language Arts');
});
after(() => world.close());

const open = (facts: WindowFacts, name: NamedPerson = 'dana') => world.as(name).observation.openWindow(facts);

test('opens no window before an agreement has been published', async () => {
  await refuses(open(windowFacts(world, mathematics)), 'observation/no-agreement');
  await publishAgreement(world);
});

test('opens no window while the gate is closed, and says how far understanding has come', async () => {
  await study(world, mathematics, audience.slice(0, 4));
  await refuses(open(windowFacts(world, mathematics)), 'observation/gate-closed', {
    coveragePercent: 44,
    thresholdPercent: 60,
  });
  const { visions } = await world.as('dana').observation.readWindowOptions();
  const gate = visions.find(({ version }) => version.id === mathematics.versionId)?.gate;
  assert.deepEqual(gate, {
    coveragePercent: 44,
    thresholdPercent: 60,
    isReached: false,
    isOpen: false,
    overrideId: null,
  });
});

test('says on the home page that a window can be opened, once enough people have studied the vision', async () => {
  assert.deepEqual((await world.as('dana').observation.readObservationNext()).cards, []);
  await study(world, mathematics);
  assert.deepEqual((await world.as('dana').observation.readObservationNext()).cards, [
    {
      kind: 'window-can-open',
      subject: 'Mathematics',
      versionId: mathematics.versionId,
      coveragePercent: 100,
    },
  ]);
  assert.deepEqual((await world.as('theo').observation.readObservationNext()).cards, []);
});

test('opens a window: purpose, practices, buildings, dates, and how the gate stood', async () => {
  const facts = windowFacts(world, mathematics);
  const page = await open(facts);
  assert.equal(page.subject.name, 'Mathematics');
  assert.equal(page.version.number, 1);
  assert.equal(page.agreement.number, 1);
  assert.equal(page.state, 'open');
  assert.equal(page.openedBy, 'Dana Whitfield');
  assert.equal(page.openedAs, 'dn_member');
  assert.deepEqual(page.gate, { coveragePercent: 100, wasOverridden: false });
  assert.deepEqual(
    page.practices.map(({ id, name }) => [id, name]),
    facts.practiceIds.map((id, index) => [id, `Practice ${index + 1}`]),
  );
  assert.deepEqual(page.practices[0]?.lookFors, [
    { id: 'L0a', kind: 'behavior', text: 'Students explain.' },
    { id: 'L0b', kind: 'characteristic', text: 'Work is on the walls.' },
  ]);
  const [entry] = await world.query<{ detail: unknown }>(
    `select detail from audit.entries where act = 'observation/window-opened' and object_id = $1`,
    [facts.id],
  );
  assert.deepEqual(entry?.detail, { coveragePercent: 100, overrideId: null });
  // The same again is the same window; other facts under its id are refused.
  assert.deepEqual(await open(facts), page);
  await refuses(open({ ...facts, visitMinutes: 6 }), 'record/different-content');
  const keys = await world.query('select from observation.window_keys where window_id = $1', [facts.id]);
  assert.equal(keys.length, 1);
});

test('tells everybody what is being looked for, when and where', async () => {
  for (const name of ['theo', 'ursula', 'walt', 'bruno'] as NamedPerson[]) {
    const { windows } = await world.as(name).observation.listWindows();
    assert.equal(windows[0]?.purpose, 'Where do students explain their thinking?');
    assert.equal(windows[0]?.buildings[0]?.name, 'Lakeside Elementary');
    const page = await world.as(name).observation.readWindow({ id: windows[0].id });
    assert.equal(page.practices[0]?.notThis, 'The teacher explains.');
  }
  const kinds = async (name: NamedPerson) =>
    (await world.as(name).observation.readObservationNext()).cards.map(({ kind }) => kind);
  assert.deepEqual(await kinds('theo'), ['window-in-your-building']);
  assert.deepEqual(await kinds('grace'), []);
  assert.deepEqual(await kinds('elena'), ['window-to-visit']);
});

test('refuses a window that overlaps another of the subject in a building, naming the dates of the other', async () => {
  const [other] = (await world.as('sam').observation.listWindows()).windows;
  assert.ok(other);
  const both = [
    world.place('Lakeside Elementary'),
    world.place('Birchwood Middle'),
  ] as WindowFacts['buildingIds'];
  await refuses(
    open(windowFacts(world, mathematics, { buildingIds: both, startsOn: day(13), endsOn: day(20) })),
    'observation/windows-overlap',
    { windowId: other.id, startsOn: day(0), endsOn: day(13), building: 'Lakeside Elementary' },
  );
  await open(windowFacts(world, mathematics, { startsOn: day(14), endsOn: day(20) }));
  await open(windowFacts(world, mathematics, { buildingIds: both.slice(1) }));
});

test('opens one of two windows that two people open at one moment for the same building', async () => {
  const dates = { startsOn: day(60), endsOn: day(70) };
  const results = await Promise.allSettled([
    open(windowFacts(world, mathematics, dates), 'dana'),
    open(windowFacts(world, mathematics, dates), 'priya'),
  ]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('a building administrator opens windows in the own building only', async () => {
  const later = { startsOn: day(30), endsOn: day(40) };
  const page = await open(windowFacts(world, mathematics, later), 'priya');
  assert.equal(page.openedAs, 'building_administrator');
  assert.equal(page.state, 'coming');
  await refuses(open(windowFacts(world, mathematics, later), 'marcus'), 'observation/not-your-building');
  const options = await world.as('marcus').observation.readWindowOptions();
  assert.deepEqual(
    options.buildings.map(({ name }) => name),
    ['Birchwood Middle'],
  );
});

test('lets no teacher, coach, union representative or board member open a window', async () => {
  const facts = windowFacts(world, mathematics, { startsOn: day(90), endsOn: day(95) });
  for (const name of ['theo', 'elena', 'rosa', 'walt', 'ursula', 'bruno', 'odette'] as NamedPerson[]) {
    await refuses(open(facts, name), 'session/not-in-this-capacity');
    await refuses(world.as(name).observation.readWindowOptions(), 'session/not-in-this-capacity');
  }
});

test('opens the gate by a recorded override, and the window keeps that it was one', async () => {
  const facts = windowFacts(world, reading);
  await refuses(open(facts), 'observation/gate-closed', { coveragePercent: 0, thresholdPercent: 60 });
  const [overrideId, sam] = [newId(), world.person('sam')];
  await world.query(
    `insert into conversations.overrides (district_id, id, version_id, reason, made_by, made_in) values ($1, $2, $3, 'A pilot', $4, $5)`,
    [world.districtId, overrideId, reading.versionId, sam.id, sam.capacityId],
  );
  const page = await open(facts);
  assert.deepEqual(page.gate, { coveragePercent: 0, wasOverridden: true });
  const [row] = await world.query<{ override_id: string }>(
    'select override_id from observation.windows where id = $1',
    [facts.id],
  );
  assert.equal(row?.override_id, overrideId);
});

test('refuses dates, minutes, practices and buildings that cannot be, each with what to know', async () => {
  const at = { startsOn: day(100), endsOn: day(110) };
  const tryTo = (changes: Partial<WindowFacts>) =>
    open(windowFacts(world, mathematics, { ...at, ...changes }));
  const today = day(0);
  const dates = (why: string) => ({ why, today });
  await refuses(tryTo({ endsOn: day(99) }), 'observation/window-dates', dates('ends-before-it-starts'));
  await refuses(tryTo({ startsOn: day(-1) }), 'observation/window-dates', dates('starts-in-the-past'));
  const early = { startsOn: day(-31), endsOn: day(-20) };
  await refuses(tryTo(early), 'observation/window-dates', dates('before-adoption'));
  await refuses(tryTo({ endsOn: day(500) }), 'observation/window-dates', dates('too-long'));
  await refuses(tryTo({ visitMinutes: 2 }), 'observation/minutes-outside-agreement', { min: 3, max: 8 });
  await refuses(tryTo({ visitMinutes: 9 }), 'observation/minutes-outside-agreement', { min: 3, max: 8 });
  await refuses(tryTo({ visitMinutes: 11 }), 'request/not-readable');
  const foreign = reading.practiceIds.slice(0, 1) as WindowFacts['practiceIds'];
  await refuses(tryTo({ practiceIds: foreign }), 'observation/not-in-version', { practiceIds: foreign });
  const [first] = windowFacts(world, mathematics).practiceIds;
  assert.ok(first);
  await refuses(tryTo({ practiceIds: [first, first] }), 'observation/named-twice', { what: 'practice' });
  await refuses(tryTo({ practiceIds: [] }), 'request/not-readable');
  const nowhere = [newId()] as WindowFacts['buildingIds'];
  await refuses(tryTo({ buildingIds: nowhere }), 'observation/unknown-building', { buildingIds: nowhere });
  await refuses(
    tryTo({ subjectId: reading.subjectId as WindowFacts['subjectId'] }),
    'observation/version-not-current',
    {
      currentVersionId: null,
    },
  );
});

test('brings in a window that ended before, by who speaks for the district; never one that still runs', async () => {
  const brought = windowFacts(world, mathematics, { startsOn: day(-28), endsOn: day(-18) });
  const buildingIds = brought.buildingIds;
  const dates = { why: 'starts-in-the-past', today: day(0) };
  await refuses(open({ ...brought, buildingIds }, 'priya'), 'observation/window-dates', dates);
  await refuses(open({ ...brought, endsOn: day(0) }), 'observation/window-dates', dates);
  const page = await open(brought);
  assert.equal(page.state, 'ended');
  const { windows } = await world.as('priya').observation.readFieldKit();
  assert.equal(
    windows.some(({ id }) => id === brought.id),
    false,
  );
});

test('refuses a field that a window does not have', async () => {
  const facts = { ...windowFacts(world, mathematics, { startsOn: day(200) }), teacher: 'Theo' };
  await refuses(open(facts), 'request/not-readable');
});

test('a window cannot be changed or removed, by anybody', async () => {
  await assert.rejects(world.query(`update observation.windows set ends_on = ends_on + 1`), /keeps its rows/);
  await assert.rejects(world.query('delete from observation.windows'), /keeps its rows/);
});

test('opens a window only on the version in force, and names that one', async () => {
  const currentVersionId = await reviseVision(world, mathematics);
  await refuses(
    open(windowFacts(world, mathematics, { startsOn: day(120), endsOn: day(130) })),
    'observation/version-not-current',
    { currentVersionId },
  );
});

test('puts everything on the phone of whoever may visit: words, bands, agreement and key', async () => {
  const kit = await world.as('marcus').observation.readFieldKit();
  assert.equal(kit.person.name, 'Marcus Bell');
  assert.equal(kit.perfectionLine, 'The vision is an aim. Nobody expects to see all of it in one lesson.');
  assert.equal(kit.agreement?.number, 1);
  assert.ok(Math.abs(Date.parse(kit.serverTime) - Date.now()) < 60_000);
  // Open today, or within fourteen days; not the one in thirty or sixty days.
  assert.ok(kit.windows.every(({ startsOn }) => startsOn <= day(14)));
  assert.equal(kit.windows.length, 4);
  const [first] = kit.windows;
  assert.deepEqual(first?.bands, [{ id: world.place('K-2'), name: 'K-2' }]);
  assert.equal(first?.practices[0]?.phrases[0], 'I saw students explain.');
  assert.equal(new Set(kit.windows.map(({ roomKey }) => roomKey)).size, 4);
  assert.equal(Buffer.from(first?.roomKey ?? '', 'base64url').length, 32);
});

test('gives the field kit, and so the keys, to nobody who may not visit', async () => {
  for (const name of ['theo', 'rosa', 'walt', 'ursula', 'bruno', 'odette'] as NamedPerson[])
    await refuses(world.as(name).observation.readFieldKit(), 'session/not-in-this-capacity');
});

test('destroys the key when a window has ended, so that nobody can test which room a token was', async () => {
  const keysOf = (id: string) =>
    world.query('select from observation.window_keys where window_id = $1', [id]);
  const reads: [string, () => Promise<unknown>][] = [
    ['field kit', () => world.as('priya').observation.readFieldKit()],
    ['list', () => world.as('theo').observation.listWindows()],
    ['home', () => world.as('theo').observation.readObservationNext()],
    ['upkeep, when nobody opens anything', () => startUpkeep(world.database).stop()],
  ];
  for (const [name, read] of reads) {
    const ended = await insertEndedWindow(world, reading, 1);
    const onItsLastDay = await insertEndedWindow(world, reading, 0);
    await read();
    assert.equal((await keysOf(ended)).length, 0, name);
    assert.equal((await keysOf(onItsLastDay)).length, 1, name);
    const kit = await world.as('priya').observation.readFieldKit();
    assert.ok(!kit.windows.some(({ id }) => id === ended));
    assert.ok(kit.windows.some(({ id }) => id === onItsLastDay));
  }
});

test('cannot find a window that is not there, and shows another district nothing', async () => {
  const [window] = (await world.as('sam').observation.listWindows()).windows;
  assert.ok(window);
  await refuses(
    world.as('sam').observation.readWindow({ id: newId() as typeof window.id }),
    'record/not-found',
  );
  await refuses(world.as('stranger').observation.readWindow({ id: window.id }), 'record/not-found');
  assert.deepEqual(await world.as('stranger').observation.listWindows(), { windows: [] });
  assert.deepEqual((await world.as('stranger').observation.readFieldKit()).windows, []);
  await refuses(
    world.as('stranger').observation.openWindow(windowFacts(world, mathematics)),
    'observation/no-agreement',
  );
  await refuses(world.as(null).observation.listWindows(), 'session/none');
  await refuses(world.as(null).observation.readFieldKit(), 'session/none');
});
