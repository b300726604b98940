import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type Adopted, addStaff, adoptVision, day, refuses } from '../conversations/test-ground.ts';
import { digestOf, messageOf, newAskId, newReplyId, placeOf } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
  await addStaff(world, 'teacher', 'Lakeside Elementary', 4);
  await addStaff(world, 'teacher', 'Birchwood Middle', 7);
});
after(() => world.close());

const as = (name: NamedPerson | null) => digestOf(world, name);
const openAs = async (name: NamedPerson, id: string) => as(name).openMessage({ id: id as never });

test('[A15] a message about a practice is asked about with and without a name, and answered for everybody it is for', async () => {
  const about = { versionId: adopted.versionId, practiceId: adopted.practiceIds[0] ?? null };
  const message = messageOf(about);
  const sent = await as('sam').sendMessage(message);
  assert.deepEqual(await as('sam').sendMessage(message), sent, 'again');
  assert.equal(sent.practice?.name, 'Practice 1');
  assert.equal((await as('theo').readWeek()).waiting.messages[0]?.id, message.id);
  await openAs('theo', message.id);
  await openAs('theo', message.id);
  assert.deepEqual((await as('theo').readWeek()).waiting.messages, []);

  const named = { messageId: message.id, id: newAskId(), body: 'Who reads it with us?', isNameless: false };
  const nameless = { ...named, id: newAskId(true), body: 'Is this for evaluation?', isNameless: true };
  await as('theo').askBack(named);
  await as('theo').askBack(named);
  await as('amina').askBack(nameless);
  await refuses(as('theo').askBack({ ...named, body: 'Other.' }), 'record/different-content');
  const replyId = newReplyId();
  const reply = { askId: nameless.id, id: replyId, body: 'No. There is no field for a teacher.' };
  await as('dana').reply(reply);
  await as('dana').reply(reply);
  const seen = await as('ben').readMessage({ id: message.id });
  assert.deepEqual(
    seen.asks.map(({ body, askedBy, replies }) => [body, askedBy, replies.map((one) => one.by)]),
    [
      ['Who reads it with us?', 'Theo Lindqvist', []],
      ['Is this for evaluation?', null, ['Dana Whitfield']],
    ],
  );
  assert.deepEqual([seen.openQuestions, seen.reach, seen.mayReply], [1, null, false]);
  assert.deepEqual(seen.timeToAnswer, { asked: 2, answered: 1, medianHours: null });
  const kept = await world.query('select * from digest.asks where id = $1', [nameless.id]);
  assert.doesNotMatch(JSON.stringify(kept), new RegExp(world.person('amina').id));
});

test('how long answers took is told from five answers on, with how many there were', async () => {
  const message = messageOf();
  await as('sam').sendMessage(message);
  for (let index = 0; index < 5; index += 1) {
    const id = newAskId();
    await as('theo').askBack({ messageId: message.id, id, body: `Question ${index}?`, isNameless: false });
    await world.query(
      `update digest.asks set asked_at = now() - $2::int * interval '10 hours' where id = $1`,
      [id, index + 1],
    );
    await as('sam').reply({ askId: id, id: newReplyId(), body: 'Yes.' });
  }
  const { timeToAnswer } = await as('grace').readMessage({ id: message.id });
  assert.deepEqual(timeToAnswer, { asked: 5, answered: 5, medianHours: 30 });
  assert.equal((await as('grace').listMessages({})).timeToAnswer.answered, 6);
});

test('[C03] the sender’s side sees what share opened it, by audience and building, never under five people, never who', async () => {
  const message = messageOf({ audiences: ['teachers', 'administrators'], versionId: adopted.versionId });
  await as('dana').sendMessage(message);
  for (const name of ['theo', 'amina', 'grace', 'ben', 'priya'] as const) await openAs(name, message.id);
  // Sam speaks for all and is an administrator: Dana sent it, so he is counted.
  const { reach } = await as('dana').readMessage({ id: message.id });
  assert.deepEqual(reach?.all, { people: 18, opened: 5 });
  assert.deepEqual(
    reach?.audiences.map(({ audience, reach: { people } }) => [audience, people]),
    [
      ['administrators', null],
      ['teachers', null],
    ],
    'three administrators are hidden, and the teachers with them',
  );
  assert.deepEqual(
    reach?.buildings.map(({ building, reach: { people, opened } }) => [building?.name, people, opened]),
    [
      ['Lakeside Elementary', null, null],
      ['Birchwood Middle', 9, 1],
      ['Maple Ridge High', null, null],
      [undefined, null, null],
    ],
  );
  assert.equal((await as('theo').readMessage({ id: message.id })).reach, null);
  const answer = JSON.stringify(await as('dana').readMessage({ id: message.id }));
  assert.doesNotMatch(answer, new RegExp(`Theo|${world.person('theo').id}`));

  const told = messageOf({
    ...{ versionId: adopted.versionId, channel: 'in_person', audiences: ['dn_members'] },
    told: { on: day(-2), people: 3 },
  });
  await as('elena').sendMessage(told);
  const version = await as('dana').readVersionReach({ versionId: adopted.versionId });
  const line = version.messages.find(({ id }) => id === told.id);
  assert.deepEqual(
    [line?.told, line?.channel, line?.by],
    [{ on: day(-2), people: null }, 'in_person', 'Elena Vargas'],
  );
  assert.equal(version.messages.length, 3);
  const forBen = await as('ben').readVersionReach({ versionId: adopted.versionId });
  assert.deepEqual(
    forBen.messages.map(({ reach: shown }) => shown),
    [null, null, null],
  );
});

test('a building administrator and who is not spoken to: own building, own messages', async () => {
  const [lakeside, birchwood] = [placeOf(world, 'Lakeside Elementary'), placeOf(world, 'Birchwood Middle')];
  const here = messageOf({ buildingIds: [lakeside], title: 'Thursday at Lakeside' });
  await as('priya').sendMessage(here);
  for (const buildingIds of [[], [birchwood], [lakeside, birchwood]])
    await refuses(as('priya').sendMessage(messageOf({ buildingIds })), 'digest/own-building-only');
  const isListed = async (name: NamedPerson) =>
    (await as(name).listMessages({})).messages.some(({ id }) => id === here.id);
  assert.deepEqual(
    [await isListed('theo'), await isListed('grace'), await isListed('priya'), await isListed('dana')],
    [true, false, true, true],
  );
  for (const name of ['grace', 'marcus', 'bruno', 'stranger'] as const)
    await refuses(as(name).readMessage({ id: here.id }), 'record/not-found');
  const ask = { messageId: here.id, id: newAskId(), body: 'May I come?', isNameless: false };
  await refuses(as('grace').askBack(ask), 'record/not-found');
  await as('amina').askBack(ask);
  await refuses(as('theo').reply({ askId: ask.id, id: newReplyId(), body: 'Yes.' }), 'digest/not-the-sender');
  await refuses(as('theo').withdrawAsk({ id: ask.id }), 'digest/not-your-question');
  await as('amina').withdrawAsk({ id: ask.id });
  assert.deepEqual((await as('amina').withdrawAsk({ id: ask.id })).asks, []);
  await refuses(
    as('priya').reply({ askId: ask.id, id: newReplyId(), body: 'Yes.' }),
    'digest/question-withdrawn',
  );
});

test('what cannot be sent is refused: unknown places, versions and practices, days to come, no audience', async () => {
  const { versionId } = adopted;
  const send = (changes: Parameters<typeof messageOf>[0]) => as('sam').sendMessage(messageOf(changes));
  await refuses(send({ buildingIds: [newId() as never] }), 'digest/nobody-there');
  await refuses(send({ versionId: newId() }), 'digest/practice-not-in-force');
  await refuses(send({ versionId, practiceId: newId() }), 'digest/practice-not-in-force');
  await refuses(
    send({ channel: 'in_person', told: { on: day(1), people: 9 } }),
    'digest/told-in-the-future',
    { today: day(0) },
  );
  await refuses(send({ channel: 'in_person' }), 'request/not-readable');
  await refuses(send({ audiences: [] }), 'request/not-readable');
  await refuses(send({ practiceId: newId() }), 'request/not-readable');
  const message = messageOf();
  await as('sam').sendMessage(message);
  await refuses(as('sam').sendMessage({ ...message, title: 'Other' }), 'record/different-content');
  await refuses(as('theo').sendMessage(messageOf()), 'session/not-in-this-capacity');
  await refuses(as(null).listMessages({}), 'session/none');
  await refuses(as('sam').readVersionReach({ versionId: newId() }), 'record/not-found');
  await assert.rejects(world.query(`update digest.messages set title = 'x'`), /keeps its rows/);
});

test('only a demo district goes, and with it its messages, openings and everything else of the digest', async () => {
  const [sent] = await world.query<{ id: string }>(
    `select id from digest.messages where channel = 'page' limit 1`,
  );
  await openAs('theo', sent?.id ?? '');
  await as('sam').readWeek();
  await as('sam').makeCalendar({ id: newId() as never, language: 'en' });
  await as('sam').chooseMail({ isOn: true, language: 'es' });
  await world.query('update district.districts set is_demo = true where id = $1', [world.districtId]);
  // As the server does it: all of it in one transaction.
  await world.query('begin');
  await world.query('set constraints all deferred');
  await world.query('delete from district.districts where id = $1', [world.districtId]);
  await world.query('commit');
  for (const table of ['messages', 'openings', 'asks', 'replies', 'letters', 'feeds', 'mail_choices'])
    assert.deepEqual(await world.query(`select from digest.${table}`), [], table);
});
