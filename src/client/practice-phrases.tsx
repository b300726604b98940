import { useState } from 'react';
import { copyText } from './copy-text.ts';
import { Button } from './design/button.tsx';
import { m } from './words/words.ts';

type Props = {
  phrases: readonly string[];
  /** Takes a sentence into what is being written; without it, one tap copies the sentence. */
  onPut?: ((phrase: string) => void) | undefined;
  /** What the sentence is put into, as the button says it: "Add to the agenda". */
  putWords?: string | undefined;
};

/** The short sentences by which people say a practice, each one tap away from where somebody writes. */
export function PracticePhrases({ phrases, onPut, putWords }: Props) {
  const [done, setDone] = useState<{ phrase: string; words: string } | null>(null);
  if (phrases.length === 0) return null;
  const take = async (phrase: string) => {
    if (onPut !== undefined) {
      onPut(phrase);
      setDone({ phrase, words: m.phrases_put() });
      return;
    }
    setDone({ phrase, words: (await copyText(phrase)) ? m.phrases_copied() : m.phrases_not_copied() });
  };
  const verb = onPut === undefined ? m.phrases_copy() : (putWords ?? m.phrases_to_note());
  return (
    <ul className="plain-list stack-tight">
      {phrases.map((phrase) => (
        <li key={phrase} className="phrase">
          <bdi>{phrase}</bdi>
          <span className="row no-print">
            <Button look="quiet" label={`${verb}: ${phrase}`} onPress={() => void take(phrase)}>
              {verb}
            </Button>
            <span className="small quiet" role="status">
              {done?.phrase === phrase ? done.words : ''}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
