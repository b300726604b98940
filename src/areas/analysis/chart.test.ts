import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement, study } from '../observation/test-ground.ts';
import { readPdf } from '../reports/test-pdf.ts';
import { buildings, day, type Ground, insertVisits, insertWindow, seenIn } from './reading-ground.ts';

let world: World;
let ground: Ground & { visionId: string };
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
  await study(world, ground);
  for (const [index, seen] of [20, 26, 18, 24, 22].entries()) {
    const dates = { startsOn: day(-210 + index * 40), endsOn: day(-200 + index * 40) };
    const windowId = await insertWindow(world, ground, dates);
    await insertVisits(
      world,
      ground,
      windowId,
      buildings.map((building, place) => ({
        ...{ building, rooms: 20, each: 2 },
        answers: seenIn(place === 1 ? 38 : seen, 2, 20),
      })),
    );
    await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  }
});
after(() => world.close());

const svg = async (more: Record<string, unknown> = {}) => {
  const input = { subjectId: ground.subjectId, practiceId: ground.practiceIds[0] ?? '', ...more };
  const file = await world.as('theo').analysis.fetchChart(input);
  assert.equal(file.type, 'image/svg+xml');
  return file.text();
};

test('a chart is an SVG that stands alone: what, how many, by when, and that nobody expects all of it', async () => {
  const text = await svg();
  assert.match(text, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  const said = [...text.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words).join(' ');
  assert.match(said, /Seen in 82 of 120 visits; likely between \d+ and \d+ of 100\./);
  assert.match(said, /The district as a whole, drawn on/);
  assert.match(said, /Nobody|No perfection/);
  assert.equal(text, await svg(), 'the same figures are the same picture');
});

test('every view is drawn from the same figures, in every language', async () => {
  for (const language of ['en', 'es', 'ar']) {
    for (const view of ['time', 'limits', 'buildings', 'beside']) {
      const text = await svg({ view, language });
      assert.ok((text.match(/<circle/g) ?? []).length >= 3, `${view} in ${language} draws no points`);
      assert.doesNotMatch(text, /\{\w+\}|undefined|NaN/, `${view} in ${language} has an open place`);
    }
  }
});

test('a practice that is too rare has no limits, and the picture says why', async () => {
  const place = world.place('Lakeside Elementary');
  const text = await svg({ view: 'limits', practiceId: ground.practiceIds[1], place });
  assert.doesNotMatch(text, /<circle/);
  assert.match(text, /Look at it over time/);
});

test('a building can be chosen, and a window for the funnel', async () => {
  const text = await svg({ place: world.place('Birchwood Middle') });
  assert.match(text, /Seen in 38 of 40 visits/);
  const { windows } = await world.as('theo').analysis.readSubjectPicture({ subjectId: ground.subjectId });
  const [first] = windows;
  const [early, late] = [
    await svg({ view: 'buildings', window: first?.id }),
    await svg({ view: 'buildings' }),
  ];
  assert.notEqual(early, late);
});

test('the charts of a subject are a tagged PDF with the drawing’s words and a table of every value', async () => {
  for (const language of ['en', 'ar'] as const) {
    const file = await world.as('theo').analysis.fetchCharts({ subjectId: ground.subjectId, language });
    const pdf = readPdf(new Uint8Array(await file.arrayBuffer()));
    assert.ok(pdf.isMarked);
    assert.equal(pdf.direction, language === 'ar' ? 'R2L' : 'L2R');
    for (const tag of ['H1', 'H2', 'P', 'Figure', 'Table', 'TH', 'TD'])
      assert.ok(pdf.tags.includes(tag), `${tag} is missing`);
    assert.equal(pdf.tags.filter((tag) => tag === 'Figure').length, 3);
  }
});

test('marks stand once on paper, not under each practice', async () => {
  const file = await world.as('theo').analysis.fetchCharts({ subjectId: ground.subjectId });
  const text = readPdf(new Uint8Array(await file.arrayBuffer())).text.replaceAll(/\s/g, '');
  assert.equal(text.match(/Whathappenedwhen/g)?.length, 1);
  assert.equal(text.match(/version1ofthevisionwasadopted/g)?.length, 1);
});

test('charts that are too long for one document are refused, with what to do instead', async () => {
  const far = Array.from({ length: 400 }, (_, index) => newId() + index);
  await world.query(
    `insert into visions.version_practices (district_id, version_id, practice_id, ordinal, name, sentence, text_sha256)
     select $1, $2, gen_random_uuid(), 100 + n, 'P' || n, repeat('x', 2000), 'y' from generate_series(1, $3::int) n`,
    [world.districtId, ground.versionId, far.length],
  );
  await world.query('alter table observation.windows disable trigger all');
  await world.query(
    `update observation.windows set practice_ids = practice_ids || array(select practice_id
       from visions.version_practices where version_id = $1 and ordinal > 100)
     where id = (select id from observation.windows order by ends_on desc limit 1)`,
    [ground.versionId],
  );
  await world.query('alter table observation.windows enable trigger all');
  await assert.rejects(world.as('theo').analysis.fetchCharts({ subjectId: ground.subjectId }), {
    code: 'analysis/too-long-for-paper',
    status: 422,
  });
});

test('who is nobody sees no chart; what is not there is not found; a view that does not exist is refused', async () => {
  const address = `${world.url}/api/analysis/subjects/${ground.subjectId}`;
  const chart = `${address}/practices/${ground.practiceIds[0]}/chart.svg`;
  assert.equal((await fetch(chart)).status, 401);
  assert.equal((await fetch(`${address}/charts.pdf`)).status, 401);
  const theo = { headers: { cookie: world.cookieOf('theo') } };
  const found = await fetch(`${chart}?view=limits&language=es`, theo);
  assert.equal(found.status, 200);
  assert.match(found.headers.get('content-type') ?? '', /image\/svg\+xml/);
  assert.match(await found.text(), /límites del azar/);
  assert.equal((await fetch(`${chart}?view=best`, theo)).status, 400);
  for (const missing of [`?place=${newId()}`, `?window=${newId()}`])
    assert.equal((await fetch(`${chart}${missing}`, theo)).status, 404);
  assert.equal((await fetch(`${address}/practices/${newId()}/chart.svg`, theo)).status, 404);
});

test('another district sees nothing', async () => {
  const stranger = { headers: { cookie: world.cookieOf('stranger') } };
  const address = `${world.url}/api/analysis/subjects/${ground.subjectId}`;
  for (const end of [`/practices/${ground.practiceIds[0]}/chart.svg`, '/charts.pdf'])
    assert.equal((await fetch(`${address}${end}`, stranger)).status, 404);
});
