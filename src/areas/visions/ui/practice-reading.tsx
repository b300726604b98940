import { type ReactNode, useState } from 'react';
import { Tag } from '../../../client/design/notice.tsx';
import { PracticePhrases } from '../../../client/practice-phrases.tsx';
import { m } from '../../../client/words/words.ts';
import type { Work } from '../model-schema.ts';
import type { PracticeText } from '../practice-contract.ts';
import { Citation } from './citation.tsx';
import { actorWords, kindWords } from './practice-words.ts';
import { WordsGiven } from './practice-words-given.tsx';

type Props = {
  practice: PracticeText;
  number: number;
  works: readonly Work[];
  targets?: readonly string[];
  /** Without its name, where the page has said it already. */
  isUntitled?: boolean;
  /** The adopted practice to which people can give words back. */
  practiceId?: string;
  children?: ReactNode;
};

/** A practice as a chapter: what it is, what to look for, when it could occur, what it is not, and the research behind it. */
export function PracticeReading({
  practice,
  number,
  works,
  targets = [],
  isUntitled = false,
  practiceId,
  children,
}: Props) {
  return (
    <article className="visions-chapter" id={`practice-${number}`}>
      {!isUntitled && (
        <h2 dir="auto">
          <span className="visions-ordinal" aria-hidden="true">
            {number}
          </span>
          {practice.name}
        </h2>
      )}
      <p className="prose visions-sentence" dir="auto">
        {practice.sentence}
      </p>
      <p className="row small quiet">
        <Tag>{actorWords[practice.actor]()}</Tag>
        <span dir="auto">{m.visions_bands({ bands: practice.bands })}</span>
      </p>
      <h3>{m.visions_look_for()}</h3>
      <ul className="visions-look-fors">
        {practice.lookFors.map((lookFor) => (
          <li key={lookFor.id}>
            <span dir="auto">{lookFor.text}</span>{' '}
            <span className="small quiet">{kindWords[lookFor.kind]()}</span>
          </li>
        ))}
      </ul>
      <dl className="visions-conditions">
        <dt>{m.visions_opportunity()}</dt>
        <dd dir="auto">{practice.opportunity}</dd>
        <dt>{m.visions_not_this()}</dt>
        <dd dir="auto">{practice.notThis}</dd>
        {targets.length > 0 && (
          <>
            <dt>{m.visions_serves()}</dt>
            {targets.map((target) => (
              <dd key={target} dir="auto">
                {target}
              </dd>
            ))}
          </>
        )}
      </dl>
      <Phrases phrases={practice.phrases} practiceId={practiceId} />
      <details className="visions-more">
        <summary>{m.visions_research()}</summary>
        <ul className="plain-list stack">
          {practice.research.map((citation) => (
            <li key={citation.workId ?? citation.text}>
              <Citation citation={citation} works={works} />
            </li>
          ))}
        </ul>
      </details>
      {children}
    </article>
  );
}

/** Words to talk about a practice with: those of its text and, once adopted, those people gave back. */
function Phrases({ phrases, practiceId }: { phrases: readonly string[]; practiceId: string | undefined }) {
  const [isOpen, setIsOpen] = useState(false);
  if (phrases.length === 0 && practiceId === undefined) return null;
  return (
    <details className="visions-more" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{m.visions_phrases()}</summary>
      <PracticePhrases phrases={phrases} />
      {isOpen && practiceId !== undefined && <WordsGiven practiceId={practiceId} />}
    </details>
  );
}
