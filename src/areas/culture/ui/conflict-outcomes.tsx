import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { OutcomeCounts } from '../conflict-contract.ts';
import { answerWords, endingWords, nextWords, partyWords } from './conflict-words.ts';

/** How conflicts of the year came to an end: counts of the whole district, shown five at a time. */
export function ConflictOutcomes({ outcomes }: { outcomes: OutcomeCounts | null }) {
  return (
    <section className="stack">
      <h2>{m.culture_outcomes()}</h2>
      <p className="small quiet">{m.culture_outcomes_about()}</p>
      {outcomes === null ? (
        <p>{m.culture_outcomes_few()}</p>
      ) : (
        <>
          <p>{m.culture_outcomes_count({ count: outcomes.outcomes, shown: number(outcomes.outcomes) })}</p>
          <div className="culture-balance">
            <Answers title={m.culture_came_to_end()} counts={outcomes.cameToEnd} words={endingWords} />
            <Answers title={m.culture_respectful()} counts={outcomes.respectful} words={answerWords} />
            <Answers title={m.culture_productive()} counts={outcomes.productive} words={answerWords} />
            <Answers title={m.culture_parties()} counts={outcomes.parties} words={partyWords} />
            <Answers title={m.culture_next()} counts={outcomes.next} words={nextWords} />
          </div>
        </>
      )}
    </section>
  );
}

type AnswersProps<Key extends string> = {
  title: string;
  counts: Record<Key, number>;
  words: Record<Key, () => string>;
};

function Answers<Key extends string>({ title, counts, words }: AnswersProps<Key>) {
  return (
    <div>
      <h3>{title}</h3>
      <dl className="stack-tight">
        {(Object.keys(words) as Key[]).map((key) => (
          <div key={key} className="row-apart small">
            <dt>{words[key]()}</dt>
            <dd className="number">{number(counts[key])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
