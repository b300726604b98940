import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { exchangeProblems } from '../contract.ts';

/** Words for every refusal of the exchange area. */
export const exchangeProblemWords = {
  'exchange/end-day': (data: { from: string; to: string }) =>
    m.problem_exchange_end_day({ from: day(data.from), to: day(data.to) }),
  'exchange/names-somebody': (data: { names: string[] }) =>
    m.problem_exchange_names_somebody({ names: list(data.names) }),
  'exchange/token-in-use': () => m.problem_exchange_token_in_use(),
  'exchange/too-many': (data: { most: number }) => m.problem_exchange_too_many({ most: number(data.most) }),
  'exchange/nothing-to-show': () => m.problem_exchange_nothing_to_show(),
  'exchange/too-many-charts': (data: { most: number }) =>
    m.problem_exchange_too_many_charts({ most: number(data.most) }),
} satisfies Record<keyof typeof exchangeProblems, (data: never) => string>;
