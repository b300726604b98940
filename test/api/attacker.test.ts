import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { columnName } from '../../src/areas/analysis/export-columns.ts';
import {
  day,
  type Ground,
  insertVisits,
  insertWindow,
  seenIn,
} from '../../src/areas/analysis/reading-ground.ts';
import { readWorkbook } from '../../src/areas/analysis/test-xlsx.ts';
import { adoptVision, publishAgreement } from '../../src/areas/observation/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import { openWorld, type World } from '../world.ts';
import { allEndpoints } from './endpoints.ts';

/** One in each capacity. */
const everybody: NamedPerson[] = [
  ...(['sam', 'dana', 'priya', 'elena', 'theo', 'rosa'] as const),
  ...(['walt', 'ursula', 'bruno', 'odette'] as const),
];

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
});
after(() => world.close());

type Counts = { present: number; visits: number };
const key = ({ present, visits }: Counts) => `${present} of ${visits}`;

/**
 * Every count in an answer, wherever in it: of visits, as a figure or in a sentence, and of answers in which the two of
 * pairs agreed.
 */
function countsIn(answer: unknown): Counts[] {
  if (typeof answer === 'string')
    return [...answer.matchAll(/(\d+) (?:of|in|\/) (\d+) visits/g)].map(([, present, visits]) => ({
      present: Number(present),
      visits: Number(visits),
    }));
  if (typeof answer !== 'object' || answer === null) return [];
  const inside = Object.values(answer).flatMap(countsIn);
  const { present, visits, agreed, answers, pairs } = answer as Partial<
    Record<'present' | 'visits' | 'agreed' | 'answers' | 'pairs', unknown>
  >;
  if (typeof present === 'number' && typeof visits === 'number') return [{ present, visits }, ...inside];
  const of = typeof answers === 'number' ? answers : pairs;
  return typeof agreed === 'number' && typeof of === 'number' && of > 0
    ? [{ present: agreed, visits: of }, ...inside]
    : inside;
}

/** The counts of a table, by the names of its columns. */
function countsInTable([head = [], ...rows]: unknown[][]): Counts[] {
  const [present, visits] = (['present', 'visits'] as const).map((key) => head.indexOf(columnName(key)));
  if (present === -1 || visits === -1) return [];
  return countsIn(rows.map((row) => ({ present: row[present ?? -1], visits: row[visits ?? -1] })));
}

/** The counts of an answer, whatever it is written in. */
async function countsOf(response: Response): Promise<Counts[]> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('spreadsheetml')) {
    const workbook = readWorkbook(Buffer.from(await response.arrayBuffer()));
    return [...workbook.values()].flatMap(([head, ...rows]) => {
      const columns = [...(head?.keys() ?? [])];
      const cells = [head, ...rows].map((row) => columns.map((column) => row?.get(column)));
      return countsInTable(cells);
    });
  }
  const text = await response.text();
  if (!type.includes('csv')) return countsIn(type.includes('json') ? JSON.parse(text) : text);
  const table = parse(text, {
    bom: true,
    relax_column_count: true,
    cast: (value) => (/^\d+$/.test(value) ? Number(value) : value),
  });
  return countsInTable(table as unknown[][]);
}

/** What a page can be asked for, by the name of the place in its address or of what is asked beside it. */
function idsFor(windowIds: readonly string[]): Record<string, readonly string[]> {
  const places = [world.place('Lakeside Elementary'), world.place('Maple Ridge High')];
  return {
    ...{ windowId: windowIds, window: windowIds, subjectId: [ground.subjectId] },
    ...{ buildingId: places, place: places, practiceId: ground.practiceIds.slice(0, 2) },
  };
}

/** What must be asked beside an address and is none of these: in these words every page can be read. */
function askedBeside(): Record<string, string> {
  return { q: 'practice', on: day(0), startsOn: day(0), versionId: ground.versionId };
}

/**
 * Every page that can be read and asks for no more than a window, a subject, a building or a practice: found by
 * walking the contract, so that a new area's pages are in it. Each with all it could be asked for, in its address and
 * beside it. The paper is typeset from the very picture that the page is.
 */
function everyPage(windowIds: readonly string[], isThorough = true): string[] {
  const [ids, asked] = [idsFor(windowIds), askedBeside()];
  return allEndpoints()
    .filter(({ method, path }) => method === 'GET' && !/news|\/exports?\/file|charts\.pdf/.test(path))
    .flatMap(({ path, query }) => {
      const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
      if (names.some((name) => ids[name] === undefined)) return [];
      const wanted = query
        .filter(({ isRequired }) => isRequired)
        .map(({ name, choices }) => `${name}=${asked[name] ?? ids[name]?.[0] ?? choices[0]}`)
        .join('&');
      const more = query.flatMap(({ name, isRequired }) =>
        isRequired ? [] : (ids[name] ?? []).map((id) => `${wanted}&${name}=${id}`),
      );
      const addresses = names.reduce<string[]>(
        (paths, name) => paths.flatMap((one) => (ids[name] ?? []).map((id) => one.replace(`{${name}}`, id))),
        [path],
      );
      const beside = isThorough ? [wanted, ...more] : [wanted];
      return addresses.flatMap((address) => beside.map((one) => `${address}?${one}`));
    });
}

/** What these people are told, each count with the page that told it. The first asks for all that can be asked beside. */
async function everythingTold(windowIds: readonly string[], people: readonly NamedPerson[]) {
  const told = new Map<string, string>();
  let answered = 0;
  for (const [index, name] of people.entries())
    for (const path of everyPage(windowIds, index === 0)) {
      const response = await fetch(`${world.url}/api${path}`, { headers: { cookie: world.cookieOf(name) } });
      assert.notEqual(response.status, 400, `${path} was asked for in a way that it cannot be read`);
      assert.ok(response.status < 500, path);
      if (response.status === 200) answered += 1;
      else await response.body?.cancel();
      if (response.status === 200) for (const counts of await countsOf(response)) told.set(key(counts), path);
    }
  assert.ok(answered > 20 * people.length, `only ${answered} pages were read`);
  return told;
}

/** What the window's own page shows, by which the attacker's arithmetic has been tried. */
async function shownOf(windowId: string): Promise<Set<string>> {
  return new Set(countsIn(await world.as('bruno').analysis.readWindow({ windowId })).map(key));
}

const batch = (building: string, band: string, rooms: number, each: number, seen: number) => ({
  ...{ building, band, rooms, each },
  answers: seenIn(seen, seen - 1, seen - 2),
});

/** What was entered a moment ago is looked at as if it had been an hour. */
const letTimePass = () =>
  world.query("update observation.count_entries set at = at - interval '1 hour' where at is not null");

test('no page, for anybody, before, while or after a window is read, tells a count that the window itself does not', async () => {
  const windowId = await insertWindow(world, ground, { startsOn: day(-3), endsOn: day(0) });
  const looks: Set<string>[] = [];
  const look = async (people: readonly NamedPerson[]) => {
    await letTimePass();
    const shown = await shownOf(windowId);
    looks.push(shown);
    for (const [counts, path] of await everythingTold([windowId], people))
      assert.ok(shown.has(counts), `${path} tells ${counts}, which the window does not`);
  };
  await insertVisits(world, ground, windowId, [batch('Lakeside Elementary', 'K-2', 6, 3, 7)], 300);
  await look(['theo']);
  assert.equal(looks.at(-1)?.size, 0, 'eighteen visits are not two steps');
  await insertVisits(world, ground, windowId, [batch('Birchwood Middle', '6-8', 6, 3, 5)], 200);
  await look(['sam']);
  assert.equal(looks.at(-1)?.size, 3, 'one step of the district, for each practice');
  await takeOut(windowId, 2);
  await look(['sam']);
  assert.deepEqual(looks.at(-1), looks.at(-2), 'what was taken out is not seen by itself');
  await insertVisits(
    world,
    ground,
    windowId,
    [batch('Maple Ridge High', '9-12', 2, 2, 2), batch('Lakeside Elementary', '3-5', 6, 3, 9)],
    100,
  );
  await look(['dana']);
  assert.notDeepEqual(looks.at(-1), looks.at(-2));
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  await look(everybody);
  const reading = looks.at(-1);
  await insertVisits(world, ground, windowId, [batch('Maple Ridge High', '9-12', 2, 1, 1)], -1);
  await look(['theo']);
  assert.deepEqual(looks.at(-1), reading, 'what comes after the reading changes nothing in it');
});

test('where so much was taken out that the reading less the last look would be a few visits, the last look stays', async () => {
  const windowId = await insertWindow(world, ground, { startsOn: day(-3), endsOn: day(0) });
  await insertVisits(world, ground, windowId, [batch('Lakeside Elementary', 'K-2', 5, 4, 9)], 300);
  await letTimePass();
  const last = await shownOf(windowId);
  assert.equal(last.size, 3);
  await takeOut(windowId, 8);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  assert.deepEqual(await shownOf(windowId), last);
  for (const counts of (await everythingTold([windowId], ['sam'])).keys())
    assert.ok(last.has(counts) || !counts.endsWith('of 12'), counts);
});

test('the ways out of the district are among what is read', () => {
  const pages = everyPage(['w']).map((page) => page.replaceAll(/=[^&]*/g, ''));
  for (const way of ['figures', 'figures.csv', 'figures.xlsx'])
    for (const beside of ['subjectId', 'subjectId&windowId'])
      assert.ok(pages.includes(`/analysis/open/${way}?${beside}`), `${way} by ${beside}`);
  assert.ok(pages.includes('/analysis/open/windows?subjectId'));
});

test('a count is found in a page, in a table, in a workbook and among answers in which pairs agreed', async () => {
  const windowId = await insertWindow(world, ground, { startsOn: day(-30), endsOn: day(-20) });
  await insertVisits(world, ground, windowId, [batch('Lakeside Elementary', 'K-2', 10, 4, 11)], 300);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  const headers = { cookie: world.cookieOf('theo') };
  for (const way of ['figures', 'figures.csv', 'figures.xlsx']) {
    const path = `/api/analysis/open/${way}?subjectId=${ground.subjectId}&windowId=${windowId}`;
    const found = (await countsOf(await fetch(`${world.url}${path}`, { headers }))).map(key);
    assert.deepEqual(new Set(found), await shownOf(windowId), way);
    assert.ok(found.includes('11 of 40'), way);
  }
  assert.deepEqual(countsIn({ all: { agreed: 3, answers: 8, pairs: 4 }, none: { agreed: 0, answers: 0 } }), [
    { present: 3, visits: 8 },
  ]);
});

/** The observer takes the latest visits of a window out again. */
async function takeOut(windowId: string, count: number): Promise<void> {
  const elena = world.person('elena');
  await world.query(
    `insert into observation.visit_changes (district_id, id, visit_id, kind, reason, changed_by, changed_in)
     select district_id, gen_random_uuid(), id, 'voided', 'wrong_place', $2, $3
     from observation.visits where window_id = $1 order by received_at desc limit $4`,
    [windowId, elena.id, elena.capacityId, count],
  );
}
