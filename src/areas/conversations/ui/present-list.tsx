import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { m } from '../../../client/words/words.ts';
import type { Present, StudySessionPage } from '../session-contract.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { PersonPicker } from './person-picker.tsx';

type Props = { session: StudySessionPage; present: readonly Present[] };

/** Who was there, in the roles of that day; somebody forgotten is added, a mistake is corrected. */
export function PresentList({ session, present }: Props) {
  const queryClient = useQueryClient();
  const refresh = { onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }) };
  const add = useMutation(api.queries.addPresent.mutationOptions(refresh));
  const correct = useMutation(api.queries.correctPresent.mutationOptions(refresh));
  const [isCorrecting, setIsCorrecting] = useState(false);
  return (
    <Sheet
      title={m.conversations_who_was_there()}
      actions={
        <Button look="quiet" onPress={() => setIsCorrecting(!isCorrecting)}>
          {isCorrecting ? m.conversations_correct_done() : m.conversations_correct()}
        </Button>
      }
    >
      <p className="small quiet">{m.conversations_present_private()}</p>
      <ul className="item-list">
        {present.map((person) => (
          <li key={person.id} className="row-apart">
            <span className="stack-tight">
              <span>{person.name}</span>
              <span className="small quiet">{aboutPresent(person)}</span>
            </span>
            {isCorrecting && (
              <Button
                look="quiet"
                label={m.conversations_not_there_name({ name: person.name })}
                isBusy={correct.isPending && correct.variables?.personId === person.id}
                onPress={() => correct.mutate({ id: session.id, personId: person.id })}
              >
                {m.conversations_not_there()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <PersonPicker
        label={m.conversations_add_somebody()}
        on={session.heldOn}
        onChoose={(person) => add.mutate({ id: session.id, personId: person.id } as never)}
      />
      <RefusalNotice error={add.error ?? correct.error} />
    </Sheet>
  );
}

function aboutPresent(person: Present): string {
  const roles = [...new Set(person.capacities)].map((kind) => capacityWords[kind]());
  const parts = [...roles, ...(person.building === null ? [] : [person.building])];
  if (person.isMarkedByThemselves) parts.push(m.conversations_said_themselves());
  return joined(parts);
}
