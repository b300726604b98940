import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';

export const GivenId = idOf('GivenId');
export type GivenId = z.infer<typeof GivenId>;

/** What keeping a board update can refuse. */
export const reportProblems = {
  'reports/given-day': { status: 422 },
} as const satisfies ProblemList;

const report = endpoint.errors(reportProblems);

/** A figure in a sentence, with the number behind it and its day. It never travels without them. */
export const ReportFigure = z.strictObject({ text: z.string(), n: z.int().min(0), on: SchoolDay });
export type ReportFigure = z.infer<typeof ReportFigure>;

/** One part of the page: what people have said, what is counted, and a closing remark or why there is nothing yet. */
export const ReportSection = z.strictObject({
  id: z.string(),
  title: z.string(),
  statements: z.array(z.string()),
  figures: z.array(ReportFigure),
  note: z.string().nullable(),
});
export type ReportSection = z.infer<typeof ReportSection>;

/** The page in one language: two columns that tell one story. */
export const ReportDocument = z.strictObject({
  language: Language,
  title: z.string(),
  /** The district, or the building and the district. */
  place: z.string(),
  madeOn: SchoolDay,
  made: z.string(),
  lead: z.string(),
  columns: z.array(
    z.strictObject({
      id: z.enum(['responsibility', 'understanding']),
      title: z.string(),
      sections: z.array(ReportSection),
    }),
  ),
  /** The headings of every table of figures. */
  heads: z.strictObject({ what: z.string(), n: z.string(), on: z.string() }),
  footer: z.string(),
});
export type ReportDocument = z.infer<typeof ReportDocument>;

/** A board update that was kept as it was given. */
export const Given = z.object({
  id: GivenId,
  building: z.object({ id: BuildingId, name: z.string() }).nullable(),
  givenOn: SchoolDay,
  keptBy: z.string(),
  keptAt: Moment,
  /** Of its content in all languages: the same words have the same. */
  sha256: z.string(),
});
export type Given = z.infer<typeof Given>;

const mayGive = { may: { capacities: ['superintendent', 'dn_member', 'district_office'] } } as const;
const inLanguage = { language: Language.default('en') };

export const reportContract = {
  readBoard: report
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/board',
      summary: 'The board update of the district as it reads today',
      description:
        'One page: collective responsibility and shared understanding as one story, every figure with the number behind ' +
        'it and its day. Shares come from readings that were taken, so that nothing can be subtracted from them.',
    })
    .input(z.strictObject(inLanguage))
    .output(ReportDocument),
  readBuildingReport: report
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/buildings/{buildingId}',
      summary: 'The same page for one building',
    })
    .input(z.strictObject({ buildingId: BuildingId, ...inLanguage }))
    .output(ReportDocument),
  fetchBoard: report
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/board.pdf',
      summary: 'The board update of the district as a tagged PDF',
    })
    .input(z.strictObject(inLanguage))
    .output(z.file()),
  fetchBuildingReport: report
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/buildings/{buildingId}/report.pdf',
      summary: 'The page of a building as a tagged PDF',
    })
    .input(z.strictObject({ buildingId: BuildingId, ...inLanguage }))
    .output(z.file()),
  keepGiven: report
    .meta(mayGive)
    .route({
      method: 'PUT',
      path: '/reports/given/{id}',
      summary: 'Keep the page as it is given to the board on a day',
      description:
        'Permanent, in every language, with a seal over its content. The day is today or one of the next sixty. The same ' +
        'again is accepted.',
    })
    .input(z.strictObject({ id: GivenId, buildingId: BuildingId.nullable(), givenOn: SchoolDay }))
    .output(Given),
  listGiven: report
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/given',
      summary: 'What was given to the board, the latest first',
    })
    .output(z.object({ given: z.array(Given) })),
  readGiven: report
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/given/{id}',
      summary: 'A board update as it was given, word for word',
    })
    .input(z.strictObject({ id: GivenId, ...inLanguage }))
    .output(Given.extend({ document: ReportDocument })),
  fetchGiven: report
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/reports/given/{id}/report.pdf',
      summary: 'A board update as it was given, as a tagged PDF',
    })
    .input(z.strictObject({ id: GivenId, ...inLanguage }))
    .output(z.file()),
};
