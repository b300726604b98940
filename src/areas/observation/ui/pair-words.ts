import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PairPage, PairState } from '../pair-contract.ts';
import { answerWords } from './visit-words.ts';

export const pairStateWords: Record<PairState, () => string> = {
  waiting: m.pair_state_waiting,
  'to-compare': m.pair_state_compare,
  agreed: m.pair_state_agreed,
  stands: m.pair_state_stands,
  'no-pair': m.pair_state_none,
};

type Practice = PairPage['practices'][number];

/** One of the two answers in words, with its count where there is one: "Seen, 3 times". */
export function originalWords(original: Practice['yours']): string {
  if (original === null) return m.pair_no_answer();
  const words = answerOf(original.answer);
  const count = original.timesCount;
  if (count === null) return words;
  return m.visit_answer_counted({ answer: words, times: m.visit_counted({ count, shown: number(count) }) });
}

export function answerOf(answer: string): string {
  return answerWords.find(([each]) => each === answer)?.[1]() ?? '';
}

/** Whether the two gave one answer. How often something was counted may differ: that is no other answer. */
export function isAlike({ yours, partners }: Practice): boolean {
  return yours?.answer === partners?.answer;
}
