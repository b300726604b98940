import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CultureCard } from '../settings-contract.ts';
import { api } from './api.ts';

/** One's own commitments to look at again, and norms that wait for those who agree on them. */
export function CultureNextCards() {
  const next = useQuery(api.queries.listNext.queryOptions());
  return (
    <>
      {(next.data?.cards ?? []).map((card) => (
        <li key={card.kind === 'commitment' ? card.id : card.kind}>
          <PageLink to={pathOf(card)}>
            <NextCard {...wordsOf(card)} />
          </PageLink>
        </li>
      ))}
    </>
  );
}

function pathOf(card: CultureCard): string {
  if (card.kind === 'commitment') return paths.commitments;
  return `${paths.norms}?standing=${card.kind === 'norms-to-revisit' ? 'due' : 'open'}`;
}

function wordsOf(card: CultureCard): { what: string; who: string } {
  if (card.kind === 'commitment')
    return {
      what: m.culture_card_commitment({ what: card.what }),
      who: m.culture_card_commitment_who({ day: day(card.dueOn) }),
    };
  const counted = { count: card.count, shown: number(card.count) };
  return card.kind === 'norms-to-revisit'
    ? { what: m.culture_card_revisit(counted), who: m.culture_due_since({ day: day(card.since) }) }
    : { what: m.culture_card_proposed(counted), who: m.culture_card_proposed_who({ day: day(card.since) }) };
}
