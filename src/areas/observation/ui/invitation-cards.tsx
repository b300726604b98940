import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { mayObserve } from '../access.ts';
import { findInvitationCard } from '../invitation-rules.ts';
import { observationApi } from './api.ts';

/** On Home: for an observer that teachers invite, for a teacher who will come. Nothing while loading, nothing when empty. */
export function InvitationNextCards() {
  const { actor } = useSession();
  const observes = mayObserve(actor.capacity);
  const query = useQuery({
    ...observationApi.queries.listInvitations.queryOptions(),
    enabled: observes || actor.capacity === 'teacher',
  });
  const card = query.data === undefined ? null : findInvitationCard(query.data);
  if (card === null) return null;
  return (
    <li>
      <PageLink to={paths.invitations}>
        <NextCard
          what={
            card.is === 'open'
              ? m.observation_invite_card({ count: card.count, shown: number(card.count) })
              : m.observation_invite_card_come({ names: list(card.names) })
          }
          who={card.is === 'open' ? m.observation_invite_card_who() : m.observation_invite_card_come_who()}
        />
      </PageLink>
    </li>
  );
}
