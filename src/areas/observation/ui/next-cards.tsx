import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ObservationCard } from '../window-contract.ts';
import { observationApi } from './api.ts';
import { daysOf } from './window-parts.tsx';

/** The device's own store loads after what the server says. */
const UnsentCard = lazy(async () => ({ default: (await import('./unsent-card.tsx')).UnsentCard }));

/** What is next for the person in this area, as items of Home's list. Nothing while loading, nothing when empty. */
export function ObservationNextCards() {
  const query = useQuery(observationApi.queries.readObservationNext.queryOptions());
  const cards = (query.data?.cards ?? []).map((card) => {
    const { key, to, what, who, isPressing } = shownOf(card);
    return (
      <li key={key}>
        <PageLink to={to}>
          <NextCard what={what} who={who} isPressing={isPressing} />
        </PageLink>
      </li>
    );
  });
  return (
    <>
      <Suspense>
        <UnsentCard />
      </Suspense>
      {cards}
    </>
  );
}

function shownOf(card: ObservationCard) {
  switch (card.kind) {
    case 'agreement-to-publish':
      return {
        key: card.kind,
        to: paths.newAgreement,
        what: m.window_card_agreement(),
        who: m.window_card_agreement_who(),
        isPressing: true,
      };
    case 'window-can-open':
      return {
        key: card.versionId,
        to: paths.newWindow,
        what: m.window_card_can_open({ subject: card.subject }),
        who: m.window_card_can_open_who({ percent: number(card.coveragePercent) }),
        isPressing: false,
      };
    case 'window-to-visit':
      return {
        key: card.windowId,
        to: card.state === 'open' ? paths.visit : paths.window(card.windowId),
        what: m.window_card_visit({ subject: card.subject }),
        who:
          card.state === 'open'
            ? m.window_until({ day: day(card.endsOn) })
            : m.window_opens_on({ day: day(card.startsOn) }),
        isPressing: false,
      };
    case 'visits-look-alike':
      return {
        key: card.kind,
        to: paths.myVisits,
        what: m.observation_card_alike({ count: card.count, shown: number(card.count) }),
        who: m.observation_card_alike_who(),
        isPressing: false,
      };
    case 'visits-missing':
      return {
        key: card.kind,
        to: paths.myVisits,
        what: m.observation_card_missing({ count: card.count, shown: number(card.count) }),
        who: m.observation_card_missing_who(),
        isPressing: true,
      };
    case 'window-in-your-building':
      return {
        key: card.windowId,
        to: paths.window(card.windowId),
        what: m.window_card_building({ subject: card.subject }),
        who: daysOf(card),
        isPressing: false,
      };
  }
}
