import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { pulseProblems } from '../problem-contract.ts';

/** Words for every refusal of the pulse area. */
export const pulseProblemWords = {
  'pulse/opens-in-the-past': (data: { today: string }) =>
    m.problem_pulse_opens_in_the_past({ day: day(data.today) }),
  'pulse/too-far-ahead': (data: { last: string }) => m.problem_pulse_too_far_ahead({ day: day(data.last) }),
  'pulse/not-three-to-twenty-one-days': () => m.problem_pulse_not_three_to_twenty_one_days(),
  'pulse/too-near-another': (data: { other: string }) =>
    m.problem_pulse_too_near_another({ day: day(data.other) }),
  'pulse/three-a-year': () => m.problem_pulse_three_a_year(),
  'pulse/nobody-asked': () => m.problem_pulse_nobody_asked(),
  'pulse/nothing-asked': () => m.problem_pulse_nothing_asked(),
  'pulse/has-begun': () => m.problem_pulse_has_begun(),
  'pulse/not-asked': () => m.problem_pulse_not_asked(),
  'pulse/not-open': (data: { opensOn: string; closesOn: string }) =>
    m.problem_pulse_not_open({ first: day(data.opensOn), last: day(data.closesOn) }),
  'pulse/not-every-question': () => m.problem_pulse_not_every_question(),
  'pulse/not-closed': (data: { closesOn: string }) => m.problem_pulse_not_closed({ day: day(data.closesOn) }),
  'pulse/question-twice': () => m.problem_pulse_question_twice(),
  'pulse/names-a-person': (data: { found: string[] }) =>
    m.problem_pulse_names_a_person({ found: list(data.found) }),
  'pulse/unknown-part': () => m.problem_pulse_unknown_part(),
  'pulse/changed-meanwhile': () => m.problem_pulse_changed_meanwhile(),
  'pulse/file-not-readable': (data: { line: number; column: string }) =>
    m.problem_pulse_file_not_readable({ line: number(data.line), column: data.column }),
  'pulse/nothing-to-show': () => m.problem_pulse_nothing_to_show(),
} satisfies Record<keyof typeof pulseProblems, (data: never) => string>;
