import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { CommitmentReview } from './commitment-contract.ts';
import { ageCommitment, commitmentOf, cultureOf, refusesWith, today } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
  for (let index = 0; index < 6; index += 1)
    await world.addPerson(`Birch ${'ABCDEF'[index]}teach`, 'teacher', 'Birchwood Middle');
});
after(() => world.close());

const as = (name: NamedPerson | null) => cultureOf(world, name);
const reviewOf = (id: string, changes: Partial<CommitmentReview> = {}) => ({
  ...{ id: id as never, reviewId: newId(), outcome: 'kept' as const, what: null, forWhom: null, note: '' },
  ...changes,
});

test('leaders’ commitments come first, with name and date, and everybody sees them', async () => {
  const input = commitmentOf({ what: 'I sit in one team meeting a week and ask what would help.' });
  await as('priya').stateCommitment(input);
  await as('priya').stateCommitment(input);
  const seen = await as('walt').readCommitments();
  assert.deepEqual(
    seen.leaders.map(({ by, statedOn, what, building }) => [by, statedOn, what, building?.name]),
    [['Priya Raman', today(), input.what, 'Lakeside Elementary']],
  );
  await refusesWith(
    as('priya').showCommitment({ id: input.id, showingId: newId(), isShown: false }),
    'culture/always-shown',
  );
  await refusesWith(
    as('marcus').stateCommitment(commitmentOf({ what: 'I help Grace Kowalski with her class.' })),
    'culture/names-a-person',
  );
  await refusesWith(as('priya').stateCommitment({ ...input, reviewWeeks: 6 }), 'record/different-content');
});

test('everybody else’s is their own until they show it, and is looked at again at its rhythm', async () => {
  const input = commitmentOf({ reviewWeeks: 4 });
  await as('theo').stateCommitment(input);
  const isSeen = async (name: NamedPerson) =>
    JSON.stringify(await as(name).readCommitments()).includes(input.id);
  assert.deepEqual([await isSeen('theo'), await isSeen('sam'), await isSeen('amina')], [true, false, false]);
  await refusesWith(as('sam').reviewCommitment(reviewOf(input.id)), 'record/not-found');
  const showing = { id: input.id, showingId: newId(), isShown: true };
  await as('theo').showCommitment(showing);
  const shown = await as('theo').showCommitment(showing);
  assert.equal(shown.mine[0]?.isShown, true);
  assert.equal((await as('sam').readCommitments()).shown[0]?.by, 'Theo Lindqvist');
  await refusesWith(as('sam').reviewCommitment(reviewOf(input.id)), 'culture/not-your-commitment');
  await refusesWith(
    as('amina').showCommitment({ ...showing, showingId: newId() }),
    'culture/not-your-commitment',
  );
  await as('theo').showCommitment({ ...showing, showingId: newId(), isShown: false });
  assert.equal(await isSeen('sam'), false);

  await ageCommitment(world, input.id, 29);
  const { cards } = await as('theo').listNext();
  assert.deepEqual(
    cards.map((card) => card.kind === 'commitment' && card.id),
    [input.id],
  );
  const review = reviewOf(input.id, { outcome: 'going_on', note: 'Twice a week.' });
  await as('theo').reviewCommitment(review);
  const changed = reviewOf(input.id, { outcome: 'changed', what: 'I wait.', forWhom: 'Who thinks slowly' });
  await as('theo').reviewCommitment(changed);
  const { mine } = await as('theo').reviewCommitment(review);
  assert.deepEqual([mine[0]?.what, mine[0]?.earlierWords], ['I wait.', [input.what]]);
  assert.deepEqual(
    mine[0]?.reviews.map(({ outcome, note }) => [outcome, note]),
    [
      ['changed', ''],
      ['going_on', 'Twice a week.'],
    ],
  );
  assert.deepEqual((await as('theo').listNext()).cards, []);
  await as('theo').reviewCommitment(reviewOf(input.id, { outcome: 'laid_down' }));
  await refusesWith(as('theo').reviewCommitment(reviewOf(input.id)), 'culture/commitment-laid-down');
  await refusesWith(
    as('theo').reviewCommitment(reviewOf(input.id, { what: 'Other', forWhom: 'Others' })),
    'request/not-readable',
  );
  await assert.rejects(world.query(`delete from culture.commitment_reviews`), /keeps its rows/);
});

test('an employee group states one together, named as the group’s, and anybody of it looks again', async () => {
  const input = commitmentOf({ isGroups: true, what: 'We answer each family within a day.' });
  await as('amina').stateCommitment(input);
  const seen = (await as('bruno').readCommitments()).together[0];
  assert.deepEqual(
    [seen?.group, seen?.building?.name, seen?.mayReview],
    ['teachers', 'Lakeside Elementary', false],
  );
  assert.doesNotMatch(JSON.stringify(await as('bruno').readCommitments()), /Amina/);
  await refusesWith(as('grace').reviewCommitment(reviewOf(input.id)), 'culture/not-your-commitment');
  await refusesWith(as('walt').reviewCommitment(reviewOf(input.id)), 'culture/not-your-commitment');
  const { together } = await as('theo').reviewCommitment(reviewOf(input.id));
  assert.equal(together[0]?.reviewed?.outcome, 'kept');
  await refusesWith(
    as('amina').stateCommitment(commitmentOf({ isGroups: true, what: 'We do as Ms Raman says.' })),
    'culture/names-a-person',
  );
  assert.ok(await as('amina').stateCommitment(commitmentOf({ what: 'I ask Theo Lindqvist for help.' })));
  assert.equal((await as('bruno').stateCommitment(commitmentOf())).you.group, 'others');
});

test('counts cover every employee group; what is not shown by name is told between two numbers', async () => {
  const before = (await as('walt').readCommitments()).groups;
  const own = commitmentOf({ reviewWeeks: 4 });
  await as('grace').stateCommitment(own);
  await ageCommitment(world, own.id, 30);
  const { groups } = await as('walt').readCommitments();
  assert.deepEqual(
    groups.map(({ group }) => group),
    ['leaders', 'teachers', 'coaches', 'other_staff', 'network_members', 'others'],
  );
  assert.deepEqual(groups, before, 'one more that is nobody else’s to know changes nothing');
  const [leaders, teachers, coaches] = groups;
  assert.deepEqual(leaders?.committed, { least: 1, most: 1 });
  assert.equal(teachers?.people, 10);
  assert.ok((teachers?.committed.most ?? 0) - (teachers?.committed.least ?? 0) >= 4);
  assert.deepEqual([coaches?.people, coaches?.committed], [1, { least: 0, most: 1 }]);
});

test('what is nobody’s or another district’s is not found', async () => {
  await refusesWith(as(null).readCommitments(), 'session/none');
  await refusesWith(as('theo').reviewCommitment(reviewOf(newId())), 'record/not-found');
  await refusesWith(as('theo').stateCommitment(commitmentOf({ reviewWeeks: 3 })), 'request/not-readable');
  const stranger = await as('stranger').readCommitments();
  assert.deepEqual([stranger.leaders, stranger.together, stranger.shown, stranger.mine], [[], [], [], []]);
  const [shown] = (await as('sam').readCommitments()).leaders;
  await refusesWith(as('stranger').reviewCommitment(reviewOf(shown?.id ?? '')), 'record/not-found');
});
