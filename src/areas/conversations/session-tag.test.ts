import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { SessionTags } from './session-tag-contract.ts';
import { type Adopted, adoptVision, day, holdingOf, planOf, refuses } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world, 'Mathematics', { daysAgo: 500 });
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const unsaid: SessionTags = { isEmbedded: null, isOnStudentWork: null, isWithPeers: null };
const all: SessionTags = { isEmbedded: true, isOnStudentWork: true, isWithPeers: true };

/** Plans a session with these tags, and holds it saying these. */
async function hold(planned?: SessionTags, said?: SessionTags, heldOn = day(-1)) {
  const plan = planOf(world, adopted, { heldOn, ...(planned === undefined ? {} : { tags: planned }) });
  await api('priya').planSession(plan);
  const holding = holdingOf(world, plan, { heldOn, ...(said === undefined ? {} : { tags: said }) });
  const held = await api('priya').holdSession(holding);
  await api('priya').planSession(plan);
  await api('priya').holdSession(holding);
  return held;
}

test('a session that says nothing of itself says nothing: unknown is not no', async () => {
  assert.deepEqual((await hold()).tags, unsaid);
  const { held, allThree, isEmbedded } = await api('bruno').readLearning();
  assert.deepEqual(
    { held, allThree, isEmbedded },
    { held: 1, allThree: { said: 0, yes: 0 }, isEmbedded: { said: 0, yes: 0 } },
  );
});

test('what was planned stands until the holding says otherwise', async () => {
  assert.deepEqual((await hold(all)).tags, all);
  const otherwise = { ...all, isWithPeers: false };
  assert.deepEqual((await hold(all, otherwise)).tags, otherwise);
  assert.deepEqual((await hold(undefined, { ...unsaid, isEmbedded: true })).tags, {
    ...unsaid,
    isEmbedded: true,
  });
});

test('each share is of the sessions that answered, and all three only of those that answered all', async () => {
  await hold(all, all, day(-400));
  const planned = planOf(world, adopted, { tags: all });
  await api('priya').planSession(planned);
  const reading = await api('theo').readLearning();
  assert.deepEqual(
    { ...reading, from: '', to: '' },
    {
      from: '',
      to: '',
      held: 4,
      isEmbedded: { said: 3, yes: 3 },
      isOnStudentWork: { said: 2, yes: 2 },
      isWithPeers: { said: 2, yes: 1 },
      allThree: { said: 2, yes: 1 },
    },
  );
  assert.equal(reading.to, day(0));
  await refuses(api(null).readLearning(), 'session/none');
  assert.equal((await api('stranger').readLearning()).held, 0);
});

test('what cannot be read is refused: half an answer, an unknown tag', async () => {
  await refuses(
    api('priya').planSession(planOf(world, adopted, { tags: { isEmbedded: true } as never })),
    'request/not-readable',
  );
});
