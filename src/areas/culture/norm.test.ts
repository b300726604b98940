import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { addMonths } from './norm-rules.ts';
import {
  agreementOf,
  buildingOf,
  cultureOf,
  proposalOf,
  refusesWith,
  revisitFor,
  today,
} from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => cultureOf(world, name);

test('a norm is proposed, discussed, agreed, kept and put into new words, and the old words stay', async () => {
  const norm = proposalOf();
  const proposed = await as('walt').proposeNorm(norm);
  assert.deepEqual(await as('walt').proposeNorm(norm), proposed, 'again');
  assert.deepEqual([proposed.standing, proposed.proposedBy], ['proposed', 'Walt Jensen']);
  const post = { id: norm.id, postId: newId(), body: 'Also when time is short.' };
  await as('theo').postOnNorm(post);
  const discussed = await as('theo').postOnNorm(post);
  assert.deepEqual([discussed.standing, discussed.posts], ['discussed', 1]);

  const on = addMonths(today(), -14);
  const agreement = agreementOf(norm, { on, stoodAside: 2, text: 'We let each other finish, always.' });
  await as('dana').agreeNorm(agreement);
  const agreed = await as('dana').agreeNorm(agreement);
  assert.deepEqual([agreed.standing, agreed.agreedOn, agreed.isDue], ['agreed', on, true]);
  assert.equal(agreed.revisitOn, addMonths(on, 12));
  assert.deepEqual(
    agreed.acts.map(({ act, method, stoodAside, by }) => [act, method, stoodAside, by]),
    [['agreed', 'consent', 2, 'Dana Whitfield']],
  );
  const { cards } = await as('sam').listNext();
  assert.deepEqual(
    cards.map((card) => card.kind),
    ['norms-to-revisit'],
  );
  assert.deepEqual((await as('theo').listNext()).cards, []);

  const kept = revisitFor(norm, { on: today(-30) });
  await as('sam').revisitNorm(kept);
  assert.equal((await as('sam').revisitNorm(kept)).isDue, false);
  const reworded = revisitFor(norm, { outcome: 'reworded', text: 'We let each other finish. Then we ask.' });
  const after = await as('noor').revisitNorm(reworded);
  await as('sam').revisitNorm(kept);
  assert.equal(after.text, 'We let each other finish. Then we ask.');
  assert.deepEqual(
    after.earlierWords.map(({ text }) => text),
    ['We let each other finish.', 'We let each other finish, always.'],
  );
  const gone = await as('noor').revisitNorm(
    revisitFor(norm, { outcome: 'let_go', note: 'It goes without saying.' }),
  );
  assert.deepEqual([gone.standing, gone.revisitOn, gone.agreedOn], ['let_go', null, on]);
  assert.deepEqual(
    gone.acts.map(({ act }) => act),
    ['agreed', 'kept', 'reworded', 'let_go'],
  );
  await assert.rejects(world.query(`update culture.norm_wordings set text = 'x'`), /keeps its rows/);
});

test('a building agrees for itself: proposed by who works there, agreed by its own leadership', async () => {
  const lakeside = buildingOf(world, 'Lakeside Elementary');
  const norm = proposalOf({ buildingId: lakeside, text: 'We greet each other at the door.' });
  await refusesWith(as('grace').proposeNorm(norm), 'culture/own-building-only');
  await as('theo').proposeNorm(norm);
  const post = { id: norm.id, postId: newId(), body: 'At both doors?' };
  await refusesWith(as('grace').postOnNorm(post), 'culture/own-building-only');
  for (const name of ['sam', 'dana', 'marcus'] as const)
    await refusesWith(as(name).agreeNorm(agreementOf(norm)), 'culture/not-yours-to-decide');
  await refusesWith(as('theo').agreeNorm(agreementOf(norm)), 'session/not-in-this-capacity');
  assert.equal((await as('rosa').readNorm({ id: norm.id })).may.decide, true);
  const agreed = await as('rosa').agreeNorm(agreementOf(norm, { method: 'vote', stoodAside: 1 }));
  assert.equal(agreed.building?.name, 'Lakeside Elementary');
  const district = proposalOf({ text: 'We answer within two days.' });
  await as('priya').proposeNorm(district);
  await refusesWith(as('priya').agreeNorm(agreementOf(district)), 'culture/not-yours-to-decide');
});

test('a post is taken back by who wrote it; a proposal is set aside by who made it or who could agree', async () => {
  const norm = proposalOf({ text: 'We begin on time.' });
  await as('theo').proposeNorm(norm);
  const postId = newId();
  await as('amina').postOnNorm({ id: norm.id, postId, body: 'And we end on time.' });
  await refusesWith(as('theo').withdrawNormPost({ id: norm.id, postId }), 'culture/not-your-post');
  await as('amina').withdrawNormPost({ id: norm.id, postId });
  assert.deepEqual((await as('amina').withdrawNormPost({ id: norm.id, postId })).conversation, []);
  await refusesWith(as('amina').withdrawNormPost({ id: norm.id, postId: newId() }), 'record/not-found');
  const actId = newId();
  const aside = { id: norm.id, actId, note: 'It is in the contract already.' };
  await refusesWith(as('amina').setNormAside(aside), 'culture/not-yours-to-decide');
  await as('theo').setNormAside(aside);
  assert.equal((await as('theo').setNormAside(aside)).standing, 'set_aside');
  await refusesWith(as('dana').agreeNorm(agreementOf(norm)), 'culture/norm-stands-otherwise');
  await refusesWith(as('dana').revisitNorm(revisitFor(norm)), 'culture/norm-stands-otherwise');
});

test('what cannot be kept is refused: names of staff, days to come, the same words, closed buildings, unreadable input', async () => {
  const named = proposalOf({ text: 'We do as Theo Lindqvist does.' });
  await refusesWith(as('amina').proposeNorm(named), 'culture/names-a-person', { found: ['Theo Lindqvist'] });
  const norm = proposalOf({ text: 'We write decisions down.' });
  await as('amina').proposeNorm(norm);
  await refusesWith(as('amina').proposeNorm({ ...norm, kind: 'value' }), 'record/different-content');
  await refusesWith(
    as('amina').postOnNorm({ id: norm.id, postId: newId(), body: 'Ms Kowalski never does.' }),
    'culture/names-a-person',
  );
  await refusesWith(as('dana').agreeNorm(agreementOf(norm, { on: today(1) })), 'culture/in-the-future', {
    today: today(),
  });
  await as('dana').agreeNorm(agreementOf(norm));
  await refusesWith(
    as('dana').revisitNorm(revisitFor(norm, { outcome: 'reworded', text: norm.text })),
    'culture/same-words',
  );
  await refusesWith(
    as('dana').revisitNorm(revisitFor(norm, { on: today(-1) })),
    'culture/before-the-last-act',
    {
      lastOn: today(),
    },
  );
  await refusesWith(as('dana').revisitNorm(revisitFor(norm, { text: 'Other' })), 'request/not-readable');
  await refusesWith(
    as('dana').proposeNorm(proposalOf({ buildingId: newId() as never })),
    'culture/building-not-open',
  );
  await refusesWith(as('bruno').proposeNorm(proposalOf()), 'session/not-in-this-capacity');
  await refusesWith(as(null).listNorms({}), 'session/none');
  await refusesWith(as('dana').readNorm({ id: newId() as never }), 'record/not-found');
  await refusesWith(as('stranger').readNorm({ id: norm.id }), 'record/not-found');
  assert.deepEqual((await as('stranger').listNorms({})).norms, []);
});

test('the register is searched and sorted, offers samples until they are used, and keeps the rhythm the district sets', async () => {
  const before = await as('ben').listNorms({});
  const ids = before.samples.map(({ id }) => id);
  assert.ok(ids.includes('personal-regard') && ids.includes('mutual-respect'), 'the samples of the source');
  const regard = before.samples.find(({ id }) => id === 'personal-regard');
  assert.ok((regard?.works.length ?? 0) > 0);
  const norm = proposalOf({
    text: regard?.text.en ?? '',
    why: regard?.why.en ?? '',
    sampleId: 'personal-regard',
  });
  await as('ben').proposeNorm(norm);
  assert.equal((await as('ben').readNorm({ id: norm.id })).works[0]?.id, 'parrett-budge-2012');
  await as('dana').agreeNorm(agreementOf(norm, { on: addMonths(today(), -4) }));
  const after = await as('ben').listNorms({ search: 'PERSONAL reg' });
  assert.deepEqual(
    after.norms.map(({ id }) => id),
    [norm.id],
  );
  assert.ok(!after.samples.some(({ id }) => id === 'personal-regard'));
  const isDue = async () =>
    (await as('ben').listNorms({ standing: 'due' })).norms.some(({ id }) => id === norm.id);
  assert.equal(await isDue(), false);
  await as('dana').changeCultureSettings({ revisitMonths: 3, commitmentWeeks: 8 });
  assert.equal(await isDue(), true);
  assert.deepEqual((await as('ben').listNorms({})).settings, { revisitMonths: 3, commitmentWeeks: 8 });
  await refusesWith(
    as('priya').changeCultureSettings({ revisitMonths: 3, commitmentWeeks: 8 }),
    'session/not-in-this-capacity',
  );
  await refusesWith(
    as('dana').changeCultureSettings({ revisitMonths: 2, commitmentWeeks: 8 }),
    'request/not-readable',
  );
  const values = await as('ben').listNorms({ kind: 'value' });
  assert.deepEqual(values.norms, []);
  const here = await as('ben').listNorms({ scope: buildingOf(world, 'Lakeside Elementary') });
  assert.ok(here.norms.every(({ building }) => building?.name === 'Lakeside Elementary'));
  const district = await as('ben').listNorms({ scope: 'district', standing: 'ended' });
  assert.ok(district.norms.length >= 2);
});
