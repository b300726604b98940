import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import { type Ground, inParallel } from './ground.ts';
import type { PersonKey } from './people.ts';
import { type Asked, questions } from './questions.ts';
import { chanceOf } from './random.ts';
import type { Adopted } from './visions.ts';

type Versions = { mathematics: Adopted; reading: Adopted };

/** What people ask about the visions, and the meetings in which practices come up by name. */
export async function talkAboutVisions(ground: Ground, versions: Versions): Promise<void> {
  await inParallel(questions, 3, (asked) => ask(ground, versions[asked.vision], asked));
  await recordMeetings(ground, versions);
}

async function ask(ground: Ground, version: Adopted, asked: Asked): Promise<void> {
  // Nothing leads back to who asked without a name, not even the time in an id.
  const id = asked.isNameless ? crypto.randomUUID() : newId();
  await ground.people[asked.by].api.conversations.askQuestion({
    ...{ id, versionId: version.versionId, body: asked.body, isNameless: asked.isNameless ?? false },
    practiceId: asked.practice === null ? null : (version.practices.get(asked.practice) ?? null),
  });
  for (const { by, body } of asked.answers)
    await ground.people[by].api.conversations.answerQuestion({ questionId: id, id: newId(), body });
}

const kinds = [
  { kind: 'team', title: 'Grade team', by: 'theo', building: 'Lakeside Elementary' },
  { kind: 'staff', title: 'Staff meeting', by: 'marcus', building: 'Birchwood Middle' },
  { kind: 'team', title: 'Mathematics team', by: 'ben', building: 'Maple Ridge High' },
  { kind: 'leadership', title: 'Principals', by: 'sam', building: null },
  { kind: 'district', title: 'District Network', by: 'dana', building: null },
  { kind: 'staff', title: 'Staff meeting', by: 'mai', building: 'Oak Street Elementary' },
] as const satisfies readonly {
  kind: string;
  title: string;
  by: PersonKey;
  building: string | null;
}[];

const agendas = [
  'What the last window showed, and one routine to try.',
  'Calendar, buses, the winter concert.',
  'Planning the next unit together; which tasks leave room for talk.',
  'Budget for materials; next steps that are due this month.',
];

/** Meetings of the last ten months: in the first of them few name a practice, later more do. */
async function recordMeetings(ground: Ground, versions: Versions): Promise<void> {
  const chance = chanceOf('meetings');
  const meetings = Array.from({ length: 36 }, (_, index) => ({ index, chance: chance.next() }));
  await inParallel(meetings, 3, async ({ index, chance: drawn }) => {
    const meeting = kinds[index % kinds.length];
    if (meeting === undefined) return;
    const vision = index % 3 === 2 ? versions.reading : versions.mathematics;
    const named =
      drawn < 0.2 + index / 60 ? [...vision.practices.values()].slice(index % 4, (index % 4) + 2) : [];
    await ground.people[meeting.by].api.conversations.recordMeeting({
      ...{ id: newId(), kind: meeting.kind, title: meeting.title, practiceIds: named },
      heldOn: addDays(ground.calendar.today, -300 + index * 8),
      buildingId: meeting.building === null ? null : ground.place(meeting.building),
      agenda: agendas[index % agendas.length] ?? '',
    });
  });
}
