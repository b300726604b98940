import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';
import type { Adopted } from './visions.ts';

type Versions = { mathematics: Adopted; reading: Adopted };
type Parts = Awaited<ReturnType<typeof readParts>>;

/** The Blueprint of Maple Ridge: a timeline of two years, parts that hold, one that waits to be looked at, one that lapsed. */
export async function fillBlueprint(ground: Ground, versions: Versions): Promise<void> {
  const parts = await readParts(ground);
  await sayInOwnWords(ground, parts);
  await planTimeline(ground, parts);
  await nameAccountable(ground, parts);
  await sayStates(ground, parts);
  await tieTogether(ground, parts, versions);
  await keepRoutines(ground, parts);
}

async function readParts({ people }: Ground) {
  const { components } = await people.dana.api.blueprint.readFramework();
  return (key: string) => {
    const found = components.find((component) => component.key === key);
    if (found === undefined) throw new Error(`no part ${key}`);
    return found;
  };
}

async function sayInOwnWords({ people }: Ground, part: Parts): Promise<void> {
  const words = {
    collective_responsibility: 'In Maple Ridge: every adult, every child, and nobody alone with it.',
    professional: 'Here it means that we say what we tried, and what came of it.',
  };
  for (const [key, localText] of Object.entries(words)) {
    const { id, number, type, parentId, ordinal, level, floor, weeks, aliases, evidence } = part(key);
    await people.dana.api.blueprint.changeComponent({
      ...{ componentId: id, id: newId(), after: number, type, parentId, ordinal, level, floor, weeks },
      ...{ name: null, about: null, aliases, evidence: evidence.map((one) => ({ id: one.id, text: null })) },
      ...{ localText, isRetired: false },
    });
  }
}

async function planTimeline({ people, calendar }: Ground, part: Parts): Promise<void> {
  const { api } = people.dana;
  const { items } = await api.blueprint.proposePlan({ startsOn: calendar.start });
  await api.blueprint.planComponents({ id: newId(), items, reason: null });
  const curriculum = { startsOn: addDays(calendar.start, 300), endsOn: addDays(calendar.start, 520) };
  await people.sam.api.blueprint.planComponents({
    id: newId(),
    items: [{ componentId: part('curriculum').id, ...curriculum }],
    reason: 'The reading vision was adopted later than planned, and the curriculum is to follow it.',
  });
}

async function nameAccountable({ people }: Ground, part: Parts): Promise<void> {
  const owners = [
    ['collective_responsibility', 'superintendent', 26],
    ['district_network', 'superintendent', 26],
    ['building_network', 'building_administrator', 20],
    ['communication', 'superintendent', 26],
    ['problem_solving', 'building_administrator', 13],
    ['instructional_infrastructure', 'dn_member', 26],
    ['visions', 'dn_member', 26],
    ['teacher_collaboration', 'coach', 20],
  ] as const;
  for (const [key, ownerKind, everyWeeks] of owners)
    await people.sam.api.blueprint.arrangeComponent({
      ...{ componentId: part(key).id, id: newId(), ownerKind, everyWeeks },
      ...{ buildingId: null, groupId: null },
    });
}

/** Who says what of which part, so many days ago. */
const states: readonly (readonly [string, PersonKey, 'started' | 'installed', number, string])[] = [
  ['collective_responsibility', 'sam', 'started', 400, 'The network has said what it is for.'],
  ['district_network', 'sam', 'installed', 150, 'It meets every two weeks, and its decisions can be read.'],
  [
    'building_network',
    'priya',
    'started',
    200,
    'Four buildings have one; two are still looking for teachers.',
  ],
  ['communication', 'sam', 'installed', 300, 'Every message had a way to ask back.'],
  ['problem_solving', 'marcus', 'started', 260, 'Two teams tried the steps.'],
  ['problem_solving', 'marcus', 'installed', 100, 'All teams use the agreed steps.'],
  ['visions', 'dana', 'installed', 120, 'Mathematics and reading are adopted; science is on its way.'],
  ['teacher_collaboration', 'elena', 'started', 90, 'Planning time is in the schedule of four buildings.'],
];

async function sayStates({ people, calendar: { today } }: Ground, part: Parts): Promise<void> {
  for (const [key, by, state, days, note] of states)
    await people[by].api.blueprint.sayState({
      ...{ componentId: part(key).id, id: newId(), state, on: addDays(today, -days), note },
    });
  const network = part('district_network');
  await people.sam.api.blueprint.checkComponent({
    ...{ componentId: network.id, id: newId(), answer: 'yes', on: addDays(today, -20) },
    evidence: 'Seventeen of eighteen meetings were held, and every barrier had a reply within three weeks.',
  });
  await people.dana.api.blueprint.noteEvidence({
    ...{ componentId: part('visions').id, id: newId(), seenOn: addDays(today, -14) },
    ...{ statementId: part('visions').evidence[1]?.id ?? null, source: 'Minutes of team meetings' },
    note: 'Practices were named in most team meetings of the last month, in all buildings.',
  });
  await people.marcus.api.blueprint.noteEvidence({
    ...{ componentId: part('problem_solving').id, id: newId(), seenOn: addDays(today, -30) },
    ...{
      statementId: part('problem_solving').evidence[0]?.id ?? null,
      source: 'Records of data conversations',
    },
    note: 'Seven of nine teams ended with a step that somebody owns.',
  });
}

async function tieTogether({ people }: Ground, part: Parts, { mathematics }: Versions): Promise<void> {
  const { groups } = await people.dana.api.conversations.listGroups({});
  const network = groups.find(({ kind }) => kind === 'district_network');
  const { api } = people.dana;
  const tie = (key: string, kind: 'group' | 'vision', targetId: string) =>
    api.blueprint.linkComponent({ componentId: part(key).id, id: newId(), kind, targetId });
  if (network !== undefined) await tie('district_network', 'group', network.id);
  const team = groups.find(({ kind }) => kind === 'team');
  if (team !== undefined) await tie('teacher_collaboration', 'group', team.id);
  await tie('teacher_collaboration', 'vision', mathematics.visionId);
}

type Kept = 'kept' | 'missed' | 'not_held';
const routines = [
  {
    ...{ by: 'dana', marker: 'noor', sample: 'network_meeting', building: null, weeks: 24 },
    marks: ['kept', 'kept', 'kept', 'not_held', 'kept', 'kept', 'kept', 'missed', 'kept', 'kept', 'kept'],
    note: 'Barriers come to the table while they are small.',
  },
  {
    ...{ by: 'priya', marker: 'theo', sample: 'grade_planning', building: 'Lakeside Elementary', weeks: 12 },
    marks: ['kept', 'kept', 'missed', 'kept', 'kept', 'not_held', 'kept', 'kept', 'kept', 'kept', 'missed'],
    note: 'Grades 3 and 4 plan the same unit now, and the tasks fit.',
  },
  {
    ...{ by: 'marcus', marker: 'grace', sample: 'student_work', building: 'Birchwood Middle', weeks: 16 },
    marks: ['missed', 'missed', 'missed', 'kept', 'kept', 'kept'],
    note: 'We found that half of the class could explain, and could not write it down yet.',
  },
  {
    ...{ by: 'dana', marker: 'priya', sample: 'data_conversation', building: null, weeks: 30 },
    marks: ['kept', 'kept', 'kept', 'missed', 'kept'],
    note: 'The last three ended with a step that somebody owns.',
  },
  {
    ...{ by: 'dana', marker: 'marcus', sample: 'leader_learning', building: null, weeks: 30 },
    marks: ['kept', 'not_held', 'kept', 'kept'],
    note: 'Leaders say at the beginning what they tried since.',
  },
] as const satisfies readonly {
  by: PersonKey;
  marker: PersonKey;
  sample: string;
  building: string | null;
  weeks: number;
  marks: readonly Kept[];
  note: string;
}[];

async function keepRoutines({ people, calendar: { today }, place }: Ground, _part: Parts): Promise<void> {
  const { samples } = await people.dana.api.blueprint.listRoutines({});
  for (const { by, marker, sample: sampleId, building, weeks, marks, note } of routines) {
    const sample = samples.find(({ id }) => id === sampleId);
    if (sample === undefined) throw new Error(`no sample ${sampleId}`);
    const routine = await people[by].api.blueprint.changeRoutine({
      ...{
        routineId: newId() as never,
        id: newId(),
        after: 0,
        name: sample.name.en ?? '',
        about: sample.about.en ?? '',
      },
      ...{
        whoKind: sample.who,
        groupId: null,
        cadence: sample.cadence,
        sampleId,
        componentId: sample.componentId,
      },
      buildingId: building === null ? null : (place(building) as never),
      ...{ startsOn: addDays(today, -7 * weeks), endsOn: null, policyLink: null },
    });
    const { api } = people[marker];
    // The latest time is left for whoever looks at the demo.
    for (const [index, { on }] of routine.last.slice(1).entries()) {
      const mark = marks[index];
      if (mark === undefined) continue;
      await api.blueprint.markRoutine({ routineId: routine.id, id: newId(), dueOn: on, mark });
    }
    await api.blueprint.noteImpact({ routineId: routine.id, id: newId(), on: addDays(today, -10), note });
  }
}
