import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { PairAgreementFacts } from './pair-contract.ts';
import type { VisitChangeFacts } from './put-right-contract.ts';
import { type Adopted, openVisitWorld, refuses, visitBy } from './test-ground.ts';
import type { PairId, Visit, WindowId } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let windowId: WindowId;
before(async () => {
  ({ world, adopted, windowId } = await openVisitWorld());
});
after(() => world.close());

const newPair = () => newId() as PairId;
const bring = async (name: NamedPerson, changes: Partial<Record<keyof Visit, unknown>>): Promise<Visit> => {
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
    timesCount: null,
  })) as Visit['tallies'];
const agreeing = (pairId: PairId, ...given: string[]): PairAgreementFacts => ({
  id: newId() as never,
  pairId,
  answers: given.map((answer, index) => ({ practiceId: adopted.practiceIds[index], answer })) as never,
});
const stateOf = async (name: NamedPerson, pairId: PairId) =>
  (await world.as(name).observation.readPair({ pairId })).state;
const change = (name: NamedPerson, visit: Visit, tallies: Visit['tallies'] | null) =>
  world.as(name).observation.changeVisit({
    ...{ id: newId(), visitId: visit.id, kind: tallies === null ? 'voided' : 'corrected' },
    ...{ reason: 'wrong_tap', tallies },
  } as VisitChangeFacts);

test('is no pair any more when one of the two visits is taken out', async () => {
  const pairId = newPair();
  const mine = await bring('priya', { pairId });
  await bring('elena', { pairId });
  await change('priya', mine, null);
  await refuses(world.as('priya').observation.readPair({ pairId }), 'record/not-found');
  assert.equal(await stateOf('elena', pairId), 'no-pair');
});

test('who takes a visit out after the other’s had arrived makes no pair with another: its answers would not be blind', async () => {
  const pairId = newPair();
  const mine = await bring('priya', { pairId, tallies: answers('not_seen') });
  await bring('elena', { pairId, tallies: answers('seen') });
  assert.equal((await world.as('priya').observation.readPair({ pairId })).practices.length, 1);
  await change('priya', mine, null);
  const copied = await bring('priya', { pairId, tallies: answers('seen') });
  assert.deepEqual([await stateOf('priya', pairId), await stateOf('elena', pairId)], ['no-pair', 'no-pair']);
  assert.deepEqual(await world.query('select from observation.valid_pairs where pair_id = $1', [pairId]), []);
  await refuses(world.as('elena').observation.agreeInPair(agreeing(pairId, 'seen')), 'observation/no-pair');
  const counted = await world.query('select id from observation.counted_visits where pair_id = $1', [pairId]);
  assert.equal(counted.length, 2);
  // Nor does the first make a pair again, when it is brought back in place of the second.
  await change('priya', copied, null);
  await change('priya', mine, mine.tallies);
  assert.equal(await stateOf('priya', pairId), 'no-pair');
});

test('who takes a visit out before the other’s has arrived may bring another in its place', async () => {
  const pairId = newPair();
  const mine = await bring('priya', { pairId });
  await change('priya', mine, null);
  await bring('elena', { pairId });
  await bring('priya', { pairId });
  assert.equal(await stateOf('elena', pairId), 'to-compare');
});

/** How one's own visit is to be read beside its partner's. */
const pairOf = async (name: NamedPerson, visit: Visit) =>
  (await world.as(name).observation.listMyVisits()).windows
    .flatMap(({ visits }) => visits)
    .find(({ id }) => id === visit.id)?.pair;

test('says of one’s own visit whether it counts for its pair, stands back, or gave way to what was agreed', async () => {
  const pairId = newPair();
  const mine = await bring('priya', { pairId, tallies: answers('seen') });
  assert.equal(await pairOf('priya', mine), null);
  const partners = await bring('elena', { pairId, tallies: answers('not_seen') });
  assert.deepEqual([await pairOf('priya', mine), await pairOf('elena', partners)], ['counts', 'stands_back']);
  await world.as('elena').observation.agreeInPair(agreeing(pairId, 'seen'));
  assert.deepEqual([await pairOf('priya', mine), await pairOf('elena', partners)], ['agreed', 'agreed']);
  await change('priya', mine, null);
  assert.deepEqual([await pairOf('priya', mine), await pairOf('elena', partners)], [null, null]);
  assert.equal(await pairOf('priya', await bring('priya', {})), null);
});

test('refuses a correction of what two have agreed on, since it would change nothing; taking out is not refused', async () => {
  const pairId = newPair();
  const mine = await bring('priya', { pairId, tallies: answers('seen') });
  const partners = await bring('elena', { pairId, tallies: answers('not_seen') });
  await change('elena', partners, answers('seen'));
  const { agreement } = await world.as('elena').observation.agreeInPair(agreeing(pairId, 'not_seen'));
  const data = { agreedAt: agreement?.agreedAt };
  await refuses(change('priya', mine, answers('could_not_tell')), 'observation/agreed-with-partner', data);
  await refuses(change('elena', partners, answers('seen')), 'observation/agreed-with-partner', data);
  await change('priya', mine, null);
  // Alone again, each counts as it was made and can be put right.
  await change('elena', partners, answers('no_opportunity'));
  const counted = await world.query(
    'select visit_id, answer from observation.counted_tallies where visit_id = any($1)',
    [[mine.id, partners.id]],
  );
  assert.deepEqual(counted, [{ visit_id: partners.id, answer: 'no_opportunity' }]);
});

test('a change that was kept before the two agreed is recognized when it is said again', async () => {
  const pairId = newPair();
  const mine = await bring('priya', { pairId, tallies: answers('seen') });
  const facts = {
    ...{
      id: newId(),
      visitId: mine.id,
      kind: 'corrected',
      reason: 'wrong_tap',
      tallies: answers('not_seen'),
    },
  } as VisitChangeFacts;
  const first = await world.as('priya').observation.changeVisit(facts);
  await bring('elena', { pairId, tallies: answers('not_seen') });
  await world.as('elena').observation.agreeInPair(agreeing(pairId, 'not_seen'));
  assert.deepEqual(await world.as('priya').observation.changeVisit(facts), first);
});
