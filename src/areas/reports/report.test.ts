import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import {
  day,
  type Ground,
  insertVisits,
  insertWindow,
  twoLargeOneSmall,
} from '../analysis/reading-ground.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import type { ReportDocument } from './report-contract.ts';
import { readPdf } from './test-pdf.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
});
after(() => world.close());

const refused = (code: string, status: number) => (error: { code?: string; status?: number }) =>
  error.code === code && error.status === status;
const board = (language: 'en' | 'es' | 'ar' = 'en') => world.as('theo').reports.readBoard({ language });
const buildingPage = (name: string) =>
  world.as('theo').reports.readBuildingReport({ buildingId: world.place(name) as never });
const sectionOf = (document: ReportDocument, id: string) => {
  const found = document.columns.flatMap(({ sections }) => sections).find((one) => one.id === id);
  assert.ok(found, `no section ${id}`);
  return found;
};

test('the page tells one story in two columns, for the district and for a building, and teaches where it is empty', async () => {
  const document = await board();
  assert.deepEqual(
    document.columns.map(({ title, sections }) => [title, ...sections.map(({ id }) => id)]),
    [
      ['Collective responsibility', 'purpose', 'norms', 'steps', 'barriers', 'together', 'goals'],
      ['Shared understanding', 'focus', 'visions', 'seen', 'study'],
    ],
  );
  assert.equal(document.place, 'Maple Ridge Community Schools');
  assert.match(sectionOf(document, 'visions').statements[0] ?? '', /version 1, adopted on/);
  assert.equal(sectionOf(document, 'seen').note, 'No window of visits has been read yet.');
  const here = await buildingPage('Lakeside Elementary');
  assert.equal(here.place, 'Lakeside Elementary, Maple Ridge Community Schools');
  assert.deepEqual(
    here.columns.map(({ sections }) => sections.map(({ id }) => id)),
    [
      ['purpose', 'norms', 'steps', 'barriers', 'goals'],
      ['visions', 'seen', 'sessions'],
    ],
  );
  for (const language of ['es', 'ar'] as const) {
    const told = await board(language);
    assert.notEqual(told.title, document.title);
    assert.equal(JSON.stringify(told).match(/\{\w+\}/g), null);
  }
});

test('shares come from readings that were taken: visits that go on change nothing on the page', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, twoLargeOneSmall);
  assert.deepEqual(sectionOf(await board(), 'seen').figures, []);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  const seen = sectionOf(await board(), 'seen');
  assert.equal(seen.figures.length, 3);
  for (const figure of seen.figures) {
    assert.ok(figure.n >= 10 && figure.on === day(-1));
    assert.match(figure.text, /seen in \d+ of \d+ visits; likely between \d+ and \d+ of 100$/);
  }
  const later = await insertWindow(world, ground, { endsOn: day(3) });
  await insertVisits(world, ground, later, twoLargeOneSmall);
  assert.deepEqual(sectionOf(await board(), 'seen'), seen);
});

test('a building’s page obeys the same lattice: what is suppressed there stays suppressed here', async () => {
  const shown = sectionOf(await buildingPage('Lakeside Elementary'), 'seen');
  const { practices } = await world.as('theo').analysis.readWindow({ windowId: await lastRead() });
  for (const name of ['Lakeside Elementary', 'Birchwood Middle', 'Maple Ridge High']) {
    const seen = sectionOf(await buildingPage(name), 'seen');
    const open = practices.flatMap(({ name: practice, buildings }) => {
      const here = buildings.find(({ buildingId }) => buildingId === world.place(name));
      return here?.result.is === 'shown' ? [{ practice, figure: here.result.figure }] : [];
    });
    assert.equal(seen.figures.length, open.length, name);
    for (const [index, { practice, figure }] of open.entries()) {
      assert.ok(
        seen.figures[index]?.text.startsWith(`${practice}: seen in ${figure.present} of ${figure.visits}`),
      );
      assert.equal(seen.figures[index]?.n, figure.visits);
    }
    if (open.length < practices.length) assert.match(seen.statements[0] ?? '', /^Not enough visits/);
  }
  assert.ok(shown.figures.length > 0);
  assert.deepEqual(sectionOf(await buildingPage('Maple Ridge High'), 'seen').figures, []);
});

async function lastRead(): Promise<string> {
  const [row] = await world.query<{ window_id: string }>('select window_id from analysis.readings');
  return row?.window_id ?? '';
}

test('every figure of every page has the number behind it and its day, and no page names a person', async () => {
  const pages = [
    await board(),
    await board('ar'),
    await buildingPage('Lakeside Elementary'),
    await buildingPage('Maple Ridge High'),
  ];
  const names = await world.query<{ family_name: string }>('select family_name from people.persons');
  for (const page of pages) {
    for (const { figures } of page.columns.flatMap(({ sections }) => sections))
      for (const { n, on } of figures) assert.ok(Number.isInteger(n) && /^\d{4}-\d\d-\d\d$/.test(on));
    for (const { family_name: name } of names) assert.ok(!JSON.stringify(page).includes(name), name);
  }
});

test('what is given is kept for good, sealed, in every language, while the page goes on', async () => {
  const wanted = { id: newId() as never, buildingId: null, givenOn: day(5) };
  const given = await world.as('sam').reports.keepGiven(wanted);
  assert.equal(given.keptBy, 'Sam Ortiz');
  assert.deepEqual(await world.as('sam').reports.keepGiven(wanted), given);
  const then = await board();
  const theoId = world.person('theo').id;
  await world.query(
    `insert into supports.steps (district_id, id, kind, learning, what, measure, owner_id, due_on, made_on, made_by, made_in)
      values ($1, $2, 'practice', 'student', 'Plan together', 'Once', $3, $4, $5, $3, $6)`,
    [world.districtId, newId(), theoId, day(9), day(0), world.person('theo').capacityId],
  );
  assert.notDeepEqual(await board(), then);
  const kept = await world.as('bruno').reports.readGiven({ id: wanted.id, language: 'en' });
  assert.deepEqual(kept.document, then);
  assert.equal(
    (await world.as('bruno').reports.readGiven({ id: wanted.id, language: 'ar' })).document.language,
    'ar',
  );
  const [row] = await world.query<{ content: string; sha256: string }>(
    'select content::text, sha256 from reports.given where id = $1',
    [wanted.id],
  );
  assert.equal(
    createHash('sha256')
      .update(row?.content ?? '')
      .digest('hex'),
    given.sha256,
  );
  assert.equal(row?.sha256, given.sha256);
  await assert.rejects(world.query('update reports.given set given_on = now()'), /keeps its rows/);
  assert.deepEqual((await world.as('theo').reports.listGiven()).given, [given]);
});

test('a page is kept by leaders, for today or soon, under an id of its own', async () => {
  const wanted = {
    id: newId() as never,
    buildingId: world.place('Birchwood Middle') as never,
    givenOn: day(0),
  };
  await assert.rejects(
    world.as('theo').reports.keepGiven(wanted),
    refused('session/not-in-this-capacity', 403),
  );
  await assert.rejects(
    world.as('dana').reports.keepGiven({ ...wanted, givenOn: day(-1) }),
    refused('reports/given-day', 422),
  );
  await assert.rejects(
    world.as('dana').reports.keepGiven({ ...wanted, givenOn: day(61) }),
    refused('reports/given-day', 422),
  );
  await assert.rejects(
    world.as('dana').reports.keepGiven({ ...wanted, buildingId: newId() as never }),
    refused('record/not-found', 404),
  );
  const given = await world.as('dana').reports.keepGiven(wanted);
  assert.equal(given.building?.name, 'Birchwood Middle');
  await assert.rejects(
    world.as('dana').reports.keepGiven({ ...wanted, givenOn: day(1) }),
    refused('record/different-content', 409),
  );
});

test('two kept pages cannot be subtracted: every share on both is the frozen one, and coverage moves in whole tens', async () => {
  const { given } = await world.as('theo').reports.listGiven();
  for (const { id, building } of given) {
    const { document } = await world.as('theo').reports.readGiven({ id });
    const now = building === null ? await board() : await buildingPage(building.name);
    assert.deepEqual(sectionOf(document, 'seen'), sectionOf(now, 'seen'));
  }
});

test('each page downloads as a PDF with the same figures, in the language asked for', async () => {
  const fetchPdf = async (path: string, name: 'theo' | 'stranger' = 'theo') =>
    fetch(`${world.url}/api/reports/${path}`, { headers: { cookie: world.cookieOf(name) } });
  const response = await fetchPdf('board.pdf?language=en');
  assert.equal(response.headers.get('content-type'), 'application/pdf');
  assert.match(response.headers.get('content-disposition') ?? '', /jointly-\d{4}-\d\d-\d\d-en\.pdf/);
  const pdf = readPdf(new Uint8Array(await response.arrayBuffer()));
  assert.equal(pdf.pages, 1);
  const flat = pdf.text.replaceAll(/\s/g, '');
  for (const { text } of sectionOf(await board(), 'seen').figures)
    assert.ok(flat.includes(text.replaceAll(/\s/g, '')), `${text} is not in ${pdf.text}`);
  const { given } = await world.as('theo').reports.listGiven();
  for (const path of [
    `buildings/${world.place('Lakeside Elementary')}/report.pdf?language=ar`,
    `given/${given[0]?.id}/report.pdf?language=es`,
  ]) {
    const bytes = new Uint8Array(await (await fetchPdf(path)).arrayBuffer());
    assert.match(readPdf(bytes).language, /^(ar|es)/);
  }
  assert.equal((await fetchPdf(`given/${given[0]?.id}/report.pdf`, 'stranger')).status, 404);
  assert.equal((await fetchPdf(`given/${newId()}/report.pdf`)).status, 404);
});

test('another district reads its own empty page and none of this one', async () => {
  const document = await world.as('stranger').reports.readBoard({});
  assert.equal(document.place, 'Cedar Falls');
  assert.deepEqual(
    document.columns.flatMap(({ sections }) => sections.flatMap(({ figures }) => figures)),
    [],
  );
  assert.deepEqual((await world.as('stranger').reports.listGiven()).given, []);
  await assert.rejects(
    world.as('stranger').reports.readBuildingReport({ buildingId: world.place('Birchwood Middle') as never }),
    refused('record/not-found', 404),
  );
});
