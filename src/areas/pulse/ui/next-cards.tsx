import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** On Home: rounds that wait for the reader's answer, and results that have just opened. */
export function PulseNextCards() {
  const next = useQuery(api.queries.listNext.queryOptions());
  return (
    <>
      {(next.data?.toAnswer ?? []).map(({ id, closesOn }) => (
        <li key={id}>
          <PageLink to={paths.pulseAnswer(id)}>
            <NextCard what={m.pulse_card_answer()} who={m.pulse_card_until({ day: day(closesOn) })} />
          </PageLink>
        </li>
      ))}
      {(next.data?.opened ?? []).map(({ id, closedOn }) => (
        <li key={id}>
          <PageLink to={paths.pulseRound(id)}>
            <NextCard what={m.pulse_card_results()} who={m.pulse_card_since({ day: day(closedOn) })} />
          </PageLink>
        </li>
      ))}
    </>
  );
}
