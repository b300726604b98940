import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { forgetDeclined } from './offer-store.ts';
import { day, refuses, stepInput } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => world.as(name).supports;
const idOf = (name: NamedPerson) => world.person(name).id;

async function stepOf(owner: NamedPerson, by: NamedPerson = 'dana', more: Record<string, unknown> = {}) {
  const input = stepInput(world, { ownerId: idOf(owner), dueOn: day(14), ...more });
  await as(by).makeStep(input);
  const { offers } = await as(owner).listOffers();
  const asked = offers.find(({ step }) => step.id === input.stepId);
  if (asked !== undefined) await as(owner).answerOffer({ offerId: asked.id, answer: 'accept' });
  return input.stepId as never;
}

const ask = (stepId: string, to: NamedPerson, inReturnFor: string | null = null) =>
  ({ offerId: newId(), stepId, toId: idOf(to), inReturnFor }) as Parameters<
    ReturnType<typeof as>['offerStep']
  >[0];
const holderOf = async (stepId: string) =>
  (await as('noor').readStep({ stepId: stepId as never })).step.owner.name;
const askedOf = async (name: NamedPerson, stepId: string) =>
  (await as(name).listOffers()).offers.find(({ step }) => step.id === stepId);

test('who a step is made for is asked, and says yes with one answer', async () => {
  const input = stepInput(world, { ownerId: idOf('theo') });
  const made = await as('priya').makeStep(input);
  assert.deepEqual([made.owner.name, made.isAsked], ['Theo Lindqvist', true]);
  const [card] = (await as('theo').readNext()).offers;
  assert.deepEqual(
    [card?.kind, card?.by.name, card?.part, card?.step.what],
    ['new', 'Priya Raman', 'asked', input.what],
  );
  const offerId = card?.id as never;
  await refuses(as('amina').answerOffer({ offerId, answer: 'accept' }), 'record/not-found');
  await refuses(as('priya').answerOffer({ offerId, answer: 'accept' }), 'record/not-found');
  await refuses(as('stranger').answerOffer({ offerId, answer: 'accept' }), 'record/not-found');
  await refuses(as('bruno').listOffers(), 'session/not-in-this-capacity');
  await refuses(as('theo').answerOffer({ offerId, answer: 'perhaps' } as never), 'request/not-readable');
  for (let time = 0; time < 2; time += 1)
    assert.equal((await as('theo').answerOffer({ offerId, answer: 'accept' })).answer, 'accept');
  const { step, entries } = await as('theo').readStep({ stepId: made.id });
  assert.deepEqual([step.owner.name, step.isAsked, entries.length], ['Theo Lindqvist', false, 0]);
  assert.deepEqual((await as('theo').readNext()).offers, []);
  await refuses(as('theo').answerOffer({ offerId, answer: 'decline', reason: null }), 'supports/offer-over');
  assert.deepEqual(await as('priya').makeStep(input), {
    ...made,
    isAsked: false,
  });
});

test('who says no gives a kind reason to the one who asked, and nothing is left of it once that has been read', async () => {
  const input = stepInput(world, { ownerId: idOf('grace') });
  const { id: stepId } = await as('marcus').makeStep(input);
  const offerId = (await askedOf('grace', stepId))?.id as never;
  for (let time = 0; time < 2; time += 1)
    await as('grace').answerOffer({ offerId, answer: 'decline', reason: 'too_much' });
  await refuses(as('grace').answerOffer({ offerId, answer: 'accept' }), 'supports/offer-over');
  assert.equal(await holderOf(stepId), 'Marcus Bell');
  const [answer] = (await as('marcus').readNext()).offers;
  assert.deepEqual(
    [answer?.declined, answer?.to.name, answer?.part],
    [{ reason: 'too_much' }, 'Grace Kowalski', 'asker'],
  );
  for (const other of ['sam', 'dana', 'grace', 'theo'] as const)
    assert.equal(await askedOf(other, stepId), undefined, `${other} sees nothing of it`);
  await as('marcus').endOffer({ offerId });
  await refuses(as('marcus').endOffer({ offerId }), 'record/not-found');
  assert.equal(await askedOf('marcus', stepId), undefined);
  assert.equal(
    (await as('marcus').makeStep(input)).owner.name,
    'Marcus Bell',
    'the same again is the same step',
  );
  // Nothing that the district keeps ties the person to the step, or to having said no.
  const grace = idOf('grace');
  const traces = await world.query<{ n: number }>(
    `select (select count(*) from supports.steps where id = $1 and owner_id = $2)
      + (select count(*) from supports.step_changes where step_id = $1)
      + (select count(*) from supports.step_offers where step_id = $1 or to_id = $2)
      + (select count(*) from audit.entries where act like 'supports/%' and person_id = $2)
      + (select count(*) from audit.entries where act like 'supports/%' and detail::text like '%' || $2 || '%') as n`,
    [stepId, grace],
  );
  assert.equal(Number(traces[0]?.n), 0);
});

test('a step is handed over by asking: it stays until the person says yes', async () => {
  const stepId = await stepOf('elena');
  const offer = ask(stepId, 'theo');
  const made = await as('elena').offerStep(offer);
  assert.deepEqual([made.kind, made.part, made.holder.name], ['hand_over', 'asker', 'Elena Vargas']);
  assert.deepEqual(await as('elena').offerStep(offer), made);
  await refuses(as('elena').offerStep({ ...offer, toId: idOf('ben') as never }), 'record/different-content');
  await refuses(as('elena').offerStep(ask(stepId, 'ben')), 'supports/already-asked');
  assert.equal(await holderOf(stepId), 'Elena Vargas');
  for (let time = 0; time < 2; time += 1)
    await as('theo').answerOffer({ offerId: offer.offerId, answer: 'accept' });
  const { step, entries } = await as('elena').readStep({ stepId });
  assert.deepEqual([step.owner.name, entries[0]?.change], ['Theo Lindqvist', 'handed_over']);
  assert.equal(entries[0]?.by.name, 'Theo Lindqvist', 'taking it on is what one does oneself');
  assert.equal(entries.length, 1);
});

test('asking is for who holds or made the step, who leads the district, and the administrator of both', async () => {
  const stepId = await stepOf('theo');
  await refuses(as('grace').offerStep(ask(stepId, 'amina')), 'supports/not-yours');
  await refuses(as('marcus').offerStep(ask(stepId, 'amina')), 'supports/not-yours');
  await refuses(as('priya').offerStep(ask(stepId, 'grace')), 'supports/not-yours');
  await refuses(as('bruno').offerStep(ask(stepId, 'amina')), 'session/not-in-this-capacity');
  await refuses(as('stranger').offerStep(ask(stepId, 'amina')), 'record/not-found');
  await refuses(as(null).offerStep(ask(stepId, 'amina')), 'session/none');
  await refuses(as('theo').offerStep(ask(stepId, 'theo')), 'supports/nothing-would-change');
  await refuses(as('theo').offerStep(ask(stepId, 'bruno')), 'supports/person-not-staff');
  const offer = ask(stepId, 'amina');
  await as('priya').offerStep(offer);
  // Who holds the step sees that it is being asked, and may keep it.
  assert.equal((await askedOf('theo', stepId))?.part, 'holder');
  await refuses(as('amina').endOffer({ offerId: offer.offerId }), 'record/not-found');
  await as('theo').endOffer({ offerId: offer.offerId });
  assert.equal(await holderOf(stepId), 'Theo Lindqvist');
  await refuses(as('amina').answerOffer({ offerId: offer.offerId, answer: 'accept' }), 'record/not-found');
});

test('a step that has ended or begun is no longer asked about', async () => {
  const stepId = await stepOf('theo');
  const offer = ask(stepId, 'amina');
  await as('theo').offerStep(offer);
  await as('theo').changeStep({ changeId: newId(), stepId, change: 'done', note: 'It is in the schedule' });
  await refuses(as('amina').answerOffer({ offerId: offer.offerId, answer: 'accept' }), 'record/not-found');
  await refuses(as('theo').offerStep(ask(stepId, 'amina')), 'supports/change-not-possible', {
    status: 'done',
    change: 'handed_over',
  });
  const input = stepInput(world, { ownerId: idOf('amina') });
  const { id } = await as('dana').makeStep(input);
  const begun = await as('amina').changeStep({ changeId: newId(), stepId: id, change: 'started', note: '' });
  assert.deepEqual([begun.isAsked, begun.owner.name], [false, 'Amina Yusuf'], 'to begin is to say yes');
});

test('two steps are swapped when both agree', async () => {
  const [theirs, mine] = [await stepOf('amina'), await stepOf('theo')];
  await refuses(as('theo').offerStep(ask(mine, 'grace', theirs)), 'supports/not-a-swap');
  await refuses(as('sam').offerStep(ask(mine, 'amina', theirs)), 'supports/not-yours');
  await refuses(as('theo').offerStep(ask(mine, 'amina', newId())), 'record/not-found');
  const offer = ask(mine, 'amina', theirs);
  const made = await as('theo').offerStep(offer);
  assert.deepEqual([made.kind, made.inReturn?.id], ['swap', theirs]);
  await refuses(as('amina').offerStep(ask(theirs, 'ben')), 'supports/already-asked');
  await as('amina').answerOffer({ offerId: offer.offerId, answer: 'accept' });
  assert.deepEqual([await holderOf(mine), await holderOf(theirs)], ['Amina Yusuf', 'Theo Lindqvist']);
});

test('asked twice at once, only one question is open; answered twice at once, one answer holds', async () => {
  const stepId = await stepOf('theo');
  const offers = [ask(stepId, 'amina'), ask(stepId, 'ben')];
  const asked = await Promise.allSettled(offers.map((offer) => as('theo').offerStep(offer)));
  assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 1);
  const [open] = (await as('theo').listOffers()).offers.filter(({ step }) => step.id === stepId);
  const answerer = open?.to.name === 'Amina Yusuf' ? 'amina' : 'ben';
  const offerId = open?.id as never;
  const answers = await Promise.allSettled([
    as(answerer).answerOffer({ offerId, answer: 'accept' }),
    as(answerer).answerOffer({ offerId, answer: 'decline', reason: null }),
  ]);
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('a no that nobody reads goes by itself after two weeks', async () => {
  const { id: stepId } = await as('marcus').makeStep(stepInput(world, { ownerId: idOf('grace') }));
  const offerId = (await askedOf('grace', stepId))?.id as never;
  await as('grace').answerOffer({ offerId, answer: 'decline', reason: null });
  await world.query(`update supports.step_offers set declined_on = declined_on - 15 where id = $1`, [
    offerId,
  ]);
  assert.equal(await askedOf('marcus', stepId), undefined);
  await world.database.inDistrict(world.districtId as never, forgetDeclined);
  const rows = await world.query('select from supports.step_offers where id = $1', [offerId]);
  assert.equal(rows.length, 0);
});

test('a swap with somebody who has left in the meantime is not made: no step is with nobody', async () => {
  const theirs = await stepOf('amina', 'dana');
  const mine = await stepOf('grace', 'dana');
  const wish = ask(mine, 'amina', theirs);
  await as('grace').offerStep(wish);
  const leave = (on: string | null) =>
    world.query('update people.capacities set ends_on = $1 where person_id = $2', [on, idOf('grace')]);
  await leave(day(-1));
  await refuses(
    as('amina').answerOffer({ offerId: wish.offerId, answer: 'accept' }),
    'supports/person-not-staff',
  );
  assert.equal(await holderOf(theirs), 'Amina Yusuf');
  await leave(null);
});
