import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import { day, refuses } from '../conversations/test-ground.ts';
import { entryOf, evidenceOf, networkOf, ratingOf } from './test-ground.ts';

let world: World;
let network: string;
before(async () => {
  world = await openWorld();
  network = await networkOf(world);
});
after(() => world.close());

const of = (name: Parameters<typeof evidenceOf>[1]) => evidenceOf(world, name);
const partsOf = async (indicatorId: string, buildingId?: BuildingId) =>
  (await of('theo').readIndicator({ indicatorId, ...(buildingId === undefined ? {} : { buildingId }) }))
    .streams.parts;
const shown = (spread: readonly { count: number }[] | null | undefined) => spread?.map(({ count }) => count);

test('a group rates each part with its spread and dated evidence; well-being and achievement stay apart', async () => {
  const rating = ratingOf(
    network,
    'e1',
    [
      ['well_being', [2, 5, 0], 'partly'],
      ['achievement', [0, 1, 5], 'in_place'],
    ],
    { evidence: [entryOf('e1.well_being', { link: '/steps' })] },
  );
  const kept = await of('dana').recordRating(rating);
  assert.deepEqual(await of('dana').recordRating(rating), kept, 'the same again is accepted');
  assert.deepEqual(kept.present, rating.present);
  assert.deepEqual(
    kept.parts.map(({ id, spread, agreed, hasRecent }) => [id, shown(spread), agreed, hasRecent]),
    [
      ['e1.well_being', [2, 5, 0], 'partly', true],
      ['e1.achievement', [0, 1, 5], 'in_place', false],
    ],
  );
  assert.deepEqual(
    kept.evidence.map(({ what, link, from, isOld }) => [what, link, from, isOld]),
    [['Every school opened a breakfast table.', '/steps', 'dn_member', false]],
  );
  const [wellBeing, achievement] = await partsOf('e1');
  assert.deepEqual(
    [wellBeing?.rating?.agreed, wellBeing?.lastSeenOn, wellBeing?.isOld],
    ['partly', day(-10), false],
  );
  assert.deepEqual(
    [achievement?.rating?.agreed, achievement?.lastSeenOn, achievement?.isOld],
    ['in_place', null, true],
  );
  assert.doesNotMatch(JSON.stringify(kept), /whitfield|ortiz/i);
  const different = { ...rating, heldOn: day(-1) };
  await refuses(of('dana').recordRating(different), 'record/different-content');
});

test('only who is in the group records its rating, and whoever is signed in reads it', async () => {
  const rating = ratingOf(network, 'e2', [
    ['leaders', [1, 5, 1], 'partly'],
    ['teachers', [1, 5, 1], 'partly'],
  ]);
  await refuses(of('theo').recordRating(rating), 'evidence/not-in-this-group');
  await refuses(of('bruno').recordRating(rating), 'session/not-in-this-capacity');
  await refuses(of('stranger').recordRating(rating), 'record/not-found');
  const kept = await of('sam').recordRating(rating);
  assert.equal((await of('bruno').readRating({ id: kept.id })).mayCorrect, false);
  await refuses(of('stranger').readRating({ id: kept.id }), 'record/not-found');
  await refuses(of(null).readRating({ id: kept.id }), 'session/none');
});

test('a rating that cannot be is refused with what is wrong', async () => {
  const parts = (agreed: string, spread: [number, number, number] = [0, 7, 0]) =>
    [
      ['respectful', spread, agreed],
      ['productive', [0, 7, 0], 'partly'],
    ] as const;
  const record = (rating: ReturnType<typeof ratingOf>) => of('dana').recordRating(rating);
  await refuses(
    record(ratingOf(network, 'e5', [['respectful', [0, 7, 0], 'partly']])),
    'evidence/parts-incomplete',
  );
  await refuses(record(ratingOf(network, 'e5', parts('gone'))), 'evidence/no-such-level');
  await refuses(record(ratingOf(network, 'e5', parts('partly', [4, 4, 0]))), 'evidence/more-than-present', {
    said: 8,
    present: 7,
  });
  const tomorrow = ratingOf(network, 'e5', parts('partly'), { heldOn: day(1) });
  await refuses(record(tomorrow), 'evidence/in-the-future', { today: day(0) });
  await refuses(record(ratingOf(network, 'e99', parts('partly'))), 'record/not-found');
  const other = ratingOf(network, 'e5', parts('partly'), { evidence: [entryOf('e1.well_being')] });
  await refuses(record(other), 'evidence/no-such-part');
  const naming = ratingOf(network, 'e5', parts('partly'));
  const [first] = naming.parts;
  assert.ok(first !== undefined);
  first.dissent = 'Theo Lindqvist never listens.';
  await refuses(record(naming), 'evidence/names-a-person', { found: ['Theo Lindqvist'] });
  await refuses(of('dana').recordRating({ ...other, indicatorId: 'E 5' }), 'request/not-readable');
});

test('a rating stays; a correction names it, once, and only of the same group and indicator', async () => {
  const parts = [
    ['array', [1, 6, 0], 'partly'],
    ['impact', [0, 7, 0], null],
  ] as const;
  const first = await of('dana').recordRating(ratingOf(network, 'e7', parts));
  const right = ratingOf(
    network,
    'e7',
    [
      ['array', [2, 5, 0], 'partly'],
      ['impact', [0, 7, 0], null],
    ],
    { correctsId: first.id },
  );
  await refuses(
    of('dana').recordRating({ ...right, id: newId(), correctsId: newId() }),
    'evidence/corrects-another',
  );
  const corrected = await of('noor').recordRating(right);
  assert.equal(corrected.correctsId, first.id);
  const old = await of('theo').readRating({ id: first.id });
  assert.deepEqual([old.correctedById, shown(old.parts[0]?.spread)], [corrected.id, [1, 6, 0]]);
  await refuses(of('dana').recordRating({ ...right, id: newId() }), 'evidence/already-corrected');
  const page = await of('theo').readIndicator({ indicatorId: 'e7' });
  assert.deepEqual(
    page.ratings
      .filter(({ partId }) => partId === 'e7.array')
      .map((one) => [shown(one.spread), one.isCorrected]),
    [
      [[2, 5, 0], false],
      [[1, 6, 0], true],
    ],
  );
  assert.deepEqual(
    page.streams.parts[1]?.questions.map(({ kind }) => kind),
    ['group_did_not_agree'],
  );
  await assert.rejects(world.query(`update evidence.ratings set held_on = held_on - 1`));
  await assert.rejects(world.query(`delete from evidence.rating_parts`));
});

test('with fewer than five people present the spread is kept and shown to nobody', async () => {
  const few = ratingOf(
    network,
    'e3',
    [
      ['respect', [1, 2, 0], 'partly'],
      ['teamwork', [0, 3, 0], 'partly'],
      ['accountability', [3, 0, 0], 'beginning'],
    ],
    { present: [{ capacity: 'dn_member', count: 4 }] },
  );
  const kept = await of('dana').recordRating(few);
  assert.deepEqual(
    kept.parts.map(({ spread }) => spread),
    [null, null, null],
  );
  const page = await of('dana').readIndicator({ indicatorId: 'e3' });
  assert.ok(page.ratings.every(({ spread }) => spread === null));
  assert.ok(page.streams.parts.every(({ rating }) => rating?.spread === null && rating.agreed !== null));
});

test('a building is rated by the same measures, and a group far from another is a question', async () => {
  const lakeside = world.place('Lakeside Elementary') as BuildingId;
  const group = await networkOf(world, 'Lakeside Elementary');
  await of('sam').recordRating(
    ratingOf(network, 'e8', [
      ['communication', [0, 2, 5], 'in_place'],
      ['focus', [0, 2, 5], 'in_place'],
    ]),
  );
  await of('rosa').recordRating(
    ratingOf(group, 'e8', [
      ['communication', [6, 1, 0], 'beginning'],
      ['focus', [0, 2, 5], 'in_place'],
    ]),
  );
  const [communication, focus] = await partsOf('e8');
  assert.equal(communication?.rating?.agreed, 'in_place', 'the District Network speaks for the district');
  assert.deepEqual(communication?.questions, [
    { kind: 'groups_apart', higher: 'District Network', lower: 'Building Network: Lakeside Elementary' },
  ]);
  assert.deepEqual(focus?.questions, []);
  const [there] = await partsOf('e8', lakeside);
  assert.deepEqual(
    [there?.rating?.agreed, there?.rating?.building?.name],
    ['beginning', 'Lakeside Elementary'],
  );
  await refuses(
    of('theo').readIndicator({ indicatorId: 'e8', buildingId: newId() as BuildingId }),
    'record/not-found',
  );
});

test('what was seen is written down by all staff, ages in sight, and is taken back by who wrote it', async () => {
  const lakeside = world.place('Lakeside Elementary') as BuildingId;
  const entry = entryOf('e6.peers', {
    buildingId: lakeside,
    employeeGroups: ['teachers'],
    seenOn: day(-430),
  });
  await of('theo').addEntry(entry);
  await of('theo').addEntry(entry);
  const peers = async () => (await partsOf('e6')).find(({ id }) => id === 'e6.peers');
  assert.deepEqual([(await peers())?.lastSeenOn, (await peers())?.isOld], [day(-430), true]);
  assert.equal((await of('dana').listNext()).parts, 1);
  assert.equal((await of('theo').listNext()).parts, 0);
  await refuses(of('dana').changeSettings({ oldAfterMonths: 0 }), 'request/not-readable');
  await refuses(of('theo').changeSettings({ oldAfterMonths: 18 }), 'session/not-in-this-capacity');
  await of('dana').changeSettings({ oldAfterMonths: 18 });
  assert.equal((await peers())?.isOld, false);
  await of('dana').changeSettings({ oldAfterMonths: 6 });
  await refuses(of('bruno').addEntry(entryOf('e6.peers')), 'session/not-in-this-capacity');
  await refuses(
    of('grace').addEntry(entryOf('e6.peers', { buildingId: lakeside })),
    'evidence/own-building-only',
  );
  await refuses(of('theo').addEntry(entryOf('e6.gone')), 'evidence/no-such-part');
  await refuses(of('theo').addEntry(entryOf('e6.peers', { seenOn: day(2) })), 'evidence/in-the-future');
  await refuses(
    of('theo').addEntry(entryOf('e6.peers', { link: '//elsewhere.example' })),
    'request/not-readable',
  );
  const naming = entryOf('e6.peers', { what: 'Grace Kowalski shared slips.' });
  await refuses(of('theo').addEntry(naming), 'evidence/names-a-person', { found: ['Grace Kowalski'] });
  await refuses(of('amina').withdrawEntry({ id: entry.id }), 'evidence/not-yours');
  await refuses(of('stranger').withdrawEntry({ id: entry.id }), 'record/not-found');
  await of('theo').withdrawEntry({ id: entry.id });
  await of('theo').withdrawEntry({ id: entry.id });
  assert.equal((await peers())?.lastSeenOn, null);
  const acts = await world.query<{ act: string; count: number }>(
    `select act, count(*)::int as count from audit.entries where object_id = $1 group by act order by act`,
    [entry.id],
  );
  assert.deepEqual(
    acts.map(({ act, count }) => [act, count]),
    [
      ['evidence/entry-added', 1],
      ['evidence/entry-withdrawn', 1],
    ],
  );
});

test('what was seen has an id of its own, in a rating as alone', async () => {
  const entry = entryOf('e3.respect');
  await of('dana').addEntry(entry);
  const rating = ratingOf(await networkOf(world), 'e3', [
    ['respect', [1, 4, 2], 'partly'],
    ['teamwork', [2, 3, 2], null],
    ['accountability', [0, 0, 7], 'in_place'],
  ]);
  await refuses(of('dana').recordRating({ ...rating, evidence: [entry] }), 'record/different-content');
  const twice = entryOf('e3.teamwork');
  await refuses(of('dana').recordRating({ ...rating, evidence: [twice, twice] }), 'request/not-readable');
});
