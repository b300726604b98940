import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { reportsProblems } from '../contract.ts';

/** Words for every refusal of the reports area. */
export const reportsProblemWords = {
  'reports/given-day': () => m.problem_reports_given_day(),
  'reports/not-shared': () => m.problem_reports_not_shared(),
  'reports/names-somebody': (data: { names: string[] }) =>
    m.problem_reports_names_somebody({ names: list(data.names) }),
  'reports/consent-over': () => m.problem_reports_consent_over(),
  'reports/other-thread': () => m.problem_reports_other_thread(),
  'reports/not-yours': () => m.problem_reports_not_yours(),
} satisfies Record<keyof typeof reportsProblems, (data: never) => string>;
