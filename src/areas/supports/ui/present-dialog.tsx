import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { DataConversation } from '../conversation-contract.ts';
import { api, useRefresh } from './api.ts';
import { OwnerPicker } from './owner-picker.tsx';

type Props = { talk: DataConversation; isOpen: boolean; onClose(): void };

/** Who is present and can write notes. Whoever leads the conversation adds them. */
export function PresentDialog({ talk, isOpen, onClose }: Props) {
  const refresh = useRefresh();
  const mark = useMutation(api.queries.markPresent.mutationOptions({ onSuccess: refresh }));
  const unmark = useMutation(api.queries.unmarkPresent.mutationOptions({ onSuccess: refresh }));
  const conversationId = talk.id;
  return (
    <Dialog title={m.supports_present()} isOpen={isOpen} onClose={onClose}>
      <p className="quiet">{m.supports_present_lead()}</p>
      <ul className="item-list">
        {talk.present.map((person) => (
          <li key={person.id} className="row-apart">
            <span>{person.name}</span>
            {talk.mayLead && person.id !== talk.startedBy.id && (
              <Button
                look="quiet"
                label={m.supports_present_remove({ name: person.name })}
                onPress={() => unmark.mutate({ conversationId, personId: person.id })}
              >
                {m.frame_remove()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {talk.mayLead && (
        <OwnerPicker
          label={m.supports_present_add()}
          chosen={null}
          onChoose={(person) => person !== null && mark.mutate({ conversationId, personId: person.id })}
        />
      )}
      <RefusalNotice error={mark.error ?? unmark.error} />
      <div className="row">
        <Button onPress={onClose}>{m.frame_close()}</Button>
      </div>
    </Dialog>
  );
}
