import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';

/** Everything in the blueprint area that can be refused, beyond the common problems. */
export const blueprintProblems = {
  /** Somebody has changed it since it was read. */
  'blueprint/changed-meanwhile': { status: 409 },
  'blueprint/no-such-place': { status: 422 },
  'blueprint/under-itself': { status: 422 },
  'blueprint/foundation-stays': { status: 422 },
  'blueprint/needs-a-text': { status: 422 },
  'blueprint/not-installed-over-time': { status: 422 },
  'blueprint/retired': { status: 409 },
  'blueprint/not-accountable': { status: 403 },
  'blueprint/nobody-there': { status: 422 },
  'blueprint/in-the-future': { status: 422, data: z.object({ today: SchoolDay }) },
  'blueprint/not-installed-yet': { status: 409 },
  /** `found` are the words of the text itself, as typed. */
  'blueprint/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  'blueprint/needs-a-reason': { status: 422 },
  'blueprint/no-such-thing': { status: 422 },
  'blueprint/file-unreadable': {
    status: 422,
    data: z.object({
      fault: z.enum(['empty', 'quotes', 'not-json', 'columns-missing', 'nothing-in-it', 'too-many']),
    }),
  },
  'blueprint/file-has-faults': { status: 422, data: z.object({ count: z.int() }) },
  'blueprint/preview-out-of-date': { status: 409 },
  'blueprint/not-in-this-routine': { status: 403 },
  'blueprint/not-a-day-of-it': { status: 422 },
} as const satisfies ProblemList;

/** Who keeps the framework: adds, renames, moves, retires, plans, imports. */
export const keepingCapacities = ['superintendent', 'dn_member'] as const;

const blueprint = endpoint.errors(blueprintProblems);
export const signedIn = blueprint.meta({ may: 'signed-in' });
export const keeping = blueprint.meta({ may: { capacities: keepingCapacities } });
