import { z } from 'zod';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Act, Standing } from './request-contract.ts';

/** Everything in the requests area that can be refused, beyond the common problems. */
export const requestsProblems = {
  'requests/not-yours': { status: 403 },
  'requests/needs-key': { status: 403 },
  'requests/wrong-key': { status: 403 },
  /** `found` are the words of the text itself, as typed. */
  'requests/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  'requests/place-not-here': { status: 422 },
  'requests/practice-not-in-force': { status: 422 },
  'requests/origin-not-here': { status: 422 },
  'requests/day-in-the-past': { status: 422, data: z.object({ today: SchoolDay }) },
  'requests/act-not-possible': { status: 409, data: z.object({ standing: Standing, act: Act }) },
  'requests/has-a-name': { status: 409 },
  'requests/key-used': { status: 409 },
} as const satisfies ProblemList;
