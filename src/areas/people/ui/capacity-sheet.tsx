import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { DistrictProfile } from '../../district/profile-contract.ts';
import type { Capacity, PersonSheet } from '../person-contract.ts';
import { peopleApi } from './api.ts';
import { CapacityForm } from './capacity-form.tsx';
import { capacityText, datesText } from './capacity-text.ts';
import { useShowPerson } from './show-person.ts';

type Props = { person: PersonSheet; profile: DistrictProfile; keeps: boolean };

/** What a person is in the district, and was. */
export function CapacitySheet({ person, profile, keeps }: Props) {
  const [isAdding, setAdding] = useState(false);
  return (
    <Sheet title={m.people_capacities()}>
      {person.capacities.length === 0 && <p className="quiet">{m.people_no_capacity()}</p>}
      <ul className="item-list">
        {person.capacities.map((capacity) => (
          <li key={capacity.id}>
            <CapacityLine {...{ person, profile, keeps, capacity }} />
          </li>
        ))}
      </ul>
      {keeps &&
        (isAdding ? (
          <CapacityForm personId={person.id} profile={profile} onClose={() => setAdding(false)} />
        ) : (
          <div className="row">
            <Button onPress={() => setAdding(true)}>{m.people_give_capacity()}</Button>
          </div>
        ))}
      {person.pastCapacities.length > 0 && (
        <details>
          <summary>{m.people_past_capacities()}</summary>
          <ul className="item-list">
            {person.pastCapacities.map((capacity) => (
              <li key={capacity.id}>
                <CapacityWords capacity={capacity} profile={profile} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}

function CapacityWords({ capacity, profile }: { capacity: Capacity; profile: DistrictProfile }) {
  return (
    <span>
      <span dir="auto">{capacityText(capacity, profile)}</span>
      <br />
      <span className="quiet small">{datesText(capacity)}</span>
    </span>
  );
}

function CapacityLine({ person, profile, keeps, capacity }: Props & { capacity: Capacity }) {
  const [isEnding, setEnding] = useState(false);
  const [endsOn, setEndsOn] = useState(capacity.endsOn ?? '');
  const show = useShowPerson();
  const end = useMutation(
    peopleApi.queries.endCapacity.mutationOptions({
      onSuccess: (sheet) => {
        show(sheet);
        setEnding(false);
      },
    }),
  );
  const send = (day: string | null) => end.mutate({ personId: person.id, id: capacity.id, endsOn: day });
  return (
    <div className="stack-tight">
      <div className="people-line">
        <CapacityWords capacity={capacity} profile={profile} />
        {keeps && !isEnding && (
          <Button
            look="quiet"
            label={m.people_end_capacity_of({ capacity: capacityText(capacity, profile) })}
            onPress={() => setEnding(true)}
          >
            {m.people_end_capacity()}
          </Button>
        )}
      </div>
      {isEnding && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!end.isPending) send(endsOn);
          }}
        >
          <TextField
            label={m.people_last_day()}
            hint={m.people_last_day_hint()}
            type="date"
            value={endsOn}
            onChange={setEndsOn}
            isRequired
          />
          <RefusalNotice error={end.error} />
          <div className="row">
            <Button type="submit" look="main" isBusy={end.isPending}>
              {m.people_end_capacity()}
            </Button>
            {capacity.endsOn !== null && (
              <Button isBusy={end.isPending} onPress={() => send(null)}>
                {m.people_take_end_back()}
              </Button>
            )}
            <Button look="quiet" onPress={() => setEnding(false)}>
              {m.frame_cancel()}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
