import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** On Home: requests that wait for who can give, supports that were given and wait for their asker, and those that lapse. */
export function RequestsNextCards() {
  const next = useQuery(api.queries.readNext.queryOptions());
  if (next.data === undefined) return null;
  const { waiting, toClose, toKeep } = next.data;
  return (
    <>
      {waiting.count > 0 && (
        <li>
          <PageLink to={`${paths.requests}?whose=to_give`}>
            <NextCard
              what={m.requests_card_waiting({ count: waiting.count, shown: number(waiting.count) })}
              who={waiting.since === null ? undefined : m.requests_card_since({ day: day(waiting.since) })}
            />
          </PageLink>
        </li>
      )}
      {toClose.map((request) => (
        <li key={request.id}>
          <PageLink to={paths.request(request.id)}>
            <NextCard
              what={<span dir="auto">{request.what}</span>}
              who={m.requests_card_close()}
              isPressing
            />
          </PageLink>
        </li>
      ))}
      {toKeep.map((request) => (
        <li key={request.id}>
          <PageLink to={paths.request(request.id)}>
            <NextCard what={<span dir="auto">{request.what}</span>} who={m.requests_card_keep()} />
          </PageLink>
        </li>
      ))}
    </>
  );
}
