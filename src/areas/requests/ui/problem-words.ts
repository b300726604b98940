import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { requestsProblems } from '../problem-contract.ts';
import type { Standing } from '../request-contract.ts';
import { standingWords } from './request-words.ts';

/** Words for every refusal of the requests area. */
export const requestsProblemWords = {
  'requests/not-yours': () => m.problem_requests_not_yours(),
  'requests/needs-key': () => m.problem_requests_needs_key(),
  'requests/wrong-key': () => m.problem_requests_wrong_key(),
  'requests/names-a-person': (data: { found: string[] }) =>
    m.problem_requests_names_a_person({ found: list(data.found) }),
  'requests/place-not-here': () => m.problem_requests_place_not_here(),
  'requests/practice-not-in-force': () => m.problem_requests_practice_not_in_force(),
  'requests/origin-not-here': () => m.problem_requests_origin_not_here(),
  'requests/day-in-the-past': (data: { today: string }) =>
    m.problem_requests_day_in_the_past({ today: day(data.today) }),
  'requests/act-not-possible': (data: { standing: Standing }) =>
    m.problem_requests_act_not_possible({ standing: standingWords[data.standing]() }),
  'requests/key-used': () => m.problem_requests_key_used(),
  'requests/has-a-name': () => m.problem_requests_has_a_name(),
} satisfies Record<keyof typeof requestsProblems, (data: never) => string>;
