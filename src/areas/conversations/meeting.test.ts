import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { MeetingId } from './meeting-contract.ts';
import { quietFor } from './quiet-rules.ts';
import type { PracticeId } from './session-contract.ts';
import {
  type Adopted,
  adoptVision,
  day,
  holdingOf,
  planOf,
  questionOn,
  refuses,
  reviseVision,
} from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  adopted = await adoptVision(world);
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const meetingAt = (building: string | null, practiceIds: PracticeId[] = [], heldOn = day(0)) => ({
  id: newId() as MeetingId,
  kind: 'team' as const,
  title: 'Third grade team',
  heldOn,
  buildingId: building === null ? null : (world.place(building) as BuildingId),
  agenda: 'Look at the exit slips.',
  practiceIds,
});
const overview = async () =>
  (await api('ben').readOverview()).visions.find((one) => one.version.id === adopted.versionId);

test('puts a meeting down with the practices it names, for everybody to read', async () => {
  const meeting = meetingAt('Lakeside Elementary', adopted.practiceIds.slice(0, 1));
  const kept = await api('theo').recordMeeting(meeting);
  assert.deepEqual(
    kept.practices.map(({ name, visionTitle }) => ({ name, visionTitle })),
    [{ name: 'Practice 1', visionTitle: 'How we teach Mathematics' }],
  );
  const seen = await api('grace').readMeeting({ id: meeting.id });
  assert.equal(seen.recordedBy, 'Theo Lindqvist');
  assert.equal(seen.mayChange, false);
  await api('theo').recordMeeting(meeting);
  await refuses(api('theo').recordMeeting({ ...meeting, title: 'Another' }), 'record/different-content');
});

test('a practice is named by one tap, again without harm, and taken back', async () => {
  const meeting = meetingAt('Lakeside Elementary');
  await api('theo').recordMeeting(meeting);
  const [practiceId] = adopted.practiceIds;
  assert.ok(practiceId);
  const naming = { id: meeting.id, practiceId };
  assert.equal((await api('theo').namePractice(naming)).practices.length, 1);
  assert.equal((await api('priya').namePractice(naming)).practices.length, 1);
  assert.equal((await api('priya').unnamePractice(naming)).practices.length, 0);
  assert.equal((await api('priya').unnamePractice(naming)).practices.length, 0);
  for (const name of ['grace', 'marcus'] as const)
    await refuses(api(name).namePractice(naming), 'conversations/not-your-meeting');
  await refuses(api('bruno').namePractice(naming), 'session/not-in-this-capacity');
});

test('refuses another building, a practice that is not in force, a building that is not there', async () => {
  await refuses(api('theo').recordMeeting(meetingAt('Birchwood Middle')), 'conversations/own-building-only');
  const stranger = newId() as PracticeId;
  await refuses(
    api('theo').recordMeeting(meetingAt(null, [stranger])),
    'conversations/practice-not-in-force',
    { practiceIds: [stranger] },
  );
  await refuses(
    api('dana').recordMeeting({ ...meetingAt(null), buildingId: newId() as BuildingId }),
    'conversations/building-not-open',
  );
  await refuses(
    api('theo').recordMeeting({ ...meetingAt(null), minutes: 'who said what' } as never),
    'request/not-readable',
  );
});

test('[C27] reports how much of the talk names the practices of a vision, through its versions', async () => {
  const before = await api('ben').readLanguage({ versionId: adopted.versionId });
  assert.equal(before.months.length, 12);
  assert.equal(before.months.at(-1)?.naming, 0);
  await api('theo').recordMeeting(meetingAt('Lakeside Elementary', adopted.practiceIds.slice(0, 2)));
  await api('theo').recordMeeting(meetingAt('Lakeside Elementary'));
  await api('dana').recordMeeting(meetingAt(null, adopted.practiceIds.slice(0, 1), day(5)));
  const revised = await reviseVision(world, adopted, 0);
  const after = await api('ben').readLanguage({ versionId: revised.versionId });
  const [then, now] = [before.months.at(-1), after.months.at(-1)];
  assert.ok(then && now);
  assert.deepEqual(
    { meetings: now.meetings - then.meetings, naming: now.naming },
    { meetings: 2, naming: 1 },
    'a meeting without a practice counts as one, a meeting to come does not',
  );
  assert.deepEqual(
    after.practices.map((practice) => practice.meetings),
    [1, 1, 0],
  );
});

test('a meeting that was put down by mistake is no longer counted', async () => {
  const meeting = meetingAt('Lakeside Elementary', adopted.practiceIds);
  await api('theo').recordMeeting(meeting);
  await refuses(api('grace').withdrawMeeting({ id: meeting.id }), 'conversations/not-your-meeting');
  await api('theo').withdrawMeeting({ id: meeting.id });
  await refuses(api('theo').readMeeting({ id: meeting.id }), 'record/not-found');
  assert.equal((await overview())?.meetings, 0);
});

test('pages through meetings, the latest first, and finds those that named a practice', async () => {
  const [practiceId] = adopted.practiceIds;
  for (const daysAgo of [3, 1, 2])
    await api('theo').recordMeeting(
      meetingAt('Lakeside Elementary', adopted.practiceIds.slice(0, 1), day(-daysAgo)),
    );
  const first = await api('ben').listMeetings({ practiceId, limit: 2 });
  assert.ok(first.next);
  const rest = await api('ben').listMeetings({ practiceId, before: first.next });
  assert.deepEqual(
    [...first.meetings, ...rest.meetings].map((meeting) => meeting.heldOn),
    [day(-1), day(-2), day(-3)],
  );
});

test('a vision is quiet after six weeks, not while a session is planned, and no longer once somebody asks', async () => {
  assert.equal(quietFor({ lastTraceOn: '2026-09-01', isPlanned: false }, '2026-10-12'), null);
  assert.equal(quietFor({ lastTraceOn: '2026-09-01', isPlanned: false }, '2026-10-13'), 6);
  assert.equal((await overview())?.quietForWeeks, null, 'it was adopted 30 days ago');
  adopted = await adoptVision(world, 'Mathematics', { daysAgo: 70 });
  assert.equal((await overview())?.quietForWeeks, 10);
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  assert.equal((await overview())?.quietForWeeks, null);
  await api('priya').holdSession(holdingOf(world, plan, { heldOn: day(-44) }));
  assert.equal((await overview())?.quietForWeeks, 6);
  assert.equal((await overview())?.lastTraceOn, day(-44));
  await api('theo').askQuestion(questionOn(adopted, 'Is anybody there?'));
  assert.equal((await overview())?.quietForWeeks, null);
});

test('the overview tells for every vision in force how it lives: gate, sessions, questions, meetings', async () => {
  const plan = planOf(world, adopted);
  await api('priya').planSession(plan);
  await api('theo').askQuestion(questionOn(adopted, 'How?'));
  await api('theo').recordMeeting(meetingAt('Lakeside Elementary', adopted.practiceIds));
  const vision = await overview();
  assert.equal(vision?.subject.name, 'Mathematics');
  assert.deepEqual(vision?.sessions, { held: 0, planned: 1 });
  assert.deepEqual(vision?.questions, { open: 1, answered: 0 });
  assert.equal(vision?.meetings, 1);
  assert.deepEqual(vision?.practices[0]?.phrases, ['I heard practice 1 in the room.']);
  assert.equal(vision?.gate.isOpen, false);
  const revised = await reviseVision(world, adopted, 0);
  const { visions } = await api('ben').readOverview();
  assert.ok(!visions.some((one) => one.version.id === adopted.versionId));
  assert.ok(visions.some((one) => one.version.id === revised.versionId));
});

test('nobody and the other district see no meeting', async () => {
  const meeting = meetingAt('Lakeside Elementary');
  await api('theo').recordMeeting(meeting);
  await refuses(api(null).listMeetings({}), 'session/none');
  await refuses(api('stranger').readMeeting({ id: meeting.id }), 'record/not-found');
  await refuses(api('stranger').withdrawMeeting({ id: meeting.id }), 'record/not-found');
  await refuses(api('stranger').readLanguage({ versionId: adopted.versionId }), 'record/not-found');
  assert.deepEqual((await api('stranger').listMeetings({})).meetings, []);
  assert.deepEqual((await api('stranger').readOverview()).visions, []);
});
