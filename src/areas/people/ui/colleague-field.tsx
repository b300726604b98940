import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { RadioField, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { peopleApi } from './api.ts';

type Props = { label: string; value: PersonId | null; onChange(personId: PersonId | null): void };

/** Finds a colleague by name and takes one of those found. */
export function ColleagueField({ label, value, onChange }: Props) {
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const found = useQuery({
    ...peopleApi.queries.findNames.queryOptions({ input: { search: asked } }),
    placeholderData: keepPreviousData,
    enabled: asked.length >= 2,
  });
  const names = asked.length >= 2 ? (found.data?.names ?? []) : [];
  return (
    <div className="stack-tight">
      <TextField
        label={label}
        hint={m.people_find_hint()}
        type="search"
        value={search}
        onChange={(text) => {
          setSearch(text);
          onChange(null);
        }}
        maxLength={100}
        autoComplete="off"
      />
      <RefusalNotice error={found.error} />
      <div className="people-picked">
        {names.length > 0 && (
          <RadioField
            label={<span className="visually-hidden">{label}</span>}
            value={value ?? ''}
            options={names.map((name) => ({
              value: name.id,
              label: `${name.givenName} ${name.familyName}`,
              hint: list([...new Set(name.capacities.map(({ kind }) => capacityWords[kind]()))]),
            }))}
            onChange={(id) => onChange(id as PersonId)}
          />
        )}
        {asked.length >= 2 && found.isSuccess && names.length === 0 && (
          <p className="quiet" role="status">
            {m.people_nobody_found()}
          </p>
        )}
      </div>
    </div>
  );
}
