import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { align, forward, refused, setTarget, startVision } from './test-ground.ts';

let world: World;
let targetId: string;
before(async () => {
  world = await openWorld();
  targetId = await setTarget(world);
});
after(() => world.close());

async function startReady(): Promise<string> {
  const visionId = await startVision(world, 'adopt');
  await align(world, visionId, targetId);
  return visionId;
}

async function submitReady() {
  const visionId = await startReady();
  const submissionId = newId();
  await world.as('theo').visions.submitVision({ visionId, submissionId, note: 'As the model is.' });
  return { visionId, submissionId };
}

test('freezes the draft at submission, and nothing can be written while it waits', async () => {
  const { visionId, submissionId } = await submitReady();
  const submission = await world.as('sam').visions.readSubmission({ submissionId });
  assert.equal(submission.stage, 'in_review');
  assert.match(submission.sha256, /^[0-9a-f]{64}$/);
  assert.equal(submission.content.practices.length, 8);
  assert.equal(submission.content.targets[0]?.id, targetId);
  assert.ok(submission.content.works.some(({ id }) => id === 'stein-1996'));
  assert.equal(submission.difference?.isEmpty, true);
  const draft = await world.as('theo').visions.readDraft({ visionId });
  assert.equal(draft.isOpen, false);
  const save = {
    visionId,
    baseRevision: draft.front.revision,
    content: { ...draft.front.content, title: 'New' },
  };
  assert.deepEqual(await refused(world.as('theo').visions.saveFront(save), 'visions/frozen'), {
    stage: 'in_review',
  });
  const again = await world
    .as('theo')
    .visions.submitVision({ visionId, submissionId, note: 'As the model is.' });
  assert.equal(again.sha256, submission.sha256);
  await refused(
    world.as('theo').visions.submitVision({ visionId, submissionId, note: 'Otherwise.' }),
    'record/different-content',
  );
  await refused(
    world.as('theo').visions.submitVision({ visionId, submissionId: newId(), note: '' }),
    'visions/frozen',
  );
});

test('waits for the superintendent, and says so to everybody', async () => {
  const { visionId } = await submitReady();
  const vision = (await world.as('walt').visions.listVisions({})).find(({ id }) => id === visionId);
  assert.equal(vision?.next.stage, 'in_review');
  assert.equal(vision?.next.waitingFor?.capacity, 'superintendent');
  assert.equal(vision?.you.mayReadDraft, false);
  const cards = await world.as('sam').visions.listNext();
  assert.ok(cards.some((card) => card.kind === 'review_submission' && card.visionId === visionId));
});

test('returns with reasons per practice, which stand by the draft that opens again', async () => {
  const { visionId, submissionId } = await submitReady();
  const [practice] = (await world.as('theo').visions.readDraft({ visionId })).practices;
  const review = {
    submissionId,
    id: newId(),
    outcome: 'returned' as const,
    reasons: [{ practiceId: practice!.practiceId, reason: 'Which target do you mean?' }],
    note: 'Nearly there.',
  };
  await refused(
    world.as('sam').visions.reviewSubmission({ ...review, reasons: [] }),
    'visions/return-needs-reasons',
  );
  await refused(
    world.as('sam').visions.reviewSubmission({ ...review, reasons: [{ practiceId: newId(), reason: 'x' }] }),
    'visions/unknown-reference',
  );
  const reviewed = await world.as('sam').visions.reviewSubmission(review);
  assert.equal(reviewed.stage, 'returned');
  assert.equal(reviewed.review?.asDesignee, false);
  await world.as('sam').visions.reviewSubmission(review);
  await refused(
    world.as('sam').visions.reviewSubmission({ ...review, note: 'Otherwise.' }),
    'record/different-content',
  );
  assert.deepEqual(
    await refused(
      world.as('sam').visions.reviewSubmission({ ...review, id: newId() }),
      'visions/already-reviewed',
    ),
    {
      outcome: 'returned',
      by: 'Sam Ortiz',
    },
  );
  const draft = await world.as('amina').visions.readDraft({ visionId });
  assert.equal(draft.isOpen, true);
  assert.equal(draft.returned?.note, 'Nearly there.');
  assert.equal(draft.returned?.reasons[0]?.practiceId, practice!.practiceId);
  const cards = await world.as('amina').visions.listNext();
  assert.ok(cards.some((card) => card.kind === 'answer_return' && card.visionId === visionId));
  const next = newId();
  await world.as('amina').visions.submitVision({ visionId, submissionId: next, note: 'Named.' });
  await forward(world, next);
});

test('lets only the superintendent or a designee review, and nobody their own', async () => {
  const { submissionId } = await submitReady();
  const review = { submissionId, id: newId(), outcome: 'forwarded' as const, reasons: [], note: '' };
  for (const name of ['dana', 'priya', 'theo', 'odette'] as const) {
    await refused(world.as(name).visions.reviewSubmission(review), 'session/not-in-this-capacity');
  }
  await delegate('amina');
  await delegate('theo');
  await refused(world.as('theo').visions.reviewSubmission(review), 'visions/own-submission');
  const office = world.as('odette').visions;
  const process = await office.readProcess();
  await office.changeProcess({ ...process, reviewer: 'superintendent' });
  await refused(world.as('amina').visions.reviewSubmission(review), 'visions/review-is-superintendents');
  await office.changeProcess({ ...process, reviewer: 'superintendent_or_designee' });
  const reviewed = await world.as('amina').visions.reviewSubmission(review);
  assert.equal(reviewed.review?.asDesignee, true);
  assert.equal(reviewed.review?.by.capacity, 'teacher');
  await world.query('update people.delegations set ended_at = now()');
  await refused(world.as('amina').visions.reviewSubmission(review), 'session/not-in-this-capacity');
});

async function delegate(name: 'amina' | 'theo') {
  await world.query(
    `insert into people.delegations (district_id, id, duty, from_person_id, to_person_id, starts_on, ends_on)
     values ($1, $2, 'vision_review', $3, $4, current_date - 2, current_date + 2)`,
    [world.districtId, newId(), world.person('sam').id, world.person(name).id],
  );
}

test('shows another district and nobody nothing of it', async () => {
  const { visionId, submissionId } = await submitReady();
  await refused(world.as('stranger').visions.readSubmission({ submissionId }), 'record/not-found');
  await refused(world.as('stranger').visions.readVision({ visionId }), 'record/not-found');
  const review = { submissionId, id: newId(), outcome: 'forwarded' as const, reasons: [], note: '' };
  await refused(world.as('stranger').visions.reviewSubmission(review), 'record/not-found');
  await refused(world.as(null).visions.readSubmission({ submissionId }), 'session/none');
  await refused(world.as('walt').visions.readSubmission({ submissionId }), 'visions/draft-not-visible');
});
