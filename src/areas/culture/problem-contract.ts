import { z } from 'zod';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';

/** Everything in the culture area that can be refused, beyond the common problems. */
export const cultureProblems = {
  'culture/building-not-open': { status: 422 },
  'culture/own-building-only': { status: 403 },
  /** `found` are the words of the text itself, as typed. */
  'culture/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  'culture/in-the-future': { status: 422, data: z.object({ today: SchoolDay }) },
  'culture/not-yours-to-decide': { status: 403 },
  /** Somebody else has decided about it in the meantime. */
  'culture/norm-stands-otherwise': { status: 409 },
  'culture/before-the-last-act': { status: 422, data: z.object({ lastOn: SchoolDay }) },
  'culture/same-words': { status: 422 },
  'culture/not-your-post': { status: 403 },
  'culture/not-your-commitment': { status: 403 },
  'culture/always-shown': { status: 409 },
  'culture/commitment-laid-down': { status: 409 },
  'culture/nobody-took-part': { status: 422 },
  'culture/not-your-training': { status: 403 },
  'culture/month-too-long-ago': { status: 422, data: z.object({ first: SchoolDay, last: SchoolDay }) },
  /** So many one person may tell in a month. */
  'culture/told-enough': { status: 409, data: z.object({ most: z.int() }) },
} as const satisfies ProblemList;
