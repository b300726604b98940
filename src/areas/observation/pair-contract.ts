import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { PracticeId } from '../visions/practice-contract.ts';
import { observingCapacities } from './access.ts';
import { Answer, PairId, WindowId } from './visit-contract.ts';

export const PairAgreementId = idOf('PairAgreementId');
export type PairAgreementId = z.infer<typeof PairAgreementId>;

/**
 * Where a pair stands for one of its two. `waiting`: the partner's visit has not arrived, and nobody sees an answer.
 * `to-compare`: both have. `agreed`: the two have said what was there. `stands`: the window's reading came before they did. `no-pair`: the visits do not belong together, and
 * each counts by itself.
 */
export const PairState = z.enum(['waiting', 'to-compare', 'agreed', 'stands', 'no-pair']);
export type PairState = z.infer<typeof PairState>;

/** One of the actor's paired visits: which, where and how it stands. It names nobody. */
export const PairInList = z.object({
  pairId: PairId,
  window: z.object({ id: WindowId, subject: z.string(), endsOn: SchoolDay }),
  building: z.string(),
  on: SchoolDay,
  state: PairState,
});
export type PairInList = z.infer<typeof PairInList>;

/** What one of the two answered; null where there is no answer. */
const Original = z.object({ answer: Answer, timesCount: z.int().nullable() }).nullable();

/** A pair as one of its two sees it: nothing of what was answered before both visits are there. */
export const PairPage = PairInList.extend({
  /** Empty until both have arrived. In the window's order; the actor's own answer and the partner's. */
  practices: z.array(
    z.object({ id: PracticeId, name: z.string(), sentence: z.string(), yours: Original, partners: Original }),
  ),
  /** What the two agreed was there; null until one of them has written it down. */
  agreement: z
    .object({
      id: PairAgreementId,
      isYours: z.boolean(),
      agreedAt: Moment,
      answers: z.array(z.object({ practiceId: PracticeId, answer: Answer })),
    })
    .nullable(),
});
export type PairPage = z.infer<typeof PairPage>;

/** What two agreed on: for every practice that either answered, one answer. */
export const PairAgreementFacts = z.strictObject({
  id: PairAgreementId,
  pairId: PairId,
  answers: z
    .array(z.strictObject({ practiceId: PracticeId, answer: Answer }))
    .min(1)
    .max(10),
});
export type PairAgreementFacts = z.infer<typeof PairAgreementFacts>;

/** That the actor could visit together with somebody this week: a proposal, and why it is this one. */
export const PairProposal = z.object({
  window: z.object({ id: WindowId, subject: z.string() }),
  partner: z.string(),
  /** Where: the buildings of the two that take part, else all that do. */
  buildings: z.array(z.object({ id: BuildingId, name: z.string() })),
  until: SchoolDay,
  /** What sets the two apart, so that they see with different eyes. */
  differIn: z.array(z.enum(['capacity', 'building'])),
  /** How many paired visits of the window there are, and how many would reach the district's share by now. */
  paired: z.int(),
  aim: z.int(),
});
export type PairProposal = z.infer<typeof PairProposal>;

export const PairShare = z.object({ percent: z.int().min(0).max(50) });
export type PairShare = z.infer<typeof PairShare>;

export const pairProblems = {
  /** The partner's visit has not arrived: there is nothing to agree on, and nothing to see. */
  'observation/pair-waits': { status: 409 },
  /** The visits do not belong together: one person, two places, more than two visits, or one that was taken out. */
  'observation/no-pair': { status: 409 },
  /** The partner was first: what they wrote down stands for both. */
  'observation/pair-agreed-already': { status: 409, data: z.object({ agreedAt: Moment }) },
  /** The reading of the window has been taken: both visits stay as they are. */
  'observation/pair-after-reading': { status: 409 },
  /** An answer is missing, or is for a practice that neither of the two answered. */
  'observation/pair-answers': { status: 422, data: z.object({ practiceIds: z.array(PracticeId) }) },
} as const satisfies ProblemList;

const area = endpoint.errors(pairProblems).meta({ may: { capacities: observingCapacities } });

export const pairContract = {
  listPairs: area
    .route({
      method: 'GET',
      path: '/observation/pairs',
      summary: 'The actor’s own paired visits and how each stands',
      description:
        'The latest first, at most 200. Nobody sees another’s pairs, and no answer is in the list.',
    })
    .output(z.object({ pairs: z.array(PairInList) })),

  readPair: area
    .route({
      method: 'GET',
      path: '/observation/pairs/{pairId}',
      summary: 'What the two of a pair saw, side by side',
      description:
        'For the two observers alone, and only when both visits have arrived: until then it says that it waits and ' +
        'holds no answer. Both originals stay as they were; what the two agreed on stands beside them.',
    })
    .input(z.strictObject({ pairId: PairId }))
    .output(PairPage),

  agreeInPair: area
    .route({
      method: 'PUT',
      path: '/observation/pair-agreements/{id}',
      summary: 'Write down what the two of a pair agree was there',
      description:
        'One answer for every practice that either of them answered. Either may write it, once: from then on the pair ' +
        'counts as agreed. Refused before both visits have arrived, when the partner was first, and after the reading ' +
        'of the window.',
    })
    .input(PairAgreementFacts)
    .output(PairPage),

  listPairProposals: area
    .route({
      method: 'GET',
      path: '/observation/pair-proposals',
      summary: 'With whom the actor could visit together this week',
      description:
        'For each open window at most one: people of different capacities and buildings, who has paired little first, ' +
        'settled by a chance that is the same all week. A proposal and no more.',
    })
    .output(z.object({ proposals: z.array(PairProposal) })),

  readPairShare: endpoint
    .errors(pairProblems)
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/observation/pair-share',
      summary: 'Of a hundred visits, how many the district would like to be paired',
    })
    .output(PairShare),

  setPairShare: endpoint
    .errors(pairProblems)
    .meta({ may: { capacities: ['superintendent', 'dn_member'] } })
    .route({
      method: 'PUT',
      path: '/observation/pair-shares/{id}',
      summary: 'Set how many visits of a hundred the district would like to be paired',
      description: 'From 0, which proposes none, to 50. The latest holds; earlier ones are kept.',
    })
    .input(z.strictObject({ id: idOf('PairShareId'), percent: z.int().min(0).max(50) }))
    .output(PairShare),
};
