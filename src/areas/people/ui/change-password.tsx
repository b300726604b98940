import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { PasswordOwner } from '../password-rules.ts';
import { peopleApi } from './api.ts';
import { NewPasswordField } from './password-field.tsx';

/** A new password for oneself. */
export function ChangePassword({ owner }: { owner: PasswordOwner }) {
  const [isOpen, setOpen] = useState(false);
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const queryClient = useQueryClient();
  const change = useMutation(
    peopleApi.queries.changePassword.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        setPresent('');
        setNext('');
        return queryClient.invalidateQueries({ queryKey: peopleApi.queries.listSessions.key() });
      },
    }),
  );
  return (
    <Sheet title={m.people_password()}>
      {isOpen ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!change.isPending) change.mutate({ present, next });
          }}
        >
          <input type="hidden" name="username" autoComplete="username" value={owner.email} readOnly />
          <TextField
            label={m.people_present_password()}
            type="password"
            autoComplete="current-password"
            value={present}
            onChange={setPresent}
            isRequired
          />
          <NewPasswordField label={m.people_new_password()} value={next} onChange={setNext} owner={owner} />
          <RefusalNotice error={change.error} />
          <div className="row">
            <Button type="submit" look="main" isBusy={change.isPending}>
              {m.people_change_password()}
            </Button>
            <Button look="quiet" onPress={() => setOpen(false)}>
              {m.frame_cancel()}
            </Button>
          </div>
        </form>
      ) : (
        <div className="row">
          <Button onPress={() => setOpen(true)}>{m.people_change_password()}</Button>
          <span role="status" className="quiet">
            {change.isSuccess ? m.people_password_changed() : ''}
          </span>
        </div>
      )}
    </Sheet>
  );
}
