import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessDateOrder, momentAt, readSheetDate, readSheetTime } from './sheet-date-rules.ts';
import { guessMapping, type Sheet, titlesOf, withColumn } from './sheet-mapping-rules.ts';
import { daysOfSheet, planSheet, roomOf } from './sheet-plan-rules.ts';
import { guessAnswers, guessBand, guessPart, guessPlace } from './sheet-value-rules.ts';

const ground = {
  buildings: [
    { id: 'L', name: 'Lakeside Elementary' },
    { id: 'B', name: 'Birchwood Middle' },
  ],
  bands: [
    { id: 'K2', name: 'K-2' },
    { id: '35', name: '3-5' },
    { id: '68', name: '6-8' },
  ],
  subject: { id: 'M', name: 'Mathematics' },
  practices: [
    { id: 'P1', name: 'Students explain their thinking' },
    { id: 'P2', name: 'Two representations' },
  ],
};
const sheet: Sheet = {
  titles: [
    'Timestamp',
    'School',
    'Grade',
    'Teacher name',
    'Students explain their thinking',
    'Reps',
    'Comments',
  ],
  rows: [
    ['11/4/2025 9:15:33', 'Lakeside', 'Grade 4', 'Ms Reyes', 'Yes', 'Not observed', 'Lovely'],
    ['11/14/2025 13:05:00', 'Birchwood Middle', '7', 'Mr Poe', 'N/A', '', ''],
    ['11/4/2025 9:15:33', 'Lakeside', 'Grade 4', 'Ms Reyes', 'Yes', 'Not observed', 'Lovely'],
    ['soon', 'Lakeside', '4', 'Ms Reyes', 'Yes', 'No', ''],
    ['11/15/2025 9:00:00', 'Elsewhere', '4', 'Ms Reyes', 'Yes', 'No', ''],
    ['11/15/2025 9:00:00', 'Lakeside', '12', 'Ms Reyes', 'Yes', 'No', ''],
    ['11/15/2025 9:00:00', 'Lakeside', '3', 'Ms Reyes', 'rather', '', ''],
  ],
};
const today = '2026-03-01';
const at = { timeZone: 'America/Detroit', today, from: null, to: null };

test('reads dates as they are written, and says by them how they are', () => {
  assert.deepEqual(readSheetDate('11/4/2025 9:15:33', 'month-first'), { day: '2025-11-04', minute: 555 });
  assert.deepEqual(readSheetDate('4.11.2025', 'day-first'), { day: '2025-11-04', minute: null });
  assert.deepEqual(readSheetDate('2025-11-04T13:00', 'day-first'), { day: '2025-11-04', minute: 780 });
  assert.deepEqual(readSheetDate('11/4/25, 1:05 PM', 'month-first'), { day: '2025-11-04', minute: 785 });
  for (const cell of ['', 'soon', '13/13/2025', '2/30/2025', '4', '11/4/0025'])
    assert.equal(readSheetDate(cell, 'month-first'), null, cell);
  assert.deepEqual(['12:10 am', '9 PM', '23:59', '7', '25:00', 'noon'].map(readSheetTime), [
    10,
    1260,
    1439,
    null,
    null,
    null,
  ]);
  assert.equal(guessDateOrder(['1/2/2025', '1/22/2025']), 'month-first');
  assert.equal(guessDateOrder(['1/2/2025', '22/1/2025']), 'day-first');
  assert.equal(guessDateOrder(['1/2/2025', '2025-01-22']), null);
});

test('knows the clock on the wall of the district, in winter, in summer and around the nights of change', () => {
  const detroit = (day: string, minute: number) => momentAt(day, minute, 'America/Detroit');
  assert.deepEqual(detroit('2025-12-01', 555), { at: '2025-12-01T14:15:00.000Z', utcOffsetMinutes: -300 });
  assert.deepEqual(detroit('2025-09-08', 555), { at: '2025-09-08T13:15:00.000Z', utcOffsetMinutes: -240 });
  assert.equal(detroit('2025-11-02', 540).at, '2025-11-02T14:00:00.000Z');
  assert.equal(detroit('2025-03-09', 540).at, '2025-03-09T13:00:00.000Z');
});

test('knows common words for answers, and does not take the lowest step of a scale for a yes', () => {
  assert.deepEqual(Object.fromEntries(guessAnswers(['yes', 'not observed', 'n/a', '1', '0', 'rather'])), {
    yes: 'seen',
    'not observed': 'not_seen',
    'n/a': 'no_opportunity',
    '1': 'seen',
    '0': 'not_seen',
  });
  assert.equal(guessAnswers(['1', '2', '3', '4']).size, 0);
  assert.equal(guessBand('grade 4', ground.bands), '35');
  assert.equal(guessBand('kindergarten', ground.bands), 'K2');
  assert.equal(guessBand('grades 3-5', ground.bands), '35');
  assert.equal(guessBand('2-3', ground.bands), null);
  assert.equal(guessPlace('lake', ground.buildings), 'L');
  assert.equal(guessPlace('la', ground.buildings), null);
  assert.equal(guessPart('beginning of class'), 'beginning');
});

test('takes each column once, by its title or as it was taken last time', () => {
  const { columns } = guessMapping(sheet, ground, null);
  assert.deepEqual(columns, {
    ...{ at: 0, time: null, building: 1, band: 2, subject: null, room: 3, part: null },
    practices: { P1: 4 },
  });
  const moved = withColumn(withColumn(columns, { practiceId: 'P2' }, 5), 'part', 3);
  assert.deepEqual(
    { room: moved.room, part: moved.part, practices: moved.practices },
    {
      room: null,
      part: 3,
      practices: { P1: 4, P2: 5 },
    },
  );
  assert.deepEqual(guessMapping(sheet, ground, titlesOf(sheet, moved)).columns, moved);
  assert.deepEqual(withColumn(moved, { practiceId: 'P2' }, null).practices, { P1: 4 });
});

test('says which rows would be brought in, which not and why, and what is dropped at the door', () => {
  const guessed = guessMapping(sheet, ground, null);
  const columns = withColumn(guessed.columns, { practiceId: 'P2' }, 5);
  const values = {
    ...guessed.values,
    answers: { ...guessed.values.answers, P2: { 'not observed': 'not_seen', no: 'not_seen' } as const },
  };
  const plan = planSheet(sheet, { ...guessed, columns, values }, at);
  assert.deepEqual(
    plan.visits.map(({ row, buildingId, bandId, room, startedAt, tallies }) => ({
      ...{ row, buildingId, bandId, room, startedAt },
      answers: tallies.map(({ practiceId, answer }) => `${practiceId} ${answer}`),
    })),
    [
      {
        ...{ row: 2, buildingId: 'L', bandId: '35', room: 'ms reyes', startedAt: '2025-11-04T14:15:00.000Z' },
        answers: ['P1 seen', 'P2 not_seen'],
      },
      {
        ...{ row: 3, buildingId: 'B', bandId: '68', room: 'mr poe', startedAt: '2025-11-14T18:05:00.000Z' },
        // An empty cell is no answer.
        answers: ['P1 no_opportunity'],
      },
    ],
  );
  assert.deepEqual(plan.leftOut, [
    { row: 4, why: 'same-as', sameAs: 2 },
    { row: 5, why: 'no-date' },
    { row: 6, why: 'no-building' },
    { row: 7, why: 'no-band' },
    { row: 8, why: 'no-answer' },
  ]);
  assert.deepEqual(plan.dropped, ['Comments']);
  assert.deepEqual([plan.unreadAnswers, plan.hasRooms], [1, true]);
  assert.deepEqual(
    plan.visits.map(({ hasTime }) => hasTime),
    [true, true],
  );
});

test('leaves out what is not over and what is outside the chosen days, and takes one building and band for all', () => {
  const rows = [
    ['2026-02-27', 'yes'],
    ['2026-03-01', 'yes'],
    ['2025-10-01', 'no'],
  ];
  const short: Sheet = { titles: ['Date', 'Students explain their thinking'], rows };
  const mapping = { ...guessMapping(short, ground, null), onlyBuildingId: 'L', onlyBandId: 'K2' };
  const plan = planSheet(short, mapping, { ...at, from: '2026-01-01' });
  assert.deepEqual(plan.leftOut, [
    { row: 3, why: 'not-over' },
    { row: 4, why: 'outside-days' },
  ]);
  assert.deepEqual(
    plan.visits.map(({ startedAt, room }) => [startedAt, room]),
    [['2026-02-27T17:00:00.000Z', null]],
  );
  assert.equal(plan.visits[0]?.hasTime, false);
  assert.equal(planSheet(short, { ...mapping, onlyBandId: null }, at).leftOut[0]?.why, 'no-band');
  assert.deepEqual(daysOfSheet(short, mapping, today), {
    first: '2025-10-01',
    last: '2026-02-27',
    isCut: false,
  });
  const long = { ...short, rows: [...rows, ['2019-01-01', 'yes']] };
  assert.deepEqual(daysOfSheet(long, mapping, today), {
    first: '2025-02-27',
    last: '2026-02-27',
    isCut: true,
  });
  assert.equal(daysOfSheet({ ...short, rows: [] }, mapping, today), null);
});

test('leaves out rows of another subject', () => {
  const mixed: Sheet = {
    titles: ['Date', 'Subject', 'Students explain their thinking'],
    rows: [
      ['2026-02-02', 'Math', 'yes'],
      ['2026-02-02', 'Science', 'yes'],
    ],
  };
  const mapping = { ...guessMapping(mixed, ground, null), onlyBuildingId: 'L', onlyBandId: 'K2' };
  const plan = planSheet(mixed, mapping, at);
  assert.deepEqual([plan.visits.length, plan.leftOut], [1, [{ row: 3, why: 'other-subject' }]]);
});

test('rooms of one name in two buildings are two; without rooms a building and band are one', () => {
  const room = (buildingId: string, bandId: string, text: string | null) =>
    roomOf({ buildingId, bandId, room: text });
  assert.notEqual(room('L', 'K2', '12'), room('B', 'K2', '12'));
  assert.equal(room('L', 'K2', '12'), room('L', '35', '12'));
  assert.notEqual(room('L', 'K2', null), room('L', '35', null));
});
