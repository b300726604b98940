import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import { bands } from './buildings.ts';
import { dayIn } from './calendar.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';

/** An adopted version, and the ids of its practices by the models' ids. */
export type Adopted = {
  visionId: string;
  versionId: string;
  subjectId: string;
  practices: ReadonlyMap<string, string>;
};

type Citation = { workId: string | null; text: string; doi: string | null; note: string };

/** A citation of a team's own, beside the library's. */
const citation = (text: string, note: string): Citation => ({ workId: null, text, doi: null, note });
const fromLibrary = (workId: string, note: string): Citation => ({ workId, text: '', doi: null, note });

/** A draft begun from a sample model, with the target to which its practices are aligned. */
export type Started = {
  visionId: string;
  targetId: string;
  subjectId: string;
  writer: PersonKey;
  /** The ids of the practices by the model's ids. */
  practices: ReadonlyMap<string, string>;
};

/** Starts a vision from the sample model of its subject. */
export async function startVision(
  ground: Ground,
  wish: {
    subject: string;
    key: string;
    path: 'adopt' | 'modify';
    title: string;
    target: string;
    team: readonly PersonKey[];
  },
): Promise<Started> {
  const { visions } = ground.people.dana.api;
  const subjectId = ground.place(wish.subject);
  const targetId = newId();
  await visions.setTarget({ targetId, subjectId, text: wish.target, replacesId: null });
  const model = (await visions.listModels()).models.find(({ subject }) => subject === wish.key);
  if (model === undefined) throw new Error(`no sample model of ${wish.key}`);
  const visionId = newId();
  await visions.startVision({
    ...{ visionId, subjectId, title: wish.title, path: wish.path, callId: null },
    model: { id: model.id, version: model.version },
    memberIds: wish.team.map((key) => ground.people[key].id),
  });
  const [writer = 'theo'] = wish.team;
  const draft = await ground.people[writer].api.visions.readDraft({ visionId });
  const practices = new Map(
    draft.practices.map(({ modelPractice, practiceId }) => [modelPractice ?? practiceId, practiceId]),
  );
  return { visionId, targetId, subjectId, writer, practices };
}

/** Writes what is particular to the district at the front of a draft. */
export async function writeFront(ground: Ground, started: Started, localContext: string): Promise<void> {
  const { visions } = ground.people[started.writer].api;
  const { visionId } = started;
  const { front } = await visions.readDraft({ visionId });
  const bandIds = bands.map(ground.place);
  const content = { ...front.content, localContext, bandIds };
  await visions.saveFront({ visionId, baseRevision: front.revision, content });
}

/** Aligns the practices to the target: all of them, or the first so many. */
export async function alignPractices(ground: Ground, started: Started, first = 99): Promise<void> {
  const { visions } = ground.people[started.writer].api;
  const { visionId, targetId } = started;
  const { practices } = await visions.readDraft({ visionId });
  for (const { practiceId, revision, content } of practices.slice(0, first)) {
    const aligned = { ...content, targetIds: [targetId] };
    await visions.savePractice({ visionId, practiceId, baseRevision: revision, content: aligned });
  }
}

/** A change that a team makes to one practice, with its reason and its research. */
export type PracticeChange = {
  practice: string;
  sentence?: string;
  addLookFor?: string;
  reason: string;
  research: Citation[];
};

export async function changePractice(
  ground: Ground,
  started: Started,
  change: PracticeChange,
): Promise<void> {
  const { visions } = ground.people[started.writer].api;
  const { visionId } = started;
  const practiceId = started.practices.get(change.practice);
  const draft = await visions.readDraft({ visionId });
  const part = draft.practices.find((one) => one.practiceId === practiceId);
  if (part === undefined) throw new Error(`the draft has no ${change.practice}`);
  const added = change.addLookFor;
  await visions.savePractice({
    ...{ visionId, practiceId: part.practiceId, baseRevision: part.revision },
    content: {
      ...part.content,
      sentence: change.sentence ?? part.content.sentence,
      lookFors: [
        ...part.content.lookFors,
        ...(added === undefined ? [] : [{ id: newId(), kind: 'behavior' as const, text: added }]),
      ],
      changeReason: change.reason,
      changeResearch: change.research,
    },
  });
}

/** Submits a draft, has it forwarded, and records the meeting of the District Network that adopted it. */
export async function adopt(
  ground: Ground,
  started: Started,
  meeting: { heldOn: string; statement: string; dissent?: string },
): Promise<Adopted> {
  const { dana, noor, sam } = ground.people;
  const { visionId } = started;
  const submissionId = newId();
  await ground.people[started.writer].api.visions.submitVision({ visionId, submissionId, note: '' });
  const review = { submissionId, id: newId(), outcome: 'forwarded' as const, reasons: [], note: '' };
  await sam.api.visions.reviewSubmission(review);
  const { adoption } = await dana.api.visions.adoptVision({
    ...{ submissionId, id: newId(), heldOn: meeting.heldOn },
    ...{ chairId: dana.id, presentIds: [dana.id, noor.id] },
    decision: { method: 'consent', objections: [] },
    ...{ dissent: meeting.dissent ?? '', statement: meeting.statement },
  });
  if (adoption === null) throw new Error('an adopted vision has its adoption');
  const { versionId } = adoption;
  return { visionId, versionId, subjectId: started.subjectId, practices: started.practices };
}

/** Mathematics: the sample model with one practice made clearer, adopted before the summer. */
export async function adoptMathematics(ground: Ground): Promise<{ started: Started; adopted: Adopted }> {
  const started = await startVision(ground, {
    ...{ subject: 'Mathematics', key: 'mathematics', path: 'modify' },
    title: 'How mathematics is learned in Maple Ridge',
    target: 'Students explain why a step holds, and choose among ways to go on.',
    team: ['theo', 'amina', 'grace', 'ben'],
  });
  await writeFront(
    ground,
    started,
    'Our students speak fourteen languages at home. Talk is how they make sense of mathematics together, and our high school offers two paths that both lead to algebra.',
  );
  await alignPractices(ground, started);
  await changePractice(ground, started, {
    practice: 'M3',
    addLookFor: 'A student takes up an idea in another language than English, and the talk goes on.',
    reason: 'Many of our students reason first in the language of their home, and it should count as talk.',
    research: [
      citation(
        'Moschkovich, J. (2012). Mathematics, the Common Core, and Language. Understanding Language, Stanford.',
        'Recommends to build on the language that students bring when they reason.',
      ),
    ],
  });
  const heldOn = addDays(ground.calendar.start, -88);
  const adopted = await adopt(ground, started, {
    heldOn,
    statement:
      'We adopt this as what we aim for together. Nobody is expected to show all of it in one lesson.',
  });
  return { started, adopted };
}

/** The second version of mathematics: what is meant by M6 is said more plainly, and so its line begins anew. */
export async function reviseMathematics(ground: Ground, started: Started): Promise<Adopted> {
  const { visionId } = started;
  const reason = 'In the data conversations of the fall “its reason” was read in two ways.';
  await ground.people.theo.api.visions.reviseVision({ visionId, revisionId: newId(), reason });
  await changePractice(ground, started, {
    practice: 'M6',
    sentence: 'While students learn or practice a procedure, they say, show or write why its steps work.',
    reason: 'It now says who gives the reason: the students, not the page or the teacher alone.',
    research: [
      fromLibrary('nrc-2001', 'Fluency and understanding grow together when the reason stays in play.'),
    ],
  });
  return adopt(ground, started, {
    heldOn: dayIn(ground.calendar.start, 18, 3),
    statement: 'We adopt the second version. Only the words of one practice have changed.',
    dissent: 'One member would have waited for the end of the year, so that its line did not break.',
  });
}

/** English Language Arts: the sample model as it is. */
export async function adoptReading(ground: Ground): Promise<Adopted> {
  const started = await startVision(ground, {
    ...{ subject: 'English Language Arts', key: 'english-language-arts', path: 'adopt' },
    title: 'Reading, writing and talk in Maple Ridge',
    target: 'Students support what they say about a text with its words.',
    team: ['amina', 'rosa', 'ben'],
  });
  await writeFront(
    ground,
    started,
    'Two of our elementary buildings changed their reading materials last year; the vision says what should stay the same in every one of them.',
  );
  await alignPractices(ground, started);
  return adopt(ground, started, {
    heldOn: addDays(ground.calendar.start, -81),
    statement: 'We adopt the model as it is: it says what we mean, and its research is sound.',
  });
}
