import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { AgreementContent, AgreementId } from './agreement-contract.ts';
import { agreementContent, publishAgreement, refuses } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('has no agreement in force before one is published, and says so to the superintendent', async () => {
  assert.deepEqual(await world.as('theo').observation.readCurrentAgreement(), { agreement: null });
  const { cards } = await world.as('sam').observation.readObservationNext();
  assert.deepEqual(cards, [{ kind: 'agreement-to-publish' }]);
  assert.deepEqual(await world.as('theo').observation.readObservationNext(), { cards: [] });
});

test('publishes an agreement that everybody can read, with who published it', async () => {
  const published = await publishAgreement(world);
  assert.equal(published.number, 1);
  assert.equal(published.publishedBy, 'Sam Ortiz');
  assert.equal(published.publishedAs, 'superintendent');
  for (const name of ['theo', 'ursula', 'walt', 'bruno', 'odette'] as NamedPerson[]) {
    const { agreement } = await world.as(name).observation.readCurrentAgreement();
    assert.deepEqual(agreement, published);
  }
  const [entry] = await world.query<{ object_id: string; detail: unknown }>(
    `select object_id, detail from audit.entries where act = 'observation/agreement-published'`,
  );
  assert.deepEqual(entry, { object_id: published.id, detail: { number: 1 } });
});

test('takes the same agreement again without a second number, and refuses another content under its id', async () => {
  const id = newId() as AgreementId;
  const publish = (content: AgreementContent) =>
    world.as('odette').observation.publishAgreement({ id, content });
  const first = await publish(agreementContent);
  assert.equal(first.number, 2);
  assert.deepEqual(await publish(agreementContent), first);
  await refuses(publish({ ...agreementContent, keptForMonths: 12 }), 'record/different-content');
  const entries = await world.query(
    `select from audit.entries where act = 'observation/agreement-published' and object_id = $1`,
    [id],
  );
  assert.equal(entries.length, 1);
});

test('keeps every earlier agreement, and only the latest is in force', async () => {
  const { agreements } = await world.as('ursula').observation.listAgreements();
  assert.deepEqual(
    agreements.map(({ number, isInForce }) => [number, isInForce]),
    [
      [2, true],
      [1, false],
    ],
  );
});

test('gives two agreements published at one moment two numbers', async () => {
  const both = await Promise.all([publishAgreement(world), publishAgreement(world)]);
  assert.deepEqual(both.map(({ number }) => number).sort(), [3, 4]);
});

test('an agreement cannot be changed or removed, by anybody', async () => {
  await assert.rejects(world.query(`update observation.agreements set content = '{}'`), /keeps its rows/);
  await assert.rejects(world.query('delete from observation.agreements'), /keeps its rows/);
});

test('lets only the superintendent and the district office publish', async () => {
  for (const name of ['priya', 'dana', 'elena', 'theo', 'rosa', 'walt', 'ursula', 'bruno'] as NamedPerson[])
    await refuses(
      world.as(name).observation.publishAgreement({ id: newId() as AgreementId, content: agreementContent }),
      'session/not-in-this-capacity',
    );
});

test('cannot read an agreement without its parts, with a part of its own, or with minutes out of bounds', async () => {
  const send = (content: object) =>
    world
      .as('sam')
      .observation.publishAgreement({ id: newId() as AgreementId, content: content as AgreementContent });
  const { notKept: _, ...lacking } = agreementContent;
  await refuses(send(lacking), 'request/not-readable');
  await refuses(send({ ...agreementContent, alsoKept: ['names'] }), 'request/not-readable');
  await refuses(send({ ...agreementContent, visitMinutes: { min: 1, max: 5 } }), 'request/not-readable');
  await refuses(send({ ...agreementContent, visitMinutes: { min: 8, max: 3 } }), 'request/not-readable');
});

test('turns away who is nobody, and shows another district nothing', async () => {
  await refuses(world.as(null).observation.readCurrentAgreement(), 'session/none');
  assert.deepEqual(await world.as('stranger').observation.readCurrentAgreement(), { agreement: null });
  assert.deepEqual(await world.as('stranger').observation.listAgreements(), { agreements: [] });
});
