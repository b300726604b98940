import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { PeerTeam, TeamId } from './peer-contract.ts';
import { mondayOf } from './peer-rules.ts';
import {
  type Adopted,
  adoptVision,
  day,
  publishAgreement,
  refuses,
  study,
  windowFacts,
} from './test-ground.ts';
import type { Answer } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let teamId: TeamId;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
  await study(world, adopted);
  teamId = (await formTeam('Talk in mathematics', ['amina', 'grace'])) as TeamId;
});
after(() => world.close());

async function formTeam(name: string, others: ('amina' | 'grace' | 'priya')[]): Promise<string> {
  const id = newId() as never;
  const personIds = others.map((other) => world.person(other).id) as never;
  const { conversations } = world.as('theo');
  await conversations.formGroup({ id, kind: 'team', name, buildingId: null, personIds });
  await conversations.sayPurpose({
    id,
    purposeId: newId(),
    purpose: 'That children talk about their solutions.',
    practiceIds: adopted.practiceIds.slice(0, 2) as never,
  });
  return id;
}

const visit = (answers: Answer[], changes: Record<string, unknown> = {}) =>
  ({
    teamId,
    id: crypto.randomUUID(),
    madeOn: day(0),
    tallies: answers.map((answer, index) => ({ practiceId: adopted.practiceIds[index], answer })),
    ...changes,
  }) as Parameters<ReturnType<World['as']>['observation']['recordPeerVisit']>[0];
const teamsOf = async (name: 'theo' | 'amina' | 'grace' | 'priya' | 'sam' | 'odette' | 'stranger') =>
  (await world.as(name).observation.listPeerTeams()).teams;

const shown = (team: PeerTeam | undefined) => ({ visits: team?.visits, counts: team?.counts });

test('a team sees its own visits as counts by whole fives, and nobody else sees that there are any', async () => {
  const { observation } = world.as('theo');
  const [before_] = await teamsOf('theo');
  assert.equal(before_?.visits, 0);
  assert.deepEqual(
    before_?.practices.map(({ name }) => name),
    ['Practice 1', 'Practice 2'],
  );
  for (const answers of [
    ['seen', 'not_seen'],
    ['seen', 'no_opportunity'],
    ['not_seen', 'seen'],
    ['seen'],
  ] as Answer[][]) {
    await observation.recordPeerVisit(visit(answers));
    assert.deepEqual(shown((await teamsOf('amina'))[0]), { visits: 0, counts: [] });
  }
  await world.as('grace').observation.recordPeerVisit(visit(['could_not_tell', 'not_seen']));
  const [team] = await teamsOf('amina');
  const [practiceId] = adopted.practiceIds;
  // The second practice was answered in four of the five visits: it waits for its own fifth.
  const first = { practiceId, name: 'Practice 1', seen: 3, notSeen: 1, noOpportunity: 0, couldNotTell: 1 };
  assert.deepEqual(shown(team), { visits: 5, counts: [{ ...first, interval: null }] });
  assert.equal(team?.hasAdministrator, false);
  for (const name of ['priya', 'sam', 'odette', 'stranger'] as const)
    assert.deepEqual(await teamsOf(name), []);
});

test('looking before and after a visit tells nothing of it: a sixth changes nothing of what five have shown', async () => {
  const { observation } = world.as('theo');
  const before_ = shown((await teamsOf('theo'))[0]);
  await observation.recordPeerVisit(visit(['no_opportunity']));
  assert.deepEqual(shown((await teamsOf('theo'))[0]), before_);
});

test('the same visit sent again is one; another under its id is refused', async () => {
  const sent = visit(['seen', 'not_seen']);
  const { observation } = world.as('theo');
  await observation.recordPeerVisit(sent);
  await observation.recordPeerVisit({ ...sent, tallies: sent.tallies.toReversed() });
  const [kept] = await world.query<{ count: number }>(
    'select count(*)::int as count from observation.peer_visits',
  );
  assert.equal(kept?.count, 7);
  await refuses(
    observation.recordPeerVisit({ ...sent, tallies: sent.tallies.slice(1) }),
    'record/different-content',
  );
});

test('keeps no observer, room, building or day, and no audit entry', async () => {
  const columns = await world.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'observation' and table_name like 'peer%' order by 1`,
  );
  assert.deepEqual(
    columns.map(({ name }) => name),
    [
      'peer_tallies.answer',
      'peer_tallies.district_id',
      'peer_tallies.five',
      'peer_tallies.practice_id',
      'peer_tallies.visit_id',
      'peer_visits.district_id',
      'peer_visits.group_id',
      'peer_visits.id',
      'peer_visits.week_of',
    ],
  );
  assert.equal((await world.query("select from audit.entries where act like '%peer%'")).length, 0);
  assert.equal(mondayOf('2026-11-22'), '2026-11-16');
  assert.equal(mondayOf('2026-11-16'), '2026-11-16');
});

test('a peer visit is in no figure of the district', async () => {
  await publishAgreement(world);
  const { id } = await world.as('dana').observation.openWindow(windowFacts(world, adopted));
  const reading = await world.as('sam').analysis.readWindow({ windowId: id });
  assert.equal(reading.spread.visits ?? 0, 0);
});

test('refuses a small team, a day too long ago or to come, a practice the team does not share, a stranger', async () => {
  const { observation } = world.as('theo');
  const small = await formTeam('We two', ['amina']);
  await refuses(
    observation.recordPeerVisit(visit(['seen'], { teamId: small })),
    'observation/team-too-small',
    {
      people: 2,
      needed: 3,
    },
  );
  for (const madeOn of [day(-15), day(1)])
    await refuses(observation.recordPeerVisit(visit(['seen'], { madeOn })), 'observation/peer-day');
  const foreign = [{ practiceId: adopted.practiceIds[4], answer: 'seen' }];
  await refuses(
    observation.recordPeerVisit(visit([], { tallies: foreign })),
    'observation/not-a-team-practice',
  );
  await refuses(observation.recordPeerVisit(visit([])), 'request/not-readable');
  await refuses(world.as('priya').observation.recordPeerVisit(visit(['seen'])), 'record/not-found');
  await refuses(world.as('stranger').observation.recordPeerVisit(visit(['seen'])), 'record/not-found');
  await refuses(world.as('bruno').observation.listPeerTeams(), 'session/not-in-this-capacity');
  await refuses(world.as(null).observation.listPeerTeams(), 'session/none');
});

test('says when an administrator is on the team', async () => {
  await formTeam('With our principal', ['grace', 'priya']);
  const teams = await teamsOf('priya');
  assert.deepEqual(
    teams.map(({ name, hasAdministrator }) => ({ name, hasAdministrator })),
    [{ name: 'With our principal', hasAdministrator: true }],
  );
});

test('anybody on the team deletes all of it, and nobody else; how many there were is not told', async () => {
  await refuses(world.as('sam').observation.deletePeerVisits({ teamId }), 'record/not-found');
  assert.deepEqual(await world.as('amina').observation.deletePeerVisits({ teamId }), { teamId });
  assert.deepEqual(await world.as('amina').observation.deletePeerVisits({ teamId }), { teamId });
  assert.equal((await world.query('select from observation.peer_tallies')).length, 0);
});

test('visits that arrive at the same time make whole fives; from twenty on a share comes with where it likely lies', async () => {
  const { observation } = world.as('grace');
  const record = (answers: Answer[][]) =>
    Promise.all(answers.map((answer) => observation.recordPeerVisit(visit(answer))));
  const of = (length: number, answer: Answer): Answer[][] => Array.from({ length }, () => [answer]);
  await record([...of(17, 'seen'), ...of(2, 'not_seen')]);
  const [before_] = await teamsOf('grace');
  assert.equal(before_?.visits, 15);
  const [fifteen] = before_?.counts ?? [];
  assert.equal((fifteen?.seen ?? 0) + (fifteen?.notSeen ?? 0), 15);
  assert.equal(fifteen?.interval, null);
  await record([['seen']]);
  const [count] = (await teamsOf('grace'))[0]?.counts ?? [];
  assert.deepEqual([count?.seen, count?.notSeen], [18, 2]);
  // R 4.2.2, binom.confint(18, 20, methods = 'wilson')
  assert.deepEqual(
    [count?.interval?.low, count?.interval?.high].map((end) => end?.toFixed(10)),
    ['0.6989663548', '0.9721335188'],
  );
});
