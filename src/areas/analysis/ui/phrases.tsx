import { PracticePhrases } from '../../../client/practice-phrases.tsx';
import { m } from '../../../client/words/words.ts';

/** Precise words for a practice, out of the vision itself: to say to somebody, about the practice. */
export function Phrases({ phrases }: { phrases: readonly string[] }) {
  if (phrases.length === 0) return null;
  return (
    <details>
      <summary>{m.seen_phrases()}</summary>
      <PracticePhrases phrases={phrases} />
    </details>
  );
}
