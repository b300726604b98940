import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { Group } from '../group-contract.ts';
import { api } from './api.ts';
import { PersonPicker } from './person-picker.tsx';

/** Who joins and who leaves a group that keeps its own list. */
export function GroupMembers({ group }: { group: Group }) {
  const [isOpen, setIsOpen] = useState(false);
  const overview = useQuery(api.queries.readOverview.queryOptions());
  const queryClient = useQueryClient();
  const shown = { onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }) };
  const add = useMutation(api.queries.addMember.mutationOptions(shown));
  const remove = useMutation(api.queries.endMembership.mutationOptions(shown));
  return (
    <div className="row">
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.conversations_group_change_members()}
      </Button>
      <Dialog title={m.conversations_group_change_members()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {overview.data !== undefined && (
          <PersonPicker
            label={m.conversations_group_add()}
            on={overview.data.today}
            onChoose={({ id }) => add.mutate({ id: group.id, personId: id as never })}
          />
        )}
        <ul className="plain-list stack-tight">
          {group.members.map((member) => (
            <li key={member.id} className="row">
              <bdi>{member.name}</bdi>
              <Button look="quiet" onPress={() => remove.mutate({ id: group.id, personId: member.id })}>
                {m.conversations_room_remove()}
              </Button>
            </li>
          ))}
        </ul>
        <RefusalNotice error={add.error ?? remove.error} />
        <div className="row">
          <Button onPress={() => setIsOpen(false)}>{m.conversations_room_close()}</Button>
        </div>
      </Dialog>
    </div>
  );
}
