import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextArea } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { m } from '../../../client/words/words.ts';
import { isSame } from '../canonical-rules.ts';
import { nameOfField } from './difference-view.tsx';
import { usePart } from './draft-desk.ts';
import type { Clash, PartSaver } from './draft-saver.ts';
import { useFieldText } from './field-text.ts';

type Choice = { from: 'mine' | 'theirs' | 'both'; text: string };

/** Two people changed the same words: both texts beside each other, and for each field which to keep, or both as one. */
export function ClashPanel<Content extends object>({
  saver,
  clash,
}: {
  saver: PartSaver<Content>;
  clash: Clash<Content>;
}) {
  const mine = usePart(saver).content;
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const isWhole = clash.fields.every((field) => choices[field] !== undefined);
  const keep = () => {
    const chosen: Partial<Content> = {};
    for (const field of clash.fields) {
      const choice = choices[field];
      if (choice !== undefined) chosen[field] = chosenValue(choice, mine[field], clash.theirs[field]);
    }
    void saver.resolve(chosen);
  };
  return (
    <div className="stack">
      <Notice kind="attention">
        <p>{clash.editedBy === null ? m.visions_clash() : m.visions_clash_with({ name: clash.editedBy })}</p>
      </Notice>
      {clash.fields.map((field) => (
        <ClashField
          key={field}
          field={field}
          mine={mine[field]}
          theirs={clash.theirs[field]}
          editedBy={clash.editedBy}
          choice={choices[field]}
          onChoose={(choice) => setChoices({ ...choices, [field]: choice })}
        />
      ))}
      <div className="row">
        {isWhole ? (
          <Button look="main" onPress={keep}>
            {m.visions_clash_save()}
          </Button>
        ) : (
          <p className="quiet">{m.visions_clash_choose()}</p>
        )}
      </div>
    </div>
  );
}

type FieldProps = {
  field: string;
  mine: unknown;
  theirs: unknown;
  editedBy: string | null;
  choice: Choice | undefined;
  onChoose(choice: Choice): void;
};

function ClashField({ field, mine, theirs, editedBy, choice, onChoose }: FieldProps) {
  const textOf = useFieldText();
  const name = nameOfField(field);
  const isText = typeof mine === 'string' && typeof theirs === 'string';
  const both = isText ? `${theirs}\n${mine}` : '';
  return (
    <fieldset className="visions-citations stack-tight">
      <legend>{name}</legend>
      <div className="visions-both">
        <div>
          <h3>{m.visions_clash_mine()}</h3>
          <p dir="auto">{textOf(mine)}</p>
        </div>
        <div>
          <h3>{editedBy === null ? m.visions_clash_theirs() : m.visions_clash_of({ name: editedBy })}</h3>
          <p dir="auto">{textOf(theirs)}</p>
        </div>
      </div>
      <RadioField
        label={m.visions_clash_which({ field: name })}
        look="row"
        value={choice?.from ?? ''}
        options={[
          { value: 'mine', label: m.visions_clash_mine() },
          {
            value: 'theirs',
            label: editedBy === null ? m.visions_clash_theirs() : m.visions_clash_of({ name: editedBy }),
          },
          ...(isText || Array.isArray(mine) ? [{ value: 'both', label: m.visions_clash_both() }] : []),
        ]}
        onChange={(from) => onChoose({ from: from as Choice['from'], text: both })}
      />
      {choice?.from === 'both' && isText && (
        <TextArea
          label={m.visions_clash_together()}
          value={choice.text}
          onChange={(text) => onChoose({ from: 'both', text })}
          maxLength={5000}
        />
      )}
    </fieldset>
  );
}

function chosenValue<Value>({ from, text }: Choice, mine: Value, theirs: Value): Value {
  if (from === 'mine') return mine;
  if (from === 'theirs') return theirs;
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return text as Value;
  const idOf = (item: unknown) => (item as { id?: unknown })?.id ?? item;
  const own = mine.filter((item) => !theirs.some((other) => isSame(idOf(other), idOf(item))));
  return [...theirs, ...own] as Value;
}
