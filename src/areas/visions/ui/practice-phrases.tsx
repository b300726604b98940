import { Plus } from 'lucide-react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';

type Props = { value: readonly string[]; onChange(value: string[]): void; onLeave(): void };

/** Words with which one could open a conversation after a visit. */
export function PhrasesEditor({ value, onChange, onLeave }: Props) {
  return (
    <fieldset className="stack visions-citations">
      <legend>{m.visions_phrases()}</legend>
      <p className="hint small quiet">{m.visions_phrases_hint()}</p>
      {value.map((phrase, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: phrases are plain texts in an order of their own
        <div key={index} className="stack-tight">
          <TextArea
            label={m.visions_phrase_n({ number: number(index + 1) })}
            value={phrase}
            onChange={(text) => onChange(value.with(index, text))}
            onLeave={onLeave}
            rows={1}
            maxLength={5000}
          />
          <div>
            <Button look="quiet" onPress={() => onChange(value.toSpliced(index, 1))}>
              {m.visions_phrase_remove({ number: number(index + 1) })}
            </Button>
          </div>
        </div>
      ))}
      {value.length < 10 && (
        <div>
          <Button onPress={() => onChange([...value, ''])}>
            <Plus aria-hidden="true" />
            {m.visions_phrase_add()}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
