import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';

/** What people agree and promise, how they learn to disagree, and how conflicts came to an end. */
export async function fillCulture(ground: Ground, _versions: unknown): Promise<void> {
  for (const norm of norms) await tellNorm(ground, norm);
  await tellCommitments(ground);
  await tellTrainings(ground);
  await tellOutcomes(ground);
}

type Told = {
  by: PersonKey;
  kind: 'norm' | 'value' | 'belief';
  text: string;
  why: string;
  sampleId?: string;
  building?: string;
  said?: readonly (readonly [PersonKey, string])[];
  /** So many days ago, how, where, and how many stood aside. */
  agreed?: { by: PersonKey; days: number; method: 'consent' | 'vote'; place: string; stoodAside: number };
  revisited?: { by: PersonKey; days: number; text: string | null; note: string };
};

const network = { by: 'dana', method: 'consent', place: 'District Network' } as const;

const norms: readonly Told[] = [
  {
    ...{ by: 'ursula', kind: 'norm', sampleId: 'personal-regard' },
    text: 'Personal regard: we know each other as people, and we make time for it before we need something.',
    why: 'People stay, and help, where somebody knows who they are.',
    said: [
      ['walt', 'Also those of us who come when the buildings are empty.'],
      ['theo', 'Could the first five minutes of every meeting be for this?'],
    ],
    agreed: { ...network, days: 428, stoodAside: 0 },
  },
  {
    ...{ by: 'priya', kind: 'norm', sampleId: 'mutual-respect' },
    text: 'Mutual respect: we let each other finish, and we say back what we heard before we disagree.',
    why: 'Somebody who was heard can listen, whatever their task and however long they have been here.',
    agreed: { ...network, days: 428, stoodAside: 1 },
    revisited: {
      ...{ by: 'noor', days: 55, text: null },
      note: 'Meetings answered “partly” more often than “yes”. We keep it, and practice it in October.',
    },
  },
  {
    ...{ by: 'elena', kind: 'norm' },
    text: 'We speak of practices, never of what kind of person somebody is.',
    why: 'A practice can be changed by all of us together.',
    agreed: { ...network, days: 300, stoodAside: 0 },
    revisited: {
      ...{ by: 'dana', days: 20, note: 'Conditions were missing: a schedule is nobody’s practice.' },
      text: 'We speak of practices and conditions, never of what kind of person somebody is.',
    },
  },
  {
    ...{ by: 'rosa', kind: 'norm', building: 'Lakeside Elementary' },
    text: 'Who is absent from a meeting is told the same day what was decided.',
    why: 'Three of us share a position and are never there together.',
    agreed: { by: 'rosa', days: 120, method: 'vote', place: 'Staff meeting, library', stoodAside: 2 },
  },
  {
    ...{ by: 'amina', kind: 'value', sampleId: 'each-student-is-ours' },
    text: 'Each student in this district is a student of all of us.',
    why: 'A child meets the whole district: the bus, the office, the classroom, the board.',
    agreed: { ...network, days: 200, stoodAside: 0 },
  },
  {
    ...{ by: 'grace', kind: 'belief', sampleId: 'every-student-can' },
    text: 'We believe that every student can do demanding work when the work is well prepared and well supported.',
    why: 'We have seen it in the tasks of the last window.',
    said: [
      ['ben', 'I agree with the belief. Let us say who prepares it with us.'],
      ['darnell', 'Coaches do: I would add “together”.'],
    ],
  },
];

async function tellNorm(ground: Ground, told: Told): Promise<void> {
  const { today } = ground.calendar;
  const as = (who: PersonKey) => ground.people[who].api.culture;
  const id = newId() as never;
  const buildingId = told.building === undefined ? null : (ground.place(told.building) as never);
  const { kind, text, why, sampleId = null, agreed, revisited } = told;
  await as(told.by).proposeNorm({ id, kind, text, why, buildingId, sampleId });
  for (const [who, body] of told.said ?? []) await as(who).postOnNorm({ id, postId: newId(), body });
  if (agreed !== undefined) {
    const { by, days, ...how } = agreed;
    await as(by).agreeNorm({ id, actId: newId(), on: addDays(today, -days), ...how, note: '', text });
  }
  if (revisited !== undefined)
    await as(revisited.by).revisitNorm({
      ...{ id, actId: newId(), on: addDays(today, -revisited.days), method: 'consent' },
      ...{ place: 'District Network', stoodAside: 0, note: revisited.note, text: revisited.text },
      outcome: revisited.text === null ? 'kept' : 'reworded',
    });
}

type Part = {
  by: PersonKey;
  what: string;
  forWhom: string;
  learning: 'student' | 'professional' | 'system';
  whose?: 'shown' | 'groups';
  review?: 'kept' | 'going_on';
};

const parts: readonly Part[] = [
  {
    ...{ by: 'sam', learning: 'system', review: 'kept' },
    what: 'I sit in one team’s planning time every week, listen, and take one obstacle with me.',
    forWhom: 'Students in our smallest buildings',
  },
  {
    ...{ by: 'priya', learning: 'professional', review: 'going_on' },
    what: 'I teach one mathematics lesson a month in a colleague’s room and say afterwards what I found hard.',
    forWhom: 'Third and fourth graders who seldom speak',
  },
  {
    ...{ by: 'keisha', learning: 'system' },
    what: 'I keep Tuesday’s planning time free of everything else, also of my own announcements.',
    forWhom: 'All our ninth graders',
  },
  {
    ...{ by: 'odette', learning: 'system', review: 'kept' },
    what: 'I answer every request for materials within two school days, with a yes, a no or a date.',
    forWhom: 'Students whose class waits for books',
  },
  {
    ...{ by: 'theo', learning: 'student', whose: 'shown', review: 'kept' },
    what: 'I wait until five hands are up before anybody speaks.',
    forWhom: 'Students who need a moment longer',
  },
  {
    ...{ by: 'amina', learning: 'student' },
    what: 'I call two families a week with something that went well.',
    forWhom: 'Children who are new to our school',
  },
  {
    ...{ by: 'ben', learning: 'professional', review: 'going_on' },
    what: 'I bring one piece of student work to every team meeting, also when it shows what I missed.',
    forWhom: 'Students who read below their grade',
  },
  {
    ...{ by: 'elena', learning: 'professional', whose: 'shown' },
    what: 'I ask before I advise.',
    forWhom: 'Students of teachers in their first two years',
  },
  {
    ...{ by: 'walt', learning: 'student', whose: 'shown', review: 'kept' },
    what: 'I greet each student at the door by name and tell the office when somebody is missed.',
    forWhom: 'Students who come late',
  },
  {
    ...{ by: 'grace', learning: 'student', whose: 'groups' },
    what: 'We open each unit with a task that every student can begin.',
    forWhom: 'All our sixth to eighth graders',
  },
];

async function tellCommitments(ground: Ground): Promise<void> {
  for (const { by, what, forWhom, learning, whose, review } of parts) {
    const { culture } = ground.people[by].api;
    const id = newId() as never;
    await culture.stateCommitment({
      ...{ id, what, forWhom, learning, reviewWeeks: 12 },
      ...{ isGroups: whose === 'groups', isShown: whose === 'shown' },
    });
    if (review !== undefined)
      await culture.reviewCommitment({
        ...{ id, reviewId: newId(), outcome: review, what: null, forWhom: null, note: '' },
      });
  }
}

async function tellTrainings(ground: Ground): Promise<void> {
  const { today } = ground.calendar;
  const nobody = { leaders: 0, teachers: 0, coaches: 0, other_staff: 0, network_members: 0, others: 0 };
  await ground.people.darnell.api.culture.recordTraining({
    ...{ id: newId() as never, on: addDays(today, -40), buildingId: null, minutes: 90 },
    focus: 'Saying back what one heard before one answers',
    people: { ...nobody, leaders: 6, teachers: 38, coaches: 2, other_staff: 11, network_members: 7 },
  });
  await ground.people.marcus.api.culture.recordTraining({
    ...{ id: newId() as never, on: addDays(today, -12), minutes: 45 },
    buildingId: ground.place('Birchwood Middle') as never,
    focus: 'Leading a talk between two colleagues: practice with made-up cases',
    people: { ...nobody, leaders: 1, teachers: 9, other_staff: 4 },
  });
}

const ends = [
  ['theo', 'two_people', 'yes', 'yes', 'yes', 'nothing'],
  ['grace', 'two_people', 'yes', 'yes', 'partly', 'another_talk'],
  ['walt', 'with_leadership', 'partly', 'yes', 'partly', 'another_talk'],
  ['keisha', 'groups', 'yes', 'partly', 'yes', 'nothing'],
  ['ben', 'two_people', 'yes', 'yes', 'yes', 'nothing'],
  ['amina', 'with_leadership', 'not_yet', 'partly', 'no', 'help_asked'],
] as const;

async function tellOutcomes(ground: Ground): Promise<void> {
  const month = ground.calendar.today.slice(0, 7);
  for (const [by, parties, cameToEnd, respectful, productive, next] of ends)
    await ground.people[by].api.culture.tellOutcome({
      ...{ id: crypto.randomUUID(), month, parties, cameToEnd, respectful, productive, next },
    });
}
