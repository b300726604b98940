import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';
import type { Adopted } from './visions.ts';

type Versions = { mathematics: Adopted; reading: Adopted };
type Measured = readonly [value: number, n: number | null, daysAgo: number, source: string];
type Told = {
  by: PersonKey;
  performance: 'student' | 'teacher' | 'leader';
  kind: 'academic' | 'non_academic';
  learning: 'student' | 'professional' | 'system';
  building: string | null;
  subject: string | null;
  what: string;
  why: string;
  measure: string;
  unit: 'percent' | 'count' | 'scale' | 'rate';
  owner: 'dn_member' | 'building_administrator' | 'superintendent' | 'coach';
  baseline: Measured;
  readings: readonly Measured[];
  target: readonly [value: number, daysAhead: number];
};

/** What Maple Ridge wants to reach, the results it has, and how many of its teachers stayed. */
export async function fillGoals(ground: Ground, versions: Versions): Promise<void> {
  const ids = [];
  for (const told of goals) ids.push(await setGoal(ground, told));
  await pointAt(ground, versions, ids);
  await bringResults(ground);
  await countWhoStayed(ground);
}

const goals: readonly Told[] = [
  {
    ...{ by: 'dana', performance: 'student', kind: 'academic', learning: 'student' },
    ...{ building: null, subject: 'Mathematics', unit: 'percent', owner: 'dn_member' },
    what: 'More students say why their method works',
    why: 'In grades 3 to 8 an answer without its reason does not carry into the next unit.',
    measure: 'Exit slips with a reason that fits the method, common slip of each term',
    baseline: [41, 912, 400, 'Common exit slip'],
    readings: [
      [44, 905, 300, 'Common exit slip'],
      [47, 918, 160, 'Common exit slip'],
      [49, 897, 40, 'Common exit slip'],
    ],
    target: [60, 220],
  },
  {
    ...{ by: 'dana', performance: 'teacher', kind: 'academic', learning: 'professional' },
    ...{ building: null, subject: null, unit: 'percent', owner: 'coach' },
    what: 'Every teacher plans a lesson with a colleague each month',
    why: 'Practices grow where people plan together and look at what students wrote.',
    measure: 'Teachers who planned a lesson together in the month, by the planning sheets',
    baseline: [38, 175, 330, 'Planning sheets'],
    readings: [[52, 172, 60, 'Planning sheets']],
    target: [90, 200],
  },
  {
    ...{ by: 'sam', performance: 'leader', kind: 'non_academic', learning: 'system' },
    ...{ building: null, subject: null, unit: 'count', owner: 'superintendent' },
    what: 'Barriers that buildings raise are answered sooner',
    why: 'Who waits for months for an answer stops asking.',
    measure: 'Days from a barrier to its first reply, the middle one of the term',
    baseline: [34, null, 300, 'Barrier log'],
    readings: [[19, null, 50, 'Barrier log']],
    target: [10, 120],
  },
  {
    ...{ by: 'priya', performance: 'student', kind: 'non_academic', learning: 'student' },
    ...{ building: 'Lakeside Elementary', subject: null, unit: 'rate', owner: 'building_administrator' },
    what: 'Fewer school days are missed at Lakeside',
    why: 'The buses of two streets come late, and mornings are when reading is taught.',
    measure: 'Days missed for each hundred school days',
    baseline: [8.4, 402, 390, 'Attendance'],
    readings: [[7.1, 396, 30, 'Attendance']],
    target: [5, 210],
  },
];

async function setGoal(ground: Ground, told: Told): Promise<string> {
  const { by, building, subject, baseline, readings, target, ...rest } = told;
  const { api } = ground.people[by];
  const { today } = ground.calendar;
  const goalId = newId() as never;
  const reading = ([value, n, daysAgo, source]: Measured) => ({
    ...{ readingId: newId(), value, n, on: addDays(today, -daysAgo), source },
  });
  const place = (name: string | null) => (name === null ? null : (ground.place(name) as never));
  await api.goals.makeGoal({
    ...{ ...rest, goalId, buildingId: place(building), subjectId: place(subject), targetIds: [] },
    ...{ baseline: reading(baseline), target: { value: target[0], on: addDays(today, target[1]) } },
  });
  for (const one of readings)
    await api.goals.makeReading({ ...reading(one), goalId, note: '', correctsId: null });
  return goalId;
}

/** Mathematics points at the first goal, with a step; the others still wait for theirs. */
async function pointAt(ground: Ground, { mathematics }: Versions, [first]: readonly string[]): Promise<void> {
  const { api } = ground.people.dana;
  const goalId = first as never;
  const practiceId = mathematics.practices.get('M3') ?? null;
  await api.goals.linkVision({ linkId: newId(), goalId, visionId: mathematics.visionId, practiceId });
  await api.supports.makeStep({
    ...{ stepId: newId() as never, conversationId: null, goalId, subjectId: mathematics.subjectId as never },
    ...{ practiceId, buildingId: null, bandId: null, kind: 'resource', learning: 'professional' },
    what: 'Put two exit slips that ask for the reason into every unit, grades 3 to 8',
    measure: 'The slips are in the shared folder, and teams bring what came back.',
    ...{ ownerId: ground.people.elena.id as never, dueOn: addDays(ground.calendar.today, 45) },
  });
}

/** Of how many each building brings to the test; Cedar Street is too small, and so it is not in the file. */
const tested = [
  ['Lakeside Elementary', 131, 37],
  ['Riverbend Elementary', 118, 33],
  ['Oak Street Elementary', 126, 36],
  ['Birchwood Middle', 402, 31],
  ['Maple Ridge High', 214, 29],
] as const;

async function bringResults(ground: Ground): Promise<void> {
  const begins = Number(ground.calendar.start.slice(0, 4)) - 3;
  const lines = [0, 1, 2, 3].flatMap((later) => {
    const year = `${begins + later}-${String((begins + later + 1) % 100).padStart(2, '0')}`;
    const line = (building: string, value: number, n: number) =>
      `Proficient in the state test,Mathematics,all,${building},${year},${value},${n},State results`;
    const parts = tested.map(([building, n, value]) => line(building, value + later, n + 3 * later));
    const all = tested.reduce((sum, [, n]) => sum + n + 3 * later, 0) + 24;
    return [line('all', 32 + later, all), ...parts];
  });
  const text = ['measure,subject,band,building,period,value,n,source', ...lines].join('\n');
  const file = Buffer.from(text).toString('base64');
  const { digest } = await ground.office.goals.previewResults({ file });
  await ground.office.goals.confirmResults({ id: newId(), file, digest });
}

async function countWhoStayed(ground: Ground): Promise<void> {
  const { api } = ground.people.sam;
  const measureId = newId() as never;
  await api.goals.makeMeasure({
    ...{ measureId, kind: 'retention', name: 'Highly qualified teachers who stayed' },
    counted: 'Teachers who teach here again on October 1',
    ofWhom: 'Highly qualified teachers who taught here on October 1 of the year before',
  });
  const begins = Number(ground.calendar.start.slice(0, 4));
  for (const [back, counted, of] of [
    [3, 128, 158],
    [2, 131, 160],
    [1, 139, 163],
    [0, 146, 165],
  ] as const)
    await api.goals.keepYear({
      ...{ yearId: newId(), measureId, startsIn: begins - back, counted, of },
      ...{ source: 'Staff list of October', note: '', correctsId: null },
    });
}
