import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { align, mathematicsModel, refused, setTarget, startVision, writtenPractice } from './test-ground.ts';

let world: World;
let targetId: string;
before(async () => {
  world = await openWorld();
  targetId = await setTarget(world);
});
after(() => world.close());

test('copies an adopted model unchanged and proves it', async () => {
  const visionId = await startVision(world, 'adopt');
  await align(world, visionId, targetId);
  const theo = world.as('theo').visions;
  const model = await theo.readModel({ modelId: mathematicsModel.id, version: mathematicsModel.version });
  const proof = await theo.readProof({ visionId });
  assert.equal(proof.isUnchanged, true);
  assert.equal(proof.differenceIsEmpty, true);
  assert.equal(proof.libraryHasIt, true);
  assert.equal(proof.draftSha256, model.sha256);
  assert.equal((await theo.readDraftDifference({ visionId })).isEmpty, true);
  const { practices, front } = await theo.readDraft({ visionId });
  const [practice] = practices;
  assert.ok(practice);
  const attempts = [
    () =>
      theo.savePractice({
        visionId,
        practiceId: practice.practiceId,
        baseRevision: practice.revision,
        content: { ...practice.content, name: 'Another name' },
      }),
    () =>
      theo.savePractice({
        visionId,
        practiceId: newId(),
        baseRevision: 0,
        content: writtenPractice('One more', targetId),
      }),
    () =>
      theo.saveFront({
        visionId,
        baseRevision: front.revision,
        content: { ...front.content, about: 'Our own words.' },
      }),
    () => theo.removePractice({ visionId, practiceId: practice.practiceId }),
    () =>
      theo.orderPractices({ visionId, practiceIds: practices.map(({ practiceId }) => practiceId).reverse() }),
  ];
  for (const attempt of attempts) await refused(attempt(), 'visions/adopted-unchanged');
});

test('refuses to submit a change without its reason and research, and names each practice', async () => {
  const visionId = await startVision(world, 'modify');
  await align(world, visionId, targetId);
  const theo = world.as('theo').visions;
  const [changed, removed] = (await theo.readDraft({ visionId })).practices;
  assert.ok(changed && removed);
  const content = { ...changed.content, sentence: `${changed.content.sentence} Every day.` };
  const at = { visionId, practiceId: changed.practiceId };
  const saved = await theo.savePractice({ ...at, baseRevision: changed.revision, content });
  await theo.removePractice({ visionId, practiceId: removed.practiceId });
  const added = newId();
  const own = { ...writtenPractice('Our own', targetId), research: [] };
  await theo.savePractice({ visionId, practiceId: added, baseRevision: 0, content: own });
  const submission = { visionId, submissionId: newId(), note: '' };
  const expected = [
    {
      practiceId: changed.practiceId,
      practice: changed.content.name,
      change: 'changed',
      lack: 'change_reason',
    },
    {
      practiceId: changed.practiceId,
      practice: changed.content.name,
      change: 'changed',
      lack: 'change_research',
    },
    { practiceId: added, practice: 'Our own', change: 'added', lack: 'change_reason' },
    { practiceId: added, practice: 'Our own', change: 'added', lack: 'change_research' },
    {
      practiceId: removed.practiceId,
      practice: removed.content.name,
      change: 'removed',
      lack: 'change_reason',
    },
    {
      practiceId: removed.practiceId,
      practice: removed.content.name,
      change: 'removed',
      lack: 'change_research',
    },
  ];
  assert.deepEqual(await refused(theo.submitVision(submission), 'visions/not-ready'), { faults: expected });
  assert.deepEqual((await theo.readReadiness({ visionId })).faults, expected);
  const why = {
    changeReason: 'Our students need it.',
    changeResearch: [{ workId: 'stein-1996', text: '', doi: null, note: '' }],
  };
  await theo.savePractice({ ...at, baseRevision: saved.revision, content: { ...content, ...why } });
  await theo.savePractice({ visionId, practiceId: added, baseRevision: 1, content: { ...own, ...why } });
  await theo.savePractice({
    visionId,
    practiceId: removed.practiceId,
    baseRevision: removed.revision,
    content: { ...removed.content, ...why },
  });
  const { difference, content: frozen } = await theo.submitVision(submission);
  assert.deepEqual(difference?.counts, { same: 6, changed: 1, added: 1, removed: 1 });
  assert.deepEqual(difference?.practices[0]?.fields[0]?.runs.at(-1), {
    kind: 'inserted',
    text: ' Every day.',
  });
  assert.equal(frozen.removed[0]?.changeReason, 'Our students need it.');
});

test('starts from empty and demands research for every practice', async () => {
  const visionId = await startVision(world, 'create');
  const theo = world.as('theo').visions;
  const draft = await theo.readDraft({ visionId });
  assert.deepEqual(draft.practices, []);
  await refused(theo.readProof({ visionId }), 'record/not-found');
  await refused(theo.readDraftDifference({ visionId, from: 'model' }), 'record/not-found');
  await align(world, visionId, targetId);
  const practiceId = newId();
  const content = { ...writtenPractice('Two ways', targetId), research: [] };
  await theo.savePractice({ visionId, practiceId, baseRevision: 0, content });
  const { faults } = await theo.readReadiness({ visionId });
  assert.deepEqual(faults, [{ practiceId, practice: 'Two ways', change: 'added', lack: 'research' }]);
  const research = [
    { workId: null, text: 'Okafor (2024), a study of our own', doi: '10.1000/182', note: '' },
  ];
  await theo.savePractice({ visionId, practiceId, baseRevision: 1, content: { ...content, research } });
  const submission = await theo.submitVision({ visionId, submissionId: newId(), note: '' });
  assert.equal(submission.difference, null);
});

test('a practice aligned only to a target that has ended cannot be submitted', async () => {
  const visionId = await startVision(world, 'adopt');
  const old = await setTarget(world, 'Students are fluent.');
  await align(world, visionId, old);
  await world.as('sam').visions.endTarget({ targetId: old });
  const { faults } = await world.as('theo').visions.readReadiness({ visionId });
  assert.equal(faults.length, 8);
  assert.ok(faults.every(({ lack }) => lack === 'target'));
});
