import { addDays } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';
import { alignPractices, changePractice, startVision, writeFront } from './visions.ts';

/** Science: a draft that a team is half-way through, with two changes, one of them still without research. */
export async function beginScience(ground: Ground): Promise<void> {
  const started = await startVision(ground, {
    ...{ subject: 'Science', key: 'science', path: 'modify' },
    title: 'Science in Maple Ridge: explaining the world we live in',
    target: 'Students explain events of the world around them with evidence of their own.',
    team: ['grace', 'theo', 'ben', 'walt'],
  });
  await writeFront(
    ground,
    started,
    'The lake, the river and the wetlands behind the high school are ten minutes from every building.',
  );
  await alignPractices(ground, started, 3);
  await changePractice(ground, started, {
    practice: 'S1',
    sentence: 'The lesson works on an event or a problem, where possible one from around our lake and river.',
    reason: 'Places that students know give every one of them something to say at the start.',
    research: [
      {
        workId: null,
        text: 'National Academies of Sciences, Engineering, and Medicine (2019). Science and Engineering for Grades 6-12.',
        doi: '10.17226/25216',
        note: 'Recommends events that students find relevant and can investigate.',
      },
    ],
  });
  await changePractice(ground, started, {
    practice: 'S4',
    addLookFor: 'Students decide together what would count as an answer before they begin to measure.',
    reason: 'It was the first thing the team missed in the model.',
    research: [],
  });
  const { visionId } = started;
  const comment = async (
    key: PersonKey,
    practice: string | null,
    body: string,
    replyTo: string | null = null,
  ) => {
    const commentId = newId();
    const practiceId = practice === null ? null : (started.practices.get(practice) ?? null);
    await ground.people[key].api.visions.addComment({ visionId, commentId, practiceId, replyTo, body });
    return commentId;
  };
  const lake = await comment('dana', 'S1', 'I like the lake in it. Does it still hold for kindergarten?');
  await comment('theo', 'S1', 'Yes: a puddle on the playground is enough.', lake);
  await comment('grace', 'S4', 'We still need research for this one. The review of inquiry from last year?');
  const whole = await comment('noor', null, 'Could the seven practices become five?');
  await comment(
    'ben',
    null,
    'We talked about it: S6 and S7 could go together. Let us look on Thursday.',
    whole,
  );
}

/** Social studies: submitted as the model says it, and waiting for the superintendent. */
export async function submitSocialStudies(ground: Ground): Promise<void> {
  const started = await startVision(ground, {
    ...{ subject: 'Social Studies', key: 'social-studies', path: 'adopt' },
    title: 'Social studies in Maple Ridge',
    target: 'Students judge what a source is worth before they use it.',
    team: ['ben', 'rosa', 'amina'],
  });
  await writeFront(
    ground,
    started,
    'Our families came here in many different years. Their stories are sources too.',
  );
  await alignPractices(ground, started);
  const note = 'We changed nothing: the team read the model against our targets and found it complete.';
  const { visionId } = started;
  await ground.people.ben.api.visions.submitVision({ visionId, submissionId: newId(), note });
}

/** The arts: a call to all staff that is open now, with the first answers. */
export async function callForArts(ground: Ground): Promise<void> {
  const callId = newId();
  const { today } = ground.calendar;
  await ground.people.noor.api.visions.makeCall({
    ...{ callId, subjectId: ground.place('Visual and Performing Arts') },
    message:
      'We want to write down what we aim for in music, art and theater. Everybody who works with students is invited; five meetings, the first in the second week.',
    ...{ opensOn: today, closesOn: addDays(today, 20) },
  });
  const answers = { walt: 'join', amina: 'join', grace: 'not_now' } as const;
  for (const [key, answer] of Object.entries(answers)) {
    const { visions } = ground.people[key as keyof typeof answers].api;
    await visions.recordCallReading({ callId });
    await visions.replyToCall({ callId, replyId: newId(), answer });
  }
}
