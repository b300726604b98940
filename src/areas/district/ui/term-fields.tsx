import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { TermDraft } from './first-run-answers.ts';

type Props = { terms: TermDraft[]; onChange(terms: TermDraft[]): void };

/** The terms of a school year, each with its first and last day. */
export function TermFields({ terms, onChange }: Props) {
  const set = (id: string, part: Partial<TermDraft>) =>
    onChange(terms.map((term) => (term.id === id ? { ...term, ...part } : term)));
  return (
    <div className="stack">
      {terms.map((term) => (
        <fieldset key={term.id} className="district-term">
          <legend className="visually-hidden">{term.name}</legend>
          <TextField
            label={m.district_term_name()}
            value={term.name}
            onChange={(name) => set(term.id, { name })}
            isRequired
            maxLength={200}
          />
          <TextField
            label={m.district_first_day()}
            type="date"
            value={term.startsOn}
            onChange={(startsOn) => set(term.id, { startsOn })}
            isRequired
          />
          <TextField
            label={m.district_last_day()}
            type="date"
            min={term.startsOn}
            value={term.endsOn}
            onChange={(endsOn) => set(term.id, { endsOn })}
            isRequired
          />
          <div className="row">
            <Button
              look="quiet"
              label={m.district_remove_term({ name: term.name })}
              onPress={() => onChange(terms.filter(({ id }) => id !== term.id))}
            >
              {m.frame_remove()}
            </Button>
          </div>
        </fieldset>
      ))}
      <div className="row">
        <Button onPress={() => onChange([...terms, { id: newId(), name: '', startsOn: '', endsOn: '' }])}>
          {m.district_add_term()}
        </Button>
      </div>
    </div>
  );
}
