import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BandId, BuildingId, idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { importingCapacities } from './access.ts';
import { DeviceMoment, LessonPart, RoomToken, Tally, VisitId, WindowId } from './visit-contract.ts';
import { ObservationWindow, WindowFacts, WindowOptions, windowProblems } from './window-contract.ts';

export const ImportId = idOf('ImportId');
export type ImportId = z.infer<typeof ImportId>;

/** The most visits in one part of an import. */
export const visitsPerPart = 500;
const mostVisits = 20_000;

/**
 * What is brought in: the past window that the visits will make up, and how many there are. A sheet tells neither looks at
 * fixed beats nor minutes that were counted in: its window has no ways of looking.
 */
export const ImportFacts = WindowFacts.omit({ id: true, ways: true }).extend({
  id: ImportId,
  windowId: WindowId,
  visits: z.int().min(1).max(mostVisits),
  parts: z
    .int()
    .min(1)
    .max(Math.ceil(mostVisits / 10)),
  /** Whether the sheet told rooms apart; if not, the visits of a building and band count as of one room. */
  hasRooms: z.boolean(),
});
export type ImportFacts = z.infer<typeof ImportFacts>;

/** What a row of a sheet says of one practice: no looks at fixed beats. */
const ImportedTally = z
  .strictObject(Tally.shape)
  .omit({ scans: true })
  .refine((tally) => tally.timesCount === null || tally.answer === 'seen', {
    path: ['timesCount'],
    message: 'Only what was seen can be counted.',
  });

/** One row of a sheet as it leaves the browser: nobody's name, no room, no free text; any other field is refused. */
export const ImportedVisit = z
  .strictObject({
    id: VisitId,
    buildingId: BuildingId,
    bandId: BandId,
    /** Null where the sheet does not say. */
    lessonPart: LessonPart.nullable(),
    roomToken: RoomToken,
    startedAt: DeviceMoment,
    /** Whether the row tells the time of day; if not, noon stands for it and is counted as no time. */
    hasTime: z.boolean(),
    utcOffsetMinutes: z.int().min(-840).max(840),
    tallies: z.array(ImportedTally).min(1).max(10),
  })
  .refine(
    (visit) => new Set(visit.tallies.map(({ practiceId }) => practiceId)).size === visit.tallies.length,
    {
      path: ['tallies'],
      message: 'A practice is answered once in a visit.',
    },
  );
export type ImportedVisit = z.infer<typeof ImportedVisit>;

/** Which column was taken for what: titles of columns only. Practices by their id. */
export const ImportTitles = z.strictObject({
  at: z.string().max(300).nullable(),
  time: z.string().max(300).nullable(),
  building: z.string().max(300).nullable(),
  band: z.string().max(300).nullable(),
  subject: z.string().max(300).nullable(),
  room: z.string().max(300).nullable(),
  part: z.string().max(300).nullable(),
  practices: z.array(z.strictObject({ practiceId: z.uuid(), title: z.string().max(300) })).max(60),
});
export type ImportTitles = z.infer<typeof ImportTitles>;

/** What was brought in, for everybody who may bring in. */
export const BroughtImport = z.object({
  id: ImportId,
  windowId: WindowId,
  subject: z.string(),
  purpose: z.string(),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  visits: z.int(),
  hasRooms: z.boolean(),
  broughtBy: z.string(),
  broughtOn: SchoolDay,
});
export type BroughtImport = z.infer<typeof BroughtImport>;

/** What sheets can be brought in for. */
export const ImportOptions = z.object({
  today: SchoolDay,
  timeZone: z.string(),
  hasAgreement: z.boolean(),
  keptForMonths: z.int().nullable(),
  buildings: WindowOptions.shape.buildings,
  bands: z.array(z.object({ id: BandId, name: z.string() })),
  visions: z.array(
    z.object({
      subject: ObservationWindow.shape.subject,
      version: ObservationWindow.shape.version,
      practices: ObservationWindow.shape.practices,
      adoptedOn: SchoolDay,
    }),
  ),
  titles: ImportTitles.nullable(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export const importProblems = {
  /** A sheet brings what is over: its last visit was yesterday or before. */
  'observation/import-not-over': { status: 422, data: z.object({ today: SchoolDay }) },
  /** The agreement in force would have them removed by now. */
  'observation/import-too-old': { status: 422, data: z.object({ keptForMonths: z.int() }) },
  'observation/import-part-wrong': {
    status: 422,
    data: z.object({ position: z.int(), what: z.enum(['day', 'building', 'band', 'practice', 'number']) }),
  },
  /** Not all parts are there: send them again, those that are there are recognized. */
  'observation/import-incomplete': { status: 409, data: z.object({ missing: z.array(z.int()) }) },
  /** The parts do not add up to what was announced, or bring one visit twice or one that is there already. */
  'observation/import-not-as-announced': { status: 409 },
  /** There is a window under the id already that this import would make. */
  'observation/import-window-there': { status: 409 },
} as const satisfies ProblemList;

const area = endpoint
  .errors({ ...windowProblems, ...importProblems })
  .meta({ may: { capacities: importingCapacities } });
const one = z.strictObject({ id: ImportId });

export const importContract = {
  readImportOptions: area
    .route({
      method: 'GET',
      path: '/observation/import-options',
      summary: 'What sheets of walkthroughs can be brought in for, and which columns were taken last time',
    })
    .output(ImportOptions),

  keepImportTitles: area
    .route({
      method: 'PUT',
      path: '/observation/import-titles',
      summary: 'Keep which column was taken for what, for the next time',
      description: 'Titles of columns only. A title that names somebody of the staff is not kept.',
    })
    .input(ImportTitles)
    .output(ImportTitles),

  listImports: area
    .route({
      method: 'GET',
      path: '/observation/imports',
      summary: 'The sheets that were brought in, the latest first',
    })
    .output(z.object({ imports: z.array(BroughtImport) })),

  beginImport: area
    .route({
      method: 'PUT',
      path: '/observation/imports/{id}',
      summary: 'Begin to bring in a sheet of walkthroughs from before',
      description:
        'By the superintendent or a DN member. The window is judged like any that is over, but for the gate, the ' +
        'day of adoption and the length in the agreement: the visits were made before. Nothing is seen of it until it ' +
        'is complete. What is not completed within a week is deleted.',
    })
    .input(ImportFacts)
    .output(z.object({ id: ImportId, partsHere: z.array(z.int()) })),

  bringImportPart: area
    .route({
      method: 'PUT',
      path: '/observation/imports/{id}/parts/{number}',
      summary: 'Bring a part of an import: up to 500 visits, all of them or none',
      description:
        'A part that is there is recognized, and refused when it says something else. Once the import is complete its ' +
        'parts are gone: whatever comes then is taken for a repetition and not compared.',
    })
    .input(
      z.strictObject({
        id: ImportId,
        number: z.coerce.number().int().min(0).max(2000),
        visits: z.array(ImportedVisit).min(1).max(visitsPerPart),
      }),
    )
    .output(z.object({ number: z.int(), visits: z.int() })),

  completeImport: area
    .route({
      method: 'PUT',
      path: '/observation/imports/{id}/completion',
      summary: 'Complete an import: its window and all its visits appear at once',
      description:
        'In one transaction. The visits are marked as brought in, with who brings them as their observer. Said again, ' +
        'it answers the same.',
    })
    .input(one)
    .output(z.object({ windowId: WindowId, visits: z.int() })),

  giveUpImport: area
    .route({
      method: 'DELETE',
      path: '/observation/imports/{id}',
      summary: 'Give up an import that is not complete: nothing of it is left',
    })
    .input(one)
    .output(z.object({ id: ImportId })),
};
