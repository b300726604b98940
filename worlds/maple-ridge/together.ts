import type { RoomEntryBody } from '../../src/areas/conversations/room-entry-contract.ts';
import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';
import type { Adopted } from './visions.ts';

type Versions = { mathematics: Adopted; reading: Adopted };

/** How people work together: the networks, a meeting with its record, a barrier and its reply, examples, a lesson to code, this week. */
export async function workTogether(ground: Ground, versions: Versions): Promise<void> {
  await sayPurposes(ground, versions);
  await raiseBarriers(ground);
  await meetInNetwork(ground, versions);
  await offerExamples(ground, versions);
  await codeLesson(ground, versions.mathematics);
  await tellThisWeek(ground, versions.mathematics);
}

const practiceOf = (version: Adopted, key: string) => version.practices.get(key) ?? '';

async function groupOf(ground: Ground, by: PersonKey, kind: string, building: string | null) {
  const { groups } = await ground.people[by].api.conversations.listGroups({});
  const group = groups.find((one) => one.kind === kind && (one.building?.name ?? null) === building);
  if (group === undefined) throw new Error(`no ${kind} for ${building}`);
  return group;
}

async function sayPurposes(ground: Ground, { mathematics, reading }: Versions): Promise<void> {
  const network = await groupOf(ground, 'dana', 'district_network', null);
  const [M1, R1] = [[...mathematics.practices.values()][0], [...reading.practices.values()][0]];
  await ground.people.dana.api.conversations.sayPurpose({
    id: network.id,
    purposeId: newId(),
    purpose:
      'That every child in Maple Ridge meets the same quality of instruction in every building, and that nobody among us is left alone with making it so.',
    practiceIds: [M1, R1].filter((id) => id !== undefined) as never,
    norms: [
      'We speak of practices and conditions, never of a person.',
      'Everybody is heard before we decide.',
      'Who takes a step on is asked first, and helped.',
    ],
  });
  const teamId = newId() as never;
  await ground.people.theo.api.conversations.formGroup({
    id: teamId,
    kind: 'team',
    name: 'Talk in mathematics, grades 3 to 8',
    buildingId: null,
    personIds: [ground.people.grace.id, ground.people.elena.id, ground.people.marcus.id] as never,
  });
  await ground.people.theo.api.conversations.sayPurpose({
    id: teamId,
    purposeId: newId(),
    purpose:
      'That a child who moves from Lakeside to Birchwood finds the same way of talking about a solution.',
    practiceIds: [practiceOf(mathematics, 'M3')] as never,
  });
  await ground.people.grace.api.conversations.writePost({
    id: teamId,
    postId: newId(),
    body: 'I can bring two exit slips on Thursday. Who has one where the talk went nowhere?',
    practiceIds: [],
  });
}

type Raised = {
  by: PersonKey;
  building: string;
  title: string;
  body: string;
  replies: (readonly [PersonKey, 'taken_up' | 'answered', string])[];
};

const barriers: readonly Raised[] = [
  {
    by: 'rosa',
    building: 'Lakeside Elementary',
    title: 'No common planning time for grades 3 and 4',
    body: 'The two grades never share a free half hour, so tasks are planned apart. We tried before school; buses arrive too late for it.',
    replies: [
      ['dana', 'taken_up', 'On our next agenda. We ask the schedule group what January allows.'],
      ['dana', 'answered', 'From January on, both grades have Tuesday from 1:10 to 1:40.'],
    ],
  },
  {
    by: 'keisha',
    building: 'Maple Ridge High',
    title: 'The new materials come after the unit they are for',
    body: 'Orders made in August arrive in October. Two units were taught from copies.',
    replies: [],
  },
];

async function raiseBarriers(ground: Ground): Promise<void> {
  for (const { by, building, title, body, replies } of barriers) {
    const id = newId();
    const buildingId = ground.place(building) as never;
    await ground.people[by].api.conversations.raiseBarrier({ id, buildingId, title, body, practiceId: null });
    for (const [who, kind, words] of replies)
      await ground.people[who].api.conversations.replyToBarrier({ id, replyId: newId(), kind, body: words });
  }
}

async function meetInNetwork(ground: Ground, { mathematics }: Versions): Promise<void> {
  const group = await groupOf(ground, 'rosa', 'building_network', 'Lakeside Elementary');
  const id = newId() as never;
  const { api } = ground.people.rosa;
  const protocols = await api.conversations.listProtocols();
  const protocol = protocols.find(({ purposeKind }) => purposeKind === 'network');
  await api.conversations.openRoom({
    id,
    kind: 'leadership',
    title: 'Building Network of Lakeside',
    heldOn: addDays(ground.calendar.today, -6),
    buildingId: ground.place('Lakeside Elementary') as never,
    groupId: group.id,
    protocolId: protocol?.id ?? null,
    isClosed: false,
  });
  const say = async (by: PersonKey, ...bodies: RoomEntryBody[]) => {
    const entries = bodies.map((body) => ({ id: newId(), saidAt: new Date().toISOString(), body }));
    const { receipts } = await ground.people[by].api.conversations.sendEntries({ id, entries });
    const refused = receipts.find(({ outcome }) => outcome === 'refused');
    if (refused !== undefined) throw new Error(`the meeting refused ${refused.problem}`);
  };
  const practiceIds = [practiceOf(mathematics, 'M3')] as never;
  const note = (step: number, text: string, ids = [] as never): RoomEntryBody => ({
    kind: 'note',
    step,
    itemId: null,
    text,
    practiceIds: ids,
  });
  await say('priya', { kind: 'present', personIds: [ground.people.priya.id as never] });
  await say(
    'rosa',
    agendaItem('What the last window showed'),
    agendaItem('Common planning time, grades 3 and 4'),
  );
  await say(
    'rosa',
    { kind: 'step', step: 0 },
    note(0, 'Two teams now open a lesson with an unfinished solution.', practiceIds),
  );
  await say('priya', note(0, 'The exit slips are shared in one folder, and people use it.'));
  await say('rosa', { kind: 'opened', step: 0 }, { kind: 'step', step: 1 });
  await say('priya', note(1, 'What would a visitor hear in the first five minutes?', practiceIds));
  await say('rosa', {
    kind: 'decision',
    method: 'consent',
    question: 'What do we try until the next window?',
    outcome: 'Every team opens one lesson a week with an unfinished solution and brings what was said.',
    reasons: 'It is small, it can be seen, and two teams know how.',
    dissent: 'One of us would rather begin with two teams and widen after a month.',
    votes: null,
    signedBy: [],
    itemId: null,
    practiceIds,
  });
  await say('rosa', { kind: 'ended' });
}

function agendaItem(title: string): RoomEntryBody {
  return { kind: 'agenda', itemId: newId(), title, minutes: null, practiceIds: [], source: null };
}

const examples = [
  {
    by: 'elena',
    kind: 'example',
    title: 'An unfinished solution on the board',
    text: 'A solution stops after its second line. Students say in pairs what the writer could have had in mind, then two ways to go on are set side by side.',
    rationale: 'Students answer each other’s thinking; the teacher’s part is to keep both ways in sight.',
  },
  {
    by: 'darnell',
    kind: 'non_example',
    title: 'Three answers called out, the right one circled',
    text: 'Students call out answers. The right one is circled and the next exercise begins.',
    rationale: 'Answers are shared, thinking is not: nobody has to make sense of another one’s way.',
  },
] as const;

async function offerExamples(ground: Ground, { mathematics }: Versions): Promise<void> {
  for (const { by, kind, title, text, rationale } of examples)
    await ground.people[by].api.conversations.offerExemplar({
      ...{ id: newId() as never, versionId: mathematics.versionId as never },
      practiceId: practiceOf(mathematics, 'M3') as never,
      ...{ kind, form: 'moment', title, text, link: null, rationale, isWithoutStudents: true },
    });
}

const coders = [
  'theo',
  'amina',
  'grace',
  'ben',
  'priya',
  'marcus',
  'noor',
  'dana',
  'keisha',
  'tomasz',
] as const;

/** A sample lesson, opened by a coach; ten people coded it, most of them mostly as its master coding does. */
async function codeLesson(ground: Ground, version: Adopted): Promise<void> {
  const { api } = ground.people.elena;
  const [sample] = await api.conversations.listCalibrationSamples({ versionId: version.versionId as never });
  if (sample === undefined) return;
  const id = newId() as never;
  const { title, introduction, moments, practices, master } = sample;
  await api.conversations.makeCalibrationSet({
    ...{ id, versionId: version.versionId as never, title, form: 'written', clipUrl: null, introduction },
    ...{ moments, practiceIds: practices.map((practice) => practice.id), master, isWithoutStudents: true },
  });
  await api.conversations.openCalibrationSet({ id });
  for (const [index, who] of coders.entries())
    await ground.people[who].api.conversations.codeCalibrationSet({
      id,
      codingId: newId() as never,
      answers: master.map(({ moment, practiceId, answer }, place) => ({
        ...{ moment, practiceId },
        answer: (index * 7 + place * 3) % 11 < 2 ? (answer === 'seen' ? 'not_seen' : 'seen') : answer,
      })),
    });
}

async function tellThisWeek(ground: Ground, version: Adopted): Promise<void> {
  const { api } = ground.people.dana;
  const { weeks } = await api.digest.listComingWeeks();
  const week = weeks.find(({ goneOut }) => goneOut.length === 0);
  if (week !== undefined)
    await api.digest.setFocus({
      ...{ id: newId() as never, weekOn: week.weekOn, audience: null },
      practiceId: practiceOf(version, 'M3'),
      why: 'Visits of this window begin with it, and several teams asked how to start.',
    });
  await ground.people.sam.api.digest.sendMessage({
    ...{ id: newId() as never, title: 'The second version of our mathematics vision is in force' },
    body: 'One practice reads anew, because of your questions. Look at it in your next team meeting; ask here whatever is unclear.',
    ...{ audiences: ['teachers', 'administrators'], buildingIds: [], practiceId: null },
    ...{ versionId: version.versionId, channel: 'page', told: null },
  });
}
