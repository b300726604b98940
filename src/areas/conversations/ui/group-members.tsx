import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { Group } from '../group-contract.ts';
import { api } from './api.ts';
import { PersonPicker } from './person-picker.tsx';

/** What a seat does to the load of somebody, shown before it is given. */
export type SeatLoad = ComponentType<{ person: { id: string; name: string } }>;

/** Who joins and who leaves a group that keeps its own list. */
export function GroupMembers({ group, SeatLoad }: { group: Group; SeatLoad: SeatLoad }) {
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
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
          <PersonPicker label={m.conversations_group_add()} on={overview.data.today} onChoose={setChosen} />
        )}
        {chosen !== null && (
          <div className="stack-tight">
            <SeatLoad person={chosen} />
            <div className="row">
              <Button
                look="main"
                isBusy={add.isPending}
                onPress={() => {
                  add.mutate({ id: group.id, personId: chosen.id as never });
                  setChosen(null);
                }}
              >
                {m.conversations_group_add_name({ name: chosen.name })}
              </Button>
              <Button onPress={() => setChosen(null)}>{m.frame_cancel()}</Button>
            </div>
          </div>
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
