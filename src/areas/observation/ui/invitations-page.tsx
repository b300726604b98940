import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { list, monthWords, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { mayObserve } from '../access.ts';
import type { Invitation, Invitations, OwnInvitation } from '../invitation-contract.ts';
import { observationApi } from './api.ts';
import { InvitationForm } from './invitation-form.tsx';
import { dayPartWords } from './invitation-words.ts';
import { daysOf } from './window-parts.tsx';
import './observation.css';

/** "Come and see": for a teacher to invite, for observers to come. */
export function InvitationsPage() {
  const { actor } = useSession();
  const query = useQuery(observationApi.queries.listInvitations.queryOptions());
  const observes = mayObserve(actor.capacity);
  return (
    <PageBody
      title={m.observation_invite_title()}
      lead={observes ? m.observation_invite_lead_observer() : m.observation_invite_lead()}
      above={<PageLink to={paths.forTeachers}>{m.observation_teachers_title()}</PageLink>}
    >
      <Loaded query={query}>
        {(data) => (
          <>
            {observes ? <Open invitations={data.open} /> : <Own data={data} />}
            <Kept />
            <Months months={data.months} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Own({ data }: { data: Invitations }) {
  return (
    <>
      <Sheet title={m.observation_invite_own()}>
        {data.own.length === 0 && <EmptyState>{m.observation_invite_own_none()}</EmptyState>}
        <ul className="item-list">
          {data.own.map((invitation) => (
            <OwnItem key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      </Sheet>
      <InvitationForm today={data.today} practices={data.practices} />
    </>
  );
}

function OwnItem({ invitation }: { invitation: OwnInvitation }) {
  const client = useQueryClient();
  const withdrawal = useMutation(
    observationApi.queries.withdrawInvitation.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: observationApi.queries.key() }),
    }),
  );
  return (
    <li className="stack-tight">
      <What invitation={invitation} />
      <p>
        {invitation.comers.length === 0
          ? m.observation_invite_nobody_yet()
          : m.observation_invite_comers({ names: list(invitation.comers) })}
      </p>
      <RefusalNotice error={withdrawal.error} />
      <div className="row no-print">
        <Button
          isBusy={withdrawal.isPending}
          label={m.observation_invite_withdraw_one({ practice: invitation.practice.name })}
          onPress={() => withdrawal.mutate({ id: invitation.id })}
        >
          {m.observation_invite_withdraw()}
        </Button>
      </div>
    </li>
  );
}

function Open({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <Sheet title={m.observation_invite_open()}>
      {invitations.length === 0 && <EmptyState>{m.observation_invite_open_none()}</EmptyState>}
      <ul className="item-list">
        {invitations.map((invitation) => (
          <OpenItem key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Sheet>
  );
}

function OpenItem({ invitation }: { invitation: Invitation }) {
  const { id, iWillCome } = invitation;
  const client = useQueryClient();
  const done = { onSuccess: () => client.invalidateQueries({ queryKey: observationApi.queries.key() }) };
  const taking = useMutation(observationApi.queries.takeUpInvitation.mutationOptions(done));
  const leaving = useMutation(observationApi.queries.leaveInvitation.mutationOptions(done));
  return (
    <li className="stack-tight">
      <What invitation={invitation} />
      <p className="quiet small">{invitation.building.name}</p>
      {invitation.note !== '' && <p dir="auto">{invitation.note}</p>}
      {iWillCome && <p role="status">{m.observation_invite_you_come()}</p>}
      {invitation.othersWillCome && <p className="quiet">{m.observation_invite_others_come()}</p>}
      <RefusalNotice error={taking.error ?? leaving.error} />
      <div className="row no-print">
        {iWillCome ? (
          <Button isBusy={leaving.isPending} onPress={() => leaving.mutate({ id })}>
            {m.observation_invite_leave()}
          </Button>
        ) : (
          <Button look="main" isBusy={taking.isPending} onPress={() => taking.mutate({ id })}>
            {m.observation_invite_take()}
          </Button>
        )}
      </div>
    </li>
  );
}

function What({ invitation }: { invitation: Invitation | OwnInvitation }) {
  return (
    <>
      <h3 dir="auto">{invitation.practice.name}</h3>
      <p>
        {daysOf(invitation)}
        {' · '}
        {dayPartWords[invitation.dayPart]()}
      </p>
    </>
  );
}

function Kept() {
  return (
    <details>
      <summary>{m.observation_invite_kept()}</summary>
      <p className="prose">{m.observation_invite_kept_text()}</p>
    </details>
  );
}

function Months({ months }: { months: Invitations['months'] }) {
  if (months.length === 0) return null;
  return (
    <Sheet title={m.observation_invite_months()}>
      <p className="quiet">{m.observation_invite_months_lead()}</p>
      <ul className="plain-list stack-tight">
        {months.map(({ building, month, ended }) => (
          <li key={`${building} ${month}`}>
            {m.observation_invite_month({
              building,
              month: monthWords(month),
              count: ended,
              shown: number(ended),
            })}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
