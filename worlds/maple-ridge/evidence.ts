import type { EmployeeGroup, EntryInput, RatingInput } from '../../src/areas/evidence/rating-contract.ts';
import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';

/** The eight statements in a district that has looked at them twice: ratings, what people saw, its own research. */
export async function fillEvidence(ground: Ground): Promise<void> {
  await writeSeen(ground);
  await rateInNetwork(ground);
  await rateAtLakeside(ground);
  await ground.people.elena.api.evidence.addCitation({
    ...{ id: newId(), indicatorId: 'e6' },
    citation:
      'Maple Ridge Community Schools (2026). What our teams brought to the table: a count of forty sessions.',
    link: null,
    note: 'Sessions with student work on the table led to a next step twice as often. Our own count, no control.',
  });
}

type Seen = readonly [
  by: PersonKey,
  partId: string,
  daysAgo: number,
  what: string,
  building: string | null,
  groups: readonly EmployeeGroup[],
];

const seen: readonly Seen[] = [
  [
    ...(['walt', 'e1.well_being', 24] as const),
    'A breakfast table stands in the hall by the gym; custodians and cooks keep it together.',
    ...(['Maple Ridge High', ['other_staff', 'teachers']] as const),
  ],
  [
    ...(['priya', 'e1.achievement', 12] as const),
    'Grades 3 and 4 looked at one set of exit slips and chose the same next task.',
    ...(['Lakeside Elementary', ['teachers', 'leaders']] as const),
  ],
  [
    ...(['dana', 'e2.leaders', 35] as const),
    'Each leader said in the network which step they hold, before anybody else was asked for one.',
    ...([null, ['leaders']] as const),
  ],
  [
    ...(['theo', 'e2.teachers', 18] as const),
    'Two teams opened their rooms to each other for a lesson each.',
    ...(['Lakeside Elementary', ['teachers']] as const),
  ],
  [
    ...(['grace', 'e3.respect', 420] as const),
    'New colleagues were asked in their first month what should change, and one thing did.',
    ...(['Birchwood Middle', ['teachers', 'leaders']] as const),
  ],
  [
    ...(['elena', 'e3.teamwork', 50] as const),
    'Coaches and teachers of two buildings wrote one task together.',
    ...([null, ['coaches', 'teachers']] as const),
  ],
  [
    ...(['sam', 'e4.leaders', 30] as const),
    'The superintendent’s office answered what it had promised in August, in public, one line each.',
    ...([null, ['leaders']] as const),
  ],
  [
    ...(['ben', 'e5.productive', 250] as const),
    'The schedule dispute ended with a trial of six weeks that both sides had written.',
    ...(['Maple Ridge High', ['teachers', 'leaders']] as const),
  ],
  [
    ...(['amina', 'e6.student_work', 9] as const),
    'Three drafts of one student lay on the table, without the name; we wrote the next question.',
    ...(['Lakeside Elementary', ['teachers']] as const),
  ],
  [
    ...(['marcus', 'e7.array', 40] as const),
    'Wednesday planning has its place in the schedule of the year.',
    ...(['Birchwood Middle', ['teachers', 'leaders']] as const),
  ],
  [
    ...(['noor', 'e8.communication', 21] as const),
    'Questions to the network are answered in its next meeting, and the answer is sent the day after.',
    ...([null, ['leaders']] as const),
  ],
];

async function writeSeen(ground: Ground): Promise<void> {
  for (const [by, partId, daysAgo, what, building, employeeGroups] of seen) {
    const entry: EntryInput = {
      ...{ id: newId(), partId, what, link: null, employeeGroups: [...employeeGroups] },
      seenOn: addDays(ground.calendar.today, -daysAgo),
      buildingId: building === null ? null : (ground.place(building) as never),
    };
    await ground.people[by].api.evidence.addEntry(entry);
  }
}

type Rated = readonly [part: string, spread: readonly [number, number, number], agreed: string | null];

/** How the District Network rated a year ago and lately: eight people, then nine. */
const networkRatings: Record<string, readonly [earlier: readonly Rated[], later: readonly Rated[]]> = {
  e1: [
    [
      ['well_being', [5, 3, 0], 'beginning'],
      ['achievement', [2, 5, 1], 'partly'],
    ],
    [
      ['well_being', [2, 6, 1], 'partly'],
      ['achievement', [0, 4, 5], 'in_place'],
    ],
  ],
  e2: [
    [
      ['leaders', [3, 5, 0], 'partly'],
      ['teachers', [5, 3, 0], 'beginning'],
    ],
    [
      ['leaders', [0, 3, 6], 'in_place'],
      ['teachers', [2, 6, 1], 'partly'],
    ],
  ],
  e5: [
    [
      ['respectful', [6, 2, 0], 'beginning'],
      ['productive', [6, 2, 0], 'beginning'],
    ],
    [
      ['respectful', [2, 5, 2], 'partly'],
      ['productive', [4, 4, 1], null],
    ],
  ],
  e7: [
    [
      ['array', [4, 4, 0], 'beginning'],
      ['impact', [6, 2, 0], 'beginning'],
    ],
    [
      ['array', [0, 2, 7], 'in_place'],
      ['impact', [3, 6, 0], 'partly'],
    ],
  ],
};

async function groupOf(ground: Ground, by: PersonKey, kind: string, building: string | null) {
  const { groups } = await ground.people[by].api.conversations.listGroups({});
  const group = groups.find((one) => one.kind === kind && (one.building?.name ?? null) === building);
  if (group === undefined) throw new Error(`no ${kind} for ${building}`);
  return group.id;
}

function partsOf(indicatorId: string, rated: readonly Rated[]): RatingInput['parts'] {
  const levels = ['beginning', 'partly', 'in_place'];
  return rated.map(([part, spread, agreed]) => ({
    ...{ partId: `${indicatorId}.${part}`, agreed },
    spread: levels.map((level, at) => ({ level, count: spread[at] ?? 0 })),
    dissent: agreed === null ? 'Some of us count that a quarrel ended; some count only what came of it.' : '',
  }));
}

async function rateInNetwork(ground: Ground): Promise<void> {
  const groupId = await groupOf(ground, 'dana', 'district_network', null);
  for (const [indicatorId, [earlier, later]] of Object.entries(networkRatings))
    for (const [rated, daysAgo, members] of [
      [earlier, 330, 7],
      [later, 15, 8],
    ] as const)
      await ground.people.dana.api.evidence.recordRating({
        ...{ id: newId(), indicatorId, groupId, correctsId: null, evidence: [] },
        heldOn: addDays(ground.calendar.today, -daysAgo),
        present: [
          { capacity: 'superintendent', count: 1 },
          { capacity: 'dn_member', count: members },
        ],
        parts: partsOf(indicatorId, rated),
      });
}

/** A school sees the same statement from nearer. */
async function rateAtLakeside(ground: Ground): Promise<void> {
  await ground.people.rosa.api.evidence.recordRating({
    ...{ id: newId(), indicatorId: 'e2', correctsId: null, evidence: [] },
    groupId: await groupOf(ground, 'rosa', 'building_network', 'Lakeside Elementary'),
    heldOn: addDays(ground.calendar.today, -8),
    present: [
      { capacity: 'building_administrator', count: 1 },
      { capacity: 'bn_member', count: 5 },
    ],
    parts: partsOf('e2', [
      ['leaders', [4, 2, 0], 'beginning'],
      ['teachers', [0, 4, 2], 'partly'],
    ]),
  });
}
