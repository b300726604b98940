import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment } from '../../kit/school-time.ts';
import { Prose } from '../../kit/text.ts';
import { publishingCapacities } from './access.ts';

export const AgreementId = idOf('AgreementId');
export type AgreementId = z.infer<typeof AgreementId>;

const Points = z.array(z.string().trim().min(1).max(500)).min(1).max(20);
const Minutes = z.int().min(2).max(10);

/**
 * The promise to everybody who may be visited: what is kept, what never is, who sees it, for how long, and that it is
 * no evaluation. The settings of the windows follow from it.
 */
export const AgreementContent = z.strictObject({
  /** What the visits are for, in a few sentences. */
  statement: Prose,
  kept: Points,
  notKept: Points,
  seenBy: Points,
  /** For how many months after its window a visit is kept; then it is removed. */
  keptForMonths: z.int().min(1).max(120),
  /** Within how many days after a window's last one its results are open to everybody; absent: nothing was promised. */
  sharedWithinDays: z.int().min(1).max(60).optional(),
  /** The shortest and the longest visit that a window may set, in minutes. */
  visitMinutes: z
    .strictObject({ min: Minutes, max: Minutes })
    .refine((minutes) => minutes.min <= minutes.max, {
      message: 'The shortest visit is longer than the longest.',
    }),
  notForEvaluation: Prose,
  /** That the vision is an aim and nobody expects all of it: shown on the visit screen and beside every result. */
  perfectionLine: z.string().trim().min(1).max(500),
});
export type AgreementContent = z.infer<typeof AgreementContent>;

/** A published agreement. The highest number is in force; earlier ones stay readable. */
export const Agreement = z.object({
  id: AgreementId,
  number: z.int(),
  content: AgreementContent,
  publishedAt: Moment,
  publishedBy: z.string(),
  publishedAs: CapacityKind,
  isInForce: z.boolean(),
});
export type Agreement = z.infer<typeof Agreement>;

export const agreementProblems = {} as const satisfies ProblemList;

export const agreementContract = {
  readCurrentAgreement: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/observation/agreement',
      summary: 'The observation agreement in force',
      description: 'Open to everybody who is signed in. Null until one has been published.',
    })
    .output(z.object({ agreement: Agreement.nullable() })),

  listAgreements: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/observation/agreements',
      summary: 'Every agreement that was ever published, the latest first',
    })
    .output(z.object({ agreements: z.array(Agreement) })),

  publishAgreement: endpoint
    .meta({ may: { capacities: publishingCapacities } })
    .route({
      method: 'PUT',
      path: '/observation/agreements/{id}',
      summary: 'Publish the observation agreement',
      description:
        'By the superintendent or the district office. It gets the next number, is in force at once, and is never ' +
        'changed: a correction is the next one. Windows opened under an earlier one keep to that one.',
    })
    .input(z.strictObject({ id: AgreementId, content: AgreementContent }))
    .output(Agreement),
};

/** The part of the agreement that a phone carries. */
export const AgreementSummary = z.object({
  id: AgreementId,
  number: z.int(),
  statement: z.string(),
  notKept: z.array(z.string()),
  notForEvaluation: z.string(),
});
export type AgreementSummary = z.infer<typeof AgreementSummary>;
