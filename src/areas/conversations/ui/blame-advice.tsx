import { useDeferredValue, useMemo } from 'react';
import { Notice } from '../../../client/design/notice.tsx';
import { list } from '../../../client/words/format.ts';
import { languages } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { type BlamePlace, findBlame } from '../blame-rules.ts';

type Props = {
  text: string;
  /** Names of people that could be meant; names with a title ("Ms Bell") are found without. */
  names: readonly string[];
};

/**
 * While somebody writes: where a name stands near a judging word, a quiet advice and a question that leads to systems. It
 * blocks nothing, keeps nothing and sends nothing; whoever writes decides.
 */
export function BlameAdvice({ text, names }: Props) {
  const calm = useDeferredValue(text);
  const places = useMemo(() => findInEveryLanguage(calm, names), [calm, names]);
  return (
    <div aria-live="polite">
      {places.length > 0 && (
        <Notice>
          <p>
            {m.protocols_blame_found({
              places: list(
                places.slice(0, 3).map(({ name, word }) => m.protocols_blame_place({ name, word })),
              ),
            })}
          </p>
          <p>
            <strong>{m.protocols_blame_ask()}</strong>
          </p>
          <p className="small">{m.protocols_blame_hint()}</p>
        </Notice>
      )}
    </div>
  );
}

/** People write in the language that they think in, whatever the screen's; the same pair is told once. */
function findInEveryLanguage(text: string, names: readonly string[]): BlamePlace[] {
  const found = languages.flatMap(({ code }) => findBlame(text, { names, language: code }));
  const keyOf = ({ name, word }: BlamePlace) => `${name}\n${word}`.toLowerCase();
  return found.filter((place, index) => found.findIndex((one) => keyOf(one) === keyOf(place)) === index);
}
