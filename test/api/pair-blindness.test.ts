import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { visitBy } from '../../src/areas/observation/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { openVisiting, type Visiting } from '../journeys/visit-ground.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import { openWorld, type World } from '../world.ts';
import { allEndpoints } from './endpoints.ts';

let world: World;
let visiting: Visiting;
let known: Record<string, string>;
const pairId = '0197c5a2-0000-8000-8000-00000000000b';
before(async () => {
  world = await openWorld();
  visiting = await openVisiting(world);
  const [version] = await world.as('sam').visions.listVersions({});
  assert.ok(version);
  known = {
    pairId,
    windowId: visiting.windowId,
    versionId: version.id,
    visionId: version.visionId,
    subjectId: version.subject.id,
    practiceId: visiting.practices[0]?.id ?? '',
    buildingId: world.place('Lakeside Elementary'),
    personId: world.person('priya').id,
  };
});
after(() => world.close());

/** Typeset from what `readBoard` and its like answer, and slow: the same figures once more. */
const typeset = /fetchBoard|fetchBuildingReport/;
/** These areas cannot read what observation holds: their arrows lead away from it. */
const above = /^(district|people|culture|visions|conversations|goals|pulse)\./;
const reading = allEndpoints().filter(
  ({ method, may, name }) => method === 'GET' && may !== 'anyone' && !above.test(name) && !typeset.test(name),
);
/** The partner, and one who sees the most. The one who made the visit knows it anyway. */
const curious: NamedPerson[] = ['elena', 'sam'];

function addressOf(path: string, visitId: string): string {
  const ids: Record<string, string> = {
    ...known,
    visitId,
    id: path.includes('/pair') ? pairId : path.includes('/visit') ? visitId : visiting.windowId,
  };
  return path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => ids[name] ?? newId());
}

/** Everything that these people are answered by every endpoint that can be read; moments and new ids left out. */
async function readEverything(visitId: string): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const ask = async (name: NamedPerson, endpoint: string, path: string) => {
    const address = `${world.url}/api${addressOf(path, visitId)}`;
    const response = await fetch(address, { headers: { cookie: world.cookieOf(name) } });
    const text = await response.text();
    const plain = text.replaceAll(/[\da-f]{8}-[\da-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…');
    said.set(`${name} ${endpoint}`, `${response.status} ${plain}`);
  };
  for (const { name: endpoint, path } of reading)
    await Promise.all(curious.map((name) => ask(name, endpoint, path)));
  return said;
}

async function answerDifferently(visitId: string, answer: string): Promise<void> {
  await world.query('alter table observation.tallies disable trigger permanent');
  await world.query('update observation.tallies set answer = $2, times_count = null where visit_id = $1', [
    visitId,
    answer,
  ]);
  await world.query('alter table observation.tallies enable trigger permanent');
}

function differences(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...one].filter(([key, said]) => other.get(key) !== said).map(([key]) => key);
}

async function bring(name: NamedPerson): Promise<string> {
  const practiceIds = visiting.practices.map(({ id }) => id);
  const visit = visitBy(world, name, visiting.windowId, { practiceIds } as never, {
    pairId,
    bandId: world.place('3-5'),
  });
  const deviceSentAt = new Date().toISOString();
  const { refused } = await world.as(name).observation.deliverVisits({ deviceSentAt, visits: [visit] });
  assert.deepEqual(refused, []);
  return visit.id;
}

test('before both visits of a pair have arrived, no endpoint answers anybody otherwise for what was seen', async () => {
  const visitId = await bring('priya');
  await answerDifferently(visitId, 'seen');
  // Reading a week for the first time is itself told to those who make it: that is done with before anything is compared.
  await readEverything(visitId);
  const before = await readEverything(visitId);
  assert.ok(before.size > 100, `only ${before.size} answers were compared`);
  await answerDifferently(visitId, 'no_opportunity');
  assert.deepEqual(differences(before, await readEverything(visitId)), []);
  const own = await world.as('priya').observation.readPair({ pairId } as never);
  assert.deepEqual([own.state, own.practices], ['waiting', []]);

  // That this would notice: with both there, it is told to the partner, and to nobody else.
  await bring('elena');
  const both = await readEverything(visitId);
  await answerDifferently(visitId, 'seen');
  assert.deepEqual(differences(both, await readEverything(visitId)).sort(), [
    'elena analysis.readOwnAgreement',
    'elena observation.readPair',
  ]);
});
