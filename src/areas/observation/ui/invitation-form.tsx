import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { addDays } from '../../../kit/days.ts';
import type { DayPart, InvitationId, Invitations } from '../invitation-contract.ts';
import { observationApi } from './api.ts';
import { dayPartWords } from './invitation-words.ts';
import { hasArrivedBefore, useKeptDraft } from './kept-draft.ts';
import { randomId } from './random-id.ts';

type Props = Pick<Invitations, 'today' | 'practices'>;

/** Invites: to what, when, and a word that names nobody. */
export function InvitationForm({ today, practices }: Props) {
  const { actor } = useSession();
  const begin = () => ({
    id: randomId(),
    practiceId: practices[0]?.id ?? '',
    startsOn: today,
    endsOn: addDays(today, 6),
    dayPart: 'any' as DayPart,
    note: '',
  });
  const { draft, set, forget, renew } = useKeptDraft(actor.personId, 'invitation', begin);
  const client = useQueryClient();
  const inviting = useMutation(
    observationApi.queries.invite.mutationOptions({
      onSuccess: async () => {
        forget();
        await client.invalidateQueries({ queryKey: observationApi.queries.key() });
      },
      onError: async (error) => {
        if (!hasArrivedBefore(error)) return;
        renew();
        await client.invalidateQueries({ queryKey: observationApi.queries.key() });
      },
    }),
  );
  const invite = (event: FormEvent) => {
    event.preventDefault();
    inviting.mutate({ ...draft, id: draft.id as InvitationId } as Parameters<typeof inviting.mutate>[0]);
  };
  if (practices.length === 0) return <EmptyState>{m.observation_invite_no_vision()}</EmptyState>;
  return (
    <Sheet title={m.observation_invite_new()}>
      <form className="stack" onSubmit={invite}>
        <SelectField
          label={m.observation_invite_practice()}
          value={draft.practiceId}
          options={practices.map(({ id, name, subject }) => ({ value: id, label: `${name} · ${subject}` }))}
          onChange={(practiceId) => set({ practiceId })}
        />
        <div className="grid">
          <TextField
            label={m.observation_invite_from()}
            type="date"
            value={draft.startsOn}
            min={today}
            onChange={(startsOn) => set({ startsOn })}
            isRequired
          />
          <TextField
            label={m.observation_invite_to()}
            type="date"
            value={draft.endsOn}
            min={draft.startsOn}
            onChange={(endsOn) => set({ endsOn })}
            isRequired
          />
        </div>
        <RadioField
          label={m.observation_invite_when()}
          hint={m.observation_invite_when_hint()}
          value={draft.dayPart}
          options={(Object.keys(dayPartWords) as DayPart[]).map((part) => ({
            value: part,
            label: dayPartWords[part](),
          }))}
          onChange={(part) => set({ dayPart: part as DayPart })}
        />
        <TextArea
          label={m.observation_invite_note()}
          hint={m.observation_invite_note_hint()}
          value={draft.note}
          onChange={(note) => set({ note })}
          maxLength={300}
          rows={2}
        />
        {hasArrivedBefore(inviting.error) ? (
          <Notice kind="attention">
            <p>{m.observation_invite_arrived_before()}</p>
          </Notice>
        ) : (
          <RefusalNotice error={inviting.error} />
        )}
        {inviting.isSuccess && <p role="status">{m.observation_invite_done()}</p>}
        <div className="row">
          <Button look="main" type="submit" isBusy={inviting.isPending}>
            {m.observation_invite_send()}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
