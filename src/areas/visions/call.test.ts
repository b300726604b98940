import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { addDays } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';
import { refused } from './test-ground.ts';

let world: World;
let today: string;
before(async () => {
  world = await openWorld();
  const rows = await world.query<{ today: string }>(
    `select (now() at time zone 'America/Detroit')::date::text as today`,
  );
  today = rows[0]?.today ?? '';
});
after(() => world.close());

function callInput(opensOn = today, closesOn = addDays(today, 14)) {
  return {
    callId: newId(),
    subjectId: world.place('Mathematics'),
    message: 'Come and write the vision of mathematics with us.',
    opensOn,
    closesOn,
  };
}

test('calls all staff, once, and counts who was invited on that day', async () => {
  const input = callInput();
  const call = await world.as('dana').visions.makeCall(input);
  // Fifteen people of Maple Ridge have a capacity; the one on the board is not staff.
  assert.equal(call.invitedCount, 14);
  assert.equal(call.mode, 'open_call');
  assert.equal(call.isOpen, true);
  assert.equal(call.made.name, 'Dana Whitfield');
  assert.deepEqual(await world.as('dana').visions.makeCall(input), call);
  await refused(
    world.as('dana').visions.makeCall({ ...input, message: 'Other.' }),
    'record/different-content',
  );
  for (const name of ['theo', 'priya', 'odette'] as const) {
    await refused(world.as(name).visions.makeCall(callInput()), 'session/not-in-this-capacity');
  }
  await refused(
    world.as('sam').visions.makeCall(callInput(today, addDays(today, -1))),
    'visions/closes-before-it-opens',
  );
  await refused(
    world.as('sam').visions.makeCall({ ...callInput(), subjectId: newId() }),
    'visions/unknown-reference',
  );
  await refused(world.as('sam').visions.makeCall({ ...callInput(), message: ' ' }), 'request/not-readable');
  await refused(world.as(null).visions.makeCall(callInput()), 'session/none');
  assert.deepEqual(await world.as('stranger').visions.listCalls(), []);
  await refused(world.as('stranger').visions.readCall({ callId: input.callId }), 'record/not-found');
});

test('keeps the first opening, every answer, and counts the last', async () => {
  const { id: callId } = await world.as('sam').visions.makeCall(callInput());
  const theo = world.as('theo').visions;
  const waiting = (await theo.listNext()).filter((card) => card.kind === 'answer_call');
  assert.ok(waiting.some((card) => card.callId === callId));
  const first = await theo.recordCallReading({ callId });
  assert.deepEqual(await theo.recordCallReading({ callId }), first);
  const reply = { callId, replyId: newId(), answer: 'not_now' as const };
  assert.equal((await theo.replyToCall(reply)).you.answer, 'not_now');
  assert.equal((await theo.replyToCall({ ...reply, replyId: newId(), answer: 'join' })).you.answer, 'join');
  // The earlier answer, sent again by a phone that had no signal, changes nothing.
  assert.equal((await theo.replyToCall(reply)).you.answer, 'join');
  await refused(theo.replyToCall({ ...reply, answer: 'join' }), 'record/different-content');
  await refused(world.as('amina').visions.replyToCall(reply), 'record/different-content');
  const kept = await world.query('select answer from visions.replies where call_id = $1 order by at', [
    callId,
  ]);
  assert.deepEqual(kept, [{ answer: 'not_now' }, { answer: 'join' }]);
  const after = (await theo.listNext()).filter((card) => card.callId === callId);
  assert.deepEqual(after, []);
  await refused(
    world.as('bruno').visions.replyToCall({ callId, replyId: newId(), answer: 'join' }),
    'session/not-in-this-capacity',
  );
  await refused(theo.replyToCall({ callId: newId(), replyId: newId(), answer: 'join' }), 'record/not-found');
});

test('takes answers only between its days, and a repeated one even after', async () => {
  const early = await world.as('sam').visions.makeCall(callInput(addDays(today, 2)));
  const dates = { opensOn: early.opensOn, closesOn: early.closesOn };
  const reply = { callId: early.id, replyId: newId(), answer: 'join' as const };
  assert.deepEqual(
    await refused(world.as('grace').visions.replyToCall(reply), 'visions/call-not-open'),
    dates,
  );
  const open = await world.as('sam').visions.makeCall(callInput(addDays(today, -3), today));
  const kept = { ...reply, callId: open.id };
  await world.as('grace').visions.replyToCall(kept);
  await world.query('update visions.calls set closes_on = $2 where id = $1', [open.id, addDays(today, -1)]);
  assert.equal((await world.as('grace').visions.replyToCall(kept)).you.answer, 'join');
  await refused(world.as('ben').visions.replyToCall({ ...kept, replyId: newId() }), 'visions/call-not-open');
});

test('says whom it reached, who joined from where, and which buildings and bands have nobody', async () => {
  const { id: callId } = await world.as('dana').visions.makeCall(callInput());
  await world.query('update people.capacities set band_id = $2 where id = $1', [
    world.person('theo').capacityId,
    world.place('K-2'),
  ]);
  for (const [name, answer] of [
    ['theo', 'join'],
    ['grace', 'join'],
    ['walt', 'not_now'],
  ] as const) {
    await world.as(name).visions.replyToCall({ callId, replyId: newId(), answer });
  }
  await world.as('elena').visions.recordCallReading({ callId });
  const reach = await world.as('sam').visions.readCallReach({ callId });
  assert.equal(reach.invitedCount, 14);
  assert.equal(reach.invitedOn, today);
  assert.equal(reach.openedCount, 4);
  assert.deepEqual(reach.openedByDay, [{ day: today, count: 4 }]);
  assert.equal(reach.notNowCount, 1);
  assert.deepEqual(
    reach.joiners.map(({ name, building, band, isOnTeam }) => [name, building?.name, band?.name, isOnTeam]),
    [
      ['Grace Kowalski', 'Birchwood Middle', undefined, false],
      ['Theo Lindqvist', 'Lakeside Elementary', 'K-2', false],
    ],
  );
  assert.deepEqual(
    reach.byBuilding.map(({ name, staffCount, joinedCount }) => [name, staffCount, joinedCount]),
    [
      ['Lakeside Elementary', 4, 1],
      ['Birchwood Middle', 2, 1],
      ['Maple Ridge High', 2, 0],
      [null, 6, 0],
    ],
  );
  assert.deepEqual(reach.byRole.find(({ name }) => name === 'teacher')?.joinedCount, 2);
  assert.deepEqual(
    reach.nobodyYet.buildings.map(({ name }) => name),
    ['Maple Ridge High'],
  );
  assert.deepEqual(
    reach.nobodyYet.bands.map(({ name }) => name),
    ['3-5', '6-8', '9-12'],
  );
  await refused(world.as('theo').visions.readCallReach({ callId }), 'session/not-in-this-capacity');
  await refused(world.as('stranger').visions.readCallReach({ callId }), 'record/not-found');
  const cards = await world.as('dana').visions.listNext();
  assert.ok(cards.some((card) => card.kind === 'start_vision' && card.callId === callId));
});

test('lets the district change its process, and keeps the change in the audit', async () => {
  const process = await world.as('walt').visions.readProcess();
  assert.deepEqual(process, {
    invitation: 'open_call',
    reviewer: 'superintendent_or_designee',
    decision: 'consent',
  });
  const changed = { ...process, invitation: 'by_building' as const, decision: 'vote' as const };
  await world.as('odette').visions.changeProcess(changed);
  assert.deepEqual(await world.as('walt').visions.readProcess(), changed);
  const [entry] = await world.query<{ capacity: string; detail: unknown }>(
    `select capacity, detail from audit.entries where act = 'visions/process-changed'`,
  );
  assert.deepEqual(entry, { capacity: 'district_office', detail: { before: process, after: changed } });
  assert.equal((await world.as('dana').visions.makeCall(callInput())).mode, 'by_building');
  await refused(world.as('theo').visions.changeProcess(process), 'session/not-in-this-capacity');
  await refused(
    world.as('sam').visions.changeProcess({ ...process, decision: 'nobody' as never }),
    'request/not-readable',
  );
  const elsewhere = await world.as('stranger').visions.readProcess();
  assert.equal(elsewhere.invitation, 'open_call');
});

test('replaces a target with a dated one, and overwrites neither', async () => {
  const dana = world.as('dana').visions;
  const input = {
    targetId: newId(),
    subjectId: world.place('Mathematics'),
    text: 'Students explain why.',
    replacesId: null,
  };
  const first = await dana.setTarget(input);
  assert.deepEqual(await dana.setTarget(input), first);
  await refused(dana.setTarget({ ...input, text: 'Other.' }), 'record/different-content');
  const second = {
    ...input,
    targetId: newId(),
    text: 'Students explain why, in words.',
    replacesId: first.id,
  };
  await dana.setTarget(second);
  await dana.setTarget(second);
  const targets = await world.as('walt').visions.listTargets({ subjectId: input.subjectId });
  assert.deepEqual(
    targets.map(({ text, endedAt, replacesId }) => [text, endedAt !== null, replacesId]),
    [
      ['Students explain why.', true, null],
      ['Students explain why, in words.', false, first.id],
    ],
  );
  await refused(dana.setTarget({ ...second, targetId: newId() }), 'visions/target-ended');
  await refused(
    dana.setTarget({ ...second, targetId: newId(), subjectId: world.place('English Language Arts') }),
    'visions/unknown-reference',
  );
  const ended = await dana.endTarget({ targetId: second.targetId });
  assert.deepEqual(await dana.endTarget({ targetId: second.targetId }), ended);
  await refused(world.as('theo').visions.setTarget(input), 'session/not-in-this-capacity');
  await refused(world.as('stranger').visions.endTarget({ targetId: first.id }), 'record/not-found');
  assert.deepEqual(await world.as('stranger').visions.listTargets({}), []);
});

test('lists the members of the District Network on a day', async () => {
  const members = await world.as('dana').visions.listNetworkMembers({ on: today });
  assert.deepEqual(
    members.map(({ name }) => name),
    ['Dana Whitfield', 'Noor Haddad'],
  );
  assert.deepEqual(await world.as('dana').visions.listNetworkMembers({ on: '2019-12-31' }), []);
  await refused(world.as('theo').visions.listNetworkMembers({ on: today }), 'session/not-in-this-capacity');
});
