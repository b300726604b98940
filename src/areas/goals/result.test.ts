import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, refuses } from '../conversations/test-ground.ts';
import { asFile, resultHeading } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const goals = (name: Parameters<World['as']>[0]) => world.as(name).goals;
const line = (building: string, value: string, n: string, period = '2024-25', measure = 'Proficient') =>
  `${measure},Mathematics,all,${building},${period},${value},${n},State test`;
async function bring(file: string, name: 'odette' | 'dana' = 'odette') {
  const { digest } = await goals(name).previewResults({ file });
  const asked = { id: newId(), file, digest };
  return { asked, ...(await goals(name).confirmResults(asked)) };
}
const mathematics = () => ({ subjectId: world.place('Mathematics') as never });

test('a file is looked at before anything is written; confirming it twice writes once', async () => {
  const file = asFile(
    resultHeading,
    line('all', '41.5', '212'),
    line('Lakeside Elementary', '38', '90'),
    line('Birchwood Middle', '44%', '"122"'),
  );
  const preview = await goals('odette').previewResults({ file });
  assert.deepEqual(preview.counts, { added: 3, corrected: 0, unchanged: 0, dropped: 0 });
  assert.deepEqual(preview.problems, []);
  assert.equal((await goals('theo').listResults({})).series.length, 0);
  const asked = { id: newId(), file, digest: preview.digest };
  assert.deepEqual((await goals('odette').confirmResults(asked)).counts, preview.counts);
  assert.deepEqual((await goals('odette').confirmResults(asked)).counts, preview.counts);
  const { series, mayImport } = await goals('theo').listResults(mathematics());
  assert.equal(mayImport, false);
  assert.deepEqual(
    series.map(({ measure, heldBack, results }) => [measure, heldBack, results.length]),
    [['Proficient', 0, 3]],
  );
  assert.deepEqual(
    series[0]?.results.map(({ building, value, n }) => [building?.name ?? 'all', value, n]),
    [
      ['all', 41.5, 212],
      ['Lakeside Elementary', 38, 90],
      ['Birchwood Middle', 44, 122],
    ],
  );
  assert.deepEqual(
    (await goals('odette').previewResults({ file })).counts,
    { added: 0, corrected: 0, unchanged: 3, dropped: 0 },
    'the same file adds nothing',
  );
});

test('a later file that says otherwise corrects, and the old row stays', async () => {
  const year = '2023-24';
  await bring(asFile(resultHeading, line('all', '40', '200', year)));
  const { counts } = await bring(asFile(resultHeading, line('all', '42', '200', year)), 'dana');
  assert.deepEqual(counts, { added: 0, corrected: 1, unchanged: 0, dropped: 0 });
  const { series } = await goals('theo').listResults(mathematics());
  assert.deepEqual(
    series[0]?.results.filter(({ period }) => period === year).map(({ value }) => value),
    [42],
  );
  const rows = await world.query('select from goals.results where period = $1', [year]);
  assert.equal(rows.length, 2);
  assert.equal((await goals('sam').listResultImports()).imports[0]?.counts.corrected, 1);
});

test('groups under ten are dropped at the door and counted, whatever stands in place of their number', async () => {
  const { counts } = await bring(
    asFile(
      resultHeading,
      line('Lakeside Elementary', '50', '9', '2022-23'),
      line('Birchwood Middle', '*', '<10', '2022-23'),
      line('Maple Ridge High', '33', '*', '2022-23'),
      line('all', '44', '210', '2022-23'),
    ),
  );
  assert.deepEqual(counts, { added: 1, corrected: 0, unchanged: 0, dropped: 3 });
  const small = await world.query('select from goals.results where n < 10');
  assert.equal(small.length, 0);
});

test('a small group that subtraction would give away takes another one with it', async () => {
  const year = '2021-22';
  await bring(
    asFile(
      resultHeading,
      line('all', '44', '206', year),
      line('Lakeside Elementary', '50', '6', year),
      line('Birchwood Middle', '44', '80', year),
      line('Maple Ridge High', '43', '120', year),
    ),
  );
  const { series } = await goals('bruno').listResults(mathematics());
  const results = series[0]?.results.filter(({ period }) => period === year);
  assert.deepEqual(
    results?.map(({ building, n }) => [building?.name ?? 'all', n]),
    [
      ['all', 206],
      ['Maple Ridge High', 120],
    ],
  );
  assert.equal(series[0]?.heldBack, 1);
});

test('every fault is told by its line, and what is well is still there', async () => {
  const file = asFile(
    resultHeading,
    line('Nowhere School', '40', '200'),
    line('all', 'many', '200', '2019-20'),
    line('all', '140', '200', '2019-20'),
    line('all', '40', 'about', '2019-20'),
    line('all', '40', '200', '2199-00'),
    line('all', '40', '200', 'last year'),
    line('all', '40', '200', '2019-20'),
    line('all', '41', '200', '2019-20'),
    'Proficient,Alchemy,,all,2019-20,40,200,',
  );
  const { problems, counts } = await goals('odette').previewResults({ file });
  assert.deepEqual(
    problems.map(({ line: at, column, fault }) => `${at} ${column} ${fault}`),
    [
      '2 building building-unknown',
      '3 value value-unreadable',
      '4 value value-not-possible',
      '5 n n-unreadable',
      '6 period period-to-come',
      '7 period period-unreadable',
      '9 measure twice',
      '10 source missing',
      '10 subject subject-unknown',
      '10 band missing',
    ],
  );
  assert.equal(counts.added, 1);
});

test('a file with a student or any person in it is refused whole, and nothing of it is told back', async () => {
  const refusedWith = (file: string, columns: string[], lines: number[]) =>
    refuses(goals('odette').previewResults({ file }), 'goals/file-personal', { columns, lines });
  await refusedWith(asFile('student_name,measure,n', 'Ana Lopez,Proficient,1'), ['student_name'], []);
  await refusedWith(asFile(`${resultHeading},UIC`, `${line('all', '4', '30')},1234567890`), ['UIC'], []);
  await refusedWith(asFile(`${resultHeading},Date of birth`, 'x'), ['Date of birth'], []);
  await refusedWith(asFile(`${resultHeading},nombre,الاسم`, 'x'), ['nombre', 'الاسم'], []);
  await refusedWith(
    asFile(
      resultHeading,
      line('all', '41', '212'),
      line('all', '41', '212', '2020-21', 'Score of Grace Kowalski'),
      line('"Lopez, Ana"', '41', '1'),
      line('all', '41', '212', '2020-21', 'ana@example.org'),
      line('all', '41', '212', '2020-21', '2014-03-02'),
      line('all', '41', '212', '2020-21', 'Test 9876543'),
    ),
    [],
    [3, 4, 5, 6, 7],
  );
});

test('school years, grades and subjects with a comma are nobody; thousands are thousands where things are counted', async () => {
  const of = (measure: string, unit: string, value: string) =>
    `"${measure}",${unit},Mathematics,all,all,2018-19,"${value}","1,012",State test`;
  const file = asFile(
    'measure,unit,subject,band,building,period,value,n,source',
    of('M-STEP 2024-25 grades 3-8', 'percent', '41,5'),
    of('English, Language Arts', 'percent', '41.5'),
    of('Days attended', 'count', '1,012'),
    of('Growth', 'scale', '1,012.5'),
    of('Level', 'scale', '1,012'),
  );
  const { digest, problems } = await goals('odette').previewResults({ file });
  assert.deepEqual(problems, [{ line: 6, column: 'value', fault: 'value-unreadable' }]);
  const read = asFile(...Buffer.from(file, 'base64').toString().trim().split('\n').slice(0, 5));
  assert.ok(digest !== (await goals('odette').previewResults({ file: read })).digest);
  await bring(read);
  const { series } = await goals('theo').listResults(mathematics());
  const values = series.flatMap(({ measure, results }) =>
    results.filter(({ period }) => period === '2018-19').map(({ value, n }) => `${measure} ${value} ${n}`),
  );
  assert.deepEqual(values.toSorted(), [
    'Days attended 1012 1012',
    'English, Language Arts 41.5 1012',
    'Growth 1012.5 1012',
    'M-STEP 2024-25 grades 3-8 41.5 1012',
  ]);
});

test('a file that cannot be read says why', async () => {
  const fault = (file: string, data: object) =>
    refuses(goals('odette').previewResults({ file }), 'goals/file-unreadable', data);
  await fault(asFile(''), { fault: 'empty', columns: [], line: null });
  await fault(asFile('measure,value', 'a,1'), {
    fault: 'columns-missing',
    columns: ['subject', 'band', 'building', 'period', 'n', 'source'],
    line: null,
  });
  await fault(asFile(`${resultHeading},color`, 'x'), {
    ...{ fault: 'column-unknown', columns: ['color'], line: null },
  });
  await fault(asFile(`${resultHeading},school`, 'x'), {
    ...{ fault: 'column-twice', columns: ['building'], line: null },
  });
  await fault(Buffer.from([0x50, 0x4b, 0x03, 0x04]).toString('base64'), {
    ...{ fault: 'not-text', columns: [], line: null },
  });
});

test('what has changed since the preview is not written; another file under the same id neither', async () => {
  const file = asFile(resultHeading, line('all', '30', '100', '2018-19'));
  const { digest } = await goals('odette').previewResults({ file });
  const { asked } = await bring(file, 'dana');
  await refuses(goals('odette').confirmResults({ id: newId(), file, digest }), 'goals/file-out-of-date');
  const other = asFile(resultHeading, line('all', '31', '100', '2018-19'));
  await refuses(goals('dana').confirmResults({ ...asked, file: other }), 'record/different-content');
});

test('only those who keep the district’s figures bring files in; another district sees none', async () => {
  const file = asFile(resultHeading, line('all', '30', '100'));
  for (const nobody of ['theo', 'priya', 'elena', 'bruno'] as const) {
    await refuses(goals(nobody).previewResults({ file }), 'session/not-in-this-capacity');
    await refuses(
      goals(nobody).confirmResults({ id: newId(), file, digest: 'x' }),
      'session/not-in-this-capacity',
    );
  }
  await refuses(goals('theo').listResultImports(), 'session/not-in-this-capacity');
  await refuses(goals(null).listResults({}), 'session/none');
  assert.deepEqual((await goals('stranger').listResults({})).series, []);
  assert.deepEqual((await goals('stranger').listResultImports()).imports, []);
});

test('the template has the columns, and can be brought in as it is', async () => {
  const response = await fetch(`${world.url}/api/goals/results/template`, {
    headers: { cookie: world.cookieOf('odette') },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.match(bytes.toString('utf8'), /measure,unit,subject,band,building,period,value,n,source/);
  const { problems, counts } = await goals('odette').previewResults({ file: bytes.toString('base64') });
  assert.deepEqual([problems, counts.added], [[], 2]);
});

test('a name of staff is found in a long file as in a short one, with its line', async () => {
  const lines = Array.from(
    { length: 600 },
    (_, at) =>
      `Reading on grade level,Mathematics,all,all,${day(-at - 1)},5${at % 10},300,Screening of group ${at}`,
  );
  lines[560] = `Reading on grade level,Mathematics,all,all,${day(-561)},50,300,Told by Theo Lindqvist`;
  await refuses(
    goals('odette').previewResults({ file: asFile(resultHeading, ...lines) }),
    'goals/file-personal',
    { columns: [], lines: [562] },
  );
});
