import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Component } from '../component-contract.ts';
import { api, useRefresh } from './api.ts';
import { ownerWords } from './blueprint-words.ts';
import { OwnerField, partsOf, type Who } from './owner-field.tsx';

/** Which role is accountable, who holds it today and can be asked, and how often one looks again. */
export function OwnerSheet({ component }: { component: Component }) {
  const [isOpen, setIsOpen] = useState(false);
  const { owner, holders, holderCount, everyWeeks, mayKeep } = component;
  return (
    <Sheet title={m.blueprint_accountable()}>
      {owner === null ? (
        <p className="quiet">{m.blueprint_accountable_none()}</p>
      ) : (
        <>
          <p>
            <strong>
              <bdi>{ownerWords(owner)}</bdi>
            </strong>
          </p>
          <p>
            {holderCount === 0
              ? m.blueprint_holders_none()
              : m.blueprint_holders({ names: list(holders.map(({ name }) => name)) })}
            {holderCount > holders.length &&
              ` ${m.blueprint_holders_more({ count: number(holderCount - holders.length) })}`}
          </p>
        </>
      )}
      <p className="quiet">{m.blueprint_every_weeks({ count: everyWeeks, shown: number(everyWeeks) })}</p>
      {mayKeep && !isOpen && (
        <div className="row no-print">
          <Button onPress={() => setIsOpen(true)}>
            {owner === null ? m.blueprint_name_owner() : m.blueprint_change_owner()}
          </Button>
        </div>
      )}
      {isOpen && <ArrangeForm component={component} onDone={() => setIsOpen(false)} />}
    </Sheet>
  );
}

function ArrangeForm({ component, onDone }: { component: Component; onDone(): void }) {
  const { id: componentId, owner, everyWeeks } = component;
  const [id] = useState(newId);
  const [who, setWho] = useState<Who>({ who: whoOf(owner), buildingId: owner?.building?.id ?? '' });
  const [weeks, setWeeks] = useState(String(everyWeeks));
  const refresh = useRefresh();
  const keep = useMutation(
    api.queries.arrangeComponent.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onDone();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { kind, groupId, buildingId } = partsOf(who);
    keep.mutate({
      ...{ componentId, id, ownerKind: kind, groupId, everyWeeks: Number(weeks) },
      buildingId: buildingId as never,
    });
  };
  return (
    <form className="stack" onSubmit={send}>
      <OwnerField
        label={m.blueprint_accountable_role()}
        hint={m.blueprint_accountable_hint()}
        value={who}
        onChange={setWho}
      />
      <TextField
        label={m.blueprint_rhythm()}
        type="number"
        min={1}
        max={104}
        value={weeks}
        onChange={setWeeks}
        isRequired
      />
      <RefusalNotice error={keep.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={keep.isPending}>
          {m.frame_save()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

function whoOf(owner: Component['owner']): string {
  if (owner === null) return '';
  return owner.group === null ? `role:${owner.kind ?? ''}` : `group:${owner.group.id}`;
}
