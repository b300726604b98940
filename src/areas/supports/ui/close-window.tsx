import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { DataConversation } from '../conversation-contract.ts';
import type { MissingForClosing } from '../problem-contract.ts';
import { api, useRefresh } from './api.ts';
import { missingWords } from './step-words.ts';

/** Closes the window for good, or says what it still lacks and who can close it. */
export function CloseWindow({ talk }: { talk: DataConversation }) {
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const close = useMutation(
    api.queries.closeWindow.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        await refresh();
      },
    }),
  );
  const { window } = talk;
  const missing: MissingForClosing[] = [];
  if (!window.hasEnded) missing.push('end');
  if (talk.steps.every((step) => step.status === 'dropped')) missing.push('next_step');
  return (
    <section className="stack">
      <h2>{m.supports_close_title()}</h2>
      {missing.length > 0 && (
        <p>
          {m.supports_close_missing({
            missing: list(missing.map((one) => missingWords(one, window.endsOn))),
          })}
        </p>
      )}
      {missing.length === 0 && !window.mayClose && <p>{m.supports_close_who()}</p>}
      {missing.length === 0 && window.mayClose && (
        <div className="row">
          <Button look="main" onPress={() => setAsking(true)}>
            {m.supports_window_close()}
          </Button>
        </div>
      )}
      <Dialog title={m.supports_close_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.supports_close_sure()}</p>
        <RefusalNotice error={close.error} />
        <div className="row">
          <Button
            look="main"
            isBusy={close.isPending}
            onPress={() => close.mutate({ windowId: window.id, conversationId: talk.id })}
          >
            {m.supports_close_for_good()}
          </Button>
          <Button onPress={() => setAsking(false)}>{m.frame_cancel()}</Button>
        </div>
      </Dialog>
    </section>
  );
}
