import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { ago } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** On Home, for the superintendent and DN members: an associate of the field team wrote and waits for a word. */
export function ReportsNextCards() {
  const next = useQuery(api.queries.listNext.queryOptions());
  return (
    <>
      {(next.data?.cards ?? []).map((card) => (
        <li key={card.consentId}>
          <PageLink to={paths.fieldConsent}>
            <NextCard
              what={m.reports_card_wrote({ name: card.name })}
              who={m.reports_card_since({ ago: ago(card.since) })}
            />
          </PageLink>
        </li>
      ))}
    </>
  );
}
