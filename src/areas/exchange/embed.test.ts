import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { WindowReading } from '../analysis/contract.ts';
import { refuses } from '../observation/test-ground.ts';
import type { Embed, EmbedId } from './embed-contract.ts';
import { makeEmbed, type ReadGround, readTwoWindows } from './test-ground.ts';

let world: World;
let ground: ReadGround;
before(async () => {
  world = await openWorld();
  ground = await readTwoWindows(world);
});
after(() => world.close());

const lakeside = 'Lakeside Elementary';

/** Asks as a stranger on another site would. */
async function look(embed: Pick<Embed, 'address'>, ending: string) {
  const path = new URL(embed.address ?? 'http://x/').pathname;
  const response = await fetch(`${world.url}${path}.${ending}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** What a page tells of each window, as “present of visits”, and how often there was nothing to tell. */
function told(text: string) {
  const table = /<tbody>(.*)<\/tbody>/s.exec(text)?.[1] ?? '';
  return [...table.matchAll(/<td>(.*?)<\/td>/g)]
    .map(([, cell = '']) => cell)
    .filter((_, index) => index % 2 === 0);
}

test('a published chart is a page and an image that anybody can open, with what the reading shows and nothing else', async () => {
  const embed = await makeEmbed(world, ground);
  assert.deepEqual(
    [embed.subject, embed.practice, embed.building, embed.state, embed.madeBy],
    ['Mathematics', 'Practice 1', null, 'published', 'Odette Pierce'],
  );
  const page = await look(embed, 'html');
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  // Two windows were read; the third waits, and is not there at all.
  assert.deepEqual(told(page.text).length, 2);
  assert.match(page.text, /shares of visits in which a practice was seen, not shares of instruction/);
  assert.match(page.text, /Nobody expects to see all of it in one lesson/);
  assert.match(page.text, /Readings as they were frozen\. Shown on \w+ \d+, \d{4}/);
  const image = await look(embed, 'svg');
  assert.equal(image.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
  assert.ok(page.text.includes(image.text), 'the page holds the very same image');
  for (const cell of told(page.text)) assert.ok(image.text.includes(cell), 'the image says it in words too');
});

test('every cell of every chart that can be published equals the pages’, and the same ones are held back', async () => {
  const readings: WindowReading[] = [];
  for (const windowId of ground.windows.slice(0, 2))
    readings.push(await world.as('bruno').analysis.readWindow({ windowId }));
  let held = 0;
  for (const [index, practiceId] of ground.practiceIds.slice(0, 3).entries())
    for (const building of [null, lakeside, 'Birchwood Middle', 'Maple Ridge High']) {
      const cells = readings.map(({ practices }) => {
        const practice = practices.find((one) => one.practiceId === practiceId);
        if (building === null) return practice?.district.result;
        return practice?.buildings.find((one) => one.building === building)?.result;
      });
      const make = world.as('sam').exchange.makeEmbed({
        ...{ id: newId() as EmbedId, subjectId: ground.subjectId, practiceId },
        buildingId: building === null ? null : world.place(building),
      });
      if (cells.every((cell) => cell?.is !== 'shown')) {
        await refuses(make, 'exchange/nothing-to-show');
        held += 1;
        continue;
      }
      const rows = told((await look(await make, 'html')).text);
      assert.equal(rows.length, cells.length);
      for (const [row, cell] of cells.entries()) {
        const said = rows[row] ?? '';
        if (cell?.is !== 'shown') assert.match(said, /^Not enough yet/);
        else {
          const { present, visits, share } = cell.figure;
          const likely =
            share === null
              ? 'too few for a share'
              : `likely between ${Math.round(share.low * 100)} and ${Math.round(share.high * 100)} of 100`;
          assert.equal(said, `Seen in ${present} of ${visits} visits; ${likely}`, `practice ${index}`);
        }
      }
    }
  assert.ok(held >= 3, `${held} were held back`);
});

test('a place that is not shown in one window is a gap there, and looks like every other gap', async () => {
  const embed = await makeEmbed(world, ground, lakeside);
  await world.query('alter table analysis.readings disable trigger permanent');
  await world.query(
    `update analysis.readings set figures = jsonb_set(figures::jsonb, '{practices,0,buildings}', '[]') where window_id = $1`,
    [ground.windows[0]],
  );
  await world.query('alter table analysis.readings enable trigger permanent');
  const [first = '', second = ''] = told((await look(embed, 'html')).text);
  assert.match(first, /^Not enough yet: fewer than 10 visits or 5 rooms, or held back/);
  assert.match(second, /^Seen in 40 of 60 visits/);
});

test('it may be framed anywhere and do nothing: no script, no cookie, no index; nothing else may be framed', async () => {
  const embed = await makeEmbed(world, ground);
  for (const ending of ['html', 'svg']) {
    const { headers, text } = await look(embed, ending);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(
      policy,
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; .*form-action 'none'; frame-ancestors \*$/,
    );
    assert.ok(!policy.includes('script') && !policy.includes('unsafe'), policy);
    assert.equal(headers.get('x-frame-options'), null);
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.get('x-robots-tag'), 'noindex, nofollow');
    assert.equal(headers.get('set-cookie'), null);
    assert.equal(headers.get('cache-control'), 'no-cache', 'taken back it is gone at once');
    assert.ok(!/<script|javascript:|\son\w+=|<a\s|<form/i.test(text));
  }
  for (const path of ['/', '/healthz', '/api/analysis/floors', '/api/exchange/embeds']) {
    const { headers } = await fetch(`${world.url}${path}`);
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
    assert.equal(headers.get('x-frame-options'), 'SAMEORIGIN', path);
  }
});

test('words of the district are words, whatever is in them', async () => {
  const name = `<script>alert("1")</script> & 'Lakeside'`;
  const rename = (to: string) =>
    world.query('update district.buildings set name = $2 where id = $1', [world.place(lakeside), to]);
  const embed = await makeEmbed(world, ground, lakeside);
  await rename(name);
  for (const ending of ['html', 'svg']) {
    const { text } = await look(embed, ending);
    assert.ok(!text.includes('<script'));
    assert.ok(text.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Lakeside&#39;'));
  }
  await rename(lakeside);
});

test('it speaks three languages, right to left where one does', async () => {
  const embed = await makeEmbed(world, ground);
  const path = new URL(embed.address ?? '').pathname;
  const read = async (language: string) =>
    (await fetch(`${world.url}${path}.html?language=${language}`)).text();
  assert.match(await read('es'), /<html lang="es" dir="ltr">.*Se vio en/s);
  assert.match(await read('ar'), /<html lang="ar" dir="rtl">.*direction="rtl".*شوهدت في/s);
  assert.equal((await fetch(`${world.url}${path}.html?language=xx`)).status, 400);
});

test('made again it is the same; another content under its id is refused', async () => {
  const facts = {
    id: newId() as EmbedId,
    subjectId: ground.subjectId,
    practiceId: ground.practiceIds[1] ?? '',
    buildingId: null,
  };
  const first = await world.as('sam').exchange.makeEmbed(facts);
  assert.deepEqual(await world.as('sam').exchange.makeEmbed(facts), first);
  await refuses(
    world.as('sam').exchange.makeEmbed({ ...facts, practiceId: ground.practiceIds[2] ?? '' }),
    'record/different-content',
  );
});

test('everybody sees what is public; only the superintendent and the district office publish', async () => {
  const { embeds } = await world.as('theo').exchange.listEmbeds();
  assert.ok(embeds.length > 3);
  for (const name of ['dana', 'priya', 'theo', 'ursula', 'elena'] as const) {
    const [{ id } = { id: newId() as EmbedId }] = embeds;
    await refuses(world.as(name).exchange.endEmbed({ id }), 'session/not-in-this-capacity');
  }
  await refuses(world.as(null).exchange.listEmbeds(), 'session/none');
});

test('what nobody looked for, or no reading shows, is not published', async () => {
  const make = (changes: object) =>
    world.as('sam').exchange.makeEmbed({
      ...{ id: newId() as EmbedId, subjectId: ground.subjectId, practiceId: ground.practiceIds[0] ?? '' },
      ...{ buildingId: null, ...changes },
    });
  for (const changes of [
    { subjectId: newId() },
    { subjectId: world.place('English Language Arts') },
    { practiceId: newId() },
    { practiceId: ground.practiceIds[5] },
    { buildingId: newId() },
    { buildingId: world.place('Maple Ridge High') },
  ])
    await refuses(make(changes), 'exchange/nothing-to-show');
  await refuses(make({ subjectId: 'x' }), 'request/not-readable');
});

test('taken back it answers nobody, for good; what never was looks the same', async () => {
  const embed = await makeEmbed(world, ground);
  const ended = await world.as('sam').exchange.endEmbed({ id: embed.id });
  assert.deepEqual([ended.state, ended.address, ended.endedBy], ['taken_back', null, 'Sam Ortiz']);
  assert.deepEqual(await world.as('odette').exchange.endEmbed({ id: embed.id }), ended);
  const gone = await look(embed, 'html');
  const never = await look({ address: (embed.address ?? '').replace(/.$/, '_') }, 'html');
  assert.deepEqual([gone.status, gone.text], [404, never.text]);
  assert.match(gone.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  for (const address of ['http://x/api/exchange/embedded/x', `http://x/api/exchange/embedded/${newId()}.x`])
    assert.equal((await look({ address }, 'html')).status, 404);
  assert.equal((await look(await makeEmbed(world, ground), 'pdf')).status, 404);
  await refuses(world.as('sam').exchange.endEmbed({ id: newId() as EmbedId }), 'record/not-found');
});

test('another district sees none of it, and its address opens nothing of ours', async () => {
  const embed = await makeEmbed(world, ground);
  assert.deepEqual((await world.as('stranger').exchange.listEmbeds()).embeds, []);
  await refuses(world.as('stranger').exchange.endEmbed({ id: embed.id }), 'record/not-found');
  const address = (embed.address ?? '').replace(world.districtId, world.otherDistrictId);
  assert.equal((await look({ address }, 'html')).status, 404);
});
