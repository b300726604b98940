import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';

export const TokenId = idOf('TokenId');
export type TokenId = z.infer<typeof TokenId>;

/** What making a read token can refuse. */
export const tokenProblems = {
  'exchange/end-day': { status: 422, data: z.object({ from: SchoolDay, to: SchoolDay }) },
  'exchange/names-somebody': { status: 422, data: z.object({ names: z.array(z.string()) }) },
  'exchange/token-in-use': { status: 409 },
  'exchange/too-many': { status: 422, data: z.object({ most: z.int() }) },
} as const satisfies ProblemList;

const tokens = endpoint
  .errors(tokenProblems)
  .meta({ may: { capacities: ['superintendent', 'district_office'] } });

/** A token that lets a program read the district’s figures. Its secret is never in it. */
export const ReadToken = z.strictObject({
  id: TokenId,
  name: z.string(),
  /** The first characters, by which people know it again. */
  prefix: z.string(),
  /** The last day on which it opens anything. */
  endsOn: SchoolDay,
  state: z.enum(['open', 'over', 'taken_back']),
  /** The last school day on which it was used, whether or not it was given what it asked for; null when it never was. */
  usedOn: SchoolDay.nullable(),
  madeBy: z.string(),
  madeAt: Moment,
  endedBy: z.string().nullable(),
  endedAt: Moment.nullable(),
});
export type ReadToken = z.infer<typeof ReadToken>;

export const tokenContract = {
  listTokens: tokens
    .route({
      method: 'GET',
      path: '/exchange/tokens',
      summary: 'The read tokens of the district, the latest first',
      description: 'Those that are over or were taken back stay in the list.',
    })
    .output(z.strictObject({ tokens: z.array(ReadToken) })),
  makeToken: tokens
    .route({
      method: 'PUT',
      path: '/exchange/tokens/{id}',
      summary: 'Make a read token; its secret is shown once',
      description:
        'Named after what it is for, never after a person. It ends within a year. Only its SHA-256 is kept. Made again ' +
        'under the same id by the same person it gets a new secret, since the first may never have arrived, and that is ' +
        'in the audit log; once it has been used it stays.',
    })
    .input(z.strictObject({ id: TokenId, name: Line.max(80), endsOn: SchoolDay }))
    .output(z.strictObject({ token: ReadToken, secret: z.string() })),
  endToken: tokens
    .route({
      method: 'PUT',
      path: '/exchange/tokens/{id}/end',
      summary: 'Take a read token back: it opens nothing from then on',
      description: 'For good. Again is accepted.',
    })
    .input(z.strictObject({ id: TokenId }))
    .output(ReadToken),
};
