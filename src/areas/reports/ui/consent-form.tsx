import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { addDays } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ConsentId, FieldScope } from '../../people/consent-contract.ts';
import { api, peopleApi } from './api.ts';
import { scopeWords } from './scope-words.ts';

type Draft = {
  id: ConsentId;
  givenName: string;
  familyName: string;
  email: string;
  scopes: FieldScope[];
  startsOn: string;
  endsOn: string;
};

/** The superintendent says who may see what, from when until when. */
export function ConsentForm({ today }: { today: string }) {
  const fresh = (): Draft => ({
    id: newId() as ConsentId,
    ...{ givenName: '', familyName: '', email: '' },
    scopes: ['board_update'],
    startsOn: today,
    endsOn: addDays(today, 180),
  });
  const [draft, setDraft] = useState(fresh);
  const offered = useQuery(api.queries.listScopes.queryOptions());
  const queryClient = useQueryClient();
  const give = useMutation(
    peopleApi.queries.giveConsent.mutationOptions({
      onSuccess: () => {
        setDraft(fresh());
        return queryClient.invalidateQueries({ queryKey: peopleApi.queries.listConsents.key() });
      },
    }),
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!give.isPending && draft.scopes.length > 0) give.mutate(draft);
      }}
    >
      <Who draft={draft} onChange={setDraft} />
      <fieldset className="field">
        <legend>{m.reports_consent_what()}</legend>
        {(offered.data?.scopes ?? []).map((scope) => (
          <CheckField
            key={scope}
            label={scopeWords[scope]()}
            isChecked={draft.scopes.includes(scope)}
            onChange={(isChecked) => {
              const others = draft.scopes.filter((one) => one !== scope);
              setDraft({ ...draft, scopes: isChecked ? [...others, scope] : others });
            }}
          />
        ))}
      </fieldset>
      <div className="grid">
        <TextField
          label={m.reports_consent_from()}
          type="date"
          min={today}
          value={draft.startsOn}
          onChange={(startsOn) => setDraft({ ...draft, startsOn })}
          isRequired
        />
        <TextField
          label={m.reports_consent_until()}
          hint={m.reports_consent_until_hint()}
          type="date"
          min={draft.startsOn}
          value={draft.endsOn}
          onChange={(endsOn) => setDraft({ ...draft, endsOn })}
          isRequired
        />
      </div>
      <RefusalNotice error={give.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={give.isPending || draft.scopes.length === 0}>
          {m.reports_consent_give()}
        </Button>
      </div>
    </form>
  );
}

function Who({ draft, onChange }: { draft: Draft; onChange(draft: Draft): void }) {
  return (
    <div className="grid">
      <TextField
        label={m.reports_consent_given_name()}
        value={draft.givenName}
        onChange={(givenName) => onChange({ ...draft, givenName })}
        isRequired
        maxLength={200}
      />
      <TextField
        label={m.reports_consent_family_name()}
        value={draft.familyName}
        onChange={(familyName) => onChange({ ...draft, familyName })}
        isRequired
        maxLength={200}
      />
      <TextField
        label={m.reports_consent_email()}
        type="email"
        value={draft.email}
        onChange={(email) => onChange({ ...draft, email })}
        isRequired
        maxLength={254}
      />
    </div>
  );
}
