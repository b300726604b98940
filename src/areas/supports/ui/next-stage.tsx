import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { DataConversation } from '../conversation-contract.ts';
import type { Stage } from '../problem-contract.ts';
import type { Protocol } from '../protocol-schema.ts';
import { api, useRefresh } from './api.ts';

type Props = { talk: DataConversation; protocol: Protocol; latest: Stage };

/** Takes the group on to the next stage. */
export function NextStage({ talk, protocol, latest }: Props) {
  const refresh = useRefresh();
  const open = useMutation(api.queries.openStage.mutationOptions({ onSuccess: refresh }));
  const next = protocol.steps[protocol.steps.findIndex(({ stage }) => stage === latest) + 1];
  if (next === undefined) return null;
  return (
    <div className="stack-tight">
      <RefusalNotice error={open.error} />
      <div className="row">
        <Button
          isBusy={open.isPending}
          onPress={() => open.mutate({ conversationId: talk.id, stage: next.stage })}
        >
          {m.supports_go_on({ stage: next.title[language()] })}
        </Button>
      </div>
    </div>
  );
}
