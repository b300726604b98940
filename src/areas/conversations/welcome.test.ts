import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, day, refuses } from './test-ground.ts';
import { minutesToRead, nextStop, planPath, stopsOf } from './welcome-rules.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const isOffered = async (name: Parameters<World['as']>[0]) =>
  (await api(name).listNext()).cards.some((card) => card.kind === 'welcome');

test('the path goes through the visions of one’s own subject, practice by practice; the rest is for another day', async () => {
  const mathematics = await adoptVision(world, 'Mathematics');
  const reading = await adoptVision(world, 'English Language Arts');
  await world.query('update people.capacities set subject_id = $1 where person_id = $2', [
    world.place('English Language Arts'),
    world.person('grace').id,
  ]);
  const { visions, further, stops } = await api('grace').readWelcome();
  assert.deepEqual(
    visions.map((vision) => vision.versionId),
    [reading.versionId],
  );
  assert.deepEqual(
    visions[0]?.practices.map((practice) => practice.id),
    reading.practiceIds,
  );
  assert.deepEqual(
    further.map((vision) => vision.versionId),
    [mathematics.versionId],
  );
  assert.deepEqual(stops, []);
});

test('how far somebody has come is kept on the server for themselves, and for nobody else', async () => {
  await api('amina').passWelcomeStop({ stop: 'vision', isSkipped: false });
  await api('amina').passWelcomeStop({ stop: 'vision', isSkipped: false });
  await api('amina').passWelcomeStop({ stop: 'visits', isSkipped: true });
  const { stops } = await api('amina').passWelcomeStop({ stop: 'visits', isSkipped: false });
  assert.deepEqual(stops, [
    { stop: 'vision', isSkipped: false },
    { stop: 'visits', isSkipped: false },
  ]);
  assert.deepEqual((await api('amina').readWelcome()).stops, stops);
  for (const name of ['priya', 'sam', 'odette', 'theo'] as const)
    assert.deepEqual((await api(name).readWelcome()).stops, [], name);
});

test('it is offered on Home in the first sixty days, until its end', async () => {
  await adoptVision(world, 'Mathematics');
  assert.equal(await isOffered('ben'), false, 'he has been here for years');
  const { id } = world.person('ben');
  await world.query('update people.capacities set starts_on = $1 where person_id = $2', [day(-59), id]);
  assert.equal(await isOffered('ben'), true);
  await api('ben').passWelcomeStop({ stop: 'trying', isSkipped: true });
  assert.equal(await isOffered('ben'), false);
  await world.query('delete from conversations.welcome_stops where person_id = $1', [id]);
  await world.query('update people.capacities set starts_on = $1 where person_id = $2', [day(-60), id]);
  assert.equal(await isOffered('ben'), false);
});

test('a stop that is no part of the path is refused; nobody has none; another district sees no vision of ours', async () => {
  await refuses(
    api('theo').passWelcomeStop({ stop: 'quiz' as 'vision', isSkipped: false }),
    'request/not-readable',
  );
  await refuses(api('theo').passWelcomeStop({ stop: newId(), isSkipped: false }), 'record/not-found');
  await refuses(api(null).readWelcome(), 'session/none');
  await refuses(api(null).passWelcomeStop({ stop: 'vision', isSkipped: false }), 'session/none');
  assert.deepEqual((await api('stranger').readWelcome()).visions, []);
});

const visionOf = (versionId: string, isYours: boolean, words = 10) => ({
  versionId: versionId as never,
  visionId: newId(),
  title: versionId,
  subject: 'Mathematics',
  isYours,
  practices: ['a', 'b'].map((name) => ({
    id: `${versionId}-${name}` as never,
    name,
    sentence: 'word '.repeat(words),
    lookFor: null,
    notThis: '',
    phrases: [],
  })),
});

test('whole visions, as many as fit, at least one; without a subject of one’s own, those of all', () => {
  assert.equal(minutesToRead(['three short words']), 1);
  assert.equal(minutesToRead(['word '.repeat(360)]), 2);
  const titles = (visions: { title: string }[]) => visions.map((vision) => vision.title);
  const long = [visionOf('one', false, 1800), visionOf('two', false, 1800)];
  assert.deepEqual(titles(planPath(long).path), ['one']);
  assert.deepEqual(titles(planPath(long).further), ['two']);
  const short = [visionOf('one', false), visionOf('two', true), visionOf('three', false)];
  assert.deepEqual(titles(planPath(short).path), ['two']);
  assert.deepEqual(titles(planPath([visionOf('one', false), visionOf('two', false)]).path), ['one', 'two']);
  assert.deepEqual(planPath([]), { path: [], further: [] });
});

test('the path goes on where somebody stopped, whether parts were read or left out', () => {
  const stops = stopsOf([visionOf('one', true)]);
  assert.deepEqual(stops, ['vision', 'one-a', 'one-b', 'visits', 'asking', 'trying']);
  assert.equal(nextStop(stops, []), 'vision');
  assert.equal(nextStop(stops, [{ stop: 'vision' }, { stop: 'one-b' }]), 'one-a');
  assert.equal(
    nextStop(
      stops,
      stops.map((stop) => ({ stop })),
    ),
    null,
  );
});
