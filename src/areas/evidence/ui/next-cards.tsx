import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** Parts whose evidence has grown old, for those who lead the district. */
export function EvidenceNextCards() {
  const next = useQuery(api.queries.listNext.queryOptions());
  if (next.data === undefined || next.data.indicatorId === null) return null;
  const { parts, indicatorId } = next.data;
  return (
    <li>
      <PageLink to={paths.indicator(indicatorId)}>
        <NextCard
          what={m.evidence_next_old({ count: parts, shown: number(parts) })}
          who={m.evidence_next_old_who()}
        />
      </PageLink>
    </li>
  );
}
