import { schoolDayOf } from '../src/kit/days.ts';
import type { SubjectId } from '../src/kit/ids.ts';
import { newId } from '../src/kit/new-id.ts';
import type { World } from './world.ts';

/**
 * Takes a subject's sample model once through adoption, through the API: Theo and Amina write, Sam forwards, Dana records
 * the District Network's decision. For tests that begin where a vision is already in force.
 */
export async function adoptVision(
  world: World,
  options: { subject?: string; model?: string; heldOn?: string } = {},
) {
  const {
    subject = 'Mathematics',
    model: modelSubject = 'mathematics',
    heldOn = schoolDayOf(new Date(), 'America/Detroit'),
  } = options;
  const [sam, dana, theo] = [world.as('sam'), world.as('dana'), world.as('theo')];
  const subjectId = world.place(subject) as SubjectId;
  const id = <Id>() => newId() as Id;
  const target = {
    targetId: id<never>(),
    subjectId,
    text: 'Students explain why a step holds, and choose among ways to go on.',
    replacesId: null,
  };
  await dana.visions.setTarget(target);
  const { models } = await dana.visions.listModels();
  const model = models.find((one) => one.subject === modelSubject);
  if (model === undefined) throw new Error(`no model of ${modelSubject}`);
  const visionId = id<never>();
  await dana.visions.startVision({
    visionId,
    subjectId,
    title: `Our vision for ${subject.toLowerCase()}`,
    path: 'adopt',
    model: { id: model.id, version: model.version },
    callId: null,
    memberIds: [world.person('theo').id, world.person('amina').id] as never[],
  });
  const draft = await theo.visions.readDraft({ visionId });
  await theo.visions.saveFront({
    visionId,
    baseRevision: draft.front.revision,
    content: {
      ...draft.front.content,
      localContext: 'Our students bring many languages to class; talk is how they make sense together.',
    },
  });
  for (const practice of draft.practices) {
    const content = { ...practice.content, targetIds: [target.targetId] };
    await theo.visions.savePractice({
      visionId,
      practiceId: practice.practiceId as never,
      baseRevision: practice.revision,
      content,
    });
  }
  const submissionId = id<never>();
  await theo.visions.submitVision({ visionId, submissionId, note: '' });
  await sam.visions.reviewSubmission({
    submissionId,
    id: id<string>(),
    outcome: 'forwarded',
    reasons: [],
    note: '',
  });
  const [dn] = [world.person('dana').id, world.person('noor').id];
  const adopted = await dana.visions.adoptVision({
    submissionId,
    id: id<string>(),
    heldOn,
    chairId: dn,
    presentIds: [dn, world.person('noor').id],
    decision: { method: 'consent', objections: [] },
    dissent: '',
    statement: 'We adopt this as what we aim for together.',
  } as never);
  return { visionId: visionId as string, subjectId: subjectId as string, adopted };
}
