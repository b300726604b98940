import { z } from 'zod';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';

/** Smaller groups are kept nowhere: a share of so few says too much of each. */
export const leastGroup = 10;

/** In which unit something is measured. */
export const units = ['percent', 'count', 'scale', 'rate'] as const;
export const Unit = z.enum(units);
export type Unit = z.infer<typeof Unit>;

/** How a goal stands. `replanned` is open too, with a target that was moved. */
export const goalStatuses = ['open', 'replanned', 'reached', 'ended'] as const;
export const GoalStatus = z.enum(goalStatuses);
export type GoalStatus = z.infer<typeof GoalStatus>;

/** The columns of a file of results. */
export const resultColumns = [
  'measure',
  'unit',
  'subject',
  'band',
  'building',
  'period',
  'value',
  'n',
  'source',
] as const;
export const ResultColumn = z.enum(resultColumns);
export type ResultColumn = z.infer<typeof ResultColumn>;

/** What can make a whole file of results unreadable. */
export const ResultFileFault = z.enum([
  'empty',
  'not-text',
  'columns-missing',
  'column-twice',
  'column-unknown',
  'quotes',
  'too-long',
]);
export type ResultFileFault = z.infer<typeof ResultFileFault>;

/** Everything in the goals area that can be refused, beyond the common problems. */
export const goalsProblems = {
  'goals/not-yours': { status: 403 },
  'goals/place-not-here': { status: 422 },
  'goals/target-not-here': { status: 422 },
  'goals/vision-not-in-force': { status: 422 },
  /** `found` are the words of the text itself, as typed. */
  'goals/names-a-person': { status: 422, data: z.object({ found: z.array(z.string()) }) },
  'goals/group-needed': { status: 422, data: z.object({ least: z.int() }) },
  'goals/group-too-small': { status: 422, data: z.object({ least: z.int() }) },
  'goals/count-too-small': { status: 422, data: z.object({ least: z.int() }) },
  'goals/value-not-possible': { status: 422, data: z.object({ unit: Unit }) },
  'goals/day-not-possible': { status: 422, data: z.object({ earliest: SchoolDay, latest: SchoolDay }) },
  /** The corrected baseline lies on the other side of the target: what was to rise would fall. */
  'goals/baseline-turns-goal': { status: 422, data: z.object({ value: z.number(), target: z.number() }) },
  'goals/target-day-passed': { status: 422, data: z.object({ after: SchoolDay }) },
  'goals/change-not-possible': { status: 409, data: z.object({ status: GoalStatus }) },
  'goals/target-not-met': {
    status: 409,
    data: z.object({ value: z.number().nullable(), target: z.number(), unit: Unit }),
  },
  'goals/nothing-would-change': { status: 409 },
  'goals/already-corrected': { status: 409 },
  'goals/already-linked': { status: 409 },
  'goals/file-unreadable': {
    status: 422,
    data: z.object({ fault: ResultFileFault, columns: z.array(z.string()), line: z.int().nullable() }),
  },
  /** Headings, and lines with what looks like a person; never what stood there. */
  'goals/file-personal': {
    status: 422,
    data: z.object({ columns: z.array(z.string()), lines: z.array(z.int()) }),
  },
  'goals/file-out-of-date': { status: 409 },
  'goals/year-kept': { status: 409, data: z.object({ startsIn: z.int() }) },
  'goals/year-not-possible': { status: 422, data: z.object({ latest: z.int() }) },
  'goals/more-than-all': { status: 422 },
  'goals/norm-not-agreed': { status: 422 },
} as const satisfies ProblemList;
