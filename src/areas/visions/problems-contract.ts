import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { FrontPart, Path, PracticePart, Stage } from './practice-contract.ts';

/** What a draft still lacks before it can be submitted. Each lack names where it is. */
export const Lack = z.enum([
  'title',
  'about',
  'local_context',
  'bands',
  'practices',
  'unlike_model',
  'nothing_new',
  'name',
  'sentence',
  'look_fors',
  'look_for_text',
  'opportunity',
  'citation',
  'research',
  'target',
  'change_reason',
  'change_research',
]);
export type Lack = z.infer<typeof Lack>;

/** One thing that a draft lacks; `practiceId` is null when it is about the whole. */
export const DraftFault = z.object({
  practiceId: z.uuid().nullable(),
  practice: z.string().nullable(),
  change: z.enum(['same', 'changed', 'added', 'removed']).nullable(),
  lack: Lack,
});
export type DraftFault = z.infer<typeof DraftFault>;

/** What a request can refer to that the district does not have. */
export const Reference = z.enum([
  'subject',
  'band',
  'person',
  'target',
  'model',
  'work',
  'call',
  'practice',
  'comment',
  'version',
  'revision',
  'term',
]);
export type Reference = z.infer<typeof Reference>;

/** Everything in the visions area that can be refused, beyond the common problems. */
export const visionsProblems = {
  'visions/unknown-reference': { status: 422, data: z.object({ what: Reference }) },
  'visions/name-of-another-term': { status: 409, data: z.object({ term: z.string() }) },
  'visions/closes-before-it-opens': { status: 422 },
  'visions/call-not-open': { status: 409, data: z.object({ opensOn: SchoolDay, closesOn: SchoolDay }) },
  'visions/not-on-team': { status: 403 },
  'visions/draft-not-visible': { status: 403 },
  'visions/other-building': { status: 403 },
  'visions/not-your-membership': { status: 403 },
  'visions/path-not-back': { status: 409, data: z.object({ from: Path, to: Path }) },
  'visions/model-needed': { status: 422 },
  'visions/adopted-unchanged': { status: 409 },
  'visions/edited-meanwhile': {
    status: 409,
    data: z.object({
      revision: z.int(),
      /** The fields that both changed. */
      fields: z.array(z.string()),
      /** The part as it is now; the one that was being saved is not null. */
      front: FrontPart.nullable(),
      practice: PracticePart.nullable(),
      editedBy: z.string(),
      editedAt: Moment,
    }),
  },
  'visions/order-changed-meanwhile': { status: 409, data: z.object({ practiceIds: z.array(z.uuid()) }) },
  'visions/frozen': { status: 409, data: z.object({ stage: Stage }) },
  'visions/not-to-set-aside': { status: 409, data: z.object({ stage: Stage }) },
  'visions/not-ready': { status: 422, data: z.object({ faults: z.array(DraftFault) }) },
  'visions/own-submission': { status: 403 },
  'visions/review-is-superintendents': { status: 403 },
  'visions/return-needs-reasons': { status: 422 },
  'visions/already-reviewed': {
    status: 409,
    data: z.object({ outcome: z.enum(['returned', 'forwarded']), by: z.string() }),
  },
  'visions/not-forwarded': { status: 409, data: z.object({ stage: Stage }) },
  'visions/meeting-day': {
    status: 422,
    data: z.object({ earliest: SchoolDay.nullable(), latest: SchoolDay }),
  },
  'visions/not-on-network': { status: 422, data: z.object({ names: z.array(z.string()) }) },
  'visions/other-decision': {
    status: 422,
    data: z.object({ decision: z.enum(['consent', 'vote', 'sign_off']) }),
  },
  'visions/not-decided': {
    status: 422,
    data: z.object({ because: z.enum(['votes', 'more_votes_than_present', 'objections', 'signatures']) }),
  },
  'visions/not-adopted-yet': { status: 409 },
  'visions/target-ended': { status: 409 },
  'visions/map-left-out': { status: 422, data: z.object({ practices: z.array(z.string()) }) },
  'visions/map-does-not-fit': { status: 422, data: z.object({ practices: z.array(z.string()) }) },
  /** `found` are the words of the text itself, as typed. */
  'visions/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  'visions/not-your-words': { status: 403 },
} as const satisfies ProblemList;

/** Every endpoint of the area begins here. */
export const visions = endpoint.errors(visionsProblems);
