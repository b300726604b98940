import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** Visions and practices that nobody met for a while, for those accountable. */
export function StandingNextCards() {
  const next = useQuery(api.queries.listNext.queryOptions());
  return (
    <>
      {(next.data?.cards ?? []).map((card) => (
        <li key={card.versionId}>
          <PageLink to={paths.shared(card.versionId)}>
            <NextCard
              what={
                card.isVisionQuiet
                  ? m.standing_binder_vision({ title: card.title })
                  : m.standing_binder_practices({
                      count: card.quietPractices,
                      number: number(card.quietPractices),
                      title: card.title,
                    })
              }
              who={m.standing_binder_weeks({ count: card.weeks, weeks: number(card.weeks) })}
            />
          </PageLink>
        </li>
      ))}
    </>
  );
}
