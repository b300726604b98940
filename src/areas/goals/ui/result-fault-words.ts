import { m } from '../../../client/words/words.ts';
import type { ResultColumn, ResultFileFault } from '../problem-contract.ts';
import type { ResultLineFault } from '../result-contract.ts';

/** The columns of a file of results, in the reader's language. */
export const columnWords: Record<ResultColumn, () => string> = {
  measure: m.goals_column_measure,
  unit: m.goals_unit,
  subject: m.goals_subject,
  band: m.goals_band,
  building: m.goals_place,
  period: m.goals_period,
  value: m.goals_value,
  n: m.goals_of_how_many,
  source: m.goals_source,
};

/** What is wrong in a line, and so what to mend. */
export const faultWords: Record<ResultLineFault, () => string> = {
  missing: m.goals_fault_missing,
  'too-long': m.goals_fault_too_long,
  'unit-unknown': m.goals_fault_unit,
  'subject-unknown': m.goals_fault_place,
  'band-unknown': m.goals_fault_place,
  'building-unknown': m.goals_fault_place,
  'period-unreadable': m.goals_fault_period,
  'period-to-come': m.goals_fault_to_come,
  'value-unreadable': m.goals_fault_number,
  'value-not-possible': m.goals_fault_value,
  'n-unreadable': m.goals_fault_number,
  twice: m.goals_fault_twice,
};

/** What makes a whole file unreadable, and what to do. */
export const fileFaultWords: Record<ResultFileFault, (words: { columns: string; line: string }) => string> = {
  empty: () => m.problem_goals_file_empty(),
  'not-text': () => m.problem_goals_file_not_text(),
  'columns-missing': ({ columns }) => m.problem_goals_file_columns_missing({ columns }),
  'column-twice': ({ columns }) => m.problem_goals_file_column_twice({ columns }),
  'column-unknown': ({ columns }) => m.problem_goals_file_column_unknown({ columns }),
  quotes: ({ line }) => m.problem_goals_file_quotes({ line }),
  'too-long': () => m.problem_goals_file_too_long(),
};
