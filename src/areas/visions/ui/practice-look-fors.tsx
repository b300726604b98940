import { Plus } from 'lucide-react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { LookForKind } from '../model-schema.ts';
import type { DraftLookFor } from '../practice-contract.ts';
import { MoveButtons, moved } from './move-buttons.tsx';
import { kindWords } from './practice-words.ts';

type Props = {
  value: readonly DraftLookFor[];
  onChange(value: DraftLookFor[]): void;
  onLeave(): void;
};

/** What one might see or hear: signs of a practice, each of a kind, in an order that people choose. */
export function LookForsEditor({ value, onChange, onLeave }: Props) {
  const replace = (index: number, lookFor: DraftLookFor) => onChange(value.with(index, lookFor));
  return (
    <fieldset className="stack visions-citations">
      <legend>{m.visions_look_for()}</legend>
      <p className="hint small quiet">{m.visions_look_for_hint()}</p>
      {value.length > 0 && (
        <ol className="plain-list stack">
          {value.map((lookFor, index) => {
            const name = m.visions_look_for_n({ number: number(index + 1) });
            return (
              <li key={lookFor.id} className="visions-cited stack-tight">
                <TextArea
                  label={name}
                  value={lookFor.text}
                  onChange={(text) => replace(index, { ...lookFor, text })}
                  onLeave={onLeave}
                  rows={2}
                  maxLength={5000}
                />
                <div className="visions-look-for-row">
                  <SelectField
                    label={m.visions_look_for_kind({ number: number(index + 1) })}
                    value={lookFor.kind}
                    options={Object.entries(kindWords).map(([kind, words]) => ({
                      value: kind,
                      label: words(),
                    }))}
                    onChange={(kind) => replace(index, { ...lookFor, kind: kind as LookForKind })}
                  />
                  <MoveButtons
                    name={name}
                    index={index}
                    count={value.length}
                    onMove={(to) => onChange(moved(value, index, to))}
                  />
                  <Button look="quiet" onPress={() => onChange(value.toSpliced(index, 1))}>
                    {m.visions_look_for_remove({ number: number(index + 1) })}
                  </Button>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {value.length < 20 && (
        <div>
          <Button onPress={() => onChange([...value, { id: newId(), kind: 'behavior', text: '' }])}>
            <Plus aria-hidden="true" />
            {m.visions_look_for_add()}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
