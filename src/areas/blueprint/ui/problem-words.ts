import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { blueprintProblems } from '../problem-contract.ts';

const fileWords: Record<string, () => string> = {
  empty: m.problem_blueprint_file_empty,
  quotes: m.problem_blueprint_file_quotes,
  'not-json': m.problem_blueprint_file_not_json,
  'columns-missing': m.problem_blueprint_file_columns_missing,
  'nothing-in-it': m.problem_blueprint_file_nothing_in_it,
  'too-many': m.problem_blueprint_file_too_many,
};

/** Words for every refusal of the blueprint area. */
export const blueprintProblemWords = {
  'blueprint/changed-meanwhile': () => m.problem_blueprint_changed_meanwhile(),
  'blueprint/no-such-place': () => m.problem_blueprint_no_such_place(),
  'blueprint/under-itself': () => m.problem_blueprint_under_itself(),
  'blueprint/foundation-stays': () => m.problem_blueprint_foundation_stays(),
  'blueprint/needs-a-text': () => m.problem_blueprint_needs_a_text(),
  'blueprint/not-installed-over-time': () => m.problem_blueprint_not_installed_over_time(),
  'blueprint/retired': () => m.problem_blueprint_retired(),
  'blueprint/not-accountable': () => m.problem_blueprint_not_accountable(),
  'blueprint/nobody-there': () => m.problem_blueprint_nobody_there(),
  'blueprint/in-the-future': (data: { today: string }) =>
    m.problem_blueprint_in_the_future({ today: day(data.today) }),
  'blueprint/not-installed-yet': () => m.problem_blueprint_not_installed_yet(),
  'blueprint/names-a-person': (data: { found: string[] }) =>
    m.problem_blueprint_names_a_person({ found: list(data.found) }),
  'blueprint/needs-a-reason': () => m.problem_blueprint_needs_a_reason(),
  'blueprint/no-such-thing': () => m.problem_blueprint_no_such_thing(),
  'blueprint/file-unreadable': (data: { fault: string }) =>
    (fileWords[data.fault] ?? m.problem_blueprint_file_nothing_in_it)(),
  'blueprint/file-has-faults': (data: { count: number }) =>
    m.problem_blueprint_file_has_faults({ count: data.count, shown: number(data.count) }),
  'blueprint/preview-out-of-date': () => m.problem_blueprint_preview_out_of_date(),
  'blueprint/not-in-this-routine': () => m.problem_blueprint_not_in_this_routine(),
  'blueprint/not-a-day-of-it': () => m.problem_blueprint_not_a_day_of_it(),
} satisfies Record<keyof typeof blueprintProblems, (data: never) => string>;
