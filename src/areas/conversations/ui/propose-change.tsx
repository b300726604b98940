import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { SelectField, TextArea } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Board, Question } from '../question-contract.ts';
import { api } from './api.ts';
import { useRenewed } from './question-offer.tsx';

type Props = { question: Question; practices: Board['practices'] };

/** Makes a question a proposal for the next version of the vision. */
export function ProposeChange({ question, practices }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.conversations_propose()}
      </Button>
      <Dialog title={m.conversations_propose_title()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <ProposeForm question={question} practices={practices} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function ProposeForm({ question, practices, onDone }: Props & { onDone(): void }) {
  const asked = question.practice?.id ?? '';
  const [id] = useState(newId);
  // The practice asked about may be gone from the version in force.
  const [practiceId, setPracticeId] = useState<string>(practices.some(({ id }) => id === asked) ? asked : '');
  const [change, setChange] = useState('');
  const [reason, setReason] = useState('');
  const renewed = useRenewed();
  const propose = useMutation(
    api.queries.proposeChange.mutationOptions({
      onSuccess: async () => {
        onDone();
        await renewed.onSuccess();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const about = practiceId === '' ? null : practiceId;
    propose.mutate({ id, questionId: question.id, practiceId: about, change, reason } as never);
  };
  return (
    <form className="stack" onSubmit={send}>
      <p className="hint quiet">{m.conversations_propose_hint()}</p>
      <SelectField
        label={m.conversations_propose_practice()}
        value={practiceId}
        options={[
          { value: '', label: m.conversations_about_vision() },
          ...practices.map((practice) => ({ value: practice.id, label: practice.name })),
        ]}
        onChange={setPracticeId}
      />
      <TextArea
        label={m.conversations_propose_change()}
        value={change}
        onChange={setChange}
        isRequired
        maxLength={5000}
      />
      <TextArea
        label={m.conversations_propose_reason()}
        value={reason}
        onChange={setReason}
        isRequired
        maxLength={5000}
      />
      <RefusalNotice error={propose.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={propose.isPending}>
          {m.conversations_propose_send()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
