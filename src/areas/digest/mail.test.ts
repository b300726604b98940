import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { adoptVision } from '../../../test/adopted-vision.ts';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, idOf, refuses } from '../conversations/test-ground.ts';
import { type MailRound, mailDistrict } from './mail-jobs.ts';
import { digestOf, messageOf, monday, newFocusId } from './test-ground.ts';
import { giveAccounts, openSink, roundOf, type Sink } from './test-mail.ts';

let world: World;
let sink: Sink;
let practice: { practiceId: string; name: string; sentence: string };
const opened: MailRound[] = [];
before(async () => {
  world = await openWorld();
  sink = await openSink();
  await adoptVision(world);
  const [version] = await world.as('theo').visions.listVersions({});
  practice = version?.practices[0] ?? practice;
  await giveAccounts(world, 'theo', 'priya', 'amina');
});
beforeEach(async () => {
  sink.mails.length = 0;
  sink.refuses.clear();
  sink.hangsUp = false;
  await world.query('delete from digest.mailings');
});
after(async () => {
  for (const { mailer } of opened) mailer.close();
  await sink.close();
  await world.close();
});

const round = (hours = 0, weeks = 1) => {
  const made = roundOf(world, sink, hours, weeks);
  opened.push(made);
  return made;
};
const mail = (made: MailRound) => mailDistrict(made, world.districtId);
const to = (name: NamedPerson) =>
  sink.mails.filter((one) => one.to?.some(({ address }) => address === world.person(name).email));
const statesOf = async () => {
  const rows = await world.query<{ email: string; state: string; answer_code: number | null }>(
    `select p.email, m.state, m.answer_code from digest.mailings m join people.persons p on p.id = m.person_id`,
  );
  return Object.fromEntries(
    rows.map((row) => [row.email.split('.')[0] ?? '', [row.state, row.answer_code] as const]),
  );
};

test('the digest is mailed on the district’s Monday from six, once a week, to who has an account; its text stands alone', async () => {
  await digestOf(world, 'sam').setFocus({
    ...{ id: newFocusId(), weekOn: monday(1), audience: 'teachers', practiceId: practice.practiceId },
    why: 'We begin with the first practice <together>.',
  });
  await world.as('dana').supports.makeStep({
    ...{ stepId: newId(), conversationId: null, subjectId: world.place('Mathematics'), practiceId: null },
    ...{ buildingId: null, bandId: null, kind: 'structure', learning: 'professional' },
    ...{ what: 'A common hour', measure: 'It is in the plan', ownerId: idOf(world, 'theo'), dueOn: day(3) },
  } as never);
  const message = messageOf({ channel: 'page_and_mail', title: 'Read practice one' });
  await digestOf(world, 'sam').sendMessage(message);
  // Monday noon is 17 UTC in winter and 16 in summer; before half past five in the morning is too early in both.
  await mail(round(-7.6));
  assert.equal(sink.mails.length, 0, 'before six');
  await mail(round(-72));
  assert.equal(sink.mails.length, 0, 'on a Friday');
  await mail(round());
  await mail(round(1));
  assert.equal(sink.mails.length, 3, 'Theo, Priya and Amina, once');

  const [theo] = to('theo');
  assert.ok(theo);
  assert.equal(theo.subject, `This week: ${practice.name}`);
  assert.equal(theo.from?.address, 'jointly@mapleridge.example');
  const text = theo.text ?? '';
  for (const line of [
    /^Maple Ridge Community Schools, the week from Monday, /,
    new RegExp(`\\* One focus\\n${practice.name}\\n`),
    /\* Why now\nWe begin with the first practice <together>\.\n/,
    /\* A way to say it\n\S/,
    /\* One thing to read\n.+\(\d{4}\)\..+\nhttps:\/\//,
    /\* What waits for you\n- A common hour \(your next step, (was )?due on \w+, \w+ \d+\)\n {2}https:\/\/jointly/,
    new RegExp(
      `\\* Messages for you\n- Read practice one\n {2}https://jointly.example.org/messages/${message.id}`,
    ),
    /Open this week in Jointly\nhttps:\/\/jointly\.example\.org\/this-week\n/,
    /Stop this mail, without signing in\nhttps:\/\/jointly\.example\.org\/mail-off#[\w-]+\.[\w-]{43}\s*$/,
  ])
    assert.match(text, line);
  assert.doesNotMatch(text, /\{\w+\}/);
  assert.match(theo.html ?? '', /<html lang="en" dir="ltr">/);
  assert.match(theo.html ?? '', /&lt;together&gt;/);
  assert.doesNotMatch(to('priya')[0]?.text ?? '', /Read practice one|A common hour/);
});

test('each gets it in the language they chose, else in the district’s; Arabic from right to left', async () => {
  await digestOf(world, 'theo').chooseMail({ isOn: true, language: 'ar' });
  const kept = await digestOf(world, 'theo').chooseMail({ isOn: true, language: 'ar' });
  assert.deepEqual(kept, { isOn: true, language: 'ar', sending: 'none' });
  await digestOf(world, 'priya').chooseMail({ isOn: true, language: 'es' });
  await mail(round(0, 2));
  const [theo, priya, amina] = [to('theo')[0], to('priya')[0], to('amina')[0]];
  assert.match(theo?.subject ?? '', /^هذا الأسبوع: /);
  assert.match(theo?.html ?? '', /<html lang="ar" dir="rtl">/);
  assert.match(theo?.text ?? '', /\* محور واحد\n/);
  assert.match(priya?.subject ?? '', /^Esta semana: /);
  assert.match(priya?.text ?? '', /\* Algo para leer\n/);
  assert.match(amina?.subject ?? '', /^This week: /);
  for (const one of [theo, priya, amina]) assert.doesNotMatch(`${one?.text}${one?.html}`, /\{\w+\}/);
  await digestOf(world, 'theo').chooseMail({ isOn: true, language: 'en' });
  await refuses(digestOf(world, null).chooseMail({ isOn: true, language: 'en' }), 'session/none');
  await refuses(digestOf(world, 'theo').chooseMail({ isOn: true } as never), 'request/not-readable');
});

test('one press in the mail program turns it off without signing in, looking at the address does not; it is turned on again', async () => {
  await mail(round());
  const header = (key: string) => to('theo')[0]?.headers.find((one) => one.key === key)?.value ?? '';
  assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  const path = /<https:\/\/jointly\.example\.org(\/api\/\S+)>/.exec(header('list-unsubscribe'))?.[1] ?? '';
  const looked = await fetch(`${world.url}${path}`, { redirect: 'manual' });
  assert.equal(looked.status, 303);
  assert.match(looked.headers.get('location') ?? '', /\/mail-off#/);
  const isOn = async () => (await digestOf(world, 'theo').readWeek()).mail.isOn;
  assert.equal(await isOn(), true);
  for (let time = 0; time < 2; time += 1) {
    const pressed = await fetch(`${world.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    assert.equal(pressed.status, 200);
  }
  assert.equal(await isOn(), false);
  await mail(round(0, 2));
  assert.deepEqual([to('theo').length, to('amina').length], [1, 2]);
  await digestOf(world, 'theo').chooseMail({ isOn: true, language: 'en' });
  await mail(round(0, 3));
  assert.equal(to('theo').length, 2);
  for (const token of [
    'x',
    `${world.districtId}.${'a'.repeat(43)}`,
    `${world.otherDistrictId}.${'a'.repeat(43)}`,
  ])
    await refuses(digestOf(world, null).stopMail({ token }), 'record/not-found');
});

test('a server that stops between handing a mail over and hearing of it neither sends it twice nor forgets it', async () => {
  const dying = round();
  let isCommitted = false;
  const stopped = new Promise<void>((stop) => {
    dying.mailer.send = async ({ to: address }) => {
      const [row] = await world.query<{ state: string }>(
        `select m.state from digest.mailings m join people.persons p on p.id = m.person_id where p.email = $1`,
        [address],
      );
      isCommitted = row?.state === 'handed';
      stop();
      // The process is gone: nothing after this ever runs.
      return new Promise(() => {});
    };
  });
  void mail(dying);
  await stopped;
  assert.ok(isCommitted, 'it was taken for good before it was sent');
  await mail(round(1));
  await mail(round(2));
  assert.equal(sink.mails.length, 2, 'the two others, once');
  await world.query(`update digest.mailings set handed_at = now() - interval '1 hour'`);
  const { faults, sentThisWeek } = await digestOf(world, 'sam').readMailFaults();
  assert.deepEqual(
    faults.map(({ fault, code }) => [fault, code]),
    [['unknown', null]],
  );
  assert.equal(sentThisWeek, 0, 'this week is not that week');
  await refuses(digestOf(world, 'theo').readMailFaults(), 'session/not-in-this-capacity');
});

test('a server that stops before it handed a mail over sends it the next time', async () => {
  const dying = round();
  const { inDistrict } = world.database;
  let trips = 0;
  dying.database = {
    ...world.database,
    inDistrict: (id, work) =>
      inDistrict(id, async (tx) => {
        const done = await work(tx);
        trips += 1;
        if (trips === 3) throw new Error('stopped before the commit');
        return done;
      }),
  };
  await assert.rejects(mail(dying), /stopped before the commit/);
  assert.equal(sink.mails.length, 0);
  await mail(round(1));
  assert.equal(sink.mails.length, 3);
});

test('a refused address is a fact for administrators; one not taken now is tried after a pause, and given up at last', async () => {
  sink.refuses.set(world.person('theo').email, 550);
  sink.refuses.set(world.person('priya').email, 451);
  await mail(round());
  assert.deepEqual(await statesOf(), {
    theo: ['refused', 550],
    priya: ['waiting', 451],
    amina: ['sent', null],
  });
  await mail(round(0.5));
  sink.refuses.delete(world.person('theo').email);
  const rows = await world.query<{ attempts: number }>(
    'select max(attempts) as attempts from digest.mailings',
  );
  assert.equal(rows[0]?.attempts, 1, 'not before the pause is over');
  for (let hour = 1; hour < 8; hour += 1) await mail(round(hour));
  assert.deepEqual((await statesOf()).priya, ['given_up', 451]);
  assert.equal(sink.mails.length, 1);
  const { faults } = await digestOf(world, 'odette').readMailFaults();
  assert.deepEqual(
    faults.map(({ name, fault, code }) => [name, fault, code]),
    [
      ['Theo Lindqvist', 'refused', 550],
      ['Priya Raman', 'given_up', 451],
    ],
  );
});

test('when the mail server hangs up on the way, nobody knows, and it is not sent again', async () => {
  sink.hangsUp = true;
  await mail(round());
  sink.hangsUp = false;
  await mail(round(1));
  assert.deepEqual(
    Object.values(await statesOf()).map(([state]) => state),
    ['handed', 'handed', 'handed'],
  );
  assert.equal(sink.mails.length, 3, 'each was given once');
});

test('no mail server, no try used up; no mail for a demo district, nor to whom nothing holds any more', async () => {
  const gone = roundOf(world, { ...sink, url: 'smtp://127.0.0.1:1' });
  await mail(gone);
  assert.deepEqual(await statesOf(), {});
  await world.query('update district.districts set is_demo = true where id = $1', [world.districtId]);
  await mail(round());
  assert.equal((await digestOf(world, 'theo').readWeek()).mail.sending, 'demo');
  await world.query('update district.districts set is_demo = false where id = $1', [world.districtId]);
  await world.query(`update people.capacities set ends_on = current_date where person_id = $1`, [
    world.person('theo').id,
  ]);
  assert.equal(sink.mails.length, 0);
  await mail(round());
  await world.query('update people.capacities set ends_on = null');
  assert.deepEqual([to('theo').length, to('amina').length], [0, 1]);
});
