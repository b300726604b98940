import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type Adopted, adoptVision, day, idOf, planOf, refuses } from '../conversations/test-ground.ts';
import type { FeedId } from './calendar-contract.ts';
import { digestOf, placeOf } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
});
after(() => world.close());

const newFeedId = () => newId() as FeedId;
const make = (name: NamedPerson, language: 'en' | 'ar' = 'en', id = newFeedId()) =>
  digestOf(world, name).makeCalendar({ id, language });

async function fetchFeed(address: string): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(`${world.url}${new URL(address).pathname}`);
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text: await response.text() };
}

/** Lines as they were before folding, each event by its id. */
function eventsOf(text: string): Map<string, Record<string, string>> {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  const events = new Map<string, Record<string, string>>();
  let event: Record<string, string> | null = null;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') event = {};
    else if (line === 'END:VEVENT' && event !== null) {
      events.set(event.UID ?? '', event);
      event = null;
    } else if (event !== null) {
      const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
      event[name] = value;
    }
  }
  return events;
}

const compact = (on: string) => on.replaceAll('-', '');

test('a calendar program reads sessions, meetings, visits and one’s own steps by a private address, on whole days', async () => {
  const plan = planOf(world, adopted, { title: 'Explaining thinking; together, twice' });
  await world.as('priya').conversations.planSession(plan);
  const elsewhere = planOf(world, adopted, {
    ...{ buildingId: placeOf(world, 'Birchwood Middle'), ledById: idOf(world, 'marcus') },
  });
  await world.as('marcus').conversations.planSession(elsewhere);
  const meetingId = newId();
  await world.as('priya').conversations.recordMeeting({
    ...{ id: meetingId as never, kind: 'staff', title: 'Staff meeting', heldOn: day(4), agenda: '' },
    ...{ buildingId: placeOf(world, 'Lakeside Elementary'), practiceIds: [] },
  });
  const stepId = newId();
  await world.as('dana').supports.makeStep({
    ...{ stepId, conversationId: null, subjectId: world.place('Mathematics'), practiceId: null },
    ...{ buildingId: null, bandId: null, kind: 'structure', learning: 'professional' },
    ...{ what: 'A common hour', measure: 'In the plan', ownerId: idOf(world, 'theo'), dueOn: day(30) },
  } as never);

  const { address } = await make('theo');
  assert.match(address, /\/api\/digest\/calendar\/[0-9a-f-]{36}\.[\w-]{43}\.ics$/);
  const { status, type, text } = await fetchFeed(address);
  assert.equal(status, 200);
  assert.match(type, /^text\/calendar/);
  assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.match(text, /END:VCALENDAR\s*$/);
  assert.doesNotMatch(text, /DTSTART[^V]*T\d{6}/, 'no hour is claimed where only a day is known');
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  const events = eventsOf(text);
  assert.deepEqual(
    [...events.keys()].toSorted(),
    [`session-${plan.id}`, `meeting-${meetingId}`, `step-${stepId}`].toSorted(),
  );
  const session = events.get(`session-${plan.id}`);
  assert.equal(session?.['DTSTART;VALUE=DATE'], compact(day(7)));
  assert.equal(session?.['DTEND;VALUE=DATE'], compact(day(8)));
  assert.equal(session?.SUMMARY, 'Study session: Explaining thinking\\; together\\, twice');
  assert.equal(session?.LOCATION, 'Lakeside Elementary');
  assert.match(session?.DTSTAMP ?? '', /^\d{8}T\d{6}Z$/);
  assert.equal(events.get(`step-${stepId}`)?.['DTSTART;VALUE=DATE'], compact(day(30)));
  assert.deepEqual(eventsOf((await fetchFeed(address)).text), events, 'the same ids again');
  assert.doesNotMatch(text, /Birchwood/);
});

test('it is in the language it was made in; a window shows for who visits, from its first day to its last', async () => {
  const windowId = newId();
  await world.query(
    `insert into observation.agreements (district_id, id, number, content, published_by, published_in) values ($1, $2, 1, '{}', $3, $4)`,
    [world.districtId, windowId, idOf(world, 'sam'), world.person('sam').capacityId],
  );
  await world.query(
    `insert into observation.windows (district_id, id, subject_id, version_id, agreement_id, purpose, practice_ids, building_ids,
      starts_on, ends_on, visit_minutes, coverage_percent, opened_by, opened_in)
     values ($1, $2, $3, $4, $2, 'To see', $5, $6, $7, $8, 5, 80, $9, $10)`,
    [
      ...[world.districtId, windowId, world.place('Mathematics'), adopted.versionId, adopted.practiceIds],
      ...[[world.place('Lakeside Elementary')], day(-1), day(9)],
      ...[idOf(world, 'sam'), world.person('sam').capacityId],
    ],
  );
  const events = async (name: NamedPerson) =>
    eventsOf((await fetchFeed((await make(name, 'ar')).address)).text).get(`window-${windowId}`);
  const priya = await events('priya');
  assert.equal(priya?.SUMMARY, 'الزيارات مفتوحة: Mathematics');
  assert.deepEqual(
    [priya?.['DTSTART;VALUE=DATE'], priya?.['DTEND;VALUE=DATE']],
    [compact(day(-1)), compact(day(10))],
  );
  assert.equal(await events('marcus'), undefined, 'not in his building');
  assert.equal(await events('amina'), undefined, 'a teacher does not visit');
});

test('an address works until another is made or it is stopped; it is nobody’s without its secret', async () => {
  const first = await make('amina');
  const id = newFeedId();
  const second = await make('amina', 'en', id);
  assert.equal((await fetchFeed(first.address)).status, 404);
  assert.equal((await fetchFeed(second.address)).status, 200);
  const third = await make('amina', 'en', id);
  assert.equal((await fetchFeed(second.address)).status, 404, 'under the same id it has a new secret');
  assert.deepEqual(await digestOf(world, 'amina').readCalendar(), { since: day(0) });
  await refuses(make('grace', 'en', id), 'record/different-content');
  await digestOf(world, 'amina').stopCalendar();
  await digestOf(world, 'amina').stopCalendar();
  assert.equal((await fetchFeed(third.address)).status, 404);
  assert.deepEqual(await digestOf(world, 'amina').readCalendar(), { since: null });
  const rows = await world.query<{ secret_hash: string }>('select secret_hash from digest.feeds');
  for (const row of rows) assert.ok(!third.address.includes(row.secret_hash));

  const { address } = await make('grace');
  const elsewhere = address.replace(world.districtId, world.otherDistrictId);
  for (const wrong of [elsewhere, address.replace('.ics', ''), address.replace(/.{5}\.ics/, 'aaaaa.ics')])
    assert.equal((await fetchFeed(wrong)).status, 404, wrong);
  await world.query('update people.capacities set ends_on = current_date - 2 where person_id = $1', [
    idOf(world, 'grace'),
  ]);
  assert.equal((await fetchFeed(address)).status, 404, 'she has left');
  await refuses(digestOf(world, null).readCalendar(), 'session/none');
});
