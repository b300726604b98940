import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import type { Process } from '../call-contract.ts';
import { api } from './api.ts';

/** How the district goes about a vision: whom it invites and how, who reviews, how the District Network decides. */
export function ProcessPage() {
  const process = useQuery(api.queries.readProcess.queryOptions());
  return (
    <PageBody title={m.visions_process()} lead={m.visions_process_lead()}>
      <Loaded query={process}>{(read) => <ProcessForm process={read} />}</Loaded>
    </PageBody>
  );
}

function ProcessForm({ process }: { process: Process }) {
  const [asked, setAsked] = useState(process);
  const mayChange = useActsAs('superintendent', 'dn_member', 'district_office');
  const queryClient = useQueryClient();
  const change = useMutation(
    api.queries.changeProcess.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(asked);
      }}
    >
      <RadioField
        label={m.visions_process_invitation()}
        value={asked.invitation}
        onChange={(value) => setAsked({ ...asked, invitation: value as Process['invitation'] })}
        options={[
          {
            value: 'open_call',
            label: m.visions_process_open_call(),
            hint: m.visions_process_open_call_hint(),
          },
          {
            value: 'by_building',
            label: m.visions_process_by_building(),
            hint: m.visions_process_by_building_hint(),
          },
          {
            value: 'nomination',
            label: m.visions_process_nomination(),
            hint: m.visions_process_nomination_hint(),
          },
        ]}
      />
      <RadioField
        label={m.visions_process_reviewer()}
        value={asked.reviewer}
        onChange={(value) => setAsked({ ...asked, reviewer: value as Process['reviewer'] })}
        options={[
          { value: 'superintendent_or_designee', label: m.visions_process_or_designee() },
          { value: 'superintendent', label: m.visions_process_superintendent() },
        ]}
      />
      <RadioField
        label={m.visions_process_decision()}
        value={asked.decision}
        onChange={(value) => setAsked({ ...asked, decision: value as Process['decision'] })}
        options={[
          { value: 'consent', label: m.visions_process_consent(), hint: m.visions_process_consent_hint() },
          { value: 'vote', label: m.visions_process_vote(), hint: m.visions_process_vote_hint() },
          { value: 'sign_off', label: m.visions_process_sign_off(), hint: m.visions_process_sign_off_hint() },
        ]}
      />
      <RefusalNotice error={change.error} />
      {change.isSuccess && (
        <Notice>
          <p>{m.visions_process_saved()}</p>
        </Notice>
      )}
      {mayChange ? (
        <div className="row">
          <Button type="submit" look="main" isBusy={change.isPending}>
            {m.frame_save()}
          </Button>
        </div>
      ) : (
        <p className="quiet">{m.visions_process_who()}</p>
      )}
    </form>
  );
}
