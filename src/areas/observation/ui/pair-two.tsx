import { m } from '../../../client/words/words.ts';
import type { PairPage as Pair } from '../pair-contract.ts';
import { originalWords } from './pair-words.ts';
import './pair.css';

/** The two originals of a practice beside each other. */
export function TwoAnswers({ practice }: { practice: Pair['practices'][number] }) {
  return (
    <dl className="pair-two">
      <div>
        <dt>{m.pair_you()}</dt>
        <dd>{originalWords(practice.yours)}</dd>
      </div>
      <div>
        <dt>{m.pair_partner()}</dt>
        <dd>{originalWords(practice.partners)}</dd>
      </div>
    </dl>
  );
}
