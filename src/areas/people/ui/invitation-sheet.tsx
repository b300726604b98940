import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { copyText } from '../../../client/copy-text.ts';
import { Button } from '../../../client/design/button.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { ago, moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { InvitationId } from '../invitation-contract.ts';
import type { PersonSheet } from '../person-contract.ts';
import { peopleApi } from './api.ts';

/** The link with which a person sets their password, for the first time or after forgetting it. */
export function InvitationSheet({ person }: { person: PersonSheet }) {
  const [id, setId] = useState(() => newId() as InvitationId);
  const queryClient = useQueryClient();
  const make = useMutation(
    peopleApi.queries.makeInvitation.mutationOptions({
      onSuccess: () => {
        // The next press is a new invitation; a press whose answer was lost repeats this one.
        setId(newId() as InvitationId);
        return queryClient.invalidateQueries({ queryKey: peopleApi.queries.readPerson.key() });
      },
    }),
  );
  return (
    <Sheet title={m.people_signing_in()}>
      <p>{describe(person)}</p>
      <RefusalNotice error={make.error} />
      {make.data === undefined ? (
        <div className="row">
          <Button
            look={person.signIn === 'none' ? 'main' : 'plain'}
            isBusy={make.isPending}
            onPress={() => make.mutate({ personId: person.id, id })}
          >
            {person.signIn === 'ready' ? m.people_make_reset() : m.people_make_invitation()}
          </Button>
        </div>
      ) : (
        <Link person={person} link={make.data.link} expiresAt={make.data.expiresAt} />
      )}
    </Sheet>
  );
}

function describe({ signIn, invitation }: PersonSheet): string {
  if (signIn === 'ready') return m.people_can_sign_in();
  if (signIn === 'invited' && invitation !== null)
    return m.people_invited_ago({ ago: ago(invitation.madeAt), until: moment(invitation.expiresAt) });
  return m.people_cannot_sign_in();
}

function Link({ person, link, expiresAt }: { person: PersonSheet; link: string; expiresAt: string }) {
  const { district } = useSession();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const subject = m.people_mail_subject({ district: district.name });
  const body = m.people_mail_body({ name: person.givenName, district: district.name, link });
  const mail = `mailto:${person.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return (
    <div className="stack">
      <p>{m.people_link_once({ until: moment(expiresAt) })}</p>
      <label className="field">
        <span className="people-label">{m.people_link()}</span>
        <span className="people-link">
          <input
            className="input"
            dir="ltr"
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
          />
          <Button look="main" onPress={() => void copyText(link).then(setCopied)}>
            {isCopied === true ? m.people_copied() : m.people_copy_link()}
          </Button>
        </span>
      </label>
      <p role="status">{isCopied === false ? m.copy_failed() : ''}</p>
      <div className="row">
        <a className="button" href={mail}>
          {m.people_write_mail()}
        </a>
      </div>
    </div>
  );
}
