import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { ImportedVisit, ImportFacts } from './import-contract.ts';
import { keptUntil } from './import-rules.ts';
import { type Adopted, adoptVision, day, publishAgreement, refuses } from './test-ground.ts';

let world: World;
let adopted: Adopted;
before(async () => {
  world = await openWorld();
  adopted = await adoptVision(world);
});
after(() => world.close());

type Changes = Partial<Record<keyof ImportFacts, unknown>>;
const factsOf = (changes: Changes = {}): ImportFacts =>
  ({
    id: newId(),
    windowId: newId(),
    subjectId: adopted.subjectId,
    versionId: adopted.versionId,
    purpose: 'Walkthroughs of last spring',
    practiceIds: adopted.practiceIds.slice(0, 2),
    buildingIds: [world.place('Lakeside Elementary')],
    startsOn: day(-200),
    endsOn: day(-100),
    visitMinutes: 5,
    visits: 4,
    parts: 2,
    hasRooms: true,
    ...changes,
  }) as ImportFacts;

const row = (changes: Partial<Record<keyof ImportedVisit, unknown>> = {}): ImportedVisit =>
  ({
    id: newId(),
    buildingId: world.place('Lakeside Elementary'),
    bandId: world.place('K-2'),
    lessonPart: null,
    roomToken: 'R'.repeat(43),
    startedAt: `${day(-150)}T15:00:00.000Z`,
    hasTime: true,
    utcOffsetMinutes: -240,
    tallies: [{ practiceId: adopted.practiceIds[0], answer: 'seen', timesCount: null }],
    ...changes,
  }) as ImportedVisit;

const dana = () => world.as('dana').observation;
const visitsOf = (facts: ImportFacts) =>
  world.query('select * from observation.visits where window_id = $1', [facts.windowId]);

test('without an agreement nothing is brought in', async () => {
  await refuses(dana().beginImport(factsOf()), 'observation/no-agreement');
  await publishAgreement(world);
});

test('brings a sheet in by parts; nothing is seen of it until it is complete, and then all of it', async () => {
  const facts = factsOf();
  const parts = [
    [row(), row({ tallies: [{ practiceId: adopted.practiceIds[1], answer: 'not_seen', timesCount: null }] })],
    [row({ lessonPart: 'middle' }), row()],
  ];
  assert.deepEqual(await dana().beginImport(facts), { id: facts.id, partsHere: [] });
  await dana().bringImportPart({ id: facts.id, number: 0, visits: parts[0] ?? [] });
  await refuses(dana().completeImport({ id: facts.id }), 'observation/import-incomplete', { missing: [1] });
  assert.equal((await world.as('theo').observation.listWindows()).windows.length, 0);
  // The connection was cut: everything is said again, and each visit is there once.
  assert.deepEqual(await dana().beginImport(facts), { id: facts.id, partsHere: [0] });
  for (const [number, visits] of parts.entries())
    await dana().bringImportPart({ id: facts.id, number, visits });
  const done = await dana().completeImport({ id: facts.id });
  assert.deepEqual(done, { windowId: facts.windowId, visits: 4 });
  assert.deepEqual(await dana().completeImport({ id: facts.id }), done);
  await dana().bringImportPart({ id: facts.id, number: 1, visits: parts[1] ?? [] });
  const kept = await visitsOf(facts);
  assert.equal(kept.length, 4);
  assert.deepEqual(
    new Set(kept.map((visit) => `${visit.observer_id} ${visit.import_id}`)),
    new Set([`${world.person('dana').id} ${facts.id}`]),
  );
  assert.deepEqual(kept.map((visit) => visit.lesson_part).sort(), ['middle', null, null, null]);
  const [first] = kept;
  assert.equal(first?.ended_at.getTime() - first?.started_at.getTime(), 300_000);
  assert.equal((await world.query('select from observation.import_drafts')).length, 0);
  assert.equal((await world.query('select from observation.import_parts')).length, 0);
  const keys = await world.query('select from observation.window_keys where window_id = $1', [
    facts.windowId,
  ]);
  assert.equal(keys.length, 0);
  const { imports } = await world.as('sam').observation.listImports();
  assert.deepEqual(
    imports.map(({ visits, broughtBy, hasRooms }) => ({ visits, broughtBy, hasRooms })),
    [{ visits: 4, broughtBy: 'Dana Whitfield', hasRooms: true }],
  );
  const audited = await world.query("select from audit.entries where act = 'observation/sheet-brought'");
  assert.equal(audited.length, 1);
  const { window } = await world.as('theo').analysis.readWindow({ windowId: facts.windowId });
  assert.equal(window.state, 'ended');
  const shown = await world.as('theo').observation.readWindow({ id: facts.windowId });
  assert.equal(shown.broughtInOn, day(0));
});

test('of two that complete at one moment, the sheet is there once', async () => {
  const facts = factsOf({ startsOn: day(-330), endsOn: day(-320), visits: 1, parts: 1 });
  await dana().beginImport(facts);
  const visits = [row({ startedAt: `${day(-325)}T15:00:00.000Z` })];
  await Promise.all([0, 0, 0].map((number) => dana().bringImportPart({ id: facts.id, number, visits })));
  const done = await Promise.all([1, 2, 3].map(() => dana().completeImport({ id: facts.id })));
  assert.deepEqual(done, Array(3).fill({ windowId: facts.windowId, visits: 1 }));
  assert.equal((await visitsOf(facts)).length, 1);
});

test('what came with a sheet is nobody’s own visit: not listed, not changed, never taken for one made twice', async () => {
  const facts = factsOf({ startsOn: day(-45), endsOn: day(-30), visits: 3, parts: 1, hasRooms: false });
  await dana().beginImport(facts);
  const noon = { startedAt: `${day(-40)}T16:00:00.000Z` };
  const visits = [row(noon), row(noon), row({ ...noon, lessonPart: 'end' })];
  await dana().bringImportPart({ id: facts.id, number: 0, visits });
  await dana().completeImport({ id: facts.id });
  assert.deepEqual(await dana().listMyVisits(), { windows: [], missing: null });
  const { cards } = await dana().readObservationNext();
  assert.deepEqual(
    cards.filter(({ kind }) => kind.startsWith('visits-')),
    [],
  );
  assert.deepEqual(await world.query('select from observation.same_minutes'), []);
  const [one, other] = visits.map(({ id }) => id) as [ImportedVisit['id'], ImportedVisit['id']];
  await refuses(
    dana().changeVisit({
      ...{ id: newId() as never, visitId: one, kind: 'voided', reason: 'wrong_place', tallies: null },
    }),
    'record/not-found',
  );
  await refuses(
    dana().tellVisitsApart({ id: newId() as never, visitId: one, otherId: other }),
    'record/not-found',
  );
});

test('the gate, the day of adoption and the lengths of the agreement were not there for history', async () => {
  const facts = factsOf({ startsOn: day(-300), endsOn: day(-290), visitMinutes: 10, visits: 1, parts: 1 });
  assert.deepEqual((await dana().beginImport(facts)).partsHere, []);
  await dana().giveUpImport({ id: facts.id });
  await dana().giveUpImport({ id: facts.id });
  await refuses(dana().completeImport({ id: facts.id }), 'record/not-found');
});

test('refuses what is not over, what would be removed at once, and what overlaps', async () => {
  const wrong = (changes: Changes) => dana().beginImport(factsOf(changes));
  await refuses(wrong({ endsOn: day(0), startsOn: day(-20) }), 'observation/import-not-over');
  await refuses(wrong({ startsOn: day(-1000), endsOn: day(-900) }), 'observation/import-too-old', {
    keptForMonths: 24,
  });
  await refuses(wrong({ startsOn: day(-170), endsOn: day(-160) }), 'observation/windows-overlap');
  await refuses(wrong({ startsOn: day(-700), endsOn: day(-310) }), 'observation/window-dates');
  const elsewhere = { buildingIds: [world.place('Birchwood Middle')] };
  await refuses(wrong({ ...elsewhere, practiceIds: [newId()] }), 'observation/not-in-version');
  await refuses(wrong({ versionId: newId() }), 'observation/version-not-current');
  await refuses(wrong({ teacher: 'Theo' } as never), 'request/not-readable');
});

test('refuses a part in which one visit does not belong, all of it, and a field that a visit does not have', async () => {
  const facts = factsOf({ startsOn: day(-90), endsOn: day(-80), visits: 2, parts: 1 });
  await dana().beginImport(facts);
  const fit = { startedAt: `${day(-85)}T15:00:00.000Z` };
  const bring = (visits: ImportedVisit[], number = 0) =>
    dana().bringImportPart({ id: facts.id, number, visits });
  const refusesAs = (visits: ImportedVisit[], what: string, position = 1) =>
    refuses(bring(visits), 'observation/import-part-wrong', { position, what });
  await refusesAs([row(fit), row()], 'day');
  await refusesAs([row(fit), row({ ...fit, buildingId: world.place('Birchwood Middle') })], 'building');
  await refusesAs([row(fit), row({ ...fit, bandId: newId() })], 'band');
  const foreign = [{ practiceId: adopted.practiceIds[3], answer: 'seen', timesCount: null }];
  await refusesAs([row(fit), row({ ...fit, tallies: foreign })], 'practice');
  await refuses(bring([row(fit)], 5), 'observation/import-part-wrong', { position: 5, what: 'number' });
  for (const field of ['teacher', 'room', 'note', 'observerId'])
    await refuses(bring([{ ...row(fit), [field]: 'Theo' } as never]), 'request/not-readable');
  await bring([row(fit)]);
  await refuses(bring([row(fit)]), 'record/different-content');
  await refuses(dana().completeImport({ id: facts.id }), 'observation/import-not-as-announced');
  assert.equal((await visitsOf(facts)).length, 0);
  assert.equal(
    (await world.query('select from observation.windows where id = $1', [facts.windowId])).length,
    0,
  );
});

test('refuses a visit that comes twice or is there already, and brings nothing', async () => {
  const within = { startsOn: day(-28), endsOn: day(-20) };
  const fit = { startedAt: `${day(-25)}T15:00:00.000Z` };
  const complete = async (parts: ImportedVisit[][], visits: number) => {
    const facts = factsOf({ ...within, visits, parts: parts.length });
    await dana().beginImport(facts);
    for (const [number, part] of parts.entries())
      await dana().bringImportPart({ id: facts.id, number, visits: part });
    return dana().completeImport({ id: facts.id });
  };
  const twice = row(fit);
  const other = { ...twice, lessonPart: 'end' as const };
  for (const visits of [1, 2]) {
    await refuses(complete([[twice, twice]], visits), 'observation/import-not-as-announced');
    await refuses(complete([[twice], [other]], visits), 'observation/import-not-as-announced');
  }
  await complete([[twice]], 1);
  within.startsOn = day(-18);
  within.endsOn = day(-15);
  const again = { ...twice, startedAt: `${day(-16)}T15:00:00.000Z` };
  await refuses(complete([[again]], 1), 'observation/import-not-as-announced');
});

test('refuses a window that is there already, when an import begins and when it ends', async () => {
  const fit = [row({ startedAt: `${day(-12)}T15:00:00.000Z` })];
  const one = factsOf({ startsOn: day(-13), endsOn: day(-11), visits: 1, parts: 1 });
  const other = { ...one, id: newId() as ImportFacts['id'] };
  for (const facts of [one, other]) {
    await dana().beginImport(facts);
    await dana().bringImportPart({ id: facts.id, number: 0, visits: fit });
  }
  await dana().completeImport({ id: one.id });
  await refuses(dana().completeImport({ id: other.id }), 'observation/import-window-there');
  await refuses(dana().beginImport({ ...other, id: newId() as never }), 'observation/import-window-there');
  assert.equal((await visitsOf(one)).length, 1);
});

test('refuses what no sheet tells: ways of looking, and looks at fixed beats', async () => {
  const facts = factsOf({ startsOn: day(-9), endsOn: day(-5), visits: 1, parts: 1 });
  const ways = { [adopted.practiceIds[0] ?? '']: { kind: 'scan', everySeconds: 60 } };
  await refuses(dana().beginImport({ ...facts, ways } as never), 'request/not-readable');
  await dana().beginImport(facts);
  const scans = row({
    startedAt: `${day(-7)}T15:00:00.000Z`,
    tallies: [
      { practiceId: adopted.practiceIds[0], answer: 'seen', timesCount: null, scans: { seen: 1, of: 2 } },
    ],
  });
  await refuses(dana().bringImportPart({ id: facts.id, number: 0, visits: [scans] }), 'request/not-readable');
});

test('only who began an import brings it to its end, and only the district’s speakers begin one', async () => {
  const facts = factsOf({ startsOn: day(-60), endsOn: day(-50), visits: 1, parts: 1 });
  await dana().beginImport(facts);
  const noor = world.as('noor').observation;
  await refuses(noor.completeImport({ id: facts.id }), 'record/not-found');
  await refuses(noor.giveUpImport({ id: facts.id }), 'record/not-found');
  await refuses(world.as('stranger').observation.completeImport({ id: facts.id }), 'record/not-found');
  for (const name of ['priya', 'theo', 'elena', 'odette'] as const)
    await refuses(world.as(name).observation.beginImport(facts), 'session/not-in-this-capacity');
  await refuses(world.as(null).observation.listImports(), 'session/none');
  await world.query("update observation.import_drafts set begun_at = now() - interval '8 days'");
  await world.as('theo').observation.listWindows();
  assert.equal((await world.query('select from observation.import_drafts')).length, 0);
});

test('keeps which column was taken for what, and no title that names somebody', async () => {
  const titles = {
    at: 'Timestamp',
    time: null,
    building: 'School',
    band: 'Grade',
    subject: null,
    room: 'Room of Theo Lindqvist',
    part: null,
    practices: [{ practiceId: adopted.practiceIds[0] ?? '', title: 'Students explain' }],
  };
  assert.equal((await dana().readImportOptions()).titles, null);
  const kept = { ...titles, room: null };
  assert.deepEqual(await dana().keepImportTitles(titles), kept);
  assert.deepEqual(await dana().keepImportTitles(titles), kept);
  const options = await world.as('noor').observation.readImportOptions();
  assert.deepEqual(options.titles, kept);
  assert.deepEqual(
    options.visions.map(({ adoptedOn, practices }) => ({ adoptedOn, practices: practices.length })),
    [{ adoptedOn: day(-30), practices: 6 }],
  );
  assert.equal((await world.as('stranger').observation.readImportOptions()).titles, null);
});

test('knows the last day on which visits are kept, as the database does', async () => {
  for (const [endsOn, months] of [
    ['2026-01-31', 1],
    ['2024-02-29', 12],
    ['2026-11-22', 24],
    ['2025-12-31', 2],
  ] as const) {
    const [row_] = await world.query<{ until: string }>(
      'select ($1::date + make_interval(months => $2))::date::text as until',
      [endsOn, months],
    );
    assert.equal(keptUntil(endsOn, months), row_?.until);
  }
});
