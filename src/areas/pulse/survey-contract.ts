import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { pulseProblems } from './problem-contract.ts';

const pulse = endpoint.errors(pulseProblems);
const importing = pulse.meta({ may: { capacities: ['superintendent', 'dn_member', 'district_office'] } });

export const SurveyId = idOf('SurveyId');
export type SurveyId = z.infer<typeof SurveyId>;

/** One result of somebody else's survey, already added up. */
export const SurveyRow = z.object({
  survey: z.string(),
  scale: z.string(),
  /** Null: the whole district. */
  building: z.string().nullable(),
  on: SchoolDay,
  n: z.int().min(8),
  measure: z.enum(['mean', 'percent']),
  value: z.number(),
  source: z.string(),
});
export type SurveyRow = z.infer<typeof SurveyRow>;

export const Survey = z.object({
  id: SurveyId,
  importedOn: SchoolDay,
  by: z.string(),
  rows: z.array(SurveyRow),
  /** Rows that were not kept: of fewer than eight people, or from which such a row could be worked out. */
  leftOut: z.int(),
});
export type Survey = z.infer<typeof Survey>;

const Surveys = z.object({ surveys: z.array(Survey), mayImport: z.boolean() });

export const surveyContract = {
  listSurveys: pulse
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/pulse/surveys',
      summary: 'Results of licensed surveys, shown beside the pulse and never mixed with it',
    })
    .output(Surveys),
  importSurvey: importing
    .route({
      method: 'PUT',
      path: '/pulse/surveys/{id}',
      summary: 'Bring results of a survey that somebody else made, already added up',
      description:
        'CSV with a heading line: survey, scale, building (as the district names it; empty or all: the whole district), date, n, mean or percent, source. Rows of fewer than eight people are not kept, nor rows from which they could be worked out, together with everything that was brought before. A text that names an employee is refused. The same again is accepted.',
    })
    .input(z.strictObject({ id: SurveyId, csv: z.string().min(1).max(500_000) }))
    .output(Surveys),
  withdrawSurvey: importing
    .route({
      method: 'PUT',
      path: '/pulse/surveys/{id}/withdrawal',
      summary: 'Take imported results off the page',
    })
    .input(z.strictObject({ id: SurveyId }))
    .output(Surveys),
};
