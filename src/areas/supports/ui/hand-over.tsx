import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Named, Step } from '../step-contract.ts';
import { api, useRefresh } from './api.ts';
import { OwnerPicker } from './owner-picker.tsx';

type Props = { step: Step; onCancel(): void };

/** Asks somebody to take a step on, or to swap it; whoever chooses themselves takes it at once. */
export function HandOver({ step, onCancel }: Props) {
  const { actor } = useSession();
  const refresh = useRefresh();
  const [id] = useState(newId);
  const [person, setPerson] = useState<Named | null>(null);
  const [inReturnFor, setInReturnFor] = useState('');
  const [isMissing, setMissing] = useState(false);
  const done = { onSuccess: refresh };
  const take = useMutation(api.queries.changeStep.mutationOptions(done));
  const asked = async () => {
    await refresh();
    onCancel();
  };
  const ask = useMutation(api.queries.offerStep.mutationOptions({ onSuccess: asked }));
  // What was asked in return belongs to the person it was asked of.
  const choose = (chosen: Named | null) => {
    setPerson(chosen);
    setInReturnFor('');
  };
  const isSelf = person?.id === actor.personId;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(person === null);
    if (person === null || take.isPending || ask.isPending) return;
    const stepId = step.id;
    if (isSelf) take.mutate({ changeId: id, stepId, change: 'handed_over', ownerId: person.id, note: '' });
    else
      ask.mutate({
        ...{ offerId: id as never, stepId, toId: person.id },
        inReturnFor: (inReturnFor || null) as never,
      });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">{m.supports_hand_over_lead()}</p>
      <OwnerPicker label={m.supports_new_owner()} chosen={person} onChoose={choose} />
      {isMissing && person === null && (
        <p className="fault" role="alert">
          {m.supports_owner_missing()}
        </p>
      )}
      {person !== null && !isSelf && step.owner.id === actor.personId && (
        <InReturn person={person} value={inReturnFor} onChange={setInReturnFor} />
      )}
      <RefusalNotice error={take.error ?? ask.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={take.isPending || ask.isPending}>
          {person === null
            ? m.supports_ask()
            : isSelf
              ? m.supports_take_over()
              : m.supports_ask_name({ name: person.name })}
        </Button>
        <Button onPress={onCancel}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

type InReturnProps = { person: Named; value: string; onChange(stepId: string): void };

/** A step of theirs that would come back; nothing where they hold none. */
function InReturn({ person, value, onChange }: InReturnProps) {
  const steps = useQuery(api.queries.listSteps.queryOptions({ input: { ownerId: person.id } as never }));
  const theirs = (steps.data?.steps ?? []).filter(({ isAsked }) => !isAsked);
  if (theirs.length === 0) return null;
  return (
    <SelectField
      label={m.supports_in_return({ name: person.name })}
      hint={m.frame_optional()}
      value={value}
      options={[
        { value: '', label: m.supports_in_return_none() },
        ...theirs.map(({ id, what }) => ({ value: id, label: what })),
      ]}
      onChange={onChange}
    />
  );
}
