import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { InvitationId } from './invitation-contract.ts';
import { findDaysFault, findInvitationCard } from './invitation-rules.ts';
import {
  type Adopted,
  adoptVision,
  day,
  publishAgreement,
  refuses,
  study,
  visitBy,
  windowFacts,
} from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
  await study(world, adopted);
  await publishAgreement(world);
});
after(() => world.close());

const asked = (changes: Record<string, unknown> = {}) =>
  ({
    id: crypto.randomUUID(),
    practiceId: adopted.practiceIds[0],
    startsOn: day(0),
    endsOn: day(6),
    dayPart: 'morning',
    note: 'We try talk about two solutions.',
    ...changes,
  }) as { id: InvitationId } & Parameters<ReturnType<World['as']>['observation']['invite']>[0];
const of = (name: 'theo' | 'amina' | 'grace') => world.as(name).observation;

test('a teacher invites to a practice, and the observers of the building see it without a name', async () => {
  const sent = asked();
  assert.deepEqual(await of('theo').invite(sent), { id: sent.id });
  const [own] = (await of('theo').listInvitations()).own;
  assert.equal(own?.practice.name, 'Practice 1');
  assert.deepEqual(own?.comers, []);
  for (const name of ['priya', 'elena', 'sam', 'dana'] as const) {
    const { open, own: none } = await world.as(name).observation.listInvitations();
    assert.deepEqual(none, []);
    const found = open.find(({ id }) => id === sent.id);
    assert.equal(found?.building.name, 'Lakeside Elementary');
    assert.ok(
      !JSON.stringify(found).includes('Theo') && !JSON.stringify(found).includes(world.person('theo').id),
    );
  }
  assert.deepEqual((await world.as('marcus').observation.listInvitations()).open, []);
  assert.deepEqual((await of('amina').listInvitations()).own, []);
  await of('theo').withdrawInvitation({ id: sent.id });
});

test('inviting again with the same words changes nothing; with other words it is refused', async () => {
  const sent = asked();
  await of('theo').invite(sent);
  await of('theo').invite(sent);
  assert.equal((await of('theo').listInvitations()).own.length, 1);
  await refuses(of('theo').invite({ ...sent, note: 'Another.' }), 'record/different-content');
  await refuses(of('amina').invite(sent), 'record/different-content');
  await of('theo').withdrawInvitation({ id: sent.id });
});

test('an observer says that they will come and takes it back; only who invites sees the name', async () => {
  const sent = asked();
  await of('amina').invite(sent);
  const priya = world.as('priya').observation;
  await priya.takeUpInvitation({ id: sent.id });
  await priya.takeUpInvitation({ id: sent.id });
  assert.deepEqual((await of('amina').listInvitations()).own[0]?.comers, ['Priya Raman']);
  assert.equal((await priya.listInvitations()).open[0]?.iWillCome, true);
  const [seen] = (await world.as('elena').observation.listInvitations()).open;
  assert.deepEqual({ mine: seen?.iWillCome, others: seen?.othersWillCome }, { mine: false, others: true });
  await priya.leaveInvitation({ id: sent.id });
  await priya.leaveInvitation({ id: sent.id });
  assert.deepEqual((await of('amina').listInvitations()).own[0]?.comers, []);
  await refuses(
    world.as('marcus').observation.takeUpInvitation({ id: sent.id }),
    'observation/other-building',
  );
  await refuses(
    world.as('theo').observation.takeUpInvitation({ id: sent.id } as never),
    'session/not-in-this-capacity',
  );
  await refuses(priya.takeUpInvitation({ id: newId() as InvitationId }), 'record/not-found');
  await refuses(of('grace').withdrawInvitation({ id: sent.id }), 'record/not-found');
  await of('amina').withdrawInvitation({ id: sent.id });
  await of('amina').withdrawInvitation({ id: sent.id });
  assert.equal((await world.query('select from observation.invitations')).length, 0);
});

test('refuses days that cannot be, a practice that is not in force, and a note that says who or where', async () => {
  const wrong = (changes: Record<string, unknown>) => of('theo').invite(asked(changes));
  await refuses(wrong({ endsOn: day(-1) }), 'observation/invitation-days', {
    why: 'ends-before-it-starts',
    today: day(0),
  });
  await refuses(wrong({ startsOn: day(-1) }), 'observation/invitation-days');
  await refuses(wrong({ endsOn: day(28) }), 'observation/invitation-days');
  await refuses(wrong({ practiceId: newId() }), 'observation/practice-not-in-force');
  await refuses(wrong({ note: 'Come to Theo Lindqvist, room 12.' }), 'observation/invitation-tells', {
    words: ['room 12', 'Theo Lindqvist'],
  });
  await refuses(wrong({ note: 'x'.repeat(301) }), 'request/not-readable');
  await refuses(world.as('sam').observation.invite(asked()), 'session/not-in-this-capacity');
  await refuses(world.as(null).observation.listInvitations(), 'session/none');
});

test('when its days are over nothing of it is left but a count by month, told from ten on', async () => {
  const sent = asked();
  await of('theo').invite(sent);
  await world.as('priya').observation.takeUpInvitation({ id: sent.id });
  const months = () =>
    world.query<{ n: number }>('select ended_count as n from observation.invitation_months');
  await world.query("update observation.invitations set starts_on = '2026-03-02', ends_on = '2026-03-06'");
  await refuses(world.as('priya').observation.takeUpInvitation({ id: sent.id }), 'record/not-found');
  // What was refused was rolled back; reading ends it for good.
  await world.as('priya').observation.listInvitations();
  assert.equal((await world.query('select from observation.invitations')).length, 0);
  assert.equal((await world.query('select from observation.invitation_takers')).length, 0);
  assert.deepEqual(await months(), [{ n: 1 }]);
  assert.deepEqual((await of('theo').listInvitations()).months, []);
  await world.query('update observation.invitation_months set ended_count = 10');
  assert.deepEqual((await of('theo').listInvitations()).months, [
    { building: 'Lakeside Elementary', month: '2026-03-01', ended: 10 },
  ]);
});

test('neither the audit nor any visit knows of an invitation', async () => {
  const { id: windowId } = await world.as('dana').observation.openWindow(windowFacts(world, adopted));
  const sent = asked();
  await of('theo').invite(sent);
  await world.as('priya').observation.takeUpInvitation({ id: sent.id });
  const visit = visitBy(world, 'priya', windowId, adopted);
  await world
    .as('priya')
    .observation.deliverVisits({ deviceSentAt: new Date().toISOString(), visits: [visit] });
  const told = await world.query(
    `select from audit.entries where object_id::text = $1 or detail::text like '%' || $1 || '%' or act like '%invit%'`,
    [sent.id],
  );
  assert.equal(told.length, 0);
  const keys = await world.query(
    `select from pg_constraint where contype = 'f' and conrelid = 'observation.visits'::regclass
       and confrelid::regclass::text like '%invitation%'`,
  );
  assert.equal(keys.length, 0);
});

test('another district sees none of it', async () => {
  const stranger = world.as('stranger').observation;
  assert.deepEqual((await stranger.listInvitations()).open, []);
  const [own] = (await of('theo').listInvitations()).own;
  assert.ok(own);
  await refuses(stranger.takeUpInvitation({ id: own.id }), 'record/not-found');
});

test('an invitation stands for four weeks at the longest', () => {
  assert.equal(findDaysFault({ startsOn: day(0), endsOn: day(27) }, day(0)), null);
  assert.equal(findDaysFault({ startsOn: day(0), endsOn: day(28) }, day(0)), 'too-long');
});

test('Home tells of invitations that nobody has taken up; where there are none, of who will come; else nothing', () => {
  type Given = Parameters<typeof findInvitationCard>[0];
  const card = (open: object[], own: object[]) => findInvitationCard({ open, own } as unknown as Given);
  const taken = { iWillCome: true, othersWillCome: false };
  const waiting = { iWillCome: false, othersWillCome: false };
  const own = { comers: ['Priya Raman'] };
  assert.deepEqual(card([waiting, taken], [own]), { is: 'open', count: 1 });
  assert.deepEqual(card([taken], [own, own]), { is: 'comers', names: ['Priya Raman'] });
  assert.equal(card([taken], [{ comers: [] }]), null);
});
