import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';
import { Floors } from './figure-contract.ts';
import { WindowOnAxis } from './series-contract.ts';

/** What taking figures along can refuse. */
export const exportProblems = {
  'analysis/too-much-at-once': { status: 422, data: z.object({ most: z.int() }) },
} as const satisfies ProblemList;

const open = endpoint.errors(exportProblems).meta({ may: 'signed-in', opensToTokens: true });

const Count = z.int().min(0).nullable();
const Fraction = z.number().min(0).max(1).nullable();

/**
 * One figure as one line: a practice in a place of a window. What may not be shown is `not_enough` and has no numbers, for
 * whatever reason. The code book says what each field means.
 */
export const OpenFigure = z.strictObject({
  subjectId: z.uuid(),
  subject: z.string(),
  windowId: z.uuid(),
  windowStartsOn: SchoolDay,
  windowEndsOn: SchoolDay,
  windowState: z.enum(['open', 'ended', 'read']),
  visitMinutes: z.int(),
  versionId: z.uuid(),
  versionNumber: z.int(),
  practiceId: z.uuid(),
  practice: z.string(),
  placeKind: z.enum(['district', 'building', 'band']),
  buildingId: z.uuid().nullable(),
  building: z.string().nullable(),
  bandId: z.uuid().nullable(),
  band: z.string().nullable(),
  result: z.enum(['shown', 'not_enough']),
  present: Count,
  visits: Count,
  rooms: Count,
  share: Fraction,
  low: Fraction,
  high: Fraction,
  noOpportunity: Count,
  couldNotTell: Count,
  opportunity: Fraction,
  opportunityLow: Fraction,
  opportunityHigh: Fraction,
  icc: z.number().nullable(),
  designEffect: z.number().min(1).nullable(),
  effectiveVisits: z.number().min(0).nullable(),
  isComparable: z.boolean().nullable(),
  floorRooms: z.int(),
  floorVisits: z.int(),
  readingTakenAt: Moment.nullable(),
  readingSha256: z.string().nullable(),
});
export type OpenFigure = z.infer<typeof OpenFigure>;

/** What stands beside figures wherever they go: the day, that they are shares of visits, that nobody expects all of it. */
export const OpenHead = z.strictObject({
  district: z.string(),
  exportedOn: SchoolDay,
  sharesLine: z.string(),
  perfectionLine: z.string(),
});
export type OpenHead = z.infer<typeof OpenHead>;

/** A column of the files: its name there, what it means, in what it is counted and by which rule. */
export const CodeBookColumn = z.strictObject({
  name: z.string(),
  /** The same in the interface for programs. */
  field: z.string(),
  meaning: z.string(),
  unit: z.string(),
  rule: z.string(),
});
export type CodeBookColumn = z.infer<typeof CodeBookColumn>;

/** A practice as one adopted version words it. */
export const Wording = z.strictObject({
  subject: z.string(),
  versionId: z.uuid(),
  versionNumber: z.int(),
  adoptedOn: SchoolDay,
  practiceId: z.uuid(),
  practice: z.string(),
  sentence: z.string(),
  /** Of the practice’s whole text: the same words have the same. */
  textSha256: z.string(),
});
export type Wording = z.infer<typeof Wording>;

/** A window of visits without the words of whoever opened it. */
export const OpenWindow = WindowOnAxis.omit({ purpose: true, state: true }).extend({
  state: z.enum(['open', 'ended', 'read']),
  practiceIds: z.array(z.uuid()),
  reading: z.strictObject({ takenAt: Moment, sha256: z.string() }).nullable(),
});
export type OpenWindow = z.infer<typeof OpenWindow>;

const which = z.strictObject({
  subjectId: z.uuid(),
  /** One window of the subject; all of them without it. */
  windowId: z.uuid().optional(),
  language: Language.default('en'),
});
const inLanguage = z.strictObject({ language: Language.default('en') });
const sameAsPages =
  'The same figures that the pages show to anybody who is signed in, under the same floors and with the same places held ' +
  'back. Before a reading is taken there is only the district, in whole steps.';
const csv = z.file().mime('text/csv; charset=utf-8' as never);
const xlsx = z.file().mime('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');

/** What may be taken along: open to everybody who is signed in, and to the district’s read tokens. */
export const exportContract = {
  listOpenSubjects: open
    .route({
      method: 'GET',
      path: '/analysis/open/subjects',
      summary: 'The subjects in which there have been windows of visits',
      description: 'In the district’s own order.',
    })
    .output(
      z.strictObject({
        subjects: z.array(z.strictObject({ id: z.uuid(), name: z.string(), windows: z.int() })),
      }),
    ),
  listOpenWindows: open
    .route({
      method: 'GET',
      path: '/analysis/open/windows',
      summary: 'The windows of visits of a subject, and their readings',
      description:
        'In time order, from the first day of each on. A reading is named by its day and its seal (SHA-256).',
    })
    .input(z.strictObject({ subjectId: z.uuid() }))
    .output(
      z.strictObject({
        subject: z.strictObject({ id: z.uuid(), name: z.string() }),
        windows: z.array(OpenWindow),
        buildings: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
      }),
    ),
  listOpenFigures: open
    .route({
      method: 'GET',
      path: '/analysis/open/figures',
      summary: 'Every figure of a subject that may be shown, one a line',
      description: `${sameAsPages} A subject with more lines than one answer holds is read window by window.`,
    })
    .input(which)
    .output(z.strictObject({ head: OpenHead, floors: Floors, figures: z.array(OpenFigure) })),
  fetchFiguresCsv: open
    .route({
      method: 'GET',
      path: '/analysis/open/figures.csv',
      summary: 'The same figures as a CSV file',
      description: 'UTF-8 with a mark. A cell that a spreadsheet would run begins with an apostrophe.',
    })
    .input(which)
    .output(csv),
  fetchFiguresXlsx: open
    .route({
      method: 'GET',
      path: '/analysis/open/figures.xlsx',
      summary: 'The same figures as a workbook, with the code book and the wording of every version',
    })
    .input(which)
    .output(xlsx),
  readCodeBook: open
    .route({
      method: 'GET',
      path: '/analysis/open/code-book',
      summary: 'What every column means, and how each version words the practices',
    })
    .input(inLanguage)
    .output(
      z.strictObject({
        head: OpenHead,
        columns: z.array(CodeBookColumn),
        wordings: z.array(Wording),
      }),
    ),
  fetchCodeBookCsv: open
    .route({
      method: 'GET',
      path: '/analysis/open/code-book.csv',
      summary: 'The code book as a CSV file: the columns first, then the wordings',
    })
    .input(inLanguage)
    .output(csv),
};
