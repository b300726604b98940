import { PracticePhrases } from '../../../client/practice-phrases.tsx';
import { m } from '../../../client/words/words.ts';
import type { VisionInConversation } from '../overview-contract.ts';

type Props = {
  visions: readonly VisionInConversation[];
  named: readonly string[];
  onTap(practiceId: string, isNamed: boolean): void;
};

/** The practices of the visions in force, each one tap; beside those that are named, sentences one can say. */
export function PracticeTaps({ visions, named, onTap }: Props) {
  return (
    <div className="stack">
      <p className="hint quiet">{m.conversations_taps_hint()}</p>
      {visions.map((vision) => (
        <fieldset key={vision.version.id} className="field" style={{ maxInlineSize: 'none' }}>
          <legend dir="auto">{vision.version.title}</legend>
          <div className="conversations-taps">
            {vision.practices.map((practice) => {
              const isNamed = named.includes(practice.id);
              return (
                <button
                  key={practice.id}
                  type="button"
                  dir="auto"
                  className="button conversations-tap"
                  aria-pressed={isNamed}
                  onClick={() => onTap(practice.id, !isNamed)}
                >
                  {practice.name}
                </button>
              );
            })}
          </div>
          {vision.practices
            .filter((practice) => named.includes(practice.id) && practice.phrases.length > 0)
            .map((practice) => (
              <PracticePhrases key={practice.id} phrases={practice.phrases} />
            ))}
        </fieldset>
      ))}
    </div>
  );
}
