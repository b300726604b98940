import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { ProposalDecisionId, ProposalId } from './proposal-contract.ts';
import { inOrderOfWork } from './proposal-rules.ts';
import type { PracticeId } from './session-contract.ts';
import { type Adopted, adoptVision, questionOn, refuses } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;

async function proposalOn(adopted: Adopted) {
  const question = questionOn(adopted, 'Does this leave out the little ones?');
  await api('theo').askQuestion(question);
  return {
    id: newId() as ProposalId,
    questionId: question.id,
    practiceId: adopted.practiceIds[0] ?? null,
    change: 'Say what the practice looks like before children write.',
    reason: 'Three kindergarten teams read it as not meant for them.',
  };
}
const decisionOn = (proposalId: ProposalId, decision: 'taken_up' | 'not_taken_up', reason = '') => ({
  proposalId,
  id: newId() as ProposalDecisionId,
  decision,
  reason,
});

test('a question becomes a proposal for the next version, kept as it was said', async () => {
  const adopted = await adoptVision(world);
  const proposal = await proposalOn(adopted);
  const question = await api('elena').proposeChange(proposal);
  assert.equal((await api('elena').proposeChange(proposal)).proposals.length, 1, 'again without harm');
  const [listed] = (await api('ben').listProposals({ visionId: adopted.visionId })).proposals;
  assert.equal(listed?.question.body, 'Does this leave out the little ones?');
  assert.equal(listed?.practice?.name, 'Practice 1');
  assert.equal(listed?.by, 'Elena Vargas');
  assert.equal(listed?.capacity, 'coach');
  assert.equal(listed?.state, 'open');
  assert.equal(question.proposals[0]?.change, proposal.change);
  await refuses(api('elena').proposeChange({ ...proposal, change: 'Other' }), 'record/different-content');
});

test('a proposal names a practice in force, says what and why, and comes from those who may answer', async () => {
  const adopted = await adoptVision(world);
  const proposal = await proposalOn(adopted);
  await refuses(api('ben').proposeChange(proposal), 'conversations/not-an-answerer');
  await refuses(api('elena').proposeChange({ ...proposal, reason: ' ' }), 'request/not-readable');
  const stranger = newId() as PracticeId;
  await refuses(
    api('elena').proposeChange({ ...proposal, practiceId: stranger }),
    'conversations/practice-not-in-version',
    { practiceIds: [stranger] },
  );
  await api('elena').proposeChange({ ...proposal, practiceId: null });
});

test('the team or the Network takes it up or not; not without a reason; the latest word counts', async () => {
  const adopted = await adoptVision(world);
  const proposal = await proposalOn(adopted);
  await api('elena').proposeChange(proposal);
  await refuses(
    api('elena').decideProposal(decisionOn(proposal.id, 'taken_up')),
    'conversations/not-a-writer',
  );
  await refuses(api('dana').decideProposal(decisionOn(proposal.id, 'not_taken_up')), 'request/not-readable');
  const declined = decisionOn(proposal.id, 'not_taken_up', 'The look-fors say it already.');
  const decided = await api('dana').decideProposal(declined);
  assert.equal(decided.state, 'not_taken_up');
  assert.equal(decided.decision?.reason, 'The look-fors say it already.');
  await api('dana').decideProposal(declined);
  const ben = world.person('ben');
  await world.query(
    'insert into visions.team_members (district_id, vision_id, person_id, capacity_id) values ($1, $2, $3, $4)',
    [world.districtId, adopted.visionId, ben.id, ben.capacityId],
  );
  assert.equal((await api('ben').listProposals({ visionId: adopted.visionId })).mayDecide, true);
  assert.equal((await api('ben').decideProposal(decisionOn(proposal.id, 'taken_up'))).state, 'taken_up');
  const acts = await world.query('select act from audit.entries where object_id = $1', [proposal.id]);
  assert.equal(acts.length, 2);
  await assert.rejects(world.query('delete from conversations.proposal_decisions'), /keeps its rows/);
});

test('open proposals come first, the oldest of them first; then the decided, the latest first', () => {
  const decision = (at: string) => ({ by: 'Sam Ortiz', at, reason: '' });
  const ordered = inOrderOfWork([
    { id: 1, state: 'taken_up', at: '2026-01-01', decision: decision('2026-03-01') },
    { id: 2, state: 'open', at: '2026-02-02', decision: null },
    { id: 3, state: 'not_taken_up', at: '2026-01-03', decision: decision('2026-04-01') },
    { id: 4, state: 'open', at: '2026-02-01', decision: null },
  ]);
  assert.deepEqual(
    ordered.map((one) => one.id),
    [4, 2, 3, 1],
  );
});

test('nobody and the other district propose nothing, decide nothing and see none', async () => {
  const adopted = await adoptVision(world);
  const proposal = await proposalOn(adopted);
  await api('elena').proposeChange(proposal);
  await refuses(api(null).listProposals({ visionId: adopted.visionId }), 'session/none');
  await refuses(api('stranger').listProposals({ visionId: adopted.visionId }), 'record/not-found');
  await refuses(
    api('stranger').proposeChange({ ...proposal, id: newId() as ProposalId }),
    'record/not-found',
  );
  await refuses(api('stranger').decideProposal(decisionOn(proposal.id, 'taken_up')), 'record/not-found');
  await refuses(api('sam').listProposals({ visionId: newId() }), 'record/not-found');
});
