import { isDeepStrictEqual } from 'node:util';
import { commonProblems, refusal } from '../kit/problem.ts';

/**
 * The rule for every write with an id from its maker: the same again is accepted, a different one is refused.
 *
 * @param find the facts of the record as it is kept, or undefined when there is none; plain values, compared deeply
 * @returns whether the record was new
 */
export async function recordOnce<Facts extends Record<string, unknown>>(
  facts: Facts,
  find: () => Promise<Facts | undefined>,
  insert: () => Promise<void>,
): Promise<'new' | 'again'> {
  const kept = await find();
  if (kept === undefined) {
    await insert();
    return 'new';
  }
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(kept)), JSON.parse(JSON.stringify(facts)))) {
    throw refusal(commonProblems, 'record/different-content');
  }
  return 'again';
}
