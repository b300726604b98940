import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { sortedByName } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { api } from './api.ts';
import type { ToldTerm } from './glossary.ts';

/** A word of the district's own: another name for a term, or a term with a meaning. */
export function AddWord({ terms }: { terms: readonly ToldTerm[] }) {
  const [id, setId] = useState(newId);
  const [name, setName] = useState('');
  const [termId, setTermId] = useState('');
  const [meaning, setMeaning] = useState('');
  const client = useQueryClient();
  const add = useMutation(
    api.queries.addGlossaryWord.mutationOptions({
      onSuccess: (glossary) => {
        client.setQueryData(api.queries.readGlossary.queryKey(), glossary);
        setId(newId());
        setName('');
        setMeaning('');
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const said = termId === '' ? { termId: null, meaning } : { termId, meaning: null };
    add.mutate({ id, name, ...said } as never);
  };
  return (
    <Sheet title={m.glossary_add()}>
      <form className="stack" onSubmit={send}>
        <p className="hint quiet">{m.glossary_add_lead()}</p>
        <TextField label={m.glossary_add_name()} value={name} onChange={setName} isRequired maxLength={200} />
        <SelectField
          label={m.glossary_add_for()}
          value={termId}
          options={[
            { value: '', label: m.glossary_add_new() },
            ...sortedByName(terms, ({ term }) => term).map(({ id: value, term }) => ({ value, label: term })),
          ]}
          onChange={setTermId}
        />
        {termId === '' && (
          <TextArea
            label={m.glossary_add_meaning()}
            value={meaning}
            onChange={setMeaning}
            isRequired
            maxLength={1000}
            rows={2}
          />
        )}
        <RefusalNotice error={add.error} />
        <div className="row">
          <Button type="submit" isBusy={add.isPending}>
            {m.glossary_add_send()}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
