import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CodingAnswer, codingAnswers } from './calibration-contract.ts';
import {
  agreementOf,
  amongThemselves,
  type Cell,
  isWholeCoding,
  momentSpreadOf,
  setStateOf,
} from './calibration-rules.ts';
import { readSampleLessons } from './calibration-sample-file.ts';

/** So many people with one coding each, of whom so many agree. */
const people = (agreed: number, others: number) => [
  ...Array.from({ length: agreed }, () => ({ agreed: 1, codings: 1 })),
  ...Array.from({ length: others }, () => ({ agreed: 0, codings: 1 })),
];
const cell = (master: CodingAnswer, answer: CodingAnswer, count: number): Cell => ({ master, answer, count });

test('a practice that is rarely seen keeps its kappa beside AC1 and the percentage, as Feinstein and Cicchetti found', () => {
  const rare = agreementOf(
    [
      cell('not_seen', 'not_seen', 118),
      cell('not_seen', 'seen', 5),
      cell('seen', 'not_seen', 2),
      cell('seen', 'seen', 0),
    ],
    people(118, 7),
  );
  assert.equal(rare?.percent, 94.4);
  assert.equal(rare?.kappa?.value, -0.023);
  assert.equal(rare?.agreed, 118);
  assert.equal(rare?.people, 125);
  assert.equal(rare?.wantsWords, true, 'nobody saw it where the master coding did');
  const common = agreementOf(
    [
      cell('seen', 'seen', 40),
      cell('seen', 'not_seen', 9),
      cell('not_seen', 'seen', 6),
      cell('not_seen', 'not_seen', 45),
    ],
    people(85, 15),
  );
  assert.equal(common?.kappa?.value, 0.7);
  assert.equal(common?.wantsWords, false, 'positive agreement is 80 of 95');
});

test('where the master coding always says the same, kappa is left out: it would be 0 whatever people do', () => {
  const same = agreementOf([cell('seen', 'seen', 9), cell('seen', 'not_seen', 1)], people(9, 1));
  assert.equal(same?.kappa, null);
  assert.equal(same?.percent, 90);
  assert.equal(same?.wantsWords, false);
});

test('under 60 of 100 the words of a practice want work, also where nobody saw it', () => {
  const none = agreementOf(
    [cell('no_opportunity', 'no_opportunity', 5), cell('no_opportunity', 'not_seen', 5)],
    people(5, 5),
  );
  assert.equal(none?.wantsWords, true);
  assert.equal(agreementOf([], []), null);
});

test('people who answer alike in all moments tell less than as many people with one answer each', () => {
  const cells = [
    cell('seen', 'seen', 20),
    cell('seen', 'not_seen', 20),
    cell('not_seen', 'not_seen', 20),
    cell('not_seen', 'seen', 20),
  ];
  const alike = [
    ...Array.from({ length: 10 }, () => ({ agreed: 4, codings: 4 })),
    ...Array.from({ length: 10 }, () => ({ agreed: 0, codings: 4 })),
  ];
  const [few, many] = [agreementOf(cells, alike), agreementOf(cells, people(40, 40))];
  assert.equal(few?.percent, 50);
  const reach = (one: ReturnType<typeof agreementOf>) => (one?.high ?? 0) - (one?.low ?? 0);
  assert.ok(reach(few) > reach(many) * 1.5, `${reach(few)} is not wider than ${reach(many)}`);
});

test('the spread of a moment counts every answer once, and those that say what the master says', () => {
  const Answer = fc.constantFrom(...codingAnswers);
  fc.assert(
    fc.property(Answer, fc.array(Answer), (master, answers) => {
      const spread = momentSpreadOf(answers.map((answer) => cell(master, answer, 1)));
      for (const answer of codingAnswers)
        assert.equal(spread[answer], answers.filter((given) => given === answer).length);
      assert.equal(spread.asMaster, spread[master]);
    }),
  );
});

test('people who all give one answer agree so fully that no kappa can be said', () => {
  const all = { seen: 5, not_seen: 0, no_opportunity: 0, could_not_tell: 0, asMaster: 5 };
  assert.equal(amongThemselves([all, all]), null);
  assert.equal(amongThemselves([all, { ...all, seen: 0, not_seen: 5 }]), 1);
});

test('a whole coding has every practice in every moment, once', () => {
  const set = { moments: 2, practiceIds: ['a', 'b'] };
  const all = [0, 1].flatMap((moment) =>
    set.practiceIds.map((practiceId) => ({ moment, practiceId: practiceId as never })),
  );
  assert.ok(isWholeCoding(set, all));
  assert.ok(!isWholeCoding(set, all.slice(1)));
  assert.ok(!isWholeCoding(set, [...all.slice(1), { moment: 2, practiceId: 'a' as never }]));
  assert.ok(!isWholeCoding(set, [...all.slice(1), { moment: 0, practiceId: 'c' as never }]));
  assert.ok(!isWholeCoding(set, [...all, { moment: 0, practiceId: 'a' as never }]));
});

test('a lesson is made, open, then closed', () => {
  assert.equal(setStateOf({ isOpened: false, isClosed: false }), 'made');
  assert.equal(setStateOf({ isOpened: true, isClosed: false }), 'open');
  assert.equal(setStateOf({ isOpened: true, isClosed: true }), 'closed');
});

test('the sample lessons are two, marked as samples, and code each practice in more than one way', () => {
  const samples = readSampleLessons();
  assert.deepEqual(
    samples.map(({ model, sample }) => ({ model, sample })),
    [
      { model: 'jointly-sample-english-language-arts', sample: true },
      { model: 'jointly-sample-mathematics', sample: true },
    ],
  );
  for (const { practices } of samples)
    for (const { name, coding } of practices)
      assert.ok(new Set(coding.map(({ answer }) => answer)).size > 1, `${name}: kappa would say nothing`);
});
