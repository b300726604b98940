import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { RadioField, TextArea } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Path } from '../practice-contract.ts';
import { api } from './api.ts';
import { useDesk } from './draft-desk.ts';

/** On the adopt path: that the text is the model's, to the letter, and the way to change it after all. */
export function ProofLine() {
  const { vision } = useDesk();
  const proof = useQuery(api.queries.readProof.queryOptions({ input: { visionId: vision.id } as never }));
  return (
    <Loaded query={proof}>
      {({ isUnchanged, differenceIsEmpty, model, draftSha256 }) => (
        <Notice kind={isUnchanged && differenceIsEmpty ? 'info' : 'attention'}>
          <p>
            {isUnchanged && differenceIsEmpty
              ? m.visions_proof({ title: model.title, version: model.version })
              : m.visions_proof_differs({ title: model.title, version: model.version })}
          </p>
          <details className="small">
            <summary>{m.visions_proof_how()}</summary>
            <p className="visions-digest">
              {m.visions_proof_model()} <code dir="ltr">{model.sha256}</code>
            </p>
            <p className="visions-digest">
              {m.visions_proof_draft()} <code dir="ltr">{draftSha256}</code>
            </p>
          </details>
        </Notice>
      )}
    </Loaded>
  );
}

/** From adopt to modify or create, from modify to create: with its reason, recorded, and not back. */
export function ChangePath() {
  const { vision, draft } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const [changeId] = useState(newId);
  const [path, setPath] = useState<Path>(draft.path === 'adopt' ? 'modify' : 'create');
  const [reason, setReason] = useState('');
  const queryClient = useQueryClient();
  const change = useMutation(
    api.queries.changePath.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        setOpen(false);
      },
    }),
  );
  if (!draft.mayWrite || draft.path === 'create') return null;
  const options = [
    { value: 'modify', label: m.visions_start_modify(), hint: m.visions_start_modify_hint() },
    { value: 'create', label: m.visions_start_create(), hint: m.visions_path_create_hint() },
  ].slice(draft.path === 'adopt' ? 0 : 1);
  return (
    <div>
      <Button onPress={() => setOpen(true)}>{m.visions_path_change()}</Button>
      <Dialog title={m.visions_path_change()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ visionId: vision.id, changeId, path, reason } as never);
          }}
        >
          <p>{m.visions_path_change_lead()}</p>
          <RadioField
            label={m.visions_start_path()}
            value={path}
            options={options}
            onChange={(value) => setPath(value as Path)}
          />
          <TextArea
            label={m.visions_path_change_reason()}
            value={reason}
            onChange={setReason}
            maxLength={5000}
            isRequired
          />
          <RefusalNotice error={change.error} />
          <div className="row">
            <Button type="submit" look="main" isBusy={change.isPending}>
              {m.visions_path_change_now()}
            </Button>
            <Button onPress={() => setOpen(false)}>{m.visions_leave_as_is()}</Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
