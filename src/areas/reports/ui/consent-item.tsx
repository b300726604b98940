import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { day, list, moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { FieldConsent } from '../../people/consent-contract.ts';
import { peopleApi } from './api.ts';
import { scopeWords } from './scope-words.ts';

const stateWords = {
  in_force: m.reports_consent_in_force,
  to_come: m.reports_consent_to_come,
  over: m.reports_consent_over,
};

const signInWords = {
  none: m.reports_sign_in_none,
  invited: m.reports_sign_in_invited,
  ready: m.reports_sign_in_ready,
};

/** One consent: who, what, from when until when, who gave it; and the two things that can be done with it. */
export function ConsentItem({ consent }: { consent: FieldConsent }) {
  const mayEnd = useActsAs('superintendent', 'district_office');
  const { person, scopes, startsOn, endsOn, givenBy, givenAt, endedBy, endedAt, state } = consent;
  return (
    <li className="stack-tight">
      <span className="row">
        <strong>
          <bdi>{person.name}</bdi>
        </strong>
        <Tag kind={state === 'in_force' ? 'accent' : 'plain'}>{stateWords[state]()}</Tag>
      </span>
      <p>{m.reports_consent_sees({ what: list(scopes.map((scope) => scopeWords[scope]())) })}</p>
      <p className="quiet small">
        {m.reports_consent_days({ from: day(startsOn), until: day(endsOn) })}{' '}
        {m.reports_consent_by({ name: givenBy, at: moment(givenAt) })}{' '}
        {endedBy !== null && endedAt !== null
          ? m.reports_consent_ended({ name: endedBy, at: moment(endedAt) })
          : state !== 'over' && signInWords[consent.signIn]()}
      </p>
      {mayEnd && state !== 'over' && (
        <div className="row">
          <Invite consent={consent} />
          <End consent={consent} />
        </div>
      )}
    </li>
  );
}

function Invite({ consent }: { consent: FieldConsent }) {
  const [id, setId] = useState(newId);
  const queryClient = useQueryClient();
  const make = useMutation(
    peopleApi.queries.makeInvitation.mutationOptions({
      onSuccess: () => {
        setId(newId());
        return queryClient.invalidateQueries({ queryKey: peopleApi.queries.listConsents.key() });
      },
    }),
  );
  if (make.data !== undefined)
    return (
      <label className="field">
        <span>{m.reports_invitation_link({ until: moment(make.data.expiresAt) })}</span>
        <input
          className="input"
          dir="ltr"
          readOnly
          value={make.data.link}
          onFocus={(event) => event.target.select()}
        />
      </label>
    );
  return (
    <>
      <Button
        look={consent.signIn === 'none' ? 'main' : 'plain'}
        isBusy={make.isPending}
        onPress={() => make.mutate({ personId: consent.person.id, id: id as never })}
      >
        {m.reports_invite()}
      </Button>
      <RefusalNotice error={make.error} />
    </>
  );
}

function End({ consent }: { consent: FieldConsent }) {
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const end = useMutation(
    peopleApi.queries.endConsent.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        return queryClient.invalidateQueries({ queryKey: peopleApi.queries.listConsents.key() });
      },
    }),
  );
  return (
    <>
      <Button onPress={() => setAsking(true)}>{m.reports_consent_end()}</Button>
      <Dialog title={m.reports_consent_end_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.reports_consent_end_what({ name: consent.person.name })}</p>
        <RefusalNotice error={end.error} />
        <div className="row">
          <Button look="main" isBusy={end.isPending} onPress={() => end.mutate({ id: consent.id })}>
            {m.reports_consent_end_now()}
          </Button>
          <Button onPress={() => setAsking(false)}>{m.reports_consent_keep()}</Button>
        </div>
      </Dialog>
    </>
  );
}
