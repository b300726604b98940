import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PeerCount, PeerTeam } from '../peer-contract.ts';
import { observationApi } from './api.ts';
import './observation.css';
import './teachers.css';

/** What one's own teams saw when their people visited one another: the teams' own, and nobody else's. */
export function PeerPage() {
  const query = useQuery(observationApi.queries.listPeerTeams.queryOptions());
  return (
    <PageBody
      title={m.observation_peer_title()}
      lead={m.observation_peer_lead()}
      above={<PageLink to={paths.forTeachers}>{m.observation_teachers_title()}</PageLink>}
    >
      <Notice>
        <p>{m.observation_peer_own()}</p>
      </Notice>
      <Loaded query={query}>
        {({ teams }) =>
          teams.length === 0 ? (
            <EmptyState
              action={<LinkButton to={paths.newGroup}>{m.observation_peer_form_team()}</LinkButton>}
            >
              {m.observation_peer_none()}
            </EmptyState>
          ) : (
            teams.map((team) => <Team key={team.id} team={team} />)
          )
        }
      </Loaded>
    </PageBody>
  );
}

function Team({ team }: { team: PeerTeam }) {
  const canRecord = team.isLargeEnough && team.practices.length > 0;
  return (
    <Sheet title={<bdi>{team.name}</bdi>}>
      <p className="quiet">
        {m.observation_peer_people({ count: team.people, shown: number(team.people) })}{' '}
        {team.hasAdministrator && m.observation_peer_administrator()}
      </p>
      {!team.isLargeEnough && <p>{m.observation_peer_too_small()}</p>}
      {team.practices.length === 0 && (
        <p>
          {m.observation_peer_no_practices()}{' '}
          <PageLink to={paths.group(team.id)}>{m.observation_peer_to_team()}</PageLink>
        </p>
      )}
      <Counts team={team} />
      <div className="row no-print">
        {canRecord && (
          <LinkButton to={paths.peerVisit(team.id)} look="main">
            {m.observation_peer_record()}
          </LinkButton>
        )}
        <Deletion team={team} />
      </div>
    </Sheet>
  );
}

function Counts({ team }: { team: PeerTeam }) {
  if (team.counts.length === 0) return <p>{m.observation_peer_waits()}</p>;
  return (
    <>
      <p>{m.observation_peer_visits({ shown: number(team.visits) })}</p>
      <dl className="peer-counts">
        {team.counts.map((count) => (
          <Count key={count.practiceId} count={count} />
        ))}
      </dl>
      <p className="quiet small">{m.observation_peer_fives()}</p>
      {team.counts.some(({ interval }) => interval !== null) && (
        <p className="quiet small">{m.observation_peer_how()}</p>
      )}
    </>
  );
}

function Count({ count }: { count: PeerCount }) {
  const { seen, noOpportunity, couldNotTell, interval } = count;
  const could = seen + count.notSeen;
  return (
    <div>
      <dt dir="auto">{count.name}</dt>
      <dd>
        {m.observation_peer_seen({ seen: number(seen), count: could, shown: number(could) })}{' '}
        {interval !== null &&
          m.observation_peer_likely({
            low: number(Math.floor(interval.low * 100)),
            high: number(Math.ceil(interval.high * 100)),
          })}
        {(noOpportunity > 0 || couldNotTell > 0) && (
          <span className="quiet">
            {' '}
            {m.observation_peer_else({ none: number(noOpportunity), unsure: number(couldNotTell) })}
          </span>
        )}
      </dd>
    </div>
  );
}

function Deletion({ team }: { team: PeerTeam }) {
  const [isOpen, setIsOpen] = useState(false);
  const client = useQueryClient();
  const deletion = useMutation(
    observationApi.queries.deletePeerVisits.mutationOptions({
      onSuccess: async () => {
        setIsOpen(false);
        await client.invalidateQueries({ queryKey: observationApi.queries.key() });
      },
    }),
  );
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.observation_peer_delete()}
      </Button>
      <Dialog title={m.observation_peer_delete_title()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>{m.observation_peer_delete_text()}</p>
        <RefusalNotice error={deletion.error} />
        <div className="row">
          <Button
            look="main"
            isBusy={deletion.isPending}
            onPress={() => deletion.mutate({ teamId: team.id })}
          >
            {m.observation_peer_delete_yes()}
          </Button>
          <Button onPress={() => setIsOpen(false)}>{m.observation_peer_delete_no()}</Button>
        </div>
      </Dialog>
    </>
  );
}
