import assert from 'node:assert/strict';
import { ORPCError } from '@orpc/client';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { Path, PracticePart } from './practice-contract.ts';
import { emptyPart } from './practice-rules.ts';

/** What tests of this area do again and again, through the API like everybody else. */
export const mathematicsModel = { id: 'jointly-sample-mathematics', version: '1.0.0' };

/** That a call is refused with this code, and the data that came with it. */
export async function refused(call: Promise<unknown>, code: string): Promise<Record<string, unknown>> {
  const error = await call.then(
    () => assert.fail(`accepted what should be refused with ${code}`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ORPCError, String(error));
  assert.equal(error.code, code, JSON.stringify(error.data));
  return (error.data ?? {}) as Record<string, unknown>;
}

/** A vision of mathematics on a path, with Theo and Amina on its team unless others are named. */
export async function startVision(
  world: World,
  path: Path,
  members: readonly NamedPerson[] = ['theo', 'amina'],
): Promise<string> {
  const visionId = newId();
  await world.as('dana').visions.startVision({
    visionId,
    subjectId: world.place('Mathematics'),
    title: 'Mathematics at Maple Ridge',
    path,
    model: path === 'create' ? null : mathematicsModel,
    callId: null,
    memberIds: members.map((name) => world.person(name).id),
  });
  return visionId;
}

/** A target of mathematics, set by the District Network. */
export async function setTarget(
  world: World,
  text = 'Students explain why a method works.',
): Promise<string> {
  const targetId = newId();
  const subjectId = world.place('Mathematics');
  await world.as('dana').visions.setTarget({ targetId, subjectId, text, replacesId: null });
  return targetId;
}

/** Gives the front its local context, and every practice the target: all that an adopted model needs. */
export async function align(world: World, visionId: string, targetId: string): Promise<void> {
  const theo = world.as('theo').visions;
  const draft = await theo.readDraft({ visionId });
  await theo.saveFront({
    visionId,
    baseRevision: draft.front.revision,
    content: {
      ...draft.front.content,
      about: draft.front.content.about || 'What we aim for in mathematics.',
      localContext: 'Half of our students move between our schools.',
      bandIds: [world.place('K-2'), world.place('3-5')],
    },
  });
  for (const { practiceId, revision, content } of draft.practices) {
    await theo.savePractice({
      visionId,
      practiceId,
      baseRevision: revision,
      content: { ...content, targetIds: [targetId] },
    });
  }
}

/** A practice that lacks nothing on the create path. */
export function writtenPractice(name: string, targetId: string): PracticePart {
  return {
    ...emptyPart,
    name,
    sentence: 'Students compare two ways to solve a problem.',
    bands: 'K-12',
    lookFors: [
      { id: 'a', kind: 'behavior', text: 'Two ways are on the board side by side.' },
      { id: 'b', kind: 'practice', text: 'The talk is about how the two ways are alike.' },
    ],
    opportunity: 'There is a problem that can be solved in two ways.',
    research: [{ workId: 'stein-1996', text: '', doi: null, note: 'Shows what happens to tasks.' }],
    targetIds: [targetId] as unknown as PracticePart['targetIds'],
  };
}

/** Submits, reviews and adopts a draft that is ready; answers the ids that it went by. */
export async function adopt(
  world: World,
  visionId: string,
): Promise<{ submissionId: string; versionId: string }> {
  const submissionId = newId();
  await world.as('theo').visions.submitVision({ visionId, submissionId, note: '' });
  await forward(world, submissionId);
  const { adoption } = await world.as('dana').visions.adoptVision(await meetingOf(world, submissionId));
  assert.ok(adoption);
  return { submissionId, versionId: adoption.versionId };
}

export async function forward(world: World, submissionId: string): Promise<void> {
  const review = { submissionId, id: newId(), outcome: 'forwarded' as const, reasons: [], note: '' };
  await world.as('sam').visions.reviewSubmission(review);
}

/** A meeting today at which Dana and Noor consented. */
export async function meetingOf(world: World, submissionId: string) {
  const [{ today } = { today: '' }] = await world.query<{ today: string }>(
    `select (now() at time zone 'America/Detroit')::date::text as today`,
  );
  return {
    submissionId,
    id: newId(),
    heldOn: today,
    chairId: world.person('sam').id,
    presentIds: [world.person('dana').id, world.person('noor').id],
    decision: { method: 'consent' as const, objections: [] },
    dissent: '',
    statement: 'This is what we aim for in mathematics.',
  };
}
