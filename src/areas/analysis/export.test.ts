import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement, refuses } from '../observation/test-ground.ts';
import type { WindowReading } from './contract.ts';
import { columnKeys, columnName } from './export-columns.ts';
import type { OpenFigure } from './export-contract.ts';
import { unrun } from './export-file.ts';
import type { Figure, FigureOrNot } from './figure-contract.ts';
import { day, type Ground, insertVisits, insertWindow, twoLargeOneSmall } from './reading-ground.ts';
import { readWorkbook } from './test-xlsx.ts';

let world: World;
let ground: Ground;
let windows: { read: string; ended: string; open: string; coming: string };
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
  const windowFrom = async (from: number, to: number, isRead: boolean) => {
    const windowId = await insertWindow(world, ground, { startsOn: day(from), endsOn: day(to) });
    if (to < 20) await insertVisits(world, ground, windowId, twoLargeOneSmall);
    if (isRead) await world.as('dana').analysis.takeReading({ id: newId(), windowId });
    return windowId;
  };
  windows = {
    read: await windowFrom(-60, -40, true),
    ended: await windowFrom(-30, -10, false),
    open: await windowFrom(-3, 10, false),
    coming: await windowFrom(20, 30, false),
  };
});
after(() => world.close());

const which = () => ({ subjectId: ground.subjectId });
const figures = async () => (await world.as('theo').analysis.listOpenFigures(which())).figures;
const raw = (path: string, headers: Record<string, string> = { cookie: world.cookieOf('theo') }) =>
  fetch(`${world.url}/api/analysis/open/${path}`, { headers });

/** What the page of a window says of every place, under the place’s name. */
function cellsOfPage({ window, practices }: WindowReading): Map<string, FigureOrNot> {
  const cells = new Map<string, FigureOrNot>();
  for (const { practiceId, district, buildings } of practices) {
    const key = `${window.id} ${practiceId}`;
    cells.set(`${key} - -`, district.result);
    for (const { buildingId, result, bands } of buildings) {
      cells.set(`${key} ${buildingId} -`, result);
      for (const { bandId, result: own } of bands) cells.set(`${key} ${buildingId} ${bandId}`, own);
    }
  }
  return cells;
}

const keyOf = (line: OpenFigure) =>
  `${line.windowId} ${line.practiceId} ${line.buildingId ?? '-'} ${line.bandId ?? '-'}`;

/** The numbers of a line, as a figure; null when there is not one. */
function figureIn(line: OpenFigure): Figure | null {
  const numbers = [line.present, line.visits, line.rooms, line.noOpportunity, line.couldNotTell];
  const rest = [line.share, line.low, line.high, line.opportunity, line.opportunityLow, line.opportunityHigh];
  if (line.result === 'not_enough') {
    const all = [...numbers, ...rest, line.icc, line.designEffect, line.effectiveVisits, line.isComparable];
    assert.ok(
      all.every((one) => one === null),
      `${keyOf(line)} has no figure and yet a number`,
    );
    return null;
  }
  const interval = (share: number | null, low: number | null, high: number | null) =>
    share === null ? null : { share, low: low ?? Number.NaN, high: high ?? Number.NaN };
  return {
    present: line.present ?? Number.NaN,
    visits: line.visits ?? Number.NaN,
    rooms: line.rooms ?? Number.NaN,
    noOpportunity: line.noOpportunity ?? Number.NaN,
    couldNotTell: line.couldNotTell ?? Number.NaN,
    share: interval(line.share, line.low, line.high),
    opportunity: interval(line.opportunity, line.opportunityLow, line.opportunityHigh),
    icc: line.icc,
    designEffect: line.designEffect ?? Number.NaN,
    effectiveVisits: line.effectiveVisits ?? Number.NaN,
    isComparable: line.isComparable ?? false,
  };
}

test('the figures taken along are those of the pages, cell by cell, with the same ones held back', async () => {
  const lines = await figures();
  const pages = new Map<string, FigureOrNot>();
  for (const windowId of [windows.read, windows.ended, windows.open])
    for (const [key, result] of cellsOfPage(await world.as('ursula').analysis.readWindow({ windowId })))
      pages.set(key, result);
  assert.deepEqual(lines.map(keyOf).toSorted(), [...pages.keys()].toSorted());
  const held = { shown: 0, not_enough: 0 };
  for (const line of lines) {
    const page = pages.get(keyOf(line));
    assert.equal(line.result, page?.is, keyOf(line));
    assert.deepEqual(figureIn(line), page?.is === 'shown' ? page.figure : null, keyOf(line));
    held[line.result] += 1;
  }
  assert.ok(held.shown > 10 && held.not_enough > 50, JSON.stringify(held));
});

test('a window that was read carries its seal and its floors; one that was not shows the district alone', async () => {
  const lines = await figures();
  const { reading } = await world.as('theo').analysis.readWindow({ windowId: windows.read });
  for (const line of lines.filter(({ windowId }) => windowId === windows.read)) {
    assert.deepEqual([line.readingSha256, line.readingTakenAt], [reading?.sha256, reading?.frozenAt]);
    assert.deepEqual([line.floorRooms, line.floorVisits, line.windowState], [5, 10, 'read']);
  }
  const unread = lines.filter(({ windowId }) => windowId === windows.ended);
  assert.ok(unread.some(({ result, placeKind }) => result === 'shown' && placeKind === 'district'));
  assert.ok(unread.every(({ result, placeKind }) => result === 'not_enough' || placeKind === 'district'));
  assert.ok(unread.every(({ readingSha256 }) => readingSha256 === null));
  assert.ok(lines.every(({ windowId }) => windowId !== windows.coming));
});

test('subjects and windows are listed without a word that anybody wrote about them', async () => {
  const { subjects } = await world.as('theo').analysis.listOpenSubjects();
  assert.deepEqual(subjects, [{ id: ground.subjectId, name: 'Mathematics', windows: 3 }]);
  const listed = await world.as('theo').analysis.listOpenWindows(which());
  assert.deepEqual(
    listed.windows.map(({ id, state, reading }) => [id, state, reading !== null]),
    [
      [windows.read, 'read', true],
      [windows.ended, 'ended', false],
      [windows.open, 'open', false],
    ],
  );
  assert.ok(
    !JSON.stringify(listed).includes('Where do students explain'),
    'the purpose is somebody’s own words',
  );
  assert.equal(listed.buildings.length, 3);
});

test('the CSV says the same, dated and with the two sentences on every line', async () => {
  const response = await raw(`figures.csv?subjectId=${ground.subjectId}&windowId=${windows.read}`);
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(response.headers.get('content-disposition') ?? '', /jointly-figures-\d{4}-\d{2}-\d{2}\.csv/);
  const text = await response.text();
  const lines = (await figures()).filter(({ windowId }) => windowId === windows.read);
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  assert.deepEqual(Object.keys(rows[0] ?? {}), columnKeys.map(columnName));
  assert.equal(rows.length, lines.length);
  for (const [index, line] of lines.entries()) {
    const row = rows[index] ?? {};
    for (const [key, value] of Object.entries(line))
      assert.equal(
        row[columnName(key as never)],
        value === null ? '' : String(value),
        `${key} of ${keyOf(line)}`,
      );
    assert.match(row.exported_on ?? '', /^\d{4}-\d{2}-\d{2}$/);
    assert.equal(
      row.how_to_read,
      'These are shares of visits in which a practice was seen, not shares of instruction. ' +
        'The vision is an aim. Nobody expects to see all of it in one lesson.',
    );
  }
});

test('the workbook holds the same figures, what they are, the code book and the wordings; no cell is a formula', async () => {
  const response = await raw(`figures.xlsx?subjectId=${ground.subjectId}`);
  assert.match(response.headers.get('content-type') ?? '', /spreadsheetml\.sheet$/);
  const book = readWorkbook(Buffer.from(await response.arrayBuffer()));
  assert.deepEqual([...book.keys()], ['About', 'Figures', 'Code book', 'Wordings']);
  const [head, ...rows] = book.get('Figures') ?? [];
  const letters = [...(head?.keys() ?? [])];
  assert.deepEqual([...(head?.values() ?? [])], columnKeys.map(columnName));
  const lines = await figures();
  assert.equal(rows.length, lines.length);
  for (const [index, line] of lines.entries())
    for (const [place, key] of columnKeys.entries())
      if (key in line)
        assert.equal(
          rows[index]?.get(letters[place] ?? '') ?? null,
          line[key as keyof OpenFigure],
          `${key} of ${keyOf(line)}`,
        );
  assert.equal(book.get('Code book')?.length, columnKeys.length + 1);
  assert.equal(book.get('Wordings')?.length, 7);
  const about = (book.get('About') ?? []).flatMap((row) => [...row.values()]).join(' ');
  assert.match(about, /Maple Ridge Community Schools.*shares of visits.*Nobody expects to see all of it/);
});

test('the code book explains every column in three languages, and keeps how each version words its practices', async () => {
  const meanings = new Set<string>();
  for (const language of ['en', 'es', 'ar'] as const) {
    const { columns, wordings } = await world.as('theo').analysis.readCodeBook({ language });
    assert.deepEqual(
      columns.map(({ name }) => name),
      columnKeys.map(columnName),
    );
    for (const { meaning, unit } of columns) assert.ok(meaning.length > 5 && unit.length > 0);
    meanings.add(columns[0]?.meaning ?? '');
    assert.deepEqual(
      wordings.map(({ practice }) => practice),
      [1, 2, 3, 4, 5, 6].map((n) => `Practice ${n}`),
    );
    const file = await (await raw(`code-book.csv?language=${language}`)).text();
    for (const { name, meaning } of columns) assert.ok(file.includes(name) && file.includes(meaning), name);
  }
  assert.equal(meanings.size, 3);
});

test('a text that a spreadsheet would run begins with an apostrophe', async () => {
  for (const text of ['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1', ' =cmd', '\u200f=1', '＝1', '\nx'])
    assert.equal(unrun(text), `'${text}`, JSON.stringify(text));
  for (const text of ['Practice 1', '5-minute talk', 'K-2', '', '– a dash']) assert.equal(unrun(text), text);
  await world.query(
    `update district.buildings set name = '=HYPERLINK("http://x";"Lakeside")' where id = $1`,
    [world.place('Lakeside Elementary')],
  );
  const csv = await (await raw(`figures.csv?subjectId=${ground.subjectId}`)).text();
  assert.ok(csv.includes(`"'=HYPERLINK(""http://x"";""Lakeside"")"`));
  assert.ok(!/(^|,)"?=/m.test(csv.replace(/^\ufeff/, '')));
  const book = readWorkbook(
    Buffer.from(await (await raw(`figures.xlsx?subjectId=${ground.subjectId}`)).arrayBuffer()),
  );
  assert.ok(
    book.get('Figures')?.some((row) => [...row.values()].includes('=HYPERLINK("http://x";"Lakeside")')),
  );
  await world.query(`update district.buildings set name = 'Lakeside Elementary' where id = $1`, [
    world.place('Lakeside Elementary'),
  ]);
});

test('what is not there, or cannot be read, is said so', async () => {
  await refuses(world.as('theo').analysis.listOpenFigures({ subjectId: newId() }), 'record/not-found');
  for (const windowId of [newId(), windows.coming])
    await refuses(world.as('theo').analysis.listOpenFigures({ ...which(), windowId }), 'record/not-found');
  assert.equal((await raw('figures?subjectId=x')).status, 400);
  assert.equal((await raw('figures')).status, 400);
  assert.equal((await raw(`figures?subjectId=${ground.subjectId}&personId=1`)).status, 400);
  assert.equal((await raw(`figures.csv?subjectId=${ground.subjectId}`, {})).status, 401);
});

test('more lines than an answer holds are read window by window', async () => {
  const many = Array.from({ length: 110 }, (_, index) => ({ id: newId(), index }));
  await world.query(
    `insert into district.bands (district_id, id, name, ordinal)
     select $1, (b ->> 'id')::uuid, 'Band ' || (b ->> 'index'), 100 from jsonb_array_elements($2) b`,
    [world.districtId, JSON.stringify(many)],
  );
  for (let number = 0; number < 18; number += 1)
    await insertWindow(world, ground, { startsOn: day(-400 + number), endsOn: day(-390 + number) });
  await refuses(world.as('theo').analysis.listOpenFigures(which()), 'analysis/too-much-at-once', {
    most: 20_000,
  });
  const { figures: lines } = await world
    .as('theo')
    .analysis.listOpenFigures({ ...which(), windowId: windows.read });
  assert.equal(lines.length, 3 * (1 + 3 * (1 + 114)));
});

test('another district sees nothing of it', async () => {
  await refuses(world.as('stranger').analysis.listOpenFigures(which()), 'record/not-found');
  await refuses(world.as('stranger').analysis.listOpenWindows(which()), 'record/not-found');
  assert.deepEqual((await world.as('stranger').analysis.listOpenSubjects()).subjects, []);
  assert.deepEqual((await world.as('stranger').analysis.readCodeBook({})).wordings, []);
});
