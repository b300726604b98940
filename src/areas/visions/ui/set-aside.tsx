import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Vision } from '../vision-contract.ts';
import { api } from './api.ts';

/** Sets a draft aside that nobody goes on with, or takes it up again. Nothing of it is lost. */
export function SetAside({ vision }: { vision: Vision }) {
  const [isOpen, setOpen] = useState(false);
  const [asideId, setAsideId] = useState(newId);
  const [reason, setReason] = useState('');
  const queryClient = useQueryClient();
  const isAside = vision.next.stage === 'set_aside';
  const setAside = useMutation(
    api.queries.setAside.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        setOpen(false);
        setReason('');
        setAsideId(newId());
      },
    }),
  );
  if (!vision.you.maySetAside) return null;
  const what = isAside ? m.visions_take_up() : m.visions_set_aside();
  return (
    <div className="no-print">
      <Button look={isAside ? 'main' : 'quiet'} onPress={() => setOpen(true)}>
        {what}
      </Button>
      <Dialog title={what} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const change = isAside ? 'taken_up' : 'set_aside';
            setAside.mutate({ visionId: vision.id, asideId, change, reason } as never);
          }}
        >
          <p>{isAside ? m.visions_take_up_lead() : m.visions_set_aside_lead()}</p>
          <TextArea
            label={m.visions_aside_reason()}
            value={reason}
            onChange={setReason}
            maxLength={1000}
            isRequired
          />
          <RefusalNotice error={setAside.error} />
          <div className="row">
            <Button type="submit" look="main" isBusy={setAside.isPending}>
              {what}
            </Button>
            <Button onPress={() => setOpen(false)}>{m.visions_leave_as_is()}</Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
