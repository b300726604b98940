import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { newId } from '../../../kit/new-id.ts';
import { peopleApi } from './api.ts';
import { DetailsFields } from './details-fields.tsx';

/** Adds a person, and goes to their sheet, where they get a capacity and an invitation. */
export function AddPerson({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  return (
    <Dialog title={m.people_add_person()} isOpen={isOpen} onClose={onClose}>
      <AddForm onClose={onClose} />
    </Dialog>
  );
}

function AddForm({ onClose }: { onClose(): void }) {
  const [personId] = useState(() => newId() as PersonId);
  const [details, setDetails] = useState({ givenName: '', familyName: '', email: '' });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const add = useMutation(
    peopleApi.queries.addPerson.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: peopleApi.queries.listPersons.key() });
        onClose();
        await navigate({ to: paths.person(personId) });
      },
    }),
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate({ personId, ...details });
      }}
    >
      <DetailsFields details={details} onChange={setDetails} />
      <RefusalNotice error={add.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={add.isPending}>
          {m.frame_add()}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {m.frame_cancel()}
        </Button>
      </div>
    </form>
  );
}
