import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField, TextField } from '../../../client/design/field.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import { api, districtApi } from './api.ts';
import { aboutStaff, nameOf } from './staff-words.ts';

type Props = {
  on: string;
  /** Whose staff is listed at first; null for the whole district. */
  buildingId: string | null;
  chosen: ReadonlySet<string>;
  onChange(chosen: ReadonlySet<string>): void;
};

/**
 * The staff of a building in a role, to tick. Ticks stay while one looks at another building or searches, so that
 * "everybody of this building in this role except…" is three taps.
 */
export function StaffChecks({ on, buildingId, chosen, onChange }: Props) {
  const [building, setBuilding] = useState(buildingId ?? '');
  const [kind, setKind] = useState<CapacityKind | ''>('');
  const [search, setSearch] = useState('');
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const staff = useQuery({
    ...api.queries.listStaff.queryOptions({
      input: {
        on,
        search: search.trim(),
        ...(building === '' ? {} : { buildingId: building }),
        ...(kind === '' ? {} : { kind }),
      } as never,
    }),
    placeholderData: keepPreviousData,
  });
  const withAll = (ids: readonly string[], isThere: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) isThere ? next.add(id) : next.delete(id);
    onChange(next);
  };
  return (
    <div className="stack">
      <div className="conversations-filters">
        <SelectField
          label={m.conversations_place()}
          value={building}
          options={[
            { value: '', label: m.conversations_whole_district() },
            ...(profile.data?.buildings ?? []).map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={setBuilding}
        />
        <SelectField
          label={m.conversations_role()}
          value={kind}
          options={[
            { value: '', label: m.conversations_all_roles() },
            ...Object.entries(capacityWords).map(([value, words]) => ({ value, label: words() })),
          ]}
          onChange={(value) => setKind(value as CapacityKind | '')}
        />
        <TextField label={m.conversations_find_name()} type="search" value={search} onChange={setSearch} />
      </div>
      <p role="status">{m.conversations_marked({ count: chosen.size, present: number(chosen.size) })}</p>
      <Loaded query={staff}>
        {(found) => (
          <>
            <div className="row">
              <Button
                onPress={() =>
                  withAll(
                    found.staff.map((one) => one.id),
                    true,
                  )
                }
              >
                {m.conversations_select_all({
                  count: found.staff.length,
                  shown: number(found.staff.length),
                })}
              </Button>
              <Button
                look="quiet"
                onPress={() =>
                  withAll(
                    found.staff.map((one) => one.id),
                    false,
                  )
                }
              >
                {m.conversations_select_none()}
              </Button>
            </div>
            {found.staff.length === 0 ? (
              <p className="quiet">{m.frame_none_found()}</p>
            ) : (
              <fieldset>
                <legend className="visually-hidden">{m.conversations_who_was_there()}</legend>
                <div className="conversations-people">
                  {found.staff.map((member) => (
                    <CheckField
                      key={member.id}
                      label={nameOf(member)}
                      hint={aboutStaff(member)}
                      isChecked={chosen.has(member.id)}
                      onChange={(isThere) => withAll([member.id], isThere)}
                    />
                  ))}
                </div>
              </fieldset>
            )}
            {found.total > found.staff.length && (
              <p className="quiet small">
                {m.conversations_too_many({ shown: number(found.staff.length), total: number(found.total) })}
              </p>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}
