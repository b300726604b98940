import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, refuses } from '../conversations/test-ground.ts';
import type { ItemSetId } from './item-contract.ts';
import {
  addColleagues,
  answerTo,
  type Colleague,
  moveRound,
  newRoundId,
  pulseOf,
  roundOf,
} from './test-ground.ts';

let world: World;
let lakeside: Colleague[];
let birchwood: Colleague[];
before(async () => {
  world = await openWorld();
  lakeside = await addColleagues(world, 'teacher', 'Lakeside Elementary', 12);
  birchwood = await addColleagues(world, 'teacher', 'Birchwood Middle', 11);
});
after(() => world.close());

const as = (name: NamedPerson | null) => pulseOf(world, name);
const countOf = async (table: string, id: string) =>
  (
    await world.query<{ n: number }>(`select count(*)::int as n from pulse.${table} where round_id = $1`, [
      id,
    ])
  )[0]?.n;
const auditOf = (id: string) =>
  world.query<{ act: string }>('select act from audit.entries where object_id = $1 order by at', [id]);

test('the questions of the next round: samples left out, own ones added, in versions', async () => {
  const first = await as('theo').readItems();
  assert.deepEqual([first.number, first.sample.length, first.mayChange], [0, 38, false]);
  const input = {
    id: newId() as ItemSetId,
    after: 0,
    leftOut: ['e1.well_being.know'],
    own: [{ partId: 'e3.respect', kind: 'know' as const, text: { en: 'I know which norms we keep.' } }],
  };
  const changed = await as('dana').changeItems(input);
  assert.deepEqual(await as('dana').changeItems(input), changed, 'again');
  assert.deepEqual([changed.number, changed.own.length, changed.leftOut], [1, 1, ['e1.well_being.know']]);
  assert.match(changed.own[0]?.id ?? '', /^own\.[0-9a-f]{16}$/);
  assert.deepEqual(await auditOf(input.id), [{ act: 'pulse/questions-changed' }]);
  await refuses(as('dana').changeItems({ ...input, leftOut: [] }), 'record/different-content');
  await refuses(as('sam').changeItems({ ...input, id: newId() as ItemSetId }), 'pulse/changed-meanwhile');
  await refuses(as('theo').changeItems({ ...input, after: 1 }), 'session/not-in-this-capacity');
  const stray = { ...input, id: newId() as ItemSetId, after: 1, own: [{ ...input.own[0], partId: 'e9.x' }] };
  await refuses(as('sam').changeItems(stray as never), 'pulse/unknown-part');
  await refuses(as(null).readItems(), 'session/none');
  assert.equal((await as('stranger').readItems()).number, 0);
});

test('a round is set with its days, its questions and the people it asks, once', async () => {
  await refuses(as('sam').openRound(roundOf({ opensOn: day(-1) })), 'pulse/opens-in-the-past', {
    today: day(0),
  });
  await refuses(as('sam').openRound(roundOf({ closesOn: day(1) })), 'pulse/not-three-to-twenty-one-days');
  await refuses(
    as('sam').openRound(roundOf({ opensOn: day(61), closesOn: day(70) })),
    'pulse/too-far-ahead',
    {
      last: day(60),
    },
  );
  await refuses(as('sam').openRound(roundOf({ groups: ['coaches'] })), 'pulse/nobody-asked');
  await refuses(as('theo').openRound(roundOf()), 'session/not-in-this-capacity');
  await refuses(as(null).openRound(roundOf()), 'session/none');
  const later = roundOf({ opensOn: day(20), closesOn: day(24), groups: ['teachers'] });
  const set = await as('sam').openRound(later);
  assert.deepEqual([set.stage, set.asked, set.items.length, set.mayWithdraw], ['coming', 27, 38, true]);
  assert.deepEqual(await as('sam').openRound(later), set, 'again');
  await refuses(as('sam').openRound({ ...later, closesOn: day(25) }), 'record/different-content');
  await refuses(as('dana').openRound(roundOf()), 'pulse/too-near-another', { other: day(20) });
  await refuses(lakeside[0]?.pulse.answerRound(answerTo(set, () => 2)) as never, 'pulse/not-open');
  assert.deepEqual((await as('theo').listNext()).toAnswer, []);
  await refuses(as('theo').withdrawRound({ id: later.id }), 'session/not-in-this-capacity');
  await refuses(as('stranger').withdrawRound({ id: later.id }), 'record/not-found');
  await as('dana').withdrawRound({ id: later.id });
  await as('dana').withdrawRound({ id: later.id });
  await refuses(as('sam').readRound({ id: later.id }), 'record/not-found');
  assert.deepEqual([await countOf('asked', later.id), await countOf('urns', later.id)], [0, 0]);
  assert.deepEqual(await auditOf(later.id), [{ act: 'pulse/round-set' }, { act: 'pulse/round-withdrawn' }]);
});

test('a person who is asked answers once, whole, while it is open; participation is seen in fives', async () => {
  const input = roundOf();
  const round = await as('dana').openRound(input);
  assert.deepEqual([round.stage, round.asked, round.answered], ['open', 37, 0]);
  await refuses(as('dana').withdrawRound({ id: input.id }), 'pulse/has-begun');
  const theo = await as('theo').readRound({ id: input.id });
  assert.deepEqual(theo.mine, { isAsked: true, hasAnswered: false });
  assert.deepEqual(theo.myPlaces, {
    building: { name: 'Lakeside Elementary', asked: 16, canAppear: true },
    group: { group: 'teachers', asked: 27, canAppear: true },
  });
  const ben = await as('ben').readRound({ id: input.id });
  assert.deepEqual(ben.myPlaces?.building, { name: 'Maple Ridge High', asked: 2, canAppear: false });
  assert.deepEqual((await as('theo').listNext()).toAnswer, [
    { id: input.id, closesOn: day(6), questions: 38 },
  ]);
  assert.deepEqual((await as('bruno').listNext()).toAnswer, [], 'a board member is not staff');
  await refuses(as('bruno').answerRound(answerTo(round, () => 1)), 'pulse/not-asked');
  await refuses(as('stranger').answerRound(answerTo(round, () => 1)), 'record/not-found');
  await refuses(as('stranger').readRound({ id: input.id }), 'record/not-found');
  await refuses(as(null).answerRound(answerTo(round, () => 1)), 'session/none');
  const whole = answerTo(round, () => 1);
  const { [round.items[0]?.id ?? '']: _, ...fewer } = whole.values;
  await refuses(as('theo').answerRound({ ...whole, values: fewer }), 'pulse/not-every-question');
  assert.deepEqual((await as('theo').readRound({ id: input.id })).mine.hasAnswered, false);
  assert.deepEqual(await as('theo').answerRound(whole), {});
  assert.deepEqual(await as('theo').answerRound(whole), {}, 'sent again');
  assert.deepEqual(await as('theo').answerRound(answerTo(round, () => 4)), {}, 'another one changes nothing');
  assert.deepEqual((await as('theo').listNext()).toAnswer, []);
  const [urn] = await world.query<{ tallies: number[]; places: string[] }>(
    'select tallies, places from pulse.urns where round_id = $1',
    [input.id],
  );
  assert.deepEqual(urn?.tallies.slice(0, 12), [0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  assert.ok(!urn?.places.includes(`building/${world.place('Maple Ridge High')}`));
  for (const { pulse } of lakeside.slice(0, 4)) await pulse.answerRound(answerTo(round, () => 3));
  const seen = await as('theo').readRound({ id: input.id });
  assert.equal(seen.answered, 5);
  assert.deepEqual(
    seen.buildings.map(({ building, asked, answered }) => [building?.name, asked, answered]),
    [
      ['Lakeside Elementary', 16, 5],
      ['Birchwood Middle', 13, 0],
      ['Maple Ridge High', 2, null],
      [undefined, 6, null],
    ],
  );
  await refuses(as('sam').readResults({ id: input.id }), 'pulse/not-closed', { closesOn: day(6) });
  await moveRound(world, input.id, -200);
  await refuses(as('grace').answerRound(whole), 'pulse/not-open');
  const results = await as('theo').readResults({ id: input.id });
  assert.deepEqual(
    [results.isReleased, results.answered, results.buildings.every((one) => one.answered === null)],
    [false, null, true],
  );
  assert.ok(results.items.every(({ district, buildings }) => district === null && buildings.length === 0));
});

test('results open to everybody after the close, frozen, and everything else of the round is gone', async () => {
  const first = await as('sam').openRound(roundOf());
  for (const [index, { pulse }] of [...lakeside, ...birchwood].entries())
    await pulse.answerRound(
      answerTo(first, (at) => ((index + at) % 5) as never, {
        helps: index < 8 ? `Time together, ${index}. Ms Bell asks.` : '',
        inTheWay: index < 7 ? 'Buses' : '',
      }),
    );
  assert.equal(await countOf('urns', first.id), 1);
  await moveRound(world, first.id, -100);
  const results = await as('theo').readResults({ id: first.id });
  assert.deepEqual([results.isReleased, results.asked, results.answered], [true, 37, 23]);
  const item = results.items[0];
  assert.equal(item?.item.id, 'e1.well_being.how_many');
  assert.deepEqual(item?.district?.counts, [5, 5, 5, 4, 4, 0]);
  assert.ok(item?.district?.share && item.district.share.low < 8 / 23 && item.district.share.high > 8 / 23);
  assert.deepEqual(
    results.buildings.map(({ name, asked, answered }) => [name, asked, answered]),
    [
      ['Lakeside Elementary', 16, 12],
      ['Birchwood Middle', 13, 11],
      ['Maple Ridge High', 2, null],
      [null, 6, null],
    ],
  );
  assert.deepEqual(
    item?.buildings.map(({ figure }) => [figure.n, figure.counts, figure.tenths?.length]),
    [
      [12, null, 4],
      [11, null, 4],
    ],
  );
  const scale = results.scales.find(({ indicatorId }) => indicatorId === 'e3');
  assert.deepEqual([scale?.n, scale?.items, typeof scale?.alpha], [23, 7, 'number']);
  assert.equal(results.helps?.length, 8);
  assert.equal(results.helps?.[0], 'Time together, 0. … asks.');
  assert.equal(results.inTheWay, null, 'seven texts are not shown');
  for (const table of ['asked', 'spent', 'urns', 'notes'])
    assert.equal(await countOf(table, first.id), 0, table);
  assert.deepEqual(await as('bruno').readResults({ id: first.id }), results, 'the same for everybody');
  await refuses(as('stranger').readResults({ id: first.id }), 'record/not-found');
  const view = await world.query(
    `select n, is_released, share from pulse.part_results where round_id = $1 and part_id = 'e3.respect' and kind = 'how_many'`,
    [first.id],
  );
  assert.deepEqual([view.length, view[0]?.n, view[0]?.is_released], [1, 23, true]);
  assert.deepEqual(
    await world.query(
      'select act, capacity, person_id, detail from audit.entries where object_id = $1 order by at offset 1',
      [first.id],
    ),
    [{ act: 'pulse/round-closed', capacity: 'operator', person_id: null, detail: {} }],
    'no entry for an answer, and one for the close, which nobody has done',
  );

  const second = await as('sam').openRound(roundOf());
  for (const { pulse } of [...lakeside, ...birchwood]) await pulse.answerRound(answerTo(second, () => 4));
  await moveRound(world, second.id, -10);
  const later = (await as('grace').readResults({ id: second.id })).items[0];
  assert.equal(later?.change?.isTold, true);
  assert.equal(later?.change?.difference, 1 - 8 / 23);
  assert.ok(later.change.low > 0 && later.change.high <= 1);
  assert.deepEqual((await as('theo').listNext()).opened, [{ id: second.id, closedOn: day(-4) }]);
  const { rounds, earliestOn, mayOpen } = await as('theo').listRounds();
  assert.deepEqual([rounds.length, mayOpen, earliestOn], [3, false, day(56)]);
  assert.deepEqual((await as('stranger').listRounds()).rounds, []);
});

test('a round nobody has heard of is not found', async () => {
  const id = newRoundId();
  await refuses(as('sam').readRound({ id }), 'record/not-found');
  await refuses(as('sam').readResults({ id }), 'record/not-found');
  await refuses(as('sam').withdrawRound({ id }), 'record/not-found');
  await refuses(as('sam').answerRound({ id, values: {}, helps: '', inTheWay: '' }), 'record/not-found');
  await refuses(as(null).listRounds(), 'session/none');
  await refuses(as(null).listNext(), 'session/none');
  await refuses(as(null).readResults({ id }), 'session/none');
});
