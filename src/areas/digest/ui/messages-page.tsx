import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MessageSummary } from '../message-contract.ts';
import { api } from './api.ts';
import { timeWords } from './digest-words.ts';
import { MessageFacts } from './message-facts.tsx';
import './digest.css';

/** What was told, to whom and how; the latest first. */
export function MessagesPage() {
  const [after, setAfter] = useState(0);
  const messages = useQuery(api.queries.listMessages.queryOptions({ input: { after } }));
  return (
    <Loaded query={messages}>
      {(data) => (
        <PageBody
          title={m.digest_messages()}
          lead={m.digest_messages_lead()}
          actions={
            data.mayTell && (
              <LinkButton to={paths.newMessage} look="main">
                {m.digest_tell()}
              </LinkButton>
            )
          }
        >
          {data.messages.length === 0 && <EmptyState>{m.digest_messages_none()}</EmptyState>}
          {data.messages.length > 0 && (
            <ul className="item-list">
              {data.messages.map((message) => (
                <MessageItem key={message.id} message={message} />
              ))}
            </ul>
          )}
          <div className="row">
            {after > 0 && <Button onPress={() => setAfter(0)}>{m.digest_latest()}</Button>}
            {data.next !== null && (
              <Button onPress={() => setAfter(data.next ?? 0)}>{m.digest_earlier()}</Button>
            )}
          </div>
          <p className="small quiet">{timeWords(data.timeToAnswer)}</p>
        </PageBody>
      )}
    </Loaded>
  );
}

function MessageItem({ message }: { message: MessageSummary }) {
  return (
    <li className="stack-tight">
      <span className="row">
        <PageLink to={paths.message(message.id)} className="digest-title">
          <bdi>{message.title}</bdi>
        </PageLink>
        {message.isUnread && <Tag kind="accent">{m.digest_unread()}</Tag>}
        {message.openQuestions > 0 && (
          <Tag kind="attention">{m.digest_questions_open({ count: number(message.openQuestions) })}</Tag>
        )}
      </span>
      <MessageFacts message={message} />
    </li>
  );
}
