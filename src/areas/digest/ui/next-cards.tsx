import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** On Home: messages for the reader that they have not opened. */
export function DigestNextCards() {
  const unread = useQuery(api.queries.listUnread.queryOptions());
  return (
    <>
      {(unread.data?.messages ?? []).map((message) => (
        <li key={message.id}>
          <PageLink to={paths.message(message.id)}>
            <NextCard
              what={<span dir="auto">{message.title}</span>}
              who={m.digest_card_message({ name: message.by })}
            />
          </PageLink>
        </li>
      ))}
    </>
  );
}
