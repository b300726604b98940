import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adopt, align, forward, meetingOf, refused, setTarget, startVision } from './test-ground.ts';

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

test('cannot be adopted before it was reviewed and forwarded', async () => {
  const { submissionId } = await submitReady();
  const meeting = await meetingOf(world, submissionId);
  assert.deepEqual(await refused(world.as('dana').visions.adoptVision(meeting), 'visions/not-forwarded'), {
    stage: 'in_review',
  });
  await world.as('sam').visions.reviewSubmission({
    submissionId,
    id: newId(),
    outcome: 'returned',
    reasons: [{ practiceId: null, reason: 'Not yet.' }],
    note: '',
  });
  assert.deepEqual(await refused(world.as('dana').visions.adoptVision(meeting), 'visions/not-forwarded'), {
    stage: 'returned',
  });
});

test('records a meeting held before the review was, but never one before the version it follows', async () => {
  const { visionId, submissionId } = await submitReady();
  const meeting = { ...(await meetingOf(world, submissionId)), heldOn: '2025-06-12' };
  const dana = world.as('dana').visions;
  await refused(dana.adoptVision(meeting), 'visions/not-forwarded');
  await forward(world, submissionId);
  const { adoption } = await dana.adoptVision(meeting);
  assert.equal(adoption?.heldOn, '2025-06-12');
  const theo = world.as('theo').visions;
  await theo.reviseVision({ visionId, revisionId: newId(), reason: 'It needs local words.' });
  const { front } = await theo.readDraft({ visionId });
  const content = { ...front.content, localContext: 'We are two towns by one lake.' };
  await theo.saveFront({ visionId, baseRevision: front.revision, content });
  const next = newId();
  await theo.submitVision({ visionId, submissionId: next, note: '' });
  await forward(world, next);
  const early = { ...(await meetingOf(world, next)), heldOn: '2025-06-11' };
  const { latest, earliest } = await refused(dana.adoptVision(early), 'visions/meeting-day');
  assert.deepEqual([earliest, latest], ['2025-06-12', (await meetingOf(world, next)).heldOn]);
});

test('is adopted by the District Network in a meeting, with a record that stays', async () => {
  const { visionId, submissionId } = await submitReady();
  await forward(world, submissionId);
  const meeting = await meetingOf(world, submissionId);
  const dana = world.as('dana').visions;
  for (const name of ['sam', 'theo', 'odette'] as const) {
    await refused(world.as(name).visions.adoptVision(meeting), 'session/not-in-this-capacity');
  }
  assert.deepEqual(
    await refused(dana.adoptVision({ ...meeting, heldOn: '2199-01-06' }), 'visions/meeting-day'),
    { earliest: null, latest: meeting.heldOn },
  );
  assert.deepEqual(
    await refused(
      dana.adoptVision({ ...meeting, presentIds: [...meeting.presentIds, world.person('theo').id] }),
      'visions/not-on-network',
    ),
    { names: ['Theo Lindqvist'] },
  );
  await refused(
    dana.adoptVision({ ...meeting, chairId: world.person('stranger').id }),
    'visions/unknown-reference',
  );
  await refused(dana.adoptVision({ ...meeting, presentIds: [] }), 'request/not-readable');
  await refused(
    dana.adoptVision({
      ...meeting,
      decision: { method: 'vote', votesFor: 2, votesAgainst: 0, abstained: 0 },
    }),
    'visions/other-decision',
  );
  const objections = [{ objection: 'Too many practices.', resolution: '' }];
  assert.deepEqual(
    await refused(
      dana.adoptVision({ ...meeting, decision: { method: 'consent', objections } }),
      'visions/not-decided',
    ),
    { because: 'objections' },
  );
  const settled = [{ objection: 'Too many practices.', resolution: 'We study two at a time.' }];
  const record = {
    ...meeting,
    decision: { method: 'consent' as const, objections: settled },
    dissent: 'Noor: too soon.',
  };
  const adopted = await dana.adoptVision(record);
  assert.equal(adopted.stage, 'adopted');
  assert.equal(adopted.adoption?.number, 1);
  assert.equal(adopted.adoption?.chair.name, 'Sam Ortiz');
  assert.deepEqual(
    adopted.adoption?.present.map(({ name }) => name),
    ['Dana Whitfield', 'Noor Haddad'],
  );
  const again = await dana.adoptVision(record);
  assert.equal(again.adoption?.versionId, adopted.adoption?.versionId);
  await refused(dana.adoptVision({ ...record, statement: 'Otherwise.' }), 'record/different-content');
  await refused(dana.adoptVision({ ...record, id: newId() }), 'record/different-content');
  const [version] = await world.query<{ sha256: string; content: { title: string } }>(
    'select sha256, content from visions.versions where vision_id = $1',
    [visionId],
  );
  assert.equal(version?.sha256, adopted.sha256);
  const kinds = (await world.as('walt').visions.readVision({ visionId })).history.map(({ kind }) => kind);
  assert.deepEqual(kinds, ['started', 'submitted', 'forwarded', 'adopted']);
});

test('is given back to its team by the District Network with reasons, and reviewed anew after that', async () => {
  const { visionId, submissionId } = await submitReady();
  const dana = world.as('dana').visions;
  const reasons = [{ practiceId: null, reason: 'We want the high school on the team.' }];
  const given = { submissionId, id: newId(), reasons, note: '' };
  await refused(dana.returnFromNetwork(given), 'visions/not-forwarded');
  await forward(world, submissionId);
  await refused(dana.returnFromNetwork({ ...given, reasons: [] }), 'visions/return-needs-reasons');
  await refused(world.as('sam').visions.returnFromNetwork(given), 'session/not-in-this-capacity');
  assert.equal((await dana.returnFromNetwork(given)).stage, 'returned');
  await dana.returnFromNetwork(given);
  await refused(dana.returnFromNetwork({ ...given, note: 'Other.' }), 'record/different-content');
  const meeting = await meetingOf(world, submissionId);
  assert.deepEqual(await refused(dana.adoptVision(meeting), 'visions/not-forwarded'), { stage: 'returned' });
  const draft = await world.as('theo').visions.readDraft({ visionId });
  assert.equal(draft.isOpen, true);
  assert.equal(draft.returned?.by, 'Dana Whitfield');
  assert.deepEqual(draft.returned?.reasons, reasons);
  await adopt(world, visionId);
  const kinds = (await world.as('walt').visions.readVision({ visionId })).history.map(({ kind }) => kind);
  assert.deepEqual(kinds, [
    'started',
    'submitted',
    'forwarded',
    'returned',
    'submitted',
    'forwarded',
    'adopted',
  ]);
  await refused(world.as('stranger').visions.returnFromNetwork(given), 'session/not-in-this-capacity');
});

test('decides by vote or by signature where the district’s process says so', async () => {
  const office = world.as('odette').visions;
  const process = await office.readProcess();
  const dana = world.as('dana').visions;
  await office.changeProcess({ ...process, decision: 'vote' });
  const first = await submitReady();
  await forward(world, first.submissionId);
  const meeting = await meetingOf(world, first.submissionId);
  const vote = (votesFor: number, votesAgainst: number) => ({
    ...meeting,
    decision: { method: 'vote' as const, votesFor, votesAgainst, abstained: 0 },
  });
  assert.deepEqual(await refused(dana.adoptVision(vote(1, 1)), 'visions/not-decided'), { because: 'votes' });
  assert.deepEqual(await refused(dana.adoptVision(vote(3, 0)), 'visions/not-decided'), {
    because: 'more_votes_than_present',
  });
  assert.equal((await dana.adoptVision(vote(2, 0))).stage, 'adopted');
  await office.changeProcess({ ...process, decision: 'sign_off' });
  const second = await submitReady();
  await forward(world, second.submissionId);
  const signing = await meetingOf(world, second.submissionId);
  const sign = (signedBy: string[]) => ({ ...signing, decision: { method: 'sign_off' as const, signedBy } });
  const [one] = signing.presentIds;
  assert.deepEqual(await refused(dana.adoptVision(sign([one!])), 'visions/not-decided'), {
    because: 'signatures',
  });
  const signed = await dana.adoptVision(sign(signing.presentIds));
  assert.deepEqual(signed.adoption?.decision, { method: 'sign_off', signedBy: signing.presentIds });
  await office.changeProcess(process);
});

test('an adopted version can be changed by nobody, not even the owner of the database', async () => {
  const visionId = await startReady();
  const { versionId } = await adopt(world, visionId);
  for (const [table, column] of [
    ['versions', 'title'],
    ['version_practices', 'name'],
    ['adoptions', 'statement'],
    ['reviews', 'note'],
    ['submissions', 'note'],
  ]) {
    await assert.rejects(world.query(`update visions.${table} set ${column} = 'x'`), /keeps its rows/);
    await assert.rejects(world.query(`delete from visions.${table}`), /keeps its rows/);
  }
  const version = await world.as('walt').visions.readVersion({ versionId });
  assert.equal(version.title, 'Mathematics at Maple Ridge');
});

test('two submissions at once leave one, and an adoption twice at once makes one version', async () => {
  const visionId = await startReady();
  const ids = [newId(), newId()];
  const results = await Promise.allSettled(
    ids.map((submissionId) => world.as('theo').visions.submitVision({ visionId, submissionId, note: '' })),
  );
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  const { openSubmissionId } = await world.as('theo').visions.readVision({ visionId });
  await forward(world, openSubmissionId!);
  const meeting = await meetingOf(world, openSubmissionId!);
  const adoptions = await Promise.allSettled([
    world.as('dana').visions.adoptVision(meeting),
    world.as('dana').visions.adoptVision(meeting),
  ]);
  assert.equal(adoptions.filter(({ status }) => status === 'fulfilled').length, 2);
  const versions = await world.query('select from visions.versions where vision_id = $1', [visionId]);
  assert.equal(versions.length, 1);
});

test('starts the next version from the one in force, and keeps the practices’ ids', async () => {
  const visionId = await startReady();
  const first = await adopt(world, visionId);
  const theo = world.as('theo').visions;
  await refused(
    theo.changePath({ visionId, changeId: newId(), path: 'modify', reason: 'To change it.' }),
    'visions/frozen',
  );
  const revision = { visionId, revisionId: newId(), reason: 'A year has taught us something.' };
  await refused(world.as('walt').visions.reviseVision(revision), 'visions/not-on-team');
  const revised = await theo.reviseVision(revision);
  assert.equal(revised.next.stage, 'drafting');
  assert.equal(revised.current?.versionId, first.versionId);
  await theo.reviseVision(revision);
  await refused(theo.reviseVision({ ...revision, reason: 'Otherwise.' }), 'record/different-content');
  await refused(theo.reviseVision({ ...revision, revisionId: newId() }), 'visions/not-adopted-yet');
  const nothing = await refused(
    theo.submitVision({ visionId, submissionId: newId(), note: '' }),
    'visions/not-ready',
  );
  assert.deepEqual(nothing.faults, [{ practiceId: null, practice: null, change: null, lack: 'nothing_new' }]);
  await theo.changePath({ visionId, changeId: newId(), path: 'modify', reason: 'One practice reads badly.' });
  const draft = await theo.readDraft({ visionId });
  const [practice] = draft.practices;
  const content = { ...practice!.content, sentence: 'Students keep the thinking.' };
  const part = { visionId, practiceId: practice!.practiceId, baseRevision: practice!.revision };
  const saved = await theo.savePractice({ ...part, content });
  const lacking = await refused(
    theo.submitVision({ visionId, submissionId: newId(), note: '' }),
    'visions/not-ready',
  );
  assert.deepEqual(
    (lacking.faults as { practiceId: string; lack: string }[]).map(({ practiceId, lack }) => [
      practiceId,
      lack,
    ]),
    [
      [practice!.practiceId, 'change_reason'],
      [practice!.practiceId, 'change_research'],
    ],
  );
  const changeResearch = [{ workId: null, text: 'Rivera (2025), our own study', doi: null, note: '' }];
  await theo.savePractice({
    ...part,
    baseRevision: saved.revision,
    content: { ...content, changeReason: 'Teachers read it two ways.', changeResearch },
  });
  const second = await adopt(world, visionId);
  const [one, two] = await Promise.all(
    [first, second].map(({ versionId }) => world.as('grace').visions.readVersion({ versionId })),
  );
  assert.deepEqual(
    one!.practices.map(({ practiceId }) => practiceId),
    two!.practices.map(({ practiceId }) => practiceId),
  );
  assert.equal(two!.number, 2);
  assert.equal(two!.isCurrent, true);
  assert.equal(one!.isCurrent, false);
  const broken = two!.practices.filter(
    (kept, index) => kept.textSha256 !== one!.practices[index]?.textSha256,
  );
  assert.deepEqual(
    broken.map(({ practiceId }) => practiceId),
    [practice!.practiceId],
  );
  const difference = await world.as('grace').visions.readVersionDifference({ versionId: second.versionId });
  assert.deepEqual(difference.counts, { same: 7, changed: 1, added: 0, removed: 0 });
  assert.equal(difference.practices[0]?.reason, 'Teachers read it two ways.');
});
