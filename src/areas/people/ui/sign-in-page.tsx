import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextField } from '../../../client/design/field.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { DistrictId } from '../../../kit/ids.ts';
import { peopleApi } from './api.ts';
import { Door } from './door.tsx';
import { useEnter } from './entering.ts';

type Districts = { id: DistrictId; name: string }[];

/** The districts to choose from, when the password was right in several. */
function districtsIn(error: unknown): Districts {
  if (!(error instanceof ORPCError) || error.code !== 'people/choose-district') return [];
  return (error.data as { districts: Districts }).districts;
}

/** Sign-in by e-mail and password. */
export function SignInPage() {
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [districtId, setDistrictId] = useState('');
  const enter = useEnter();
  const signIn = useMutation(
    peopleApi.queries.signIn.mutationOptions({
      onSuccess: (session) => enter(session, next ?? paths.home),
    }),
  );
  const districts = districtsIn(signIn.error);
  const send = () =>
    signIn.mutate({
      email,
      password,
      ...(districtId === '' ? {} : { districtId: districtId as DistrictId }),
    });
  return (
    <Door title={m.people_sign_in()}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!signIn.isPending) send();
        }}
      >
        <TextField
          label={m.people_email()}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          isRequired
          maxLength={254}
        />
        <TextField
          label={m.people_password()}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
        />
        {districts.length > 0 ? (
          <RadioField
            label={m.people_which_district()}
            value={districtId}
            options={districts.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setDistrictId}
          />
        ) : (
          <RefusalNotice error={signIn.error} />
        )}
        <div className="row">
          <Button type="submit" look="main" isBusy={signIn.isPending}>
            {m.people_sign_in()}
          </Button>
        </div>
      </form>
      <div className="stack-tight quiet small">
        <p>{m.people_forgot()}</p>
        <p>{m.people_no_account()}</p>
      </div>
    </Door>
  );
}
