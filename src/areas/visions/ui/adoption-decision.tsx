import { Plus } from 'lucide-react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, TextArea, TextField } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Decision } from '../call-contract.ts';

type Objection = { objection: string; resolution: string };

/** What a form holds for all three ways to decide; only the district's own way is shown and sent. */
export type DecisionEntry = {
  votesFor: string;
  votesAgainst: string;
  abstained: string;
  objections: Objection[];
  signedBy: string[];
};

export const emptyDecision: DecisionEntry = {
  votesFor: '',
  votesAgainst: '0',
  abstained: '0',
  objections: [],
  signedBy: [],
};

/** The decision as it is recorded. Who signed is asked among those present. */
export function recordOf(method: Decision, entry: DecisionEntry, presentIds: readonly string[]) {
  if (method === 'consent') return { method, objections: entry.objections };
  if (method === 'sign_off') {
    return { method, signedBy: entry.signedBy.filter((id) => presentIds.includes(id)) };
  }
  const { votesFor, votesAgainst, abstained } = entry;
  return {
    method,
    votesFor: Number(votesFor),
    votesAgainst: Number(votesAgainst),
    abstained: Number(abstained),
  };
}

type Props = {
  method: Decision;
  entry: DecisionEntry;
  present: readonly { personId: string; name: string }[];
  onChange(entry: DecisionEntry): void;
};

/** How the District Network decided, in the way that the district has set. */
export function DecisionFields({ method, entry, present, onChange }: Props) {
  if (method === 'vote') return <Votes entry={entry} onChange={onChange} />;
  if (method === 'consent') return <Objections entry={entry} onChange={onChange} />;
  return (
    <fieldset className="visions-citations stack-tight">
      <legend>{m.visions_adoption_signed()}</legend>
      <p className="hint small quiet">{m.visions_adoption_signed_hint()}</p>
      {present.map(({ personId, name }) => (
        <CheckField
          key={personId}
          label={name}
          isChecked={entry.signedBy.includes(personId)}
          onChange={(isIn) =>
            onChange({
              ...entry,
              signedBy: isIn ? [...entry.signedBy, personId] : entry.signedBy.filter((id) => id !== personId),
            })
          }
        />
      ))}
    </fieldset>
  );
}

type PartProps = Pick<Props, 'entry' | 'onChange'>;

function Votes({ entry, onChange }: PartProps) {
  const counts = [
    ['votesFor', m.visions_adoption_votes_for()],
    ['votesAgainst', m.visions_adoption_votes_against()],
    ['abstained', m.visions_adoption_abstained()],
  ] as const;
  return (
    <fieldset className="visions-citations">
      <legend>{m.visions_adoption_votes()}</legend>
      <div className="visions-votes">
        {counts.map(([field, label]) => (
          <TextField
            key={field}
            label={label}
            type="number"
            min={0}
            max={1000}
            value={entry[field]}
            onChange={(value) => onChange({ ...entry, [field]: value })}
            isRequired
          />
        ))}
      </div>
    </fieldset>
  );
}

function Objections({ entry, onChange }: PartProps) {
  const { objections } = entry;
  const set = (next: Objection[]) => onChange({ ...entry, objections: next });
  return (
    <fieldset className="visions-citations stack">
      <legend>{m.visions_adoption_objections()}</legend>
      <p className="hint small quiet">{m.visions_adoption_objections_hint()}</p>
      {objections.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: objections are texts in the order in which they were raised
        <div key={index} className="visions-cited stack-tight">
          <TextArea
            label={m.visions_adoption_objection({ number: number(index + 1) })}
            value={one.objection}
            onChange={(objection) => set(objections.with(index, { ...one, objection }))}
            rows={2}
            maxLength={5000}
            isRequired
          />
          <TextArea
            label={m.visions_adoption_resolution({ number: number(index + 1) })}
            value={one.resolution}
            onChange={(resolution) => set(objections.with(index, { ...one, resolution }))}
            rows={2}
            maxLength={5000}
          />
          <div>
            <Button look="quiet" onPress={() => set(objections.toSpliced(index, 1))}>
              {m.visions_adoption_objection_remove({ number: number(index + 1) })}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button onPress={() => set([...objections, { objection: '', resolution: '' }])}>
          <Plus aria-hidden="true" />
          {m.visions_adoption_objection_add()}
        </Button>
      </div>
    </fieldset>
  );
}
