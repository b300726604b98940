import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { mayObserve } from '../access.ts';
import { observationApi } from './api.ts';

/** On Home: for an observer that teachers invite, for a teacher who will come. Nothing while loading, nothing when empty. */
export function InvitationNextCards() {
  const { actor } = useSession();
  const observes = mayObserve(actor.capacity);
  const query = useQuery({
    ...observationApi.queries.listInvitations.queryOptions(),
    enabled: observes || actor.capacity === 'teacher',
  });
  const open = (query.data?.open ?? []).filter(
    ({ iWillCome, othersWillCome }) => !iWillCome && !othersWillCome,
  );
  const comers = [...new Set((query.data?.own ?? []).flatMap((own) => own.comers))];
  if (open.length === 0 && comers.length === 0) return null;
  return (
    <li>
      <PageLink to={paths.invitations}>
        <NextCard
          what={
            observes
              ? m.observation_invite_card({ count: open.length, shown: number(open.length) })
              : m.observation_invite_card_come({ names: list(comers) })
          }
          who={observes ? m.observation_invite_card_who() : m.observation_invite_card_come_who()}
        />
      </PageLink>
    </li>
  );
}
