import { z } from 'zod';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';

/** Everything in the evidence area that can be refused, beyond the common problems. */
export const evidenceProblems = {
  'evidence/not-in-this-group': { status: 403 },
  'evidence/group-ended': { status: 409 },
  'evidence/own-building-only': { status: 403 },
  'evidence/not-yours': { status: 403 },
  /** `found` are the words of the text itself, as typed. */
  'evidence/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  'evidence/in-the-future': { status: 422, data: z.object({ today: SchoolDay }) },
  /** Each part of the indicator once. */
  'evidence/parts-incomplete': { status: 422 },
  'evidence/no-such-part': { status: 422 },
  'evidence/no-such-level': { status: 422 },
  'evidence/scale-unknown': { status: 422 },
  'evidence/more-than-present': { status: 422, data: z.object({ said: z.int(), present: z.int() }) },
  'evidence/building-not-open': { status: 422 },
  'evidence/corrects-another': { status: 422 },
  'evidence/already-corrected': { status: 409 },
} as const satisfies ProblemList;
