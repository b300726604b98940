import { z } from 'zod';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';

/** Everything in the digest area that can be refused, beyond the common problems. */
export const digestProblems = {
  /** Somebody has read the digest of that week, or it was mailed. */
  'digest/week-gone-out': { status: 409, data: z.object({ weekOn: SchoolDay }) },
  'digest/not-a-coming-week': { status: 422, data: z.object({ first: SchoolDay, last: SchoolDay }) },
  'digest/practice-not-in-force': { status: 422 },
  /** `found` are the words of the text itself, as typed. */
  'digest/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  'digest/own-building-only': { status: 403 },
  'digest/nobody-there': { status: 422 },
  'digest/told-in-the-future': { status: 422, data: z.object({ today: SchoolDay }) },
  'digest/not-the-sender': { status: 403 },
  'digest/not-your-question': { status: 403 },
  'digest/question-withdrawn': { status: 409 },
} as const satisfies ProblemList;
