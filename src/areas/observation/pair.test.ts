import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { makePairCode } from './pair-code-rules.ts';
import type { PairAgreementFacts } from './pair-contract.ts';
import { pairIdOf } from './pair-id.ts';
import { type Adopted, day, openVisitWorld, refuses, visitBy } from './test-ground.ts';
import type { PairId, Visit, WindowId } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let windowId: WindowId;
before(async () => {
  ({ world, adopted, windowId } = await openVisitWorld());
});
after(() => world.close());

let codes = 0;
const newPair = () => {
  codes += 1;
  const code = makePairCode(new Uint8Array([codes >> 4, codes, 3, 4]));
  const buildingId = world.place('Lakeside Elementary');
  return pairIdOf({ windowId, buildingId, schoolDay: day(0), code }) as Promise<PairId>;
};
type Changes = Partial<Record<keyof Visit, unknown>>;
const bring = async (name: NamedPerson, changes: Changes): Promise<Visit> => {
  const visit = visitBy(world, name, windowId, adopted, changes);
  const receipt = await world
    .as(name)
    .observation.deliverVisits({ deviceSentAt: new Date().toISOString(), visits: [visit] });
  assert.deepEqual(receipt.refused, []);
  return visit;
};
const answers = (...given: string[]) =>
  given.map((answer, index) => ({
    practiceId: adopted.practiceIds[index],
    answer,
    timesCount: answer === 'seen' ? index + 2 : null,
  }));
const agreeing = (pairId: PairId, ...given: string[]): PairAgreementFacts => ({
  id: newId() as never,
  pairId,
  answers: given.map((answer, index) => ({ practiceId: adopted.practiceIds[index], answer })) as never,
});
/** A pair of Priya and Elena in which they differ about the second practice. */
async function pairOfTwo(): Promise<PairId> {
  const pairId = await newPair();
  await bring('priya', { pairId, tallies: answers('seen', 'seen', 'not_seen') });
  await bring('elena', { pairId, tallies: answers('seen', 'not_seen', 'not_seen') });
  return pairId;
}
const stateOf = async (name: NamedPerson, pairId: PairId) =>
  (await world.as(name).observation.readPair({ pairId })).state;

test('shows the two of a pair both originals, each from their own side, once both have arrived', async () => {
  const pairId = await newPair();
  await bring('priya', { pairId, tallies: answers('seen', 'seen', 'not_seen') });
  const waiting = await world.as('priya').observation.readPair({ pairId });
  assert.deepEqual([waiting.state, waiting.practices, waiting.agreement], ['waiting', [], null]);
  await refuses(world.as('elena').observation.readPair({ pairId }), 'record/not-found');
  await bring('elena', { pairId, tallies: answers('seen', 'not_seen') });

  const forPriya = await world.as('priya').observation.readPair({ pairId });
  assert.equal(forPriya.state, 'to-compare');
  const seen = (count: number) => ({ answer: 'seen', timesCount: count });
  const not = { answer: 'not_seen', timesCount: null };
  assert.deepEqual(
    forPriya.practices.map(({ yours, partners }) => [yours, partners]),
    [
      [seen(2), seen(2)],
      [seen(3), not],
      [not, null],
    ],
  );
  const forElena = await world.as('elena').observation.readPair({ pairId });
  assert.deepEqual(forElena.practices[1], { ...forPriya.practices[1], yours: not, partners: seen(3) });
  const { pairs } = await world.as('elena').observation.listPairs();
  assert.deepEqual(
    pairs.find((pair) => pair.pairId === pairId),
    {
      pairId,
      window: { id: windowId, subject: 'Mathematics', endsOn: day(13) },
      building: 'Lakeside Elementary',
      on: day(0),
      state: 'to-compare',
    },
  );
});

test('keeps what two agree on beside the originals, with its audit entry, and the same again changes nothing', async () => {
  const pairId = await pairOfTwo();
  const facts = agreeing(pairId, 'seen', 'not_seen', 'no_opportunity');
  const first = await world.as('priya').observation.agreeInPair(facts);
  assert.equal(first.state, 'agreed');
  const turned = { ...facts, answers: facts.answers.toReversed() };
  assert.deepEqual(await world.as('priya').observation.agreeInPair(turned), first);
  const forElena = await world.as('elena').observation.readPair({ pairId });
  assert.equal(forElena.agreement?.isYours, false);
  assert.deepEqual(
    forElena.practices,
    first.practices.map((practice) => ({
      ...practice,
      yours: practice.partners,
      partners: practice.yours,
    })),
  );
  const [kept] = await world.query<{ tallies: unknown; visit_id: string; lowest: string }>(
    `select tallies, visit_id, (select id from observation.visits where pair_id = a.pair_id order by id limit 1) as lowest
     from observation.pair_agreements a where id = $1`,
    [facts.id],
  );
  assert.equal(kept?.visit_id, kept?.lowest);
  const none = { scans_seen: null, scans_count: null };
  const [p1, p2, p3] = adopted.practiceIds;
  assert.deepEqual(kept?.tallies, [
    { practice_id: p1, answer: 'seen', times_count: 2, ...none },
    { practice_id: p2, answer: 'not_seen', times_count: null, ...none },
    { practice_id: p3, answer: 'no_opportunity', times_count: null, ...none },
  ]);
  const entries = await world.query(
    `select from audit.entries where act = 'observation/pair-agreed' and object_id = $1`,
    [facts.id],
  );
  assert.equal(entries.length, 1);
  await refuses(
    world.as('priya').observation.agreeInPair({ ...agreeing(pairId, 'seen', 'seen', 'seen'), id: facts.id }),
    'record/different-content',
  );
});

test('takes one agreement of a pair: whoever comes second is told, also at the very same moment', async () => {
  const pairId = await pairOfTwo();
  const given = ['seen', 'seen', 'not_seen'];
  const outcomes = await Promise.allSettled([
    world.as('priya').observation.agreeInPair(agreeing(pairId, ...given)),
    world.as('elena').observation.agreeInPair(agreeing(pairId, ...given)),
  ]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  await refuses(
    world.as('elena').observation.agreeInPair(agreeing(pairId, ...given)),
    'observation/pair-agreed-already',
  );
});

test('is for the two of a pair alone', async () => {
  const pairId = await pairOfTwo();
  for (const name of ['sam', 'dana', 'marcus'] as const) {
    await refuses(world.as(name).observation.readPair({ pairId }), 'record/not-found');
    await refuses(
      world.as(name).observation.agreeInPair(agreeing(pairId, 'seen', 'seen', 'seen')),
      'record/not-found',
    );
    assert.deepEqual(await world.as(name).observation.listPairs(), { pairs: [] });
  }
  for (const name of ['theo', 'ursula', 'fiona'] as const)
    await refuses(world.as(name).observation.readPair({ pairId }), 'session/not-in-this-capacity');
  await refuses(world.as('stranger').observation.readPair({ pairId }), 'record/not-found');
  await refuses(world.as(null).observation.readPair({ pairId }), 'session/none');
});

test('refuses an agreement that leaves something out, says too much, or comes before the partner', async () => {
  const pairId = await pairOfTwo();
  const [, , third, fourth] = adopted.practiceIds;
  await refuses(
    world.as('priya').observation.agreeInPair(agreeing(pairId, 'seen', 'seen')),
    'observation/pair-answers',
    {
      practiceIds: [third],
    },
  );
  await refuses(
    world.as('priya').observation.agreeInPair(agreeing(pairId, 'seen', 'seen', 'seen', 'seen')),
    'observation/pair-answers',
    { practiceIds: [fourth] },
  );
  const alone = await newPair();
  await bring('priya', { pairId: alone });
  await refuses(world.as('priya').observation.agreeInPair(agreeing(alone, 'seen')), 'observation/pair-waits');
});

test('takes visits for no pair that do not belong together, refuses none of them, and lets each count by itself', async () => {
  const others: Record<string, [NamedPerson, Changes][]> = {
    'the same observer twice': [
      ['priya', {}],
      ['priya', {}],
    ],
    'three in one room': [
      ['priya', {}],
      ['elena', {}],
      ['sam', {}],
    ],
    'hours apart in two rooms': [
      ['priya', {}],
      [
        'elena',
        {
          roomToken: 'B'.repeat(43),
          startedAt: new Date(Date.now() + 7_200_000).toISOString(),
          endedAt: new Date(Date.now() + 7_500_000).toISOString(),
        },
      ],
    ],
  };
  for (const [why, visits] of Object.entries(others)) {
    const pairId = await newPair();
    for (const [name, changes] of visits) await bring(name, { ...changes, pairId });
    assert.equal(await stateOf('priya', pairId), 'no-pair', why);
    assert.deepEqual((await world.as('priya').observation.readPair({ pairId })).practices, [], why);
    await refuses(world.as('priya').observation.agreeInPair(agreeing(pairId, 'seen')), 'observation/no-pair');
    assert.deepEqual(
      await world.query('select from observation.valid_pairs where pair_id = $1', [pairId]),
      [],
      why,
    );
  }
});

test('knows a pair whose two spelled the room differently, or whose clocks were hours apart', async () => {
  const spelled = await newPair();
  await bring('priya', { pairId: spelled });
  await bring('elena', { pairId: spelled, roomToken: 'C'.repeat(43) });
  const clocks = await newPair();
  await bring('priya', { pairId: clocks });
  const [startedAt, endedAt] = [7, 12].map((minutes) =>
    new Date(Date.now() - 7_200_000 + minutes * 60_000).toISOString(),
  );
  await bring('elena', { pairId: clocks, startedAt, endedAt });
  assert.deepEqual(
    [await stateOf('priya', spelled), await stateOf('elena', clocks)],
    ['to-compare', 'to-compare'],
  );
});

const change = (visitId: string, kind: string, tallies: unknown = null) =>
  world.query(
    `insert into observation.visit_changes (district_id, id, visit_id, kind, reason, tallies, changed_by, changed_in)
     values ($1, $2, $3, $4, 'wrong_tap', $5, $6, $7)`,
    [
      world.districtId,
      newId(),
      visitId,
      kind,
      tallies && JSON.stringify(tallies),
      world.person('priya').id,
      world.person('priya').capacityId,
    ],
  );
const asKept = (answer: string) => [
  { practice_id: adopted.practiceIds[0], answer, times_count: null, scans_seen: null, scans_count: null },
];

test('compares what was put right while still blind, and nothing that was put right afterwards', async () => {
  const pairId = await newPair();
  const mine = await bring('priya', { pairId, tallies: answers('seen') });
  await change(mine.id, 'corrected', asKept('not_seen'));
  await bring('elena', { pairId, tallies: answers('no_opportunity') });
  const before = (await world.as('priya').observation.readPair({ pairId })).practices;
  assert.deepEqual(before[0]?.yours, { answer: 'not_seen', timesCount: null });
  await change(mine.id, 'corrected', asKept('no_opportunity'));
  assert.deepEqual((await world.as('priya').observation.readPair({ pairId })).practices, before);
});

test('refuses an agreement after the reading of the window, and both originals stay', async () => {
  const pairId = await pairOfTwo();
  const sam = world.person('sam');
  await world.query(
    `insert into analysis.readings (district_id, id, window_id, figures, sha256, frozen_by, frozen_in) values ($1, $2, $3, '{}', 'x', $4, $5)`,
    [world.districtId, newId(), windowId, sam.id, sam.capacityId],
  );
  await refuses(
    world.as('priya').observation.agreeInPair(agreeing(pairId, 'seen', 'seen', 'seen')),
    'observation/pair-after-reading',
  );
  const stands = await world.as('elena').observation.readPair({ pairId });
  assert.deepEqual([stands.state, stands.practices.length], ['stands', 3]);
});
