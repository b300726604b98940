import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportedVisit, ImportFacts } from '../../src/areas/observation/import-contract.ts';
import { type Adopted, adoptVision, day, publishAgreement } from '../../src/areas/observation/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { type Api, apiClient, openWorld, type World } from '../world.ts';
import { startServer } from './own-server.ts';
import { chanceFromSeed } from './phone-chance.ts';
import { ensurePostgres } from './phone-postgres.ts';
import { type FaultyNetwork, openProxy } from './phone-proxy.ts';

const chance = chanceFromSeed();
const partCount = 8;
const perPart = 40;
let stopPostgres: () => Promise<void>;
let world: World;
let adopted: Adopted;
let proxy: FaultyNetwork;
let server: ChildProcess;
let serverPort = 0;

before(async () => {
  stopPostgres = await ensurePostgres();
  world = await openWorld();
  adopted = await adoptVision(world);
  await publishAgreement(world);
  serverPort = 20_000 + chance.below(20_000);
  server = await startServer(world, serverPort);
  proxy = await openProxy(`http://127.0.0.1:${serverPort}`);
});
after(async () => {
  await proxy.close();
  server.kill('SIGKILL');
  await world.close();
  await stopPostgres();
});

test('a sheet whose server is killed in the middle is seen as a whole or not at all, and sent again has each visit once', async () => {
  console.log(`seed ${chance.seed}`);
  const { observation } = apiClient(proxy.url, world.cookieOf('dana'));
  const parts = Array.from({ length: partCount }, () => Array.from({ length: perPart }, visit));
  const facts = factsOf(parts.length * perPart);
  let attempts = 0;
  for (let done = false; !done; attempts += 1) {
    assert.ok(attempts < 60, 'it never ended');
    // The first attempts are all hit, somewhere; the later ones may go through.
    const trouble = attempts < 4 ? killAfter(chance.below(250)) : Promise.resolve();
    done = await sendAll(observation, facts, parts).then(
      () => true,
      () => false,
    );
    await trouble;
    const seen = await countVisits(facts);
    assert.ok(seen === 0 || seen === parts.length * perPart, `${seen} visits were seen`);
  }
  const kept = await world.query<{ id: string }>('select id from observation.visits where import_id = $1', [
    facts.id,
  ]);
  const sent = parts.flat().map(({ id }) => id as string);
  assert.deepEqual(kept.map(({ id }) => id).sort(), sent.sort());
  const tallies = await world.query(
    `select from observation.tallies t join observation.visits v on v.id = t.visit_id where v.import_id = $1`,
    [facts.id],
  );
  assert.equal(tallies.length, sent.length);
  console.log(`${attempts} attempts for ${sent.length} visits`);
});

/** What the screen does, however often it is pressed. */
async function sendAll(api: Api['observation'], facts: ImportFacts, parts: ImportedVisit[][]): Promise<void> {
  const { partsHere } = await api.beginImport(facts);
  for (const [number, visits] of parts.entries())
    if (!partsHere.includes(number)) await api.bringImportPart({ id: facts.id, number, visits });
  await api.completeImport({ id: facts.id });
}

async function countVisits(facts: ImportFacts): Promise<number> {
  const rows = await world.query('select from observation.visits where window_id = $1', [facts.windowId]);
  return rows.length;
}

async function killAfter(milliseconds: number): Promise<void> {
  await wait(milliseconds);
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
  server = await startServer(world, serverPort);
}

function factsOf(visits: number): ImportFacts {
  return {
    id: newId(),
    windowId: newId(),
    subjectId: adopted.subjectId,
    versionId: adopted.versionId,
    purpose: 'Walkthroughs of last spring',
    practiceIds: adopted.practiceIds.slice(0, 1),
    buildingIds: [world.place('Lakeside Elementary')],
    startsOn: day(-200),
    endsOn: day(-100),
    visitMinutes: 5,
    visits,
    parts: partCount,
    hasRooms: true,
  } as ImportFacts;
}

function visit(): ImportedVisit {
  return {
    id: newId(),
    buildingId: world.place('Lakeside Elementary'),
    bandId: world.place('K-2'),
    lessonPart: null,
    roomToken: 'R'.repeat(43),
    startedAt: `${day(-150)}T15:00:00.000Z`,
    hasTime: true,
    utcOffsetMinutes: -240,
    tallies: [{ practiceId: adopted.practiceIds[0], answer: 'seen', timesCount: null }],
  } as ImportedVisit;
}
