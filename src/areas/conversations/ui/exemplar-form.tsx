import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, RadioField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ExemplarKind, Exemplars, ExemplarForm as Form } from '../exemplar-contract.ts';
import { api } from './api.ts';
import { exemplarFormWords, exemplarKindWords, rationaleWords } from './exemplar-words.ts';

type Props = { exemplars: Exemplars; practiceId?: string | undefined; onDone(): void };

const optionsOf = <Key extends string>(words: Record<Key, () => string>) =>
  (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value]() }));

/** Offer something that shows a practice. Before it is saved it asks for the one thing no machine can see: no student in it. */
export function ExemplarForm({ exemplars, practiceId, onDone }: Props) {
  const [id] = useState(newId);
  const [about, setAbout] = useState<string>(practiceId ?? exemplars.practices[0]?.id ?? '');
  const [kind, setKind] = useState<ExemplarKind>('example');
  const [form, setForm] = useState<Form>('moment');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [link, setLink] = useState('');
  const [rationale, setRationale] = useState('');
  const [isWithout, setIsWithout] = useState(false);
  const [wasTried, setWasTried] = useState(false);
  const queryClient = useQueryClient();
  const offer = useMutation(
    api.queries.offerExemplar.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone();
      },
    }),
  );
  const mayLink = form === 'clip' || form === 'lesson';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (!isWithout) return;
    offer.mutate({
      ...{ id, versionId: exemplars.version.id, practiceId: about, kind, form, title, text, rationale },
      link: mayLink && link.trim() !== '' ? link.trim() : null,
      isWithoutStudents: true,
    } as never);
  };
  return (
    <Sheet
      title={m.exemplar_offer()}
      actions={
        <Button look="quiet" onPress={onDone}>
          {m.frame_cancel()}
        </Button>
      }
    >
      <form className="stack" onSubmit={send}>
        <SelectField
          label={m.conversations_practice()}
          value={about}
          options={exemplars.practices.map((practice) => ({ value: practice.id, label: practice.name }))}
          onChange={setAbout}
        />
        <RadioField
          label={m.exemplar_what_it_shows()}
          value={kind}
          options={optionsOf(exemplarKindWords)}
          onChange={(value) => setKind(value as ExemplarKind)}
        />
        <SelectField
          label={m.exemplar_form()}
          value={form}
          options={optionsOf(exemplarFormWords)}
          onChange={(value) => setForm(value as Form)}
        />
        <TextField label={m.exemplar_title()} value={title} onChange={setTitle} isRequired maxLength={200} />
        {mayLink && (
          <TextField
            label={form === 'clip' ? m.exemplar_link() : `${m.exemplar_link()} (${m.frame_optional()})`}
            hint={m.exemplar_link_hint()}
            type="url"
            value={link}
            onChange={setLink}
            isRequired={form === 'clip'}
            maxLength={500}
          />
        )}
        <TextArea
          label={form === 'clip' ? m.exemplar_watch_for() : m.exemplar_text()}
          hint={m.exemplar_text_hint()}
          value={text}
          onChange={setText}
          isRequired
          maxLength={5000}
          rows={4}
        />
        <TextArea
          label={rationaleWords[kind]()}
          value={rationale}
          onChange={setRationale}
          isRequired
          maxLength={5000}
        />
        <StudentsGuard isChecked={isWithout} onChange={setIsWithout} isMissing={wasTried && !isWithout} />
        <RefusalNotice error={offer.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={offer.isPending}>
            {m.exemplar_offer_send()}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

type GuardProps = { isChecked: boolean; onChange(isChecked: boolean): void; isMissing: boolean };

/** The question before anything is saved for others to see: is a student in it? */
export function StudentsGuard({ isChecked, onChange, isMissing }: GuardProps) {
  return (
    <div className="field">
      <CheckField
        label={m.exemplar_guard()}
        hint={m.exemplar_guard_hint()}
        isChecked={isChecked}
        onChange={onChange}
      />
      {isMissing && (
        <p className="fault" role="alert">
          {m.exemplar_guard_needed()}
        </p>
      )}
    </div>
  );
}
