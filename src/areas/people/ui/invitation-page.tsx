import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { DistrictId } from '../../../kit/ids.ts';
import { peopleApi } from './api.ts';
import { Door } from './door.tsx';
import { useEnter } from './entering.ts';
import { NewPasswordField } from './password-field.tsx';

type Link = { districtId: DistrictId; secret: string };
type Invited = Awaited<ReturnType<typeof peopleApi.call.readInvitation>>;

/** What the link carries behind its `#`; null when it is incomplete. */
function readLink(hash: string): Link | null {
  const [districtId = '', secret = ''] = hash.replace(/^#/, '').split('.');
  return /^[0-9a-f-]{36}$/.test(districtId) && /^[\w-]{43}$/.test(secret)
    ? { districtId: districtId as DistrictId, secret }
    : null;
}

/** Where an invitation link leads: choose a password, and one is in. */
export function InvitationPage() {
  const { hash } = useLocation();
  const link = readLink(hash);
  const invitation = useQuery({
    ...peopleApi.queries.readInvitation.queryOptions({ input: link as Link }),
    enabled: link !== null,
    retry: false,
  });
  if (link === null || invitation.isError) return <NotOpen error={invitation.error} isCut={link === null} />;
  if (invitation.data === undefined) {
    return (
      <Door title={m.people_invitation()}>
        <p role="status">{m.frame_loading()}</p>
      </Door>
    );
  }
  return <Accept link={link} invited={invitation.data} />;
}

function NotOpen({ error, isCut }: { error: unknown; isCut: boolean }) {
  return (
    <Door title={m.people_invitation_not_open()}>
      {isCut ? <p>{m.people_invitation_cut()}</p> : <RefusalNotice error={error} />}
      <div className="row">
        <LinkButton to={paths.signIn}>{m.people_to_sign_in()}</LinkButton>
      </div>
    </Door>
  );
}

function Accept({ link, invited }: { link: Link; invited: Invited }) {
  const [password, setPassword] = useState('');
  const enter = useEnter();
  const accept = useMutation(
    peopleApi.queries.acceptInvitation.mutationOptions({
      onSuccess: (session) => enter(session, paths.home),
    }),
  );
  const district = invited.district.name;
  return (
    <Door
      title={m.people_hello({ name: invited.givenName })}
      lead={
        invited.hasPassword ? m.people_new_password_lead({ district }) : m.people_invited_lead({ district })
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!accept.isPending) accept.mutate({ ...link, password });
        }}
      >
        <p>
          {m.people_sign_in_with()} <strong dir="ltr">{invited.email}</strong>
        </p>
        {/* So that a password keeper knows whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={invited.email} readOnly />
        <NewPasswordField
          label={m.people_new_password()}
          value={password}
          onChange={setPassword}
          owner={{ ...invited, districtName: district }}
        />
        <RefusalNotice error={accept.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={accept.isPending}>
            {m.people_set_password()}
          </Button>
        </div>
      </form>
    </Door>
  );
}
