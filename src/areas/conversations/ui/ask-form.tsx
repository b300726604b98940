import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField, TextArea } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { api } from './api.ts';

type Props = {
  board: {
    version: { id: string };
    practices: readonly { id: string; name: string }[];
  };
  /** The practice that is asked about at first; undefined for the whole vision. */
  practiceId?: string | undefined;
  isOpenAtFirst: boolean;
};

/**
 * Ids of a question, with a name and without: the one without holds no time, so that no clock leads back to who asked.
 */
const newIds = () => ({ named: newId(), nameless: crypto.randomUUID() as string });

/** Ask about a practice or the whole vision, with or without one's name. */
export function AskForm(props: Props) {
  const [isOpen, setIsOpen] = useState(props.isOpenAtFirst);
  const [isAsked, setIsAsked] = useState(false);
  if (isOpen)
    return (
      <Form
        {...props}
        onAsked={() => {
          setIsOpen(false);
          setIsAsked(true);
        }}
      />
    );
  return (
    <div className="stack">
      {isAsked && (
        <Notice>
          <p>{m.conversations_asked()}</p>
        </Notice>
      )}
      <div className="row">
        <Button look="main" onPress={() => setIsOpen(true)}>
          {m.conversations_ask()}
        </Button>
      </div>
    </div>
  );
}

function Form({ board, practiceId, onAsked }: Props & { onAsked(): void }) {
  const [ids] = useState(newIds);
  const [about, setAbout] = useState(practiceId ?? '');
  const [body, setBody] = useState('');
  const [isNameless, setIsNameless] = useState(false);
  const queryClient = useQueryClient();
  const ask = useMutation(
    api.queries.askQuestion.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onAsked();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({
      id: isNameless ? ids.nameless : ids.named,
      versionId: board.version.id,
      practiceId: about === '' ? null : about,
      body,
      isNameless,
    } as never);
  };
  return (
    <Sheet title={m.conversations_ask()}>
      <form className="stack" onSubmit={send}>
        <SelectField
          label={m.conversations_about()}
          value={about}
          options={[
            { value: '', label: m.conversations_about_vision() },
            ...board.practices.map((practice) => ({ value: practice.id, label: practice.name })),
          ]}
          onChange={setAbout}
        />
        <TextArea
          label={m.conversations_your_question()}
          hint={m.conversations_your_question_hint()}
          value={body}
          onChange={setBody}
          isRequired
          maxLength={5000}
          rows={2}
        />
        <CheckField
          label={m.conversations_nameless()}
          hint={m.conversations_nameless_hint()}
          isChecked={isNameless}
          onChange={setIsNameless}
        />
        <RefusalNotice error={ask.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={ask.isPending}>
            {m.conversations_ask_send()}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
