import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import {
  type Adopted,
  adoptVision,
  day,
  publishAgreement,
  refuses,
  study,
  visitBy,
  windowFacts,
} from './test-ground.ts';
import type { Ways, WindowFacts } from './window-contract.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
  await study(world, adopted);
  await publishAgreement(world);
});
after(() => world.close());

const open = (changes: Partial<WindowFacts> = {}) =>
  world.as('dana').observation.openWindow(windowFacts(world, adopted, changes));
const waysOf = () =>
  ({
    [adopted.practiceIds[0] ?? '']: { kind: 'scans', everySeconds: 60 },
    [adopted.practiceIds[1] ?? '']: { kind: 'count' },
  }) as Ways;

test('a window says how its practices are looked at, to everybody and to the phone, and keeps it', async () => {
  const facts = windowFacts(world, adopted, { ways: waysOf() });
  const page = await world.as('dana').observation.openWindow(facts);
  assert.deepEqual(page.ways, waysOf());
  assert.deepEqual(await world.as('dana').observation.openWindow(facts), page);
  await refuses(world.as('dana').observation.openWindow({ ...facts, ways: {} }), 'record/different-content');
  const listed = (await world.as('theo').observation.listWindows()).windows;
  assert.deepEqual(listed.find(({ id }) => id === facts.id)?.ways, waysOf());
  const kit = await world.as('priya').observation.readFieldKit();
  assert.deepEqual(kit.windows.find(({ id }) => id === facts.id)?.ways, waysOf());
});

test('a window that says nothing of it is looked at for presence alone', async () => {
  const { ways: _, ...facts } = windowFacts(world, adopted, { startsOn: day(14), endsOn: day(20) });
  assert.deepEqual((await world.as('dana').observation.openWindow(facts)).ways, {});
});

test('refuses a way of looking for a practice that the window does not look for, or that there is not', async () => {
  const stranger = adopted.practiceIds[5] ?? '';
  const changes = { startsOn: day(21), endsOn: day(27) };
  await refuses(
    open({ ...changes, ways: { [stranger]: { kind: 'count' } } as Ways }),
    'observation/way-without-practice',
    { practiceIds: [stranger] },
  );
  for (const way of [{ kind: 'scans', everySeconds: 45 }, { kind: 'film' }, { kind: 'count', by: 'x' }])
    await refuses(
      open({ ...changes, ways: { [adopted.practiceIds[0] ?? '']: way } as never }),
      'request/not-readable',
    );
});

test('keeps the looks of a visit; the same visit with other looks is another', async () => {
  const [window] = (await world.as('priya').observation.readFieldKit()).windows;
  const [practiceId] = adopted.practiceIds;
  const tally = { practiceId, answer: 'seen', timesCount: null };
  const visit = visitBy(world, 'priya', window?.id ?? '', adopted, {
    tallies: [{ ...tally, scans: { seen: 2, of: 4 } }],
  });
  const deliver = (tallies: unknown[]) =>
    world.as('priya').observation.deliverVisits({
      deviceSentAt: new Date().toISOString(),
      visits: [{ ...visit, tallies }],
    });
  assert.equal((await deliver(visit.tallies)).received[0]?.as, 'new');
  assert.equal((await deliver(visit.tallies)).received[0]?.as, 'again');
  const [row] = await world.query(
    'select scans_seen, scans_count from observation.tallies where visit_id = $1',
    [visit.id],
  );
  assert.deepEqual(row, { scans_seen: 2, scans_count: 4 });
  assert.equal((await deliver([tally])).refused[0]?.code, 'observation/different-visit');
  for (const scans of [{ seen: 3, of: 2 }, { seen: 0, of: 0 }, { seen: 1, of: 100 }, { seen: 1 }])
    assert.equal(
      (await deliver([{ ...tally, scans }])).refused[0]?.code,
      'observation/visit-not-readable',
      JSON.stringify(scans),
    );
});
