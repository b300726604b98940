import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { Message } from '../message-contract.ts';
import { api, useRefresh } from './api.ts';
import { AskForm, AskItem } from './ask-back.tsx';
import { timeWords } from './digest-words.ts';
import { MessageFacts } from './message-facts.tsx';
import { ReachTable } from './reach-table.tsx';
import './digest.css';

/** A message, what was asked back about it and the answers, and for the sender's side how far it reached. */
export function MessagePage() {
  const { messageId = '' } = useParams({ strict: false }) as { messageId?: string };
  const message = useQuery(api.queries.readMessage.queryOptions({ input: { id: messageId } as never }));
  return (
    <Loaded query={message}>
      {(found) => (
        <PageBody title={found.title} above={<PageLink to={paths.messages}>{m.digest_messages()}</PageLink>}>
          <Opening message={found} />
          <Sheet>
            <p className="digest-body" dir="auto">
              {found.body}
            </p>
            <MessageFacts message={found} />
          </Sheet>
          <Asks message={found} />
          {found.reach !== null && (
            <section className="stack">
              <h2>{m.digest_reach_title()}</h2>
              <ReachTable reach={found.reach} />
              <p className="small quiet">{m.digest_reach_why()}</p>
            </section>
          )}
          {found.version !== null && (
            <div className="row">
              <LinkButton to={paths.messageReach(found.version.id)}>{m.digest_reach_of_version()}</LinkButton>
            </div>
          )}
        </PageBody>
      )}
    </Loaded>
  );
}

/** Tells once that a person for whom the message is has opened it. */
function Opening({ message }: { message: Message }) {
  const refresh = useRefresh();
  const { id, isUnread } = message;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each message, not for each refresh
  useEffect(() => {
    if (isUnread) void api.call.openMessage({ id }).then(refresh, () => {});
  }, [id, isUnread]);
  return null;
}

function Asks({ message }: { message: Message }) {
  return (
    <section className="stack">
      <h2>{m.digest_asks()}</h2>
      {message.asks.length === 0 && <p className="quiet">{m.digest_asks_none()}</p>}
      {message.asks.map((ask) => (
        <AskItem key={ask.id} ask={ask} mayReply={message.mayReply} />
      ))}
      <AskForm messageId={message.id} />
      {message.asks.length > 0 && <p className="small quiet">{timeWords(message.timeToAnswer)}</p>}
    </section>
  );
}
