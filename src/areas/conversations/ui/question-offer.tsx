import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { ago, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Board, Question, QuestionOwner } from '../question-contract.ts';
import { api } from './api.ts';

/** Reads everything of this area anew once something was written. */
export function useRenewed(): { onSuccess: () => Promise<void> } {
  const queryClient = useQueryClient();
  return { onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }) };
}

/** "I will find out": an offer, with the name of who makes it. */
export function OwnIt({ question }: { question: Question }) {
  const [id] = useState(newId);
  const own = useMutation(api.queries.ownQuestion.mutationOptions(useRenewed()));
  return (
    <>
      <Button isBusy={own.isPending} onPress={() => own.mutate({ questionId: question.id, id } as never)}>
        {m.conversations_own()}
      </Button>
      <RefusalNotice error={own.error} />
    </>
  );
}

/** Who finds out, since when, and the way to let the question go again. */
export function OwnerLine({ question, owner }: { question: Question; owner: QuestionOwner }) {
  const mayFree = useActsAs('superintendent', 'dn_member');
  const letGo = useMutation(api.queries.letQuestionGo.mutationOptions(useRenewed()));
  const when = ago(owner.since);
  const capacity = owner.capacity === null ? '' : capacityWords[owner.capacity]();
  return (
    <p className="row small">
      <span>
        {owner.isMine
          ? m.conversations_owned_by_you({ when })
          : m.conversations_owned_by({ name: owner.by, capacity, when })}
      </span>
      {(owner.isMine || mayFree) && (
        <Button
          look="quiet"
          isBusy={letGo.isPending}
          label={m.conversations_let_go_of({ name: owner.by })}
          onPress={() => letGo.mutate({ questionId: question.id, id: owner.id } as never)}
        >
          {m.conversations_let_go()}
        </Button>
      )}
      <RefusalNotice error={letGo.error} />
    </p>
  );
}

/** A later version answers the question: which one. Offered only once there is a later version. */
export function MarkVersion({ question, versions }: { question: Question; versions: Board['versions'] }) {
  const later = versions.filter(
    (version) => version.number > question.versionNumber && version.id !== question.revision?.versionId,
  );
  const [isOpen, setIsOpen] = useState(false);
  if (later.length === 0) return null;
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.conversations_mark_version()}
      </Button>
      <Dialog title={m.conversations_mark_version()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <MarkForm question={question} later={later} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

type MarkProps = { question: Question; later: Board['versions']; onDone(): void };

function MarkForm({ question, later, onDone }: MarkProps) {
  const [id] = useState(newId);
  const [versionId, setVersionId] = useState<string>(later[0]?.id ?? '');
  const renewed = useRenewed();
  const mark = useMutation(
    api.queries.markAnsweredByVersion.mutationOptions({
      onSuccess: async () => {
        onDone();
        await renewed.onSuccess();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    mark.mutate({ questionId: question.id, id, versionId } as never);
  };
  return (
    <form className="stack" onSubmit={send}>
      <SelectField
        label={m.conversations_mark_version_which()}
        hint={m.conversations_mark_version_hint()}
        value={versionId}
        options={later.map((version) => ({
          value: version.id,
          label: m.conversations_version_n({ number: number(version.number) }),
        }))}
        onChange={setVersionId}
      />
      <RefusalNotice error={mark.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={mark.isPending}>
          {m.conversations_mark_version_send()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
