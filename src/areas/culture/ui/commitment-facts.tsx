import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ShownCommitment } from '../commitment-contract.ts';
import { age, learningWords, outcomeWords } from './culture-words.ts';

type Facts = Pick<ShownCommitment, 'forWhom' | 'learning' | 'statedOn' | 'reviewed'>;

/** For whom a commitment is, since when, and what was found on looking again. */
export function CommitmentFacts({ commitment }: { commitment: Facts }) {
  const { forWhom, learning, statedOn, reviewed } = commitment;
  return (
    <p className="small quiet">
      {m.culture_for()} <bdi>{forWhom}</bdi> · {learningWords[learning]()} ·{' '}
      {m.culture_stated({ day: day(statedOn), age: age(statedOn) })} ·{' '}
      {reviewed === null
        ? m.culture_not_looked()
        : m.culture_looked({ day: day(reviewed.on), outcome: outcomeWords[reviewed.outcome]() })}
    </p>
  );
}
