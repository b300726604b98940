import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { answerOf, type Done, doIt, type MadeVisit, recountPlainly, type Short } from './count-ground.ts';
import { foldCounts } from './count-store.ts';
import { keepPromises } from './promise-store.ts';
import { type Adopted, adoptVision, insertEndedWindow, publishAgreement } from './test-ground.ts';

let world: World;
let adopted: Adopted;
let practiceIds: string[];
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  adopted = await adoptVision(world);
  practiceIds = adopted.practiceIds.slice(0, 3);
});
after(() => world.close());

const places = [
  ['Lakeside Elementary', 'K-2'],
  ['Lakeside Elementary', '3-5'],
  ['Birchwood Middle', '6-8'],
] as const;

const visitOf = (windowId: string, answers: string, changes: Partial<MadeVisit> = {}): MadeVisit => ({
  ...{ id: newId(), windowId, building: 'Lakeside Elementary', band: 'K-2', room: 'r1', pairId: null },
  observer: 'elena',
  answers: [...answers] as Short[],
  ...changes,
});

/** What the book says of a window, in the words of the plain recount. */
async function readBook(windowId: string): Promise<Map<string, number>> {
  type Row = { building: string; band: string; practice: string } & Record<(typeof answerOf)[Short], number>;
  const rows = await world.query<Row>(
    `select b.name as building, g.name as band, c.practice_id as practice, c.seen, c.not_seen, c.no_opportunity,
       c.could_not_tell
     from observation.weekly_counts c
     join district.buildings b on b.district_id = c.district_id and b.id = c.building_id
     join district.bands g on g.district_id = c.district_id and g.id = c.band_id
     where c.window_id = $1`,
    [windowId],
  );
  return new Map(
    rows.flatMap((row) =>
      Object.values(answerOf)
        .filter((answer) => row[answer] !== 0)
        .map((answer) => [
          `${row.building} ${row.band} ${practiceIds.indexOf(row.practice)} ${answer}`,
          row[answer],
        ]),
    ),
  );
}

const sorted = (counts: Map<string, number>) => [...counts].sort(([one], [other]) => (one < other ? -1 : 1));

/** Asserts that the book says what a plain recount says, and what the database itself finds by counting anew. */
async function assertBook(windowId: string, done: readonly Done[]): Promise<void> {
  assert.deepEqual(sorted(await readBook(windowId)), sorted(recountPlainly(done)));
  assert.deepEqual(await world.query('select * from observation.recount_check()'), []);
}

async function doAll(all: readonly Done[]): Promise<void> {
  for (const done of all) await doIt({ world, practiceIds }, done);
}

test('a visit counts as it was tallied, then as it was put right, and not at all once it is taken out', async () => {
  const windowId = await insertEndedWindow(world, adopted, 1);
  const visit = visitOf(windowId, 'sno');
  const all: Done[] = [
    { did: 'deliver', visits: [visit, visitOf(windowId, 'ssc')] },
    { did: 'correct', visitId: visit.id, answers: ['n', 'n', 's'] },
    { did: 'void', visitId: visit.id },
    { did: 'correct', visitId: visit.id, answers: ['s', 's', 's'] },
  ];
  for (const [index, done] of all.entries()) {
    await doAll([done]);
    await assertBook(windowId, all.slice(0, index + 1));
  }
  const entries = await world.query(
    'select ordinal, was, answers from observation.count_entries where visit_id = $1 order by ordinal',
    [visit.id],
  );
  assert.deepEqual(entries, [
    { ordinal: 0, was: null, answers: 's1n2o3' },
    { ordinal: 1, was: 's1n2o3', answers: 'n1n2s3' },
    { ordinal: 2, was: 'n1n2s3', answers: null },
    { ordinal: 3, was: null, answers: 's1s2s3' },
  ]);
});

test('a pair counts once, whichever of the two arrives first: by the lower id, then as both agreed', async () => {
  const windowId = await insertEndedWindow(world, adopted, 1);
  const pairId = newId();
  const [lower, higher] = [
    visitOf(windowId, 'sss', { pairId }),
    visitOf(windowId, 'nnn', { pairId, observer: 'marcus' }),
  ];
  const all: Done[] = [
    { did: 'deliver', visits: [higher] },
    { did: 'deliver', visits: [lower] },
    { did: 'agree', pairId, visitId: lower.id, answers: ['s', 'n', 'o'] },
    { did: 'void', visitId: lower.id },
    { did: 'deliver', visits: [visitOf(windowId, 'nnn', { pairId })] },
    { did: 'correct', visitId: lower.id, answers: ['s', 's', 's'] },
  ];
  for (const [index, done] of all.entries()) {
    await doAll([done]);
    await assertBook(windowId, all.slice(0, index + 1));
  }
});

/** Some deliveries, pairs, corrections and voids, as life mixes them. */
function someDone(windowId: string): fc.Arbitrary<Done[]> {
  const answers = fc.array(fc.constantFrom<Short>('s', 's', 'n', 'n', 'o', 'c'), {
    minLength: 3,
    maxLength: 3,
  });
  const event = fc.record({
    what: fc.constantFrom('deliver', 'deliver', 'deliver', 'pair', 'void', 'correct', 'agree'),
    size: fc.integer({ min: 1, max: 4 }),
    place: fc.constantFrom(...places),
    room: fc.constantFrom('r1', 'r2', 'r3'),
    each: fc.array(answers, { minLength: 4, maxLength: 4 }),
    which: fc.nat(),
    ids: fc.array(fc.uuid({ version: 7 }), { minLength: 4, maxLength: 4 }),
  });
  return fc.array(event, { minLength: 6, maxLength: 26, size: 'max' }).map((events) => {
    const all: Done[] = [];
    const known: MadeVisit[] = [];
    const agreed = new Set<string>();
    for (const { what, size, place, room, each, which, ids } of events) {
      const [building, band] = place;
      const one = known[which % Math.max(1, known.length)];
      if (what === 'deliver' || (what === 'pair' && one?.pairId === undefined)) {
        const pairId = size % 2 === 0 ? newId() : null;
        const visits = each.slice(0, size).map((own, index) => ({
          ...{ id: ids[index] ?? newId(), windowId, building, band, room, answers: own },
          observer: 'elena' as const,
          pairId: index === 0 ? pairId : null,
        }));
        known.push(...visits);
        all.push({ did: 'deliver', visits });
      } else if (what === 'pair' && one?.pairId != null) {
        const observer = which % 5 === 0 ? one.observer : 'marcus';
        const partner = { ...one, id: ids[0] ?? newId(), answers: each[0] ?? [], observer } as const;
        known.push(partner);
        all.push({ did: 'deliver', visits: [partner] });
      } else if (what === 'agree' && one?.pairId != null && !agreed.has(one.id)) {
        agreed.add(one.id);
        all.push({ did: 'agree', pairId: one.pairId, visitId: one.id, answers: each[0] ?? [] });
      } else if (one !== undefined && (what === 'void' || what === 'correct'))
        all.push(
          what === 'void'
            ? { did: what, visitId: one.id }
            : { did: what, visitId: one.id, answers: each[0] ?? [] },
        );
    }
    return all;
  });
}

test('after any sequence of deliveries, pairs, corrections and voids, folded in between or not, the book is a plain recount', async () => {
  let [changes, pairs] = [0, 0];
  for (const isFolded of [false, true, false, true, true, false, true, false, true]) {
    const windowId = await insertEndedWindow(world, adopted, 1);
    for (const all of fc.sample(someDone(windowId), 1)) {
      const half = Math.floor(all.length / 2);
      await doAll(all.slice(0, half));
      if (isFolded) await fold(windowId);
      await assertBook(windowId, all.slice(0, half));
      await doAll(all.slice(half));
      await assertBook(windowId, all);
      changes += all.filter(({ did }) => did === 'void' || did === 'correct').length;
      pairs += all.filter(
        (done) => done.did === 'deliver' && done.visits.some(({ pairId }) => pairId),
      ).length;
      await fold(windowId);
      await assertBook(windowId, all);
    }
  }
  assert.ok(changes > 5 && pairs > 5, `${changes} changes, ${pairs} pairs`);
});

test('nothing is lost or counted twice when sixteen deliver at once, both halves of pairs and their changes among it', async () => {
  const windowId = await insertEndedWindow(world, adopted, 1);
  const pairIds = Array.from({ length: 12 }, newId);
  const first = pairIds.map((pairId) => visitOf(windowId, 'sno', { pairId }));
  await doAll([{ did: 'deliver', visits: first.slice(0, 6) }]);
  const all: Done[] = [{ did: 'deliver', visits: first.slice(0, 6) }];
  const lines = Array.from({ length: 16 }, (_, line): Done[] => [
    {
      did: 'deliver',
      visits: pairIds
        .filter((_, index) => index % 4 === line % 4 && Math.floor(index / 4) === Math.floor(line / 4) % 3)
        .map((pairId) => visitOf(windowId, 'ncs', { pairId, observer: 'marcus' }))
        .concat(Array.from({ length: 5 }, () => visitOf(windowId, 'sss', { room: `r${line}` }))),
    },
    line < 6
      ? { did: 'void', visitId: first[line]?.id ?? '' }
      : { did: 'deliver', visits: [first[line] ?? visitOf(windowId, 'nos')] },
  ]);
  all.push(...lines.flat());
  await Promise.all([
    ...lines.flat().map((done) => doIt({ world, practiceIds }, done)),
    fold(windowId),
    fold(windowId),
  ]);
  await assertBook(windowId, all);
});

test('when the agreement’s time for them is over, counts go with their visits', async () => {
  const windowId = await insertEndedWindow(world, adopted, 800);
  const kept = await insertEndedWindow(world, adopted, 1);
  const stays: Done = { did: 'deliver', visits: [visitOf(kept, 'sss')] };
  await doAll([{ did: 'deliver', visits: [visitOf(windowId, 'sno'), visitOf(windowId, 'nnn')] }]);
  await fold(windowId);
  await doAll([stays, { did: 'deliver', visits: [visitOf(windowId, 'ccc')] }]);
  await world.database.inDistrict(world.districtId, keepPromises);
  await assertBook(windowId, []);
  await assertBook(kept, [stays]);
  const [left] = await world.query(
    `select (select count(*)::int from observation.count_entries where window_id = $1) as entries,
       (select count(*)::int from observation.folded_counts where window_id = $1) as folded`,
    [windowId],
  );
  assert.deepEqual(left, { entries: 0, folded: 0 });
});

test('a folded window holds no visit and no room any more', async () => {
  const windowId = await insertEndedWindow(world, adopted, 1);
  const done: Done = { did: 'deliver', visits: [visitOf(windowId, 'sno'), visitOf(windowId, 'sno')] };
  await doAll([done]);
  await fold(windowId);
  await assertBook(windowId, [done]);
  assert.deepEqual(
    await world.query('select from observation.count_entries where window_id = $1', [windowId]),
    [],
  );
  const columns = await world.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'observation' and table_name = 'folded_counts' and column_name ~ 'visit|room|observer'`,
  );
  assert.deepEqual(columns, []);
});

function fold(windowId: string): Promise<void> {
  return world.database.inDistrict(world.districtId, (tx) => foldCounts(tx, [windowId]));
}
