import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Vision } from '../vision-contract.ts';
import { api } from './api.ts';

/** Opens an adopted vision for its next version, with the reason. The version in force stays until another is adopted. */
export function NextVersion({ vision }: { vision: Vision }) {
  const leads = useActsAs('superintendent', 'dn_member');
  const [isOpen, setOpen] = useState(false);
  const [revisionId] = useState(newId);
  const [reason, setReason] = useState('');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const revise = useMutation(
    api.queries.reviseVision.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.visionDraft(vision.id) });
      },
    }),
  );
  if (vision.next.stage !== 'adopted' || !(leads || vision.you.isOnTeam)) return null;
  return (
    <div className="no-print">
      <Button look="quiet" onPress={() => setOpen(true)}>
        {m.visions_revise()}
      </Button>
      <Dialog title={m.visions_revise()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            revise.mutate({ visionId: vision.id, revisionId, reason } as never);
          }}
        >
          <p>{m.visions_revise_lead()}</p>
          <TextArea
            label={m.visions_revise_reason()}
            value={reason}
            onChange={setReason}
            maxLength={5000}
            isRequired
          />
          <RefusalNotice error={revise.error} />
          <div className="row">
            <Button type="submit" look="main" isBusy={revise.isPending}>
              {m.visions_revise_now()}
            </Button>
            <Button onPress={() => setOpen(false)}>{m.visions_leave_as_is()}</Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
