import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SubjectId } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { keepingKinds } from './access.ts';
import { goalsProblems, ResultColumn, Unit } from './problem-contract.ts';

/** What can be wrong with one line of a file of results. */
export const ResultLineFault = z.enum([
  'missing',
  'too-long',
  'unit-unknown',
  'subject-unknown',
  'band-unknown',
  'building-unknown',
  'period-unreadable',
  'period-to-come',
  'value-unreadable',
  'value-not-possible',
  'n-unreadable',
  'twice',
]);
export type ResultLineFault = z.infer<typeof ResultLineFault>;

/** A fault by its line, as a spreadsheet counts; never what stood there, which could be a person. */
export const ResultLineProblem = z.object({
  line: z.int(),
  column: ResultColumn,
  fault: ResultLineFault,
});
export type ResultLineProblem = z.infer<typeof ResultLineProblem>;

export const ResultCounts = z.object({
  added: z.int(),
  /** Lines that say something else than an earlier file did. */
  corrected: z.int(),
  unchanged: z.int(),
  /** Lines of fewer than ten, dropped at the door. */
  dropped: z.int(),
});
export type ResultCounts = z.infer<typeof ResultCounts>;

const Named = z.object({ id: z.uuid(), name: z.string() });

/** One result: null in subject, band or building is all of them together. */
export const Result = z.object({
  measure: z.string(),
  unit: Unit,
  subject: Named.nullable(),
  band: Named.nullable(),
  building: Named.nullable(),
  /** `2025-26` or `2026-05-14`. */
  period: z.string(),
  periodOn: SchoolDay,
  value: z.number(),
  n: z.int(),
  source: z.string(),
});
export type Result = z.infer<typeof Result>;

/** The results of one measure in one subject, by period; parts from which a group under ten could be worked out are left out. */
export const ResultSeries = z.object({
  measure: z.string(),
  unit: Unit,
  subject: Named.nullable(),
  /** By period, the district first. */
  results: z.array(Result),
  /** How many results are left out for that reason. */
  heldBack: z.int(),
});
export type ResultSeries = z.infer<typeof ResultSeries>;

const results = endpoint.errors(goalsProblems);
const reading = results.meta({ may: 'signed-in' });
const keeping = results.meta({ may: { capacities: keepingKinds } });

/** Two million bytes as base64: thousands of aggregates, not a roster. */
const FileBytes = z.string().max(2_700_000);

export const resultContract = {
  listResults: reading
    .route({
      method: 'GET',
      path: '/goals/results',
      summary: 'Student results in aggregates, by measure and subject',
      description:
        'Of groups of ten and more. Where a smaller group could be worked out by subtracting parts from a whole, parts are left out, and how many is said. With `subjectId` only results of this subject.',
    })
    .input(z.strictObject({ subjectId: SubjectId.optional() }))
    .output(z.object({ series: z.array(ResultSeries), mayImport: z.boolean() })),
  readTemplate: reading
    .route({
      method: 'GET',
      path: '/goals/results/template',
      summary: 'A file of results to fill in: the columns, and one line of this district as an example',
    })
    .output(z.file()),
  previewResults: keeping
    .route({
      method: 'POST',
      path: '/goals/results/preview',
      summary: 'What a file of results would add, without adding anything',
      description:
        'Takes the bytes of a CSV file as base64. Every fault by its line; lines with a fault are left out. A file with a column or a cell that looks like a student or any person is refused whole. Lines of fewer than ten are dropped, and counted. The digest stands for this file on these results.',
    })
    .input(z.strictObject({ file: FileBytes }))
    .output(
      z.object({
        digest: z.string(),
        counts: ResultCounts,
        /** The first 200 that would be added or corrected. */
        results: z.array(Result),
        problems: z.array(ResultLineProblem),
        problemCount: z.int(),
      }),
    ),
  confirmResults: keeping
    .route({
      method: 'PUT',
      path: '/goals/results/imports/{id}',
      summary: 'Add what a preview has shown',
      description:
        'Takes the same file and the preview’s digest. Refused when results have changed since. A line that says the same as before adds nothing; one that says otherwise is a new row that names the old. Safe to repeat.',
    })
    .input(z.strictObject({ id: z.uuid(), file: FileBytes, digest: z.string().max(100) }))
    .output(z.object({ counts: ResultCounts })),
  listResultImports: keeping
    .route({ method: 'GET', path: '/goals/results/imports', summary: 'The files so far, the latest first' })
    .output(
      z.object({
        imports: z.array(
          z.object({ id: z.uuid(), madeAt: Moment, madeBy: z.string(), counts: ResultCounts }),
        ),
      }),
    ),
};
