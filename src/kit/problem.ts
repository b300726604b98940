import { ORPCError } from '@orpc/client';
import { z } from 'zod';

/** One way in which an endpoint can refuse: its HTTP status and, where words need it, its data. */
export type ProblemKind = { status: number; data?: z.ZodType };
export type ProblemList = Record<string, ProblemKind>;

/** The problems that any endpoint can give. Area problems are named `area/what-happened`. */
export const commonProblems = {
  'session/none': { status: 401 },
  'session/not-in-this-capacity': { status: 403 },
  'session/other-site': { status: 403 },
  'token/not-valid': { status: 401 },
  'token/not-for-this': { status: 403 },
  'record/different-content': { status: 409 },
  'record/not-found': { status: 404 },
  'request/not-readable': { status: 400 },
  'request/too-many': { status: 429, data: z.object({ retryAfterSeconds: z.number() }) },
} as const satisfies ProblemList;

type DataOf<Kind extends ProblemKind> = Kind['data'] extends z.ZodType ? z.infer<Kind['data']> : undefined;

/**
 * The error to throw for a refusal that the endpoint's contract lists.
 *
 * @example throw refusal(observationProblems, 'observation/window-closed', { closedOn });
 */
export function refusal<List extends ProblemList, Code extends keyof List & string>(
  problems: List,
  code: Code,
  ...[data]: DataOf<List[Code]> extends undefined ? [] : [DataOf<List[Code]>]
): ORPCError<Code, DataOf<List[Code]>> {
  const status = problems[code]?.status ?? 422;
  return new ORPCError(code, { status, data: data as DataOf<List[Code]>, message: code });
}
