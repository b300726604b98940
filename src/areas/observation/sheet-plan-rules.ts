import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { momentAt, readSheetDate, readSheetTime } from './sheet-date-rules.ts';
import { type Sheet, type SheetMapping, sheetFields } from './sheet-mapping-rules.ts';
import { sheetValue } from './sheet-value-rules.ts';
import type { Answer, LessonPart } from './visit-contract.ts';

/** Why a row of a sheet is left out. */
export type LeftOut = {
  /** As the sheet counts its rows: the titles are the first. */
  row: number;
  why:
    | 'no-date'
    | 'not-over'
    | 'outside-days'
    | 'no-building'
    | 'no-band'
    | 'other-subject'
    | 'no-answer'
    | 'same-as';
  /** The row that is the same in every column. */
  sameAs?: number;
};

/** A row as it will be brought in. `room` is the text that tells rooms apart: it becomes a token before anything leaves. */
export type PlannedVisit = {
  row: number;
  day: SchoolDay;
  buildingId: string;
  bandId: string;
  lessonPart: LessonPart | null;
  room: string | null;
  startedAt: string;
  /** Whether the row tells the time of day; if not, noon stands for it. */
  hasTime: boolean;
  utcOffsetMinutes: number;
  tallies: { practiceId: string; answer: Answer; timesCount: null }[];
};

export type SheetPlan = {
  visits: PlannedVisit[];
  leftOut: LeftOut[];
  /** Titles of columns of which nothing is taken: they are dropped at the door. */
  dropped: string[];
  /** Cells with an answer that nobody has given a meaning: the answer is left out, as one that was not given. */
  unreadAnswers: number;
  hasRooms: boolean;
};

/** The time of day of a visit whose sheet does not tell it. */
const noon = 720;

/** The longest a window lasts, in days. */
export const longestSheetDays = 365;

/** What would be brought in, and what would not and why: nothing has been sent yet. */
export function planSheet(
  sheet: Sheet,
  mapping: SheetMapping,
  ground: { timeZone: string; today: SchoolDay; from: SchoolDay | null; to: SchoolDay | null },
): SheetPlan {
  const plan: SheetPlan = {
    visits: [],
    leftOut: [],
    dropped: freeColumns(sheet, mapping).map((column) => sheet.titles[column] ?? ''),
    unreadAnswers: 0,
    hasRooms: mapping.columns.room !== null,
  };
  const first = new Map<string, number>();
  for (const [index, cells] of sheet.rows.entries()) {
    const row = index + 2;
    const whole = JSON.stringify(cells.map(sheetValue));
    const sameAs = first.get(whole);
    const read = sameAs === undefined ? readRow(row, cells, mapping, ground, plan) : 'same-as';
    first.set(whole, sameAs ?? row);
    if (typeof read === 'object') plan.visits.push(read);
    else plan.leftOut.push({ row, why: read, ...(sameAs !== undefined && { sameAs }) });
  }
  return plan;
}

function readRow(
  row: number,
  cells: readonly string[],
  mapping: SheetMapping,
  ground: Parameters<typeof planSheet>[2],
  plan: SheetPlan,
): PlannedVisit | LeftOut['why'] {
  const { columns, values } = mapping;
  const cell = (column: number | null) => (column === null ? '' : sheetValue(cells[column] ?? ''));
  const date = readSheetDate(columns.at === null ? '' : (cells[columns.at] ?? ''), mapping.dateOrder);
  if (date === null) return 'no-date';
  if (date.day >= ground.today) return 'not-over';
  if ((ground.from !== null && date.day < ground.from) || (ground.to !== null && date.day > ground.to))
    return 'outside-days';
  if (columns.subject !== null && values.subject[cell(columns.subject)] !== 'this') return 'other-subject';
  const buildingId =
    columns.building === null ? mapping.onlyBuildingId : (values.building[cell(columns.building)] ?? null);
  if (buildingId === null) return 'no-building';
  const bandId = columns.band === null ? mapping.onlyBandId : (values.band[cell(columns.band)] ?? null);
  if (bandId === null) return 'no-band';
  const tallies = readAnswers(cell, mapping, plan);
  if (tallies.length === 0) return 'no-answer';
  const minute = (columns.time === null ? null : readSheetTime(cell(columns.time))) ?? date.minute;
  const { at, utcOffsetMinutes } = momentAt(date.day, minute ?? noon, ground.timeZone);
  const room = cell(columns.room);
  return {
    ...{ row, buildingId, bandId, tallies, utcOffsetMinutes, day: date.day, startedAt: at },
    hasTime: minute !== null,
    lessonPart: values.part[cell(columns.part)] ?? null,
    room: room === '' ? null : room,
  };
}

function readAnswers(
  cell: (column: number) => string,
  { columns, values }: SheetMapping,
  plan: SheetPlan,
): PlannedVisit['tallies'] {
  return Object.entries(columns.practices).flatMap(([practiceId, column]) => {
    const value = cell(column);
    // An empty cell is no answer; it is not "not seen".
    if (value === '') return [];
    const answer = values.answers[practiceId]?.[value] ?? null;
    if (answer === null) plan.unreadAnswers += 1;
    return answer === null ? [] : [{ practiceId, answer, timesCount: null }];
  });
}

/** The columns of which nothing is taken. */
export function freeColumns(sheet: Sheet, { columns }: Pick<SheetMapping, 'columns'>): number[] {
  const taken = new Set<number | null>([
    ...sheetFields.map((field) => columns[field]),
    ...Object.values(columns.practices),
  ]);
  return [...sheet.titles.keys()].filter((column) => !taken.has(column));
}

/** The days of a sheet as far as one window holds them: the latest year of what is over. Null when no date can be read. */
export function daysOfSheet(
  sheet: Sheet,
  mapping: Pick<SheetMapping, 'columns' | 'dateOrder'>,
  today: SchoolDay,
): { first: SchoolDay; last: SchoolDay; isCut: boolean } | null {
  const { at } = mapping.columns;
  if (at === null) return null;
  const days = sheet.rows
    .map((row) => readSheetDate(row[at] ?? '', mapping.dateOrder)?.day)
    .filter((day): day is SchoolDay => day !== undefined && day < today)
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const earliest = addDays(last, -longestSheetDays);
  return { first: first < earliest ? earliest : first, last, isCut: first < earliest };
}

/** The text under which the token of a visit's room is made: rooms of one name in two buildings are two. */
export function roomOf(visit: Pick<PlannedVisit, 'room' | 'buildingId' | 'bandId'>): string {
  const { room, buildingId, bandId } = visit;
  return room === null ? `${buildingId} ${bandId}` : `${buildingId} ${room}`;
}
