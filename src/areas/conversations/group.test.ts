import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId, PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import { ageInDays, ownerOf, repliesOpenTo, standingOf } from './barrier-rules.ts';
import { mixOf } from './group-rules.ts';
import type { MeetingId } from './meeting-contract.ts';
import type { GroupId } from './room-contract.ts';
import { type Adopted, adoptVision, day, refuses } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
});
after(() => world.close());

const api = (name: NamedPerson) => world.as(name).conversations;
const idOf = (name: NamedPerson) => world.person(name).id as PersonId;
const networkOf = async (name: NamedPerson, kind: string, building: string | null = null) => {
  const { groups } = await api(name).listGroups({});
  const found = groups.find((one) => one.kind === kind && (one.building?.name ?? null) === building);
  assert.ok(found !== undefined);
  return found;
};
const team = (...names: NamedPerson[]) => ({
  id: newId() as GroupId,
  kind: 'team' as const,
  name: 'Writing across subjects',
  buildingId: null,
  personIds: names.map(idOf),
});

test('the networks are there by themselves, with their members by capacity', async () => {
  const district = await networkOf('dana', 'district_network');
  const { members } = await api('dana').readGroup({ id: district.id });
  assert.deepEqual(members.map(({ name }) => name).toSorted(), [
    'Dana Whitfield',
    'Noor Haddad',
    'Sam Ortiz',
  ]);
  const building = await networkOf('rosa', 'building_network', 'Lakeside Elementary');
  const read = await api('rosa').readGroup({ id: building.id });
  assert.deepEqual(read.members.map(({ name }) => name).toSorted(), ['Priya Raman', 'Rosa Jimenez']);
  assert.equal((await api('theo').readGroup({ id: building.id })).isMine, false);
  await refuses(
    api('dana').addMember({ id: district.id, personId: idOf('theo') }),
    'conversations/members-by-capacity',
  );
});

test('a network is called after its building as that is called today', async () => {
  const before = await networkOf('marcus', 'building_network', 'Birchwood Middle');
  assert.equal(before.name, 'Building Network: Birchwood Middle');
  const id = world.place('Birchwood Middle') as never;
  await world.as('odette').district.renamePlace({ list: 'buildings', id, name: 'Birchwood School' });
  assert.equal((await api('marcus').readGroup({ id: before.id })).name, 'Building Network: Birchwood School');
  await world.as('odette').district.renamePlace({ list: 'buildings', id, name: 'Birchwood Middle' });
});

test('a group says what it is for and which practices it shares; what it said before stays', async () => {
  const group = team('grace');
  await api('theo').formGroup(group);
  await api('theo').formGroup(group);
  await refuses(api('theo').formGroup({ ...group, name: 'Another' }), 'record/different-content');
  const said = {
    id: group.id,
    purposeId: newId(),
    purpose: 'One language.',
    practiceIds: adopted.practiceIds.slice(0, 1),
  };
  const first = await api('grace').sayPurpose(said);
  assert.deepEqual(
    first.purpose?.practices.map(({ name }) => name),
    ['Practice 1'],
  );
  const second = await api('grace').sayPurpose({ ...said, purposeId: newId(), purpose: 'Two languages.' });
  assert.deepEqual([second.purpose?.purpose, second.purposesSaid], ['Two languages.', 2]);
  await refuses(api('ben').sayPurpose({ ...said, purposeId: newId() }), 'conversations/not-in-this-group');
  await refuses(
    api('grace').sayPurpose({ ...said, purposeId: newId(), practiceIds: [newId() as never] }),
    'conversations/practice-not-in-force',
  );
  await refuses(world.as('stranger').conversations.readGroup({ id: group.id }), 'record/not-found');
});

test('people join and leave; the board is not staff; the thread is for the members', async () => {
  const group = team('grace');
  await api('theo').formGroup(group);
  await refuses(
    api('theo').addMember({ id: group.id, personId: idOf('bruno') }),
    'conversations/not-on-staff-today',
  );
  await api('theo').addMember({ id: group.id, personId: idOf('ben') });
  const post = { id: group.id, postId: newId(), body: 'Who brings the slips?', practiceIds: [] };
  await api('ben').writePost(post);
  const { posts } = await api('ben').writePost(post);
  assert.deepEqual(
    posts.map(({ body, by }) => [body, by]),
    [['Who brings the slips?', 'Ben Achterberg']],
  );
  await refuses(api('priya').listPosts({ id: group.id }), 'conversations/not-in-this-group');
  await refuses(api('theo').withdrawPost({ id: group.id, postId: post.postId }), 'record/not-found');
  assert.deepEqual((await api('ben').withdrawPost({ id: group.id, postId: post.postId })).posts, []);
  const left = await api('theo').endMembership({ id: group.id, personId: idOf('ben') });
  assert.deepEqual(
    left.members.map(({ name }) => name),
    ['Grace Kowalski', 'Theo Lindqvist'],
  );
});

test('what a meeting of a group left open is on the agenda of its next one, and its decisions are on record', async () => {
  const group = team('grace');
  await api('theo').formGroup(group);
  const opening = () => ({
    id: newId() as MeetingId,
    kind: 'team' as const,
    title: 'Meeting',
    heldOn: day(0),
    buildingId: null,
    groupId: group.id,
    protocolId: null,
    isClosed: false,
  });
  const first = opening();
  await api('theo').openRoom(first);
  const say = async (
    body: Parameters<ReturnType<typeof api>['sendEntries']>[0]['entries'][number]['body'],
  ) => {
    const entries = [{ id: newId(), saidAt: new Date().toISOString(), body }];
    const { receipts } = await api('theo').sendEntries({ id: first.id, entries });
    assert.equal(receipts[0]?.outcome, 'kept', JSON.stringify(receipts));
  };
  const item = (title: string) => ({
    kind: 'agenda' as const,
    itemId: newId(),
    title,
    minutes: null,
    practiceIds: [],
    source: null,
  });
  const [done, open] = [item('Exit slips'), item('Shared planning time')];
  await say(done);
  await say(open);
  await say({ kind: 'agenda_state', itemId: done.itemId, state: 'done' });
  await say({
    kind: 'decision',
    method: 'consent',
    question: 'When do we meet?',
    outcome: 'Every second Tuesday.',
    reasons: '',
    dissent: '',
    votes: null,
    signedBy: [],
    itemId: null,
    practiceIds: [],
  });
  await say({ kind: 'ended' });
  const next = opening();
  const room = await api('grace').openRoom(next);
  assert.deepEqual(
    room.entries.flatMap(({ body }) => (body?.kind === 'agenda' ? [[body.title, body.source?.kind]] : [])),
    [['Shared planning time', 'carried']],
  );
  const { decisions } = await api('grace').readGroup({ id: group.id });
  assert.deepEqual(
    decisions.map(({ decision }) => decision.outcome),
    ['Every second Tuesday.'],
  );
  await refuses(api('ben').openRoom(opening()), 'conversations/not-in-this-group');
  await refuses(api('ben').readRoom({ id: next.id }), 'conversations/room-closed');
});

test('a barrier goes from a building to the District Network, and the reply comes back', async () => {
  const barrier = {
    id: newId(),
    kind: 'non_academic' as const,
    buildingId: world.place('Lakeside Elementary') as BuildingId,
    title: 'No common planning time',
    body: 'Third and fourth grade never have the same free hour.',
    practiceId: adopted.practiceIds[0] as never,
  };
  const raised = await api('rosa').raiseBarrier(barrier);
  assert.deepEqual([raised.standing, raised.practice?.name], ['waiting', 'Practice 1']);
  const { kind, owner, ageInDays: age, waitsFor } = raised;
  assert.deepEqual(
    { kind, owner, age, waitsFor },
    {
      kind: 'non_academic',
      owner: null,
      age: 0,
      waitsFor: 'district_network',
    },
  );
  await api('rosa').raiseBarrier(barrier);
  const reply = (kind: 'taken_up' | 'answered' | 'resolved' | 'not_resolved', body = 'We look at it.') => ({
    id: barrier.id,
    replyId: newId(),
    kind,
    body,
  });
  await refuses(api('rosa').replyToBarrier(reply('answered')), 'conversations/not-yours-to-answer');
  await api('dana').replyToBarrier(reply('taken_up'));
  const answer = reply('answered', 'The schedule changes in January.');
  await api('dana').replyToBarrier(answer);
  const seen = await api('dana').replyToBarrier(answer);
  assert.deepEqual(
    seen.replies.map(({ kind }) => kind),
    ['taken_up', 'answered'],
  );
  const back = (await api('priya').listBarriers({})).barriers.find(({ id }) => id === barrier.id);
  assert.deepEqual([back?.standing, back?.maySay], ['answered', ['resolved', 'not_resolved']]);
  assert.deepEqual([back?.owner?.name, back?.waitsFor], ['Dana Whitfield', 'building']);
  const again = await api('priya').replyToBarrier(
    reply('not_resolved', 'January is too late for this year.'),
  );
  assert.equal(again.standing, 'waiting');
  for (const name of ['marcus', 'bruno', 'ursula', 'odette'] as const)
    assert.deepEqual((await api(name).listBarriers({ standing: 'all' })).barriers, [], name);
  assert.equal((await api('sam').listBarriers({})).barriers.length, 1);
  await refuses(
    api('rosa').raiseBarrier({ ...barrier, id: newId(), body: 'Marcus Bell does not share his hour.' }),
    'conversations/barrier-names-a-person',
    { found: ['Marcus Bell'] },
  );
});

test('a group that stays among its own is told so, but not for what its kind means', () => {
  const counts = { people: 6, buildings: 1, bands: 1, roles: 2 };
  assert.deepEqual(mixOf({ kind: 'team', isOfBuilding: false }, counts).silos, ['building', 'band']);
  assert.deepEqual(mixOf({ kind: 'grade_level', isOfBuilding: true }, counts).silos, []);
  assert.deepEqual(mixOf({ kind: 'team', isOfBuilding: false }, { ...counts, people: 3 }).silos, []);
});

test('a barrier is held by who took it up until it is raised anew, and ages until it is resolved', () => {
  const said = (
    kind: 'taken_up' | 'answered' | 'resolved' | 'not_resolved' | 'raised_again',
    day: number,
  ) => ({
    ...{ kind, by: kind === 'answered' ? 'Noor' : 'Dana' },
    at: `2026-09-${String(day).padStart(2, '0')}T12:00:00.000Z`,
  });
  const [raisedAt, now] = ['2026-09-01T12:00:00.000Z', new Date('2026-09-30T12:00:00.000Z')];
  const answered = [said('taken_up', 3), said('answered', 9), said('not_resolved', 10)];
  assert.equal(ownerOf([]), null);
  assert.equal(ownerOf([said('answered', 9)])?.name, 'Noor');
  assert.deepEqual(ownerOf(answered), { name: 'Dana', since: '2026-09-03T12:00:00.000Z' });
  assert.equal(ageInDays(raisedAt, answered, now), 29);
  const resolved = [...answered, said('resolved', 12)];
  assert.equal(ageInDays(raisedAt, resolved, now), 11);
  assert.equal(ownerOf([...resolved, said('raised_again', 20)]), null);
});

test('a barrier stands where what was said last has put it', () => {
  assert.equal(standingOf([]), 'waiting');
  assert.equal(standingOf(['taken_up', 'answered', 'not_resolved']), 'waiting');
  assert.deepEqual(repliesOpenTo('resolved', { isNetwork: true, isOfBuilding: false }), []);
  assert.deepEqual(repliesOpenTo('resolved', { isNetwork: false, isOfBuilding: true }), ['raised_again']);
});
