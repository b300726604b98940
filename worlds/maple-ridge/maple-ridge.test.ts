import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { router } from '../../src/app/router.ts';
import type { Series } from '../../src/areas/analysis/series-contract.ts';
import { findActor } from '../../src/areas/people/session-store.ts';
import { newId } from '../../src/kit/new-id.ts';
import { type Database, openDatabase } from '../../src/server/database.ts';
import { buildHttp } from '../../src/server/http.ts';
import { testConfig } from '../../test/config.ts';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { buildings } from './buildings.ts';
import { type Api, apiOf, send } from './ground.ts';
import { districtName, unfinishedName } from './load.ts';
import { ensureMapleRidge, openMapleRidge, removeUnfinished, signInTable } from './open.ts';
import { named, type PersonKey, signIns } from './people.ts';

const told: string[] = [];
const serving = { router, config: testConfig, findActor, say: (line: string) => void told.push(line) };
const cookies = new Map<string, string>();
let fresh: FreshDatabase;
let owner: pg.Client;
let database: Database;
let http: FastifyInstance;
let url: string;
let opened: Awaited<ReturnType<typeof openMapleRidge>>;

before(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client(fresh.owner);
  await owner.connect();
  database = openDatabase(fresh.app);
  opened = await openMapleRidge(database, serving);
  http = await buildHttp({ ...serving, database, logLevel: 'error', requestsPerMinute: 1_000_000 });
  url = await http.listen({ port: 0, host: '127.0.0.1' });
});
after(async () => {
  await http?.close();
  await database?.close();
  await owner?.end();
  await fresh?.drop();
});

/** Somebody signed in with what was printed for them. */
async function as(key: PersonKey): Promise<Api> {
  const known = cookies.get(key);
  if (known !== undefined) return apiOf(url, known);
  const printed = opened.signIns.find(({ name }) => name === named[key].name);
  assert.ok(printed);
  const { email, password } = printed;
  const { cookie } = await send(url, 'POST', '/people/session', { email, password });
  cookies.set(key, cookie);
  return apiOf(url, cookie);
}

async function pictureOf(subject: string) {
  const api = await as('theo');
  const { subjects } = await api.analysis.listSubjects();
  const found = subjects.find(({ name }) => name === subject);
  assert.ok(found, `there is nothing to see in ${subject}`);
  return api.analysis.readSubjectPicture({ subjectId: found.id });
}

function phaseOf(series: Series) {
  assert.equal(series.phases.length, 1, 'its text did not change');
  const [phase] = series.phases;
  assert.ok(phase);
  return phase;
}

async function districtSeries(subject: string, practice: string): Promise<Series> {
  const { practices } = await pictureOf(subject);
  const found = practices.find(({ name }) => name === practice);
  assert.ok(found, `${practice} was never in focus`);
  return found.district;
}

test('finds the practice that truly grew after its study sessions', async () => {
  const series = await districtSeries('Mathematics', 'Students answer students');
  const phase = phaseOf(series);
  assert.equal(phase.usefulPoints >= 10, true);
  assert.equal(phase.verdict, 'signal');
  const shares = series.points.flatMap((point) => (point === null ? [] : [point.present / point.visits]));
  assert.ok(Math.max(...shares.slice(0, 7)) < Math.min(...shares.slice(9)), 'low before, high after');
});

test('claims nothing of the practice that did not change', async () => {
  const series = await districtSeries('Mathematics', 'Reasoning kept with the students');
  assert.equal(phaseOf(series).verdict, 'no_signal');
  assert.equal(series.change?.verdict, 'cannot_tell');
  assert.equal(series.sentence, 'share_and_cannot_tell');
});

test('shows the rare practice with its interval and no signal', async () => {
  const series = await districtSeries('Mathematics', 'Strategies side by side');
  assert.equal(phaseOf(series).verdict, 'no_signal');
  assert.ok(series.latest?.result.is === 'shown');
  const { share, designEffect } = series.latest.result.figure;
  assert.ok(share !== null && designEffect >= 1);
  assert.ok(share.low <= share.share && share.share < share.high, 'never without its interval');
  const [present, visits] = series.points.reduce<[number, number]>(
    (sum, point) => (point === null ? sum : [sum[0] + point.present, sum[1] + point.visits]),
    [0, 0],
  );
  assert.ok(present / visits > 0.02 && present / visits < 0.08, `${present} of ${visits}`);
});

test('breaks the line where the second version says a practice in other words, and judges neither part', async () => {
  const series = await districtSeries('Mathematics', 'Procedure with its reason');
  assert.deepEqual(
    series.phases.map(({ breakBecause, verdict }) => [breakBecause, verdict]),
    [
      [null, 'too_few'],
      ['text_changed', 'too_few'],
    ],
  );
});

test('claims nothing of any practice of the subject in which nothing changed', async () => {
  const { practices } = await pictureOf('English Language Arts');
  assert.equal(practices.length, 5);
  for (const { name, district } of practices) assert.equal(phaseOf(district).verdict, 'no_signal', name);
});

test('never shows the building that is too small, nor lets it be worked out', async () => {
  for (const subject of ['Mathematics', 'English Language Arts']) {
    const { practices, windows } = await pictureOf(subject);
    for (const { buildings: lines } of practices) {
      assert.equal(lines.length, buildings.length);
      const cedar = lines.at(-1)?.series;
      assert.ok(cedar?.points.every((point) => point === null));
      assert.notEqual(cedar?.latest?.result.is, 'shown');
    }
    const sam = await as('sam');
    for (const { id } of windows.filter(({ state }) => state === 'read')) {
      const { practices: read, reading } = await sam.analysis.readWindow({ windowId: id });
      assert.ok(reading);
      for (const { district, buildings: cells } of read) assertHidden(district.result, cells);
    }
  }
});

type Result = Awaited<ReturnType<Api['analysis']['readWindow']>>['practices'][number]['district']['result'];

/** What is left of the district when the shown buildings are taken away is itself over the floors. */
function assertHidden(district: Result, cells: readonly { building: string; result: Result }[]): void {
  const hidden = cells.filter(({ result }) => result.is === 'not_enough');
  assert.ok(hidden.some(({ building }) => building === 'Cedar Street Center'));
  assert.ok(hidden.length >= 2, 'one hidden building could be worked out');
  assert.ok(district.is === 'shown');
  const left = { visits: district.figure.visits, rooms: district.figure.rooms };
  for (const { result } of cells) {
    if (result.is !== 'shown') continue;
    left.visits -= result.figure.visits;
    left.rooms -= result.figure.rooms;
  }
  assert.ok(left.visits >= 10 && left.rooms >= 5, JSON.stringify(left));
}

test('shows most buildings in most windows', async () => {
  const { practices } = await pictureOf('Mathematics');
  const points = practices
    .filter(({ name }) => name === 'Students answer students')
    .flatMap(({ buildings: lines }) => lines.slice(0, 5))
    .flatMap(({ series }) => series.points.slice(0, 18));
  const shown = points.filter((point) => point !== null).length;
  assert.ok(shown >= points.length * 0.5, `${shown} of ${points.length}`);
});

test('has received every visit of the year exactly once', async () => {
  const sam = await as('sam');
  let received = 0;
  for (const { id, visits } of opened.phones) {
    const counters: number[] = [];
    let after = -1;
    for (;;) {
      const page = await sam.observation.listDeviceVisits({ deviceId: id, after });
      counters.push(...page.visits.map(({ deviceCounter }) => deviceCounter));
      if (page.nextAfter === null) break;
      after = page.nextAfter;
    }
    assert.deepEqual(
      counters,
      Array.from({ length: visits }, (_, index) => index + 1),
    );
    received += visits;
  }
  assert.ok(received >= 4_000, `${received} visits`);
  const { rows } = await owner.query(
    'select count(*) filter (where pair_id is null)::int as kept, count(distinct pair_id)::int as pairs from observation.visits',
  );
  assert.equal(rows[0].kept, received);
  assert.ok(rows[0].pairs > 100, `${rows[0].pairs} paired visits`);
});

test('closed every window of the year with a conversation and a next step', async () => {
  const { supports } = await as('dana');
  const { windows: closed } = await supports.listWindows({ standing: 'closed' });
  assert.equal(closed.length, 36);
  for (const { closing, conversations } of closed) {
    assert.ok(closing !== null);
    const held = conversations.find(({ id }) => id === closing.conversationId);
    assert.ok(held !== undefined && held.stepCount >= 1);
  }
  const { windows: waiting } = await supports.listWindows({ standing: 'waiting' });
  assert.deepEqual(
    waiting.map(({ subject, readingId, closing }) => [subject.name, readingId, closing]),
    [['English Language Arts', null, null]],
  );
  const { steps } = await supports.listSteps({ standing: 'open', page: 1 });
  assert.equal(steps.filter(({ isOverdue }) => isOverdue).length, 1);
  assert.ok(steps.length >= 4);
});

test('has something to do for everybody on their home page', async () => {
  const idle: string[] = [];
  for (const key of Object.keys(named) as PersonKey[]) {
    const api = await as(key);
    const cards = [
      ...(await api.visions.listNext()),
      ...(await api.conversations.listNext()).cards,
      ...(await api.observation.readObservationNext()).cards,
      ...(await api.supports.readNext()).steps,
    ];
    if (cards.length === 0) idle.push(key);
  }
  assert.deepEqual(idle, []);
  const { windows } = await (await as('priya')).observation.readFieldKit();
  assert.equal(windows.length, 1);
});

test('has a draft in a team and a vision in review', async () => {
  const stages = new Map(
    (await (await as('grace')).visions.listVisions({})).map(({ subject, next }) => [
      subject.name,
      next.stage,
    ]),
  );
  assert.deepEqual(Object.fromEntries(stages), {
    Mathematics: 'adopted',
    'English Language Arts': 'adopted',
    Science: 'drafting',
    'Social Studies': 'in_review',
  });
});

test('has about 240 people by name, and prints the sign-ins of the named ones', async () => {
  const { total } = await (await as('odette')).people.listPersons({ limit: 1 });
  assert.ok(total >= 230 && total <= 260, `${total} people`);
  for (const { email, password } of signIns()) {
    assert.ok(signInTable().includes(email));
    assert.ok(signInTable().includes(password));
  }
});

test('is loaded once: finding it there changes nothing and says nothing', async () => {
  const count = async () =>
    (
      await owner.query(`select (select count(*) from district.districts)::int as districts,
        (select count(*) from audit.entries)::int as acts, (select count(*) from observation.visits)::int as visits`)
    ).rows[0];
  const [before, lines] = [await count(), told.length];
  await removeUnfinished(database);
  await ensureMapleRidge(database, serving);
  assert.deepEqual(await count(), before);
  assert.equal(before.districts, 1);
  assert.equal(told.length, lines);
});

test('can be removed by its office, and nothing of it stays', async () => {
  const { district } = await as('odette');
  const { setupCode } = await district.removeDemo({ name: districtName });
  assert.notEqual(setupCode, null);
  const { rows } = await owner.query(`select (select count(*) from district.districts)::int as districts,
    (select count(*) from people.persons)::int as people, (select count(*) from observation.visits)::int as visits,
    (select count(*) from visions.versions)::int as versions, (select count(*) from analysis.readings)::int as readings`);
  assert.deepEqual(rows[0], { districts: 0, people: 0, visits: 0, versions: 0, readings: 0 });
});

test('a load that was cut short is taken away, and no whole district with it', async () => {
  const add = 'insert into district.districts (id, name, is_demo) values ($1, $2, $3)';
  await owner.query(add, [newId(), unfinishedName, true]);
  await owner.query(add, [newId(), unfinishedName, false]);
  await owner.query(add, [newId(), districtName, true]);
  await removeUnfinished(database);
  const { rows } = await owner.query(
    'select name, is_demo as "isDemo" from district.districts order by is_demo',
  );
  assert.deepEqual(rows, [
    { name: unfinishedName, isDemo: false },
    { name: districtName, isDemo: true },
  ]);
});
