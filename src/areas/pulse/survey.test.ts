import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { refuses } from '../conversations/test-ground.ts';
import type { SurveyId } from './survey-contract.ts';
import { keepRows, readSurveyRows } from './survey-rules.ts';
import { pulseOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => pulseOf(world, name);
const newSurveyId = () => newId() as SurveyId;
const heading = 'survey,scale,building,date,n,mean,percent,source';
const csv = [
  heading,
  'Working here,Trust,,2026-05-04,120,3.8,,Report of May 2026',
  'Working here,Trust,Lakeside Elementary,2026-05-04,60,3.9,,Report of May 2026',
  'Working here,Trust,Birchwood Middle,2026-05-04,54,3.7,,Report of May 2026',
  'Working here,Trust,Maple Ridge High,2026-05-04,6,4.9,,Report of May 2026',
].join('\n');

test('results of a licensed survey are brought, without rows of few, and without a way to work them out', async () => {
  const input = { id: newSurveyId(), csv };
  const { surveys } = await as('odette').importSurvey(input);
  assert.deepEqual(await as('odette').importSurvey(input), { surveys, mayImport: true }, 'again');
  assert.deepEqual(
    surveys[0]?.rows.map(({ building, n, value }) => [building, n, value]),
    [
      [null, 120, 3.8],
      ['Lakeside Elementary', 60, 3.9],
    ],
    'the whole less two buildings would be the six of the third',
  );
  assert.equal(surveys[0]?.leftOut, 2);
  const kept = await world.query('select rows::text as rows from pulse.surveys where id = $1', [input.id]);
  assert.doesNotMatch(JSON.stringify(kept), /4\.9|Maple Ridge High/, 'what is not shown is not kept either');
  await refuses(
    as('odette').importSurvey({ ...input, csv: csv.replace('3.8', '3.6') }),
    'record/different-content',
  );
  const seen = await as('theo').listSurveys();
  assert.deepEqual([seen.surveys.length, seen.mayImport], [1, false]);
  assert.deepEqual((await as('stranger').listSurveys()).surveys, []);
  await refuses(as('theo').importSurvey({ id: newSurveyId(), csv }), 'session/not-in-this-capacity');
  await refuses(as(null).listSurveys(), 'session/none');
});

test('what cannot be read is named by its line and column', async () => {
  const bring = (text: string) => as('sam').importSurvey({ id: newSurveyId(), csv: text });
  const refused = (line: string, column: string) =>
    refuses(bring(`${heading}\n${line}`), 'pulse/file-not-readable', { line: 2, column });
  await refused('Working here,Trust,,05/04/2026,120,3.8,,Report', 'date');
  await refused('Working here,Trust,,2026-02-30,120,3.8,,Report', 'date');
  await refused('Working here,Trust,Ms Bell,2026-05-04,120,3.8,,Report', 'building');
  await refused('Working here,Trust,,2026-05-04,many,3.8,,Report', 'n');
  await refused('Working here,Trust,,2026-05-04,120,,140,Report', 'percent');
  await refused('Working here,Trust,,2026-05-04,120,,,Report', 'mean');
  await refused('Working here,Trust,,2026-05-04,120,3.8,,', 'source');
  await refuses(bring('survey,scale\nWorking here,Trust'), 'pulse/file-not-readable', {
    line: 1,
    column: 'date',
  });
  await refuses(bring(`${heading}\nWorking here,Trust,,2026-05-04,7,3.8,,Report`), 'pulse/nothing-to-show');
  const { surveys } = await bring(
    `\ufeff${heading.toUpperCase().replaceAll(',', ';')}\nA;B;;2026-05-04;8;;62,5;C`.replace('62,5', '62.5'),
  );
  assert.deepEqual(surveys[0]?.rows[0], {
    ...{ survey: 'A', scale: 'B', building: null, on: '2026-05-04', n: 8 },
    ...{ measure: 'percent', value: 62.5, source: 'C' },
  });
});

test('imported results can be taken off the page', async () => {
  const id = newSurveyId();
  await as('dana').importSurvey({ id, csv });
  await refuses(as('theo').withdrawSurvey({ id }), 'session/not-in-this-capacity');
  await refuses(as('stranger').withdrawSurvey({ id }), 'record/not-found');
  const { surveys } = await as('sam').withdrawSurvey({ id });
  assert.ok(surveys.every((survey) => survey.id !== id));
  await as('sam').withdrawSurvey({ id });
  const acts = await world.query('select act from audit.entries where object_id = $1 order by at', [id]);
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['pulse/survey-imported', 'pulse/survey-withdrawn'],
  );
});

test('of another scale, day or measure, a row says nothing about the others', () => {
  const cells = {
    survey: 'A',
    scale: 'B',
    building: '',
    date: '2026-05-04',
    n: '20',
    mean: '3',
    source: 'C',
  };
  const records = [
    { line: 2, cells },
    { line: 3, cells: { ...cells, building: 'X', n: '14' } },
    { line: 4, cells: { ...cells, building: 'Y', n: '6' } },
    { line: 5, cells: { ...cells, building: 'X', n: '14', scale: 'Other' } },
  ];
  const read = readSurveyRows(records, ['X', 'Y']);
  assert.ok(Array.isArray(read));
  assert.deepEqual(
    keepRows(read).map(({ scale, building }) => [scale, building]),
    [
      ['B', null],
      ['Other', 'X'],
    ],
  );
});

test('what two files tell together is judged together', async () => {
  const bring = (...lines: string[]) => {
    const input = { id: newSurveyId(), csv: [heading, ...lines].join('\n') };
    return { input, told: as('odette').importSurvey(input) };
  };
  const rowsOf = async ({ input, told }: ReturnType<typeof bring>) =>
    (await told).surveys.find(({ id }) => id === input.id)?.rows.map(({ building, n }) => [building, n]);
  const whole = bring('Climate,Trust,All,2026-05-04,66,3.8,,Report');
  assert.deepEqual(await rowsOf(whole), [[null, 66]]);
  await refuses(
    bring('Climate,Trust,Lakeside Elementary,2026-05-04,60,3.9,,Report').told,
    'pulse/nothing-to-show',
  );
  await refuses(bring('climate,TRUST,,2026-05-04,72,3.9,,Other report').told, 'pulse/nothing-to-show');
  const part = bring(
    'Climate,Trust,lakeside elementary,2026-05-04,50,3.9,,Report',
    'Climate,Trust,Birchwood Middle,2026-05-04,10,3.1,,Report',
  );
  assert.deepEqual(await rowsOf(part), [['Lakeside Elementary', 50]]);
  const rest = bring('Climate,Trust,Maple Ridge High,2026-05-04,16,3.5,,Report');
  assert.deepEqual(await rowsOf(rest), [['Maple Ridge High', 16]], 'nobody is left');
  await as('odette').importSurvey(part.input);
  await as('odette').importSurvey(whole.input);
  for (const { input } of [whole, part, rest]) await as('odette').withdrawSurvey({ id: input.id });
  const after = bring('Climate,Trust,Lakeside Elementary,2026-05-04,60,3.9,,Report');
  assert.deepEqual(await rowsOf(after), [['Lakeside Elementary', 60]], 'what was taken off stands in no way');
  await refuses(bring('Climate,Trust,,2026-05-04,66,3.8,,Report').told, 'pulse/nothing-to-show');
});

test('two files at the same moment are judged together too', async () => {
  const row = (building: string, n: number) =>
    as('odette').importSurvey({
      id: newSurveyId(),
      csv: `${heading}\nAt once,Trust,${building},2026-05-04,${n},3.8,,Report`,
    });
  const told = await Promise.allSettled([row('', 66), row('Lakeside Elementary', 60)]);
  assert.deepEqual(told.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});

test('a survey names nobody, in none of its texts', async () => {
  for (const [index] of ['survey', 'scale', 'source'].entries()) {
    const texts = ['Working here', 'Trust', 'Report'].map((text, at) =>
      at === index ? 'Trust in Priya Raman' : text,
    );
    const line = `${texts[0]},${texts[1]},,2026-05-04,120,3.8,,${texts[2]}`;
    await refuses(
      as('odette').importSurvey({ id: newSurveyId(), csv: `${heading}\n${line}` }),
      'pulse/names-a-person',
      { found: ['Priya Raman'] },
    );
  }
});
