import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDecisionFault } from './adoption-rules.ts';
import { findCoverage, findNobodyYet } from './coverage-rules.ts';
import { findNextStep, type VisionState } from './next-step-rules.ts';
import { emptyFront, emptyPart, textOf } from './practice-rules.ts';
import { searchTerms, searchVisions } from './search-rules.ts';
import { findDraftFaults, type JudgedDraft } from './submission-rules.ts';

const started: VisionState = {
  startedAt: '2026-09-01T12:00:00.000Z',
  team: ['Theo Lindqvist'],
  submission: null,
  revisionStartedAt: null,
  setAsideAt: null,
  designees: ['Odette Pierce'],
};
const submitted = {
  submittedAt: '2026-09-10T12:00:00.000Z',
  review: null,
  networkReturnedAt: null,
  adoptedAt: null,
};
const forwarded = { ...submitted, review: { outcome: 'forwarded' as const, at: '2026-09-12T12:00:00.000Z' } };

test('a vision is with its team, or with the District Network that has yet to form one', () => {
  assert.deepEqual(findNextStep(started), {
    stage: 'drafting',
    waitingFor: { capacity: null, names: ['Theo Lindqvist'] },
    since: started.startedAt,
  });
  assert.deepEqual(findNextStep({ ...started, team: [] }).waitingFor, { capacity: 'dn_member', names: [] });
});

test('a vision goes from the superintendent back to its team or on to the District Network', () => {
  assert.deepEqual(findNextStep({ ...started, submission: submitted }), {
    stage: 'in_review',
    waitingFor: { capacity: 'superintendent', names: ['Odette Pierce'] },
    since: submitted.submittedAt,
  });
  const returned = { ...submitted, review: { outcome: 'returned' as const, at: '2026-09-11T12:00:00.000Z' } };
  assert.deepEqual(findNextStep({ ...started, submission: returned }), {
    stage: 'returned',
    waitingFor: { capacity: null, names: ['Theo Lindqvist'] },
    since: returned.review.at,
  });
  assert.deepEqual(findNextStep({ ...started, submission: forwarded }), {
    stage: 'forwarded',
    waitingFor: { capacity: 'dn_member', names: [] },
    since: forwarded.review.at,
  });
  const givenBack = { ...forwarded, networkReturnedAt: '2026-09-14T12:00:00.000Z' };
  assert.deepEqual(findNextStep({ ...started, submission: givenBack }), {
    stage: 'returned',
    waitingFor: { capacity: null, names: ['Theo Lindqvist'] },
    since: givenBack.networkReturnedAt,
  });
});

test('an adopted vision waits for nobody, until it is opened for its next version', () => {
  const adopted = { ...forwarded, adoptedAt: '2026-09-20T12:00:00.000Z' };
  assert.deepEqual(findNextStep({ ...started, submission: adopted }), {
    stage: 'adopted',
    waitingFor: null,
    since: adopted.adoptedAt,
  });
  const again = { ...started, submission: adopted, revisionStartedAt: '2027-09-01T12:00:00.000Z' };
  assert.equal(findNextStep(again).stage, 'drafting');
  assert.equal(findNextStep(again).since, again.revisionStartedAt);
  const secondAdopted = { ...again, submission: { ...adopted, adoptedAt: '2027-10-01T12:00:00.000Z' } };
  assert.equal(findNextStep(secondAdopted).stage, 'adopted');
});

test('a vote adopts with more for than against, and with no more votes than members', () => {
  const vote = (votesFor: number, votesAgainst: number, abstained = 0) => ({
    method: 'vote' as const,
    votesFor,
    votesAgainst,
    abstained,
  });
  const five = ['a', 'b', 'c', 'd', 'e'];
  assert.equal(findDecisionFault(vote(3, 2), five), null);
  assert.equal(findDecisionFault(vote(1, 0, 4), five), null);
  assert.equal(findDecisionFault(vote(2, 2, 1), five), 'votes');
  assert.equal(findDecisionFault(vote(0, 0), five), 'votes');
  assert.equal(findDecisionFault(vote(4, 1, 1), five), 'more_votes_than_present');
});

test('consent leaves no objection standing, and signing is by all who are present', () => {
  const consent = (resolution: string) => ({
    method: 'consent' as const,
    objections: [{ objection: 'No.', resolution }],
  });
  assert.equal(findDecisionFault(consent('We shortened it.'), ['a']), null);
  assert.equal(findDecisionFault(consent('  '), ['a']), 'objections');
  const sign = (signedBy: string[]) => ({ method: 'sign_off' as const, signedBy: signedBy as never[] });
  assert.equal(findDecisionFault(sign(['b', 'a']), ['a', 'b']), null);
  assert.equal(findDecisionFault(sign(['a']), ['a', 'b']), 'signatures');
  assert.equal(findDecisionFault(sign(['a', 'b', 'c']), ['a', 'b']), 'signatures');
});

test('coverage counts a person once in each place, and names the places with nobody', () => {
  const buildings = [
    { id: 'lake', name: 'Lakeside' },
    { id: 'high', name: 'High' },
  ];
  const place = (personId: string, buildingId: string | null) => ({
    personId,
    capacity: 'teacher',
    buildingId,
    bandId: null,
  });
  const staff = [place('theo', 'lake'), place('theo', 'lake'), place('ben', 'high'), place('sam', null)];
  const coverage = findCoverage(buildings, ({ buildingId }) => buildingId, staff, [place('theo', 'lake')]);
  assert.deepEqual(coverage, [
    { id: 'lake', name: 'Lakeside', staffCount: 1, joinedCount: 1 },
    { id: 'high', name: 'High', staffCount: 1, joinedCount: 0 },
    { id: null, name: null, staffCount: 1, joinedCount: 0 },
  ]);
  assert.deepEqual(findNobodyYet(coverage), [{ id: 'high', name: 'High' }]);
});

const aliases = ['Vision of high-quality instruction', 'visions for ambitious teaching'];
const mathematics = {
  visionId: '1',
  versionId: null,
  title: 'Mathematics at Maple Ridge',
  subject: { id: 's', name: 'Mathematics' },
  stage: 'adopted' as const,
  practices: [{ id: 'p', name: 'Reasoning kept with the students' }],
};

test('finds a vision by its title, subject, practice or any of its names, alone or together', () => {
  const foundIn = (q: string) => searchVisions(q, [mathematics], aliases)[0]?.foundIn;
  assert.deepEqual(foundIn('ambitious teaching'), ['alias']);
  assert.deepEqual(foundIn('What are these visions?'), ['alias']);
  assert.deepEqual(foundIn('high quality maths'), undefined);
  assert.deepEqual(foundIn('HIGH-QUALITY math'), ['title', 'subject', 'alias']);
  assert.deepEqual(foundIn('reasoning'), ['practice']);
  assert.deepEqual(foundIn('biology'), undefined);
  assert.deepEqual(foundIn('  ?! '), undefined);
});

test('puts what is found by words of its own first', () => {
  const science = { ...mathematics, visionId: '2', title: 'Science', subject: { id: 't', name: 'Science' } };
  const found = searchVisions(
    'visions',
    [{ ...science, title: 'A vision of science' }, mathematics],
    aliases,
  );
  assert.deepEqual(
    found.map(({ visionId }) => visionId),
    ['2', '1'],
  );
});

test('finds a term by an alias, accents and case aside', () => {
  const words = { language: 'en' as const, term: 'District Network', aliases: ['DN', 'réseau'] };
  const terms = [
    { id: 'district-network', words: [{ ...words, meaning: 'The team.' }], notOnPages: [], own: [] },
  ];
  assert.equal(searchTerms('dn', terms).length, 1);
  assert.equal(searchTerms('RESEAU', terms).length, 1);
  assert.equal(searchTerms('building network', terms).length, 0);
});

const text = {
  ...emptyPart,
  name: 'One',
  sentence: 'A sentence.',
  lookFors: [{ id: 'a', kind: 'behavior' as const, text: 'Seen.' }],
  opportunity: 'Often.',
  targetIds: ['target'] as never[],
};
const cited = { workId: 'stein-1996', text: '', doi: null, note: '' };
const ready: JudgedDraft = {
  path: 'modify',
  front: { ...emptyFront, title: 'T', about: 'A', localContext: 'L', bandIds: ['b'] },
  practices: [{ practiceId: '1', part: text, base: textOf(text) }],
  removed: [],
  base: 'model',
  isModelUnchanged: true,
  isNew: true,
  targetIds: new Set(['target']),
  workIds: new Set(['stein-1996']),
};
const lacksOf = (draft: JudgedDraft) =>
  findDraftFaults(draft).map(({ practiceId, lack }) => [practiceId, lack]);

test('a draft that says everything lacks nothing', () => {
  assert.deepEqual(lacksOf(ready), []);
});

test('an empty draft is told everything that it lacks', () => {
  const empty: JudgedDraft = { ...ready, front: emptyFront, practices: [] };
  assert.deepEqual(
    lacksOf(empty).map(([, lack]) => lack),
    ['title', 'about', 'local_context', 'bands', 'practices'],
  );
  const blank = {
    practiceId: '2',
    part: { ...emptyPart, name: ' ' },
    base: textOf({ ...emptyPart, name: ' ' }),
  };
  assert.deepEqual(
    lacksOf({ ...ready, practices: [blank] }).map(([, lack]) => lack),
    ['name', 'sentence', 'look_fors', 'opportunity', 'target'],
  );
});

test('a changed practice needs a reason and research of its own, however much the practice cites', () => {
  const changed = { ...text, sentence: 'Another.', research: [cited] };
  const draft = (part: typeof text): JudgedDraft => ({
    ...ready,
    practices: [{ practiceId: '1', part, base: textOf(text) }],
  });
  assert.deepEqual(lacksOf(draft(changed)), [
    ['1', 'change_reason'],
    ['1', 'change_research'],
  ]);
  assert.deepEqual(lacksOf(draft({ ...changed, changeReason: 'Why.', changeResearch: [cited] })), []);
  const unknown = { ...cited, workId: 'nobody-1900' };
  assert.deepEqual(lacksOf(draft({ ...changed, changeReason: 'Why.', changeResearch: [unknown] })), [
    ['1', 'citation'],
    ['1', 'change_research'],
  ]);
  const inWords = { workId: null, text: 'Okafor (2024)', doi: '10.1000/x', note: '' };
  assert.deepEqual(lacksOf(draft({ ...changed, changeReason: 'Why.', changeResearch: [inWords] })), []);
});

test('a removed practice needs a reason and research, and no target', () => {
  const removed = { practiceId: '9', part: { ...text, targetIds: [] }, base: textOf(text) };
  const draft: JudgedDraft = { ...ready, removed: [removed] };
  assert.deepEqual(findDraftFaults(draft), [
    { practiceId: '9', practice: 'One', change: 'removed', lack: 'change_reason' },
    { practiceId: '9', practice: 'One', change: 'removed', lack: 'change_research' },
  ]);
});

test('a practice made from empty needs research, and an ended target does not count', () => {
  const draft: JudgedDraft = {
    ...ready,
    path: 'create',
    base: 'nothing',
    practices: [{ practiceId: '1', part: text, base: null }],
  };
  assert.deepEqual(lacksOf(draft), [['1', 'research']]);
  assert.deepEqual(lacksOf({ ...ready, targetIds: new Set(['another']) }), [['1', 'target']]);
});

test('an adopted model that is not the model any more is not submitted as one', () => {
  assert.deepEqual(lacksOf({ ...ready, path: 'adopt', isModelUnchanged: false }), [[null, 'unlike_model']]);
});
