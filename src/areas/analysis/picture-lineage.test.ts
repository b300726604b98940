import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { day, insertWindow } from './reading-ground.ts';
import type { SubjectPicture } from './series-contract.ts';
import { type SwappedGround, swapPractices } from './test-lineage.ts';

let world: World;
let ground: SwappedGround;
let picture: SubjectPicture;
before(async () => {
  world = await openWorld();
  ground = await swapPractices(world);
  picture = await world.as('theo').analysis.readSubjectPicture({ subjectId: ground.subjectId });
});
after(() => world.close());

const named = (name: string) => picture.practices.find((practice) => practice.name === name);
const counts = (name: string) => named(name)?.district.points.map((point) => point?.present ?? null);

test('a practice that people called the same under another’s id goes on with its own figures', () => {
  assert.deepEqual(counts('Later 2'), [42, null, 45, null]);
  assert.deepEqual(counts('Later 1'), [21, null, 24, null]);
  const [one, two] = ground.practiceIds;
  assert.deepEqual(named('Later 2')?.idsInWindows, [one, one, two, two]);
  assert.deepEqual(
    named('Later 2')?.district.phases.map(({ breakBecause }) => breakBecause),
    [null, 'visit_length_changed', 'visit_length_changed'],
    'the words are the same; only the length of the visits changed between',
  );
});

test('an id used again is another practice: what was retired keeps its own line, and so does what is new', () => {
  assert.deepEqual(counts('Practice 3'), [30, null, null, null]);
  assert.deepEqual(counts('Later 3'), [null, null, 9, null]);
  const [retired, fresh] = [named('Practice 3'), named('Later 3')];
  assert.deepEqual([retired?.isCurrent, fresh?.isCurrent], [false, true]);
  assert.equal(retired?.practiceId, fresh?.practiceId);
  assert.deepEqual([retired?.versionId, fresh?.versionId], [ground.versionId, ground.laterVersionId]);
  assert.deepEqual(retired?.fates, [{ versionNumber: 2, fate: 'retired', others: [] }]);
  assert.deepEqual(fresh?.fates, [{ versionNumber: 2, fate: 'new', others: [] }]);
});

test('a chart is had of either, by the version whose id it is', async () => {
  const address = `${world.url}/api/analysis/subjects/${ground.subjectId}/practices/${ground.practiceIds[2]}/chart.svg`;
  const chart = async (version: string) => {
    const headers = { cookie: world.cookieOf('theo') };
    return (await fetch(`${address}?version=${version}`, { headers })).text();
  };
  assert.match(await chart(ground.versionId), /Practice 3/);
  assert.match(await chart(ground.laterVersionId), /Later 3/);
});

test('a window that went by another subject’s version is drawn in the words of that version', async () => {
  const subjectId = world.place('English Language Arts');
  await insertWindow(world, { ...ground, subjectId }, { startsOn: day(-40), endsOn: day(-30) });
  const other = await world.as('theo').analysis.readSubjectPicture({ subjectId });
  assert.deepEqual(
    other.practices.map(({ name }) => name),
    ['Practice 1', 'Practice 2', 'Practice 3'],
  );
});

test('agreement of observers goes by the same lines', async () => {
  const { practices } = await world
    .as('theo')
    .analysis.readAgreementOfObservers({ subjectId: ground.subjectId });
  const windowsOf = (name: string) =>
    practices.find((practice) => practice.name === name)?.windows.map(({ windowId }) => windowId);
  const [first, unread, second, own] = ground.windows;
  assert.deepEqual(windowsOf('Later 2'), [first, unread, second, own]);
  assert.deepEqual(windowsOf('Practice 3'), [first, unread]);
  assert.deepEqual(windowsOf('Later 3'), [second, own]);
});
