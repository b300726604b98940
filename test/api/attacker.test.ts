import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  day,
  type Ground,
  insertVisits,
  insertWindow,
  seenIn,
} from '../../src/areas/analysis/reading-ground.ts';
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

/** Every count of visits in an answer, wherever in it: as a figure, or in a sentence. */
function countsIn(answer: unknown): Counts[] {
  if (typeof answer === 'string')
    return [...answer.matchAll(/(\d+) (?:of|in|\/) (\d+) visits/g)].map(([, present, visits]) => ({
      present: Number(present),
      visits: Number(visits),
    }));
  if (typeof answer !== 'object' || answer === null) return [];
  const inside = Object.values(answer).flatMap(countsIn);
  const { present, visits } = answer as Partial<Counts>;
  return typeof present === 'number' && typeof visits === 'number'
    ? [{ present, visits }, ...inside]
    : inside;
}

/**
 * Every page that can be read and asks for no more than a window, a subject or a building: found by walking the contract,
 * so that a new area's pages are in it. Each with all it could be asked for.
 */
function everyPage(windowIds: readonly string[]): string[] {
  const ids: Record<string, readonly string[]> = {
    windowId: windowIds,
    subjectId: [ground.subjectId],
    buildingId: [world.place('Lakeside Elementary'), world.place('Maple Ridge High')],
    practiceId: ground.practiceIds.slice(0, 2),
  };
  return allEndpoints()
    .filter(({ method, path }) => method === 'GET' && !/news|\/exports?\/file/.test(path))
    .flatMap(({ path }) => {
      const asked = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
      if (asked.some((name) => ids[name] === undefined)) return [];
      return asked.reduce<string[]>(
        (paths, name) => paths.flatMap((one) => (ids[name] ?? []).map((id) => one.replace(`{${name}}`, id))),
        [path],
      );
    });
}

/** What these people are told of visits, each count with the page that told it. */
async function everythingTold(windowIds: readonly string[], people: readonly NamedPerson[]) {
  const told = new Map<string, string>();
  let answered = 0;
  for (const name of people)
    for (const path of everyPage(windowIds)) {
      const response = await fetch(`${world.url}/api${path}`, { headers: { cookie: world.cookieOf(name) } });
      const text = await response.text();
      if (response.status !== 200) continue;
      answered += 1;
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      for (const counts of countsIn(isJson ? JSON.parse(text) : text)) told.set(key(counts), path);
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
