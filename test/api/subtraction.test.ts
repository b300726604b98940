import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  buildings,
  day,
  type Ground,
  insertVisits,
  insertWindow,
  seenIn,
} from '../../src/areas/analysis/reading-ground.ts';
import { adoptVision, publishAgreement } from '../../src/areas/observation/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
});
after(() => world.close());

/** `window` is the one whose reading the page showed. */
type Told = {
  page: string;
  window: string;
  practice: string;
  place: string;
  present: number;
  visits: number;
};

/** What every page that shows visits says of every place, and what the board was given, as plain numbers. */
async function everythingTold(windowIds: readonly string[]): Promise<Told[]> {
  const bruno = world.as('bruno');
  const window = windowIds.at(-1) ?? '';
  const told: Told[] = [];
  for (const windowId of windowIds) {
    const { practices } = await bruno.analysis.readWindow({ windowId });
    for (const { name, district, buildings: places } of practices) {
      for (const [place, result] of [
        ['district', district.result] as const,
        ...places.map((one) => [one.buildingId, one.result] as const),
      ])
        if (result.is === 'shown')
          told.push({
            page: `window ${windowId}`,
            window: windowId,
            practice: name,
            place,
            ...result.figure,
          });
    }
  }
  for (const { practices } of (await bruno.requests.readMap()).visions)
    for (const { name, cells } of practices)
      for (const { buildingId, figure } of cells)
        if (figure !== null) told.push({ page: 'map', window, practice: name, place: buildingId, ...figure });
  for (const line of (await bruno.analysis.listOpenFigures({ subjectId: ground.subjectId })).figures)
    if (line.placeKind !== 'band' && line.result === 'shown')
      told.push({
        ...{ page: 'figures taken along', window: line.windowId, practice: line.practice },
        place: line.buildingId ?? 'district',
        ...{ present: line.present ?? 0, visits: line.visits ?? 0 },
      });
  const documents = [
    { place: 'district', document: await bruno.reports.readBoard({}) },
    ...(await Promise.all(
      buildings.map(async (name) => ({
        place: world.place(name),
        document: await bruno.reports.readBuildingReport({ buildingId: world.place(name) as never }),
      })),
    )),
  ];
  for (const { place, document } of documents)
    for (const { text } of document.columns.flatMap(({ sections }) => sections.flatMap((s) => s.figures))) {
      const found = /^(.*): seen in (\d+) of (\d+) visits/.exec(text);
      if (found !== null)
        told.push({
          ...{ page: `board ${place}`, window, practice: found[1] ?? '', place },
          ...{ present: Number(found[2]), visits: Number(found[3]) },
        });
    }
  return told;
}

/**
 * What somebody can work out of a place about which no page says anything: the whole less the parts of one reading, with every
 * figure of the whole and of each part that any page has said, early or late.
 */
function workedOut(told: readonly Told[], hidden: string): { present: number; visits: number }[] {
  const found: { present: number; visits: number }[] = [];
  for (const key of new Set(told.map(({ window, practice }) => `${window} ${practice}`))) {
    const of = (place: string) =>
      told.filter((one) => `${one.window} ${one.practice}` === key && one.place === place);
    const others = buildings.map(world.place).filter((place) => place !== hidden);
    for (const whole of of('district'))
      for (const first of of(others[0] as string))
        for (const second of of(others[1] as string))
          found.push({
            present: whole.present - first.present - second.present,
            visits: whole.visits - first.visits - second.visits,
          });
  }
  return found;
}

const small = { building: 'Maple Ridge High', band: '9-12', rooms: 3, each: 2, answers: seenIn(3, 2, 4) };

test('what is kept back of a small place cannot be worked out by subtracting any two pages, early or late', async () => {
  const hidden = world.place('Maple Ridge High');
  const first = await insertWindow(world, ground, { startsOn: day(-40), endsOn: day(-20) });
  await insertVisits(world, ground, first, [
    { building: 'Lakeside Elementary', rooms: 15, each: 4, answers: seenIn(40, 12, 30) },
    { building: 'Birchwood Middle', band: '6-8', rooms: 10, each: 3, answers: seenIn(10, 9, 15) },
    small,
  ]);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId: first });
  const early = await everythingTold([first]);
  // A second window without the small place, and late visits to it after the reading: the numbers around it move.
  const second = await insertWindow(world, ground);
  await insertVisits(world, ground, second, [
    { building: 'Lakeside Elementary', rooms: 15, each: 4, answers: seenIn(41, 12, 30) },
    { building: 'Birchwood Middle', band: '6-8', rooms: 10, each: 3, answers: seenIn(11, 9, 15) },
  ]);
  await insertVisits(world, ground, first, [{ ...small, rooms: 2 }], 5);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId: second });
  const told = [...early, ...(await everythingTold([first, second]))];
  for (const window of [first, second])
    for (const place of ['district', world.place('Lakeside Elementary')])
      assert.ok(
        told.some((one) => one.window === window && one.place === place),
        'the whole and a part are shown, or there would be nothing to subtract',
      );
  assert.deepEqual(
    told.filter(({ place }) => place === hidden),
    [],
    'no page shows the small place',
  );
  for (const { visits } of workedOut(told, hidden))
    assert.ok(visits <= 0 || visits >= 10, `${visits} visits`);
  const kept = early.filter(({ page }) => page === `window ${first}`);
  const again = told.slice(early.length).filter(({ page }) => page === `window ${first}`);
  assert.deepEqual(again, kept, 'a reading that was taken is not computed again');
});
