import { Undo2 } from 'lucide-react';
import { useId } from 'react';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Answer } from '../visit-contract.ts';
import type { TallyInProgress } from '../visit-rules.ts';
import type { WindowPractice } from '../window-contract.ts';
import { answerWords, lookForWords } from './visit-words.ts';

type Props = {
  practice: WindowPractice;
  tally: TallyInProgress | undefined;
  /** Whether each time it happens is counted: then none is said too. */
  isCounted?: boolean;
  isUndoable: boolean;
  onCount(): void;
  onAnswer(answer: Answer): void;
  onUndo(): void;
};

/** One practice: its name, which counts when it is tapped, and the four answers. */
export function VisitPractice(props: Props) {
  const { practice, tally, isCounted = false, isUndoable, onCount, onAnswer, onUndo } = props;
  const id = useId();
  const count = tally?.timesCount ?? 0;
  return (
    <section className="visit-practice" aria-labelledby={id}>
      <div className="visit-name-row">
        <h2>
          <button type="button" className="visit-name" onClick={onCount}>
            <span id={id} dir="auto">
              {practice.name}
            </span>
            {(count > 0 || isCounted) && (
              <span className="visit-count number">{m.visit_counted({ count, shown: number(count) })}</span>
            )}
            {isCounted && <span className="quiet small">{m.visit_count_each()}</span>}
          </button>
        </h2>
        {isUndoable && (
          <button
            type="button"
            className="visit-undo"
            aria-label={m.visit_undo_of({ practice: practice.name })}
            onClick={onUndo}
          >
            <Undo2 aria-hidden="true" />
            <span>{m.visit_undo()}</span>
          </button>
        )}
      </div>
      <AnswerRow practice={practice} answer={tally?.answer} onAnswer={onAnswer} />
      <LookFors practice={practice} />
    </section>
  );
}

type RowProps = { practice: WindowPractice; answer: Answer | undefined; onAnswer(answer: Answer): void };

/** The four answers as one segmented row of native radios. */
export function AnswerRow({ practice, answer, onAnswer }: RowProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="visually-hidden">{practice.name}</legend>
      <div className="choice-row visit-answers">
        {answerWords.map(([value, words]) => (
          <label key={value}>
            <input type="radio" name={name} checked={answer === value} onChange={() => onAnswer(value)} />
            <span>{words()}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function LookFors({ practice }: { practice: WindowPractice }) {
  return (
    <details className="visit-details">
      <summary>{m.visit_look_fors()}</summary>
      <div className="stack-tight" dir="auto">
        <p>{practice.sentence}</p>
        <ul className="visit-look-fors">
          {practice.lookFors.map((lookFor) => (
            <li key={lookFor.id}>
              {lookFor.text} <span className="quiet small">{lookForWords[lookFor.kind]()}</span>
            </li>
          ))}
        </ul>
        {practice.opportunity !== '' && <Aside title={m.visit_opportunity()} text={practice.opportunity} />}
        {practice.notThis !== '' && <Aside title={m.visit_not_this()} text={practice.notThis} />}
      </div>
    </details>
  );
}

function Aside({ title, text }: { title: string; text: string }) {
  return (
    <p>
      <strong className="small">{title}</strong>
      <br />
      {text}
    </p>
  );
}
