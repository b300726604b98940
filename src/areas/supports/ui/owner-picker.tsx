import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { PossibleOwner } from '../load-contract.ts';
import type { Named } from '../step-contract.ts';
import { api } from './api.ts';
import { LoadBefore } from './load-before.tsx';

type Props = {
  label: string;
  chosen: Named | null;
  onChoose(person: Named | null): void;
};

/** One member of staff, found by name; with their open steps for who may see them. */
export function OwnerPicker({ label, chosen, onChoose }: Props) {
  const [search, setSearch] = useState('');
  const words = search.trim();
  const owners = useQuery({
    ...api.queries.findOwners.queryOptions({ input: words === '' ? {} : { search: words } }),
    placeholderData: keepPreviousData,
  });
  if (chosen !== null) {
    return (
      <div className="field">
        <span className="label">{label}</span>
        <div className="row">
          <span>{chosen.name}</span>
          <Button look="quiet" onPress={() => onChoose(null)}>
            {m.supports_owner_other()}
          </Button>
        </div>
        <LoadBefore person={chosen} />
      </div>
    );
  }
  const found = owners.data?.owners ?? [];
  return (
    <div className="stack-tight">
      <TextField
        label={label}
        hint={m.supports_owner_hint()}
        type="search"
        value={search}
        onChange={setSearch}
      />
      {words !== '' && found.length > 0 && (
        <ul className="supports-found" aria-label={m.supports_owner_found()}>
          {found.map((owner) => (
            <li key={owner.id}>
              <button
                type="button"
                onClick={() => {
                  setSearch('');
                  onChoose({ id: owner.id, name: owner.name });
                }}
              >
                <span>{owner.name}</span>
                <span className="small quiet">{aboutOwner(owner)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {words !== '' && owners.isSuccess && !owners.isPlaceholderData && found.length === 0 && (
        <p className="quiet" role="status">
          {m.frame_none_found()}
        </p>
      )}
    </div>
  );
}

function aboutOwner(owner: PossibleOwner): string {
  const parts = owner.capacities.map((kind) => capacityWords[kind as CapacityKind]());
  if (owner.building !== null) parts.push(owner.building);
  if (owner.openCount !== null)
    parts.push(m.supports_open_count({ count: owner.openCount, shown: number(owner.openCount) }));
  return parts.join(' · ');
}
