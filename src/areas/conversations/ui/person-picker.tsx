import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { aboutStaff, nameOf } from './staff-words.ts';

type Props = {
  label: string;
  hint?: string;
  /** Only those who were on the staff on this day are found. */
  on: string;
  onChoose(person: { id: string; name: string }): void;
};

/** One member of staff, found by typing a part of the name. */
export function PersonPicker({ label, hint, on, onChoose }: Props) {
  const [search, setSearch] = useState('');
  const words = search.trim();
  const found = useQuery({
    ...api.queries.listStaff.queryOptions({ input: { on, search: words } }),
    enabled: words.length > 1,
    placeholderData: keepPreviousData,
  });
  const staff = words.length > 1 ? (found.data?.staff ?? []).slice(0, 8) : [];
  return (
    <div className="stack-tight">
      <TextField label={label} hint={hint} type="search" value={search} onChange={setSearch} />
      {staff.length > 0 && (
        <ul className="plain-list stack-tight">
          {staff.map((member) => (
            <li key={member.id}>
              <Button
                onPress={() => {
                  setSearch('');
                  onChoose({ id: member.id, name: nameOf(member) });
                }}
              >
                {nameOf(member)} <span className="quiet small">{aboutStaff(member)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {words.length > 1 && found.isSuccess && !found.isPlaceholderData && staff.length === 0 && (
        <p className="quiet" role="status">
          {m.frame_none_found()}
        </p>
      )}
    </div>
  );
}
