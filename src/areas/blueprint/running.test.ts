import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, day, refuses } from '../conversations/test-ground.ts';
import { goalOf } from '../goals/test-ground.ts';
import type { ComponentId } from './component-contract.ts';
import { blueprintOf, changeOf, componentOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => blueprintOf(world, name);
const arrange = (componentId: ComponentId, changes = {}) => ({
  ...{
    componentId,
    id: newId(),
    ownerKind: 'building_administrator' as const,
    buildingId: null,
    groupId: null,
  },
  everyWeeks: 10,
  ...changes,
});
const state = (componentId: ComponentId, changes = {}) => ({
  ...{ componentId, id: newId(), state: 'installed' as const, on: day(-90), note: 'Every building has it.' },
  ...changes,
});
const check = (componentId: ComponentId, changes = {}) => ({
  ...{ componentId, id: newId(), answer: 'yes' as const, on: day(0), evidence: 'Seen in three buildings.' },
  ...changes,
});

test('a role is accountable for a component, its holders can be asked, and those say how it stands', async () => {
  const { id } = await componentOf(world, 'problem_solving');
  const facts = arrange(id);
  const arranged = await as('sam').arrangeComponent(facts);
  assert.deepEqual(await as('sam').arrangeComponent(facts), arranged, 'again');
  assert.deepEqual(
    [
      arranged.owner?.kind,
      arranged.everyWeeks,
      arranged.holders.map(({ name }) => name),
      arranged.holderCount,
    ],
    ['building_administrator', 10, ['Marcus Bell', 'Priya Raman'], 2],
  );
  const started = state(id, { state: 'started', on: day(-120), note: 'Two teams have begun.' });
  await as('priya').sayState(started);
  await as('priya').sayState(started);
  await refuses(as('priya').sayState({ ...started, note: 'Other.' }), 'record/different-content');
  const installed = await as('marcus').sayState(state(id));
  assert.deepEqual(
    [installed.standing.state, installed.standing.startedOn, installed.standing.installedOn],
    ['installed', day(-120), day(-90)],
  );
  assert.deepEqual([installed.standing.isDue, installed.standing.nextCheckOn], [true, day(-20)]);
  const evidence = {
    ...{ componentId: id, id: newId(), statementId: installed.evidence[0]?.id ?? null, seenOn: day(-3) },
    ...{ note: 'All teams use the steps.', source: 'Minutes of the network' },
  };
  await as('priya').noteEvidence(evidence);
  const seen = await as('theo').readComponent({ componentId: (await as('priya').noteEvidence(evidence)).id });
  assert.deepEqual(
    seen.evidenceSeen.map(({ note, by }) => [note, by]),
    [['All teams use the steps.', 'Priya Raman']],
  );
  assert.deepEqual(
    [seen.mayTell, (await as('priya').readComponent({ componentId: id })).mayTell],
    [false, true],
  );
});

test('what is not looked at in time is due, then lapses after the grace; looking brings it back', async () => {
  const { id } = await componentOf(world, 'problem_solving');
  const waiting = async (name: NamedPerson) =>
    (await as(name).listNext()).components.filter((one) => one.id === id);
  assert.deepEqual(
    (await waiting('priya')).map(({ kind, on }) => [kind, on]),
    [['check', day(-20)]],
  );
  assert.deepEqual(await waiting('theo'), []);
  assert.deepEqual(await as('dana').changeGrace({ graceWeeks: 2 }), { graceWeeks: 2 });
  const lapsed = (await as('theo').readComponent({ componentId: id })).standing;
  assert.deepEqual([lapsed.state, lapsed.since, lapsed.lapsedBy], ['lapsed', day(-5), 'unchecked']);
  assert.deepEqual(
    (await waiting('priya')).map(({ kind }) => kind),
    ['lapsed'],
  );
  const looked = check(id);
  const back = await as('priya').checkComponent(looked);
  assert.deepEqual(await as('priya').checkComponent(looked), back, 'again');
  assert.deepEqual([back.standing.state, back.standing.nextCheckOn], ['installed', day(70)]);
  assert.deepEqual(await waiting('priya'), []);
  const gone = await as('dana').checkComponent(
    check(id, { answer: 'no', evidence: 'Nobody uses it any more.' }),
  );
  assert.deepEqual([gone.standing.state, gone.standing.lapsedBy], ['lapsed', 'check']);
  assert.deepEqual(gone.story.filter(({ kind }) => kind === 'check').length, 2, 'both are in its story');
  await refuses(as('theo').changeGrace({ graceWeeks: 1 }), 'session/not-in-this-capacity');
  await refuses(as('dana').changeGrace({ graceWeeks: 60 }), 'request/not-readable');
});

test('groups, meetings, steps, goals and visions are tied to a component; adopted visions belong to theirs by themselves', async () => {
  const { id } = await componentOf(world, 'communication');
  const vision = await adoptVision(world);
  const [group] = (await world.as('dana').conversations.listGroups({})).groups;
  const link = { componentId: id, id: newId(), kind: 'group' as const, targetId: group?.id as string };
  const tied = await as('sam').linkComponent(link);
  assert.deepEqual(await as('sam').linkComponent(link), tied, 'again');
  await as('sam').linkComponent({ ...link, id: newId() });
  await as('sam').linkComponent({ ...link, id: newId(), kind: 'vision', targetId: vision.visionId });
  const meeting = {
    id: newId() as never,
    kind: 'district' as const,
    title: 'Network in fall',
    heldOn: day(-1),
  };
  await world
    .as('dana')
    .conversations.recordMeeting({ ...meeting, buildingId: null, agenda: '', practiceIds: [] });
  const { targets } = await as('dana').findLinkTargets({ kind: 'meeting', search: 'in FALL' });
  assert.deepEqual(
    targets.map(({ title }) => title),
    ['Network in fall'],
  );
  await as('dana').linkComponent({ ...link, id: newId(), kind: 'meeting', targetId: meeting.id });
  const goal = goalOf({ what: 'Answers come within a week' });
  await world.as('dana').goals.makeGoal(goal);
  await as('dana').linkComponent({ ...link, id: newId(), kind: 'goal', targetId: goal.goalId });
  const links = async (name: NamedPerson) =>
    (await as(name).readComponent({ componentId: id })).links.map(({ kind }) => kind);
  assert.deepEqual(await links('theo'), ['group', 'meeting', 'goal', 'vision']);
  assert.deepEqual(await links('bruno'), ['group', 'goal', 'vision'], 'a board member sees no meetings');
  assert.deepEqual((await as('bruno').findLinkTargets({ kind: 'meeting', search: '' })).targets, []);
  await as('dana').unlinkComponent({ id: link.id });
  await as('dana').unlinkComponent({ id: link.id });
  assert.deepEqual(await links('theo'), ['meeting', 'goal', 'vision']);
  const visions = await componentOf(world, 'visions');
  const own = await as('theo').readComponent({ componentId: visions.id });
  assert.deepEqual(
    own.links.map(({ targetId, id: linkId }) => [targetId, linkId]),
    [[vision.visionId, null]],
  );
  await refuses(
    as('sam').linkComponent({ ...link, id: newId(), targetId: newId() }),
    'blueprint/no-such-thing',
  );
  await refuses(as('theo').linkComponent({ ...link, id: newId() }), 'blueprint/not-accountable');
  await refuses(as('theo').unlinkComponent({ id: link.id }), 'blueprint/not-accountable');
  await refuses(as('stranger').unlinkComponent({ id: link.id }), 'record/not-found');
});

test('a group can be accountable: whoever belongs to it says how the component stands', async () => {
  const { id } = await componentOf(world, 'building_network');
  const groups = (await world.as('dana').conversations.listGroups({})).groups;
  const lakeside = groups.find(({ building }) => building?.name === 'Lakeside Elementary');
  await as('sam').arrangeComponent(arrange(id, { ownerKind: null, groupId: lakeside?.id }));
  const said = await as('rosa').sayState(state(id, { state: 'started' }));
  assert.equal(said.owner?.group?.id, lakeside?.id);
  await refuses(as('grace').sayState(state(id)), 'blueprint/not-accountable');
});

test('what cannot be said is refused: days to come, names, checks of what never was installed, retired components', async () => {
  const { id, evidence } = await componentOf(world, 'communication');
  await refuses(as('sam').sayState(state(id, { on: day(1) })), 'blueprint/in-the-future', { today: day(0) });
  await refuses(as('sam').checkComponent(check(id)), 'blueprint/not-installed-yet');
  await refuses(
    as('sam').sayState(state(id, { note: 'Ms Raman does not write.' })),
    'blueprint/names-a-person',
    {
      found: ['Ms Raman'],
    },
  );
  const note = {
    componentId: id,
    id: newId(),
    statementId: null,
    seenOn: day(0),
    note: 'Seen.',
    source: 'A visit',
  };
  await refuses(
    as('sam').noteEvidence({ ...note, note: 'Priya Raman said so.' }),
    'blueprint/names-a-person',
  );
  await refuses(as('sam').noteEvidence({ ...note, statementId: 'other.1' }), 'blueprint/no-such-thing');
  assert.equal(evidence.length, 1);
  await refuses(as('sam').arrangeComponent(arrange(id, { groupId: newId() })), 'request/not-readable');
  await refuses(as('sam').arrangeComponent(arrange(id, { buildingId: newId() })), 'blueprint/nobody-there');
  await refuses(as('priya').arrangeComponent(arrange(id)), 'session/not-in-this-capacity');
  await refuses(as('theo').sayState(state(id)), 'blueprint/not-accountable');
  await refuses(as('sam').sayState(state(newId() as ComponentId)), 'record/not-found');
  await refuses(as('stranger').sayState(state(id)), 'record/not-found');
  await refuses(as(null).sayState(state(id)), 'session/none');
  const quality = await componentOf(world, 'collegial');
  await refuses(as('sam').sayState(state(quality.id)), 'blueprint/not-installed-over-time');
  const safetyNet = await componentOf(world, 'safety_net');
  await as('sam').changeComponent(changeOf(safetyNet, { isRetired: true }));
  await refuses(as('sam').sayState(state(safetyNet.id)), 'blueprint/retired');
});
