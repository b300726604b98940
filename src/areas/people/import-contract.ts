import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment } from '../../kit/school-time.ts';

export const ImportId = idOf('ImportId');
export type ImportId = z.infer<typeof ImportId>;

/** The columns of a staff file, in and out. */
export const staffColumns = [
  'email',
  'given_name',
  'family_name',
  'capacity',
  'building',
  'band',
  'subject',
  'starts_on',
  'ends_on',
] as const;
export const StaffColumn = z.enum([...staffColumns, 'role', 'status']);
export type StaffColumn = z.infer<typeof StaffColumn>;

/** What can be wrong with one line. */
export const LineFault = z.enum([
  'email-missing',
  'email-unreadable',
  'name-missing',
  'name-differs',
  'capacity-missing',
  'capacity-unknown',
  'capacity-unclear',
  'building-unknown',
  'building-ended',
  'building-needed',
  'band-unknown',
  'band-ended',
  'subject-unknown',
  'subject-ended',
  'date-unreadable',
  'ends-before-start',
  'capacity-twice',
  'text-too-long',
]);
export type LineFault = z.infer<typeof LineFault>;

export const LineProblem = z.object({
  /** As a spreadsheet counts: the heading is line 1. */
  line: z.number(),
  column: StaffColumn.nullable(),
  fault: LineFault,
  /** What stood there, where it helps to find it: a building, a date. Never a person's line. */
  value: z.string().nullable(),
});
export type LineProblem = z.infer<typeof LineProblem>;

/** What can make a whole file unreadable. */
export const FileFault = z.enum([
  'empty',
  'not-text',
  'columns-missing',
  'column-twice',
  'quotes',
  'too-long',
]);
export type FileFault = z.infer<typeof FileFault>;

/** What the import can refuse. */
export const importProblems = {
  'people/import-unreadable': {
    status: 422,
    data: z.object({ fault: FileFault, columns: z.array(z.string()), line: z.number().nullable() }),
  },
  'people/import-out-of-date': { status: 409 },
  'people/import-has-problems': { status: 422, data: z.object({ count: z.number() }) },
  'people/import-ends-most': { status: 422, data: z.object({ ending: z.number(), of: z.number() }) },
  'people/import-ends-you': { status: 422 },
} as const satisfies ProblemList;

const staffImport = endpoint.errors(importProblems);
const mayImport = { may: { capacities: ['district_office', 'superintendent'] } } as const;

/** Ten million bytes as base64. */
const FileBytes = z.string().max(13_400_000);

const Counts = z.object({
  added: z.number(),
  changed: z.number(),
  ended: z.number(),
  unchanged: z.number(),
  /** Lines of students and families, dropped at the door. */
  dropped: z.number(),
});
export type ImportCounts = z.infer<typeof Counts>;

/** A person whom the import would touch, and in what way, in words that the screen makes of `changes`. */
export const PlannedPerson = z.object({
  line: z.number().nullable(),
  name: z.string(),
  email: z.string(),
  changes: z.array(
    z.object({
      what: z.enum(['named', 'capacity-added', 'capacity-ended', 'dates-changed']),
      /** The former name, or the capacity's kind. */
      from: z.string().nullable(),
      capacity: z.string().nullable(),
      building: z.string().nullable(),
      startsOn: z.string().nullable(),
      endsOn: z.string().nullable(),
    }),
  ),
});
export type PlannedPerson = z.infer<typeof PlannedPerson>;

export const importContract = {
  previewImport: staffImport
    .meta(mayImport)
    .route({
      method: 'POST',
      path: '/people/imports/preview',
      summary: 'What a staff file would change, without changing anything',
      description:
        'Takes the bytes of a CSV file as base64. Answers who would be added, changed, ended and left as they are (at ' +
        'most 1,000 names in each list; the counts are whole), and every problem by its line. Lines of students are ' +
        'dropped unread. The digest stands for this file on these people: confirming asks for it.',
    })
    .input(z.strictObject({ file: FileBytes, endMissing: z.boolean() }))
    .output(
      z.object({
        digest: z.string(),
        counts: Counts,
        added: z.array(PlannedPerson),
        changed: z.array(PlannedPerson),
        ended: z.array(PlannedPerson),
        problems: z.array(LineProblem),
        problemCount: z.number(),
        /** How many people hold a capacity now: what `ended` is to be compared with. */
        staffCount: z.number(),
        /** Whether confirming must repeat the number of people who would be ended. */
        asksForEndingCount: z.boolean(),
      }),
    ),
  confirmImport: staffImport
    .meta(mayImport)
    .route({
      method: 'PUT',
      path: '/people/imports/{id}',
      summary: 'Do what a preview has shown',
      description:
        'Takes the same file and the preview’s digest, and does it whole or not at all. Lines with problems are left ' +
        'out; with `endMissing` there may be none. Refused when people have changed since the preview. A file that ' +
        'would end more than half of the staff asks for their number. Never ends the capacity it is confirmed in.',
    })
    .input(
      z.strictObject({
        id: ImportId,
        file: FileBytes,
        digest: z.string().max(100),
        endMissing: z.boolean(),
        endingCount: z.number().int().min(0).nullable().default(null),
      }),
    )
    .output(z.object({ counts: Counts })),
  listImports: staffImport
    .meta(mayImport)
    .route({ method: 'GET', path: '/people/imports', summary: 'The imports so far, newest first' })
    .output(
      z.object({
        imports: z.array(
          z.object({
            id: ImportId,
            madeAt: Moment,
            madeBy: z.string(),
            endMissing: z.boolean(),
            counts: Counts,
          }),
        ),
      }),
    ),
  exportStaff: staffImport
    .meta(mayImport)
    .route({
      method: 'GET',
      path: '/people/export',
      summary: 'The staff list as a CSV file with the columns of the import',
      description:
        'One line for each capacity in force today or later. Importing it again changes nothing. Cells that a ' +
        'spreadsheet would run as a formula begin with an apostrophe, which the import takes off.',
    })
    .output(z.file()),
};
