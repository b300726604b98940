import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { digestProblems } from '../problem-contract.ts';

/** Words for every refusal of the digest area. */
export const digestProblemWords = {
  'digest/week-gone-out': (data: { weekOn: string }) =>
    m.problem_digest_week_gone_out({ day: day(data.weekOn) }),
  'digest/not-a-coming-week': (data: { first: string; last: string }) =>
    m.problem_digest_not_a_coming_week({ first: day(data.first), last: day(data.last) }),
  'digest/practice-not-in-force': () => m.problem_digest_practice_not_in_force(),
  'digest/names-a-person': (data: { found: string[] }) =>
    m.problem_digest_names_a_person({ found: list(data.found) }),
  'digest/own-building-only': () => m.problem_digest_own_building_only(),
  'digest/nobody-there': () => m.problem_digest_nobody_there(),
  'digest/told-in-the-future': (data: { today: string }) =>
    m.problem_digest_told_in_the_future({ today: day(data.today) }),
  'digest/not-the-sender': () => m.problem_digest_not_the_sender(),
  'digest/not-your-question': () => m.problem_digest_not_your_question(),
  'digest/question-withdrawn': () => m.problem_digest_question_withdrawn(),
} satisfies Record<keyof typeof digestProblems, (data: never) => string>;
