import { z } from 'zod';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';

/** Everything in the pulse area that can be refused, beyond the common problems. */
export const pulseProblems = {
  'pulse/opens-in-the-past': { status: 422, data: z.object({ today: SchoolDay }) },
  'pulse/too-far-ahead': { status: 422, data: z.object({ last: SchoolDay }) },
  'pulse/not-three-to-twenty-one-days': { status: 422 },
  /** At least sixty days lie between the end of one round and the beginning of another. */
  'pulse/too-near-another': { status: 422, data: z.object({ other: SchoolDay }) },
  'pulse/three-a-year': { status: 422 },
  'pulse/nobody-asked': { status: 422 },
  'pulse/nothing-asked': { status: 422 },
  'pulse/has-begun': { status: 409 },
  'pulse/not-asked': { status: 403 },
  'pulse/not-open': { status: 409, data: z.object({ opensOn: SchoolDay, closesOn: SchoolDay }) },
  'pulse/not-every-question': { status: 422 },
  /** Nothing of a round is readable before its last day is over. */
  'pulse/not-closed': { status: 409, data: z.object({ closesOn: SchoolDay }) },
  'pulse/question-twice': { status: 422 },
  /** What is asked and shown is about groups, never about somebody. */
  'pulse/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  'pulse/unknown-part': { status: 422 },
  'pulse/changed-meanwhile': { status: 409 },
  'pulse/file-not-readable': { status: 422, data: z.object({ line: z.int(), column: z.string() }) },
  'pulse/nothing-to-show': { status: 422 },
} as const satisfies ProblemList;
