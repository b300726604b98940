import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { cultureProblems } from '../problem-contract.ts';

/** Words for every refusal of the culture area. */
export const cultureProblemWords = {
  'culture/building-not-open': () => m.problem_culture_building_not_open(),
  'culture/own-building-only': () => m.problem_culture_own_building_only(),
  'culture/names-a-person': ({ found }: { found: string[] }) =>
    m.problem_culture_names_a_person({ found: list(found) }),
  'culture/in-the-future': ({ today }: { today: string }) =>
    m.problem_culture_in_the_future({ today: day(today) }),
  'culture/not-yours-to-decide': () => m.problem_culture_not_yours_to_decide(),
  'culture/norm-stands-otherwise': () => m.problem_culture_norm_stands_otherwise(),
  'culture/before-the-last-act': ({ lastOn }: { lastOn: string }) =>
    m.problem_culture_before_the_last_act({ day: day(lastOn) }),
  'culture/same-words': () => m.problem_culture_same_words(),
  'culture/not-your-post': () => m.problem_culture_not_your_post(),
  'culture/not-your-commitment': () => m.problem_culture_not_your_commitment(),
  'culture/always-shown': () => m.problem_culture_always_shown(),
  'culture/commitment-laid-down': () => m.problem_culture_commitment_laid_down(),
  'culture/nobody-took-part': () => m.problem_culture_nobody_took_part(),
  'culture/not-your-training': () => m.problem_culture_not_your_training(),
  'culture/month-too-long-ago': ({ first, last }: { first: string; last: string }) =>
    m.problem_culture_month_too_long_ago({ first: day(first), last: day(last) }),
  'culture/told-enough': ({ most }: { most: number }) =>
    m.problem_culture_told_enough({ most: number(most) }),
} satisfies Record<keyof typeof cultureProblems, (data: never) => string>;
