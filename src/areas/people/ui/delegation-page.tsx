import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Delegation } from '../delegation-contract.ts';
import { peopleApi } from './api.ts';
import { DelegationForm } from './delegation-form.tsx';
import './people.css';

/** Who reviews visions in the superintendent's place, and until when. */
export function DelegationPage() {
  const isSuperintendent = useActsAs('superintendent');
  const delegations = useQuery(peopleApi.queries.listDelegations.queryOptions());
  return (
    <PageBody
      title={m.people_delegation()}
      lead={m.people_delegation_lead()}
      above={<PageLink to={paths.district}>{m.frame_district()}</PageLink>}
    >
      <Loaded query={delegations}>{(data) => <Delegations delegations={data.delegations} />}</Loaded>
      {isSuperintendent && (
        <Sheet title={m.people_name_designee()}>
          <DelegationForm />
        </Sheet>
      )}
    </PageBody>
  );
}

function Delegations({ delegations }: { delegations: readonly Delegation[] }) {
  const current = delegations.filter(({ state }) => state !== 'over');
  const over = delegations.filter(({ state }) => state === 'over');
  return (
    <div className="stack">
      {current.length === 0 ? (
        <EmptyState>{m.people_no_designee()}</EmptyState>
      ) : (
        <ul className="item-list">
          {current.map((delegation) => (
            <li key={delegation.id}>
              <DelegationLine delegation={delegation} />
            </li>
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details>
          <summary>{m.people_earlier_delegations()}</summary>
          <ul className="item-list">
            {over.map((delegation) => (
              <li key={delegation.id}>
                <DelegationLine delegation={delegation} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function DelegationLine({ delegation }: { delegation: Delegation }) {
  const mayEnd = useActsAs('superintendent', 'district_office');
  const queryClient = useQueryClient();
  const end = useMutation(
    peopleApi.queries.endDelegation.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleApi.queries.listDelegations.key() }),
    }),
  );
  const { from, to, startsOn, endsOn, endedAt, state } = delegation;
  const stateWords = {
    in_force: m.people_state_in_force,
    to_come: m.people_state_to_come,
    over: endedAt === null ? m.people_state_over : m.people_state_ended_early,
  };
  return (
    <div className="stack-tight">
      <div className="people-line">
        <span>
          <span className="people-name">{m.people_reviews_for({ to: to.name, from: from.name })}</span>
          <br />
          <span className="quiet small">{m.people_from_to({ from: day(startsOn), to: day(endsOn) })}</span>
        </span>
        <Tag kind={state === 'in_force' ? 'accent' : 'plain'}>{stateWords[state]()}</Tag>
      </div>
      {mayEnd && state !== 'over' && (
        <div className="row">
          <Button
            look="quiet"
            label={m.people_end_delegation_of({ name: to.name })}
            isBusy={end.isPending}
            onPress={() => end.mutate({ id: delegation.id })}
          >
            {m.people_end_delegation()}
          </Button>
        </div>
      )}
      <RefusalNotice error={end.error} />
    </div>
  );
}
