import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { BandId, BuildingId, CapacityId, PersonId, SubjectId } from '../../../kit/ids.ts';
import { newId } from '../../../kit/new-id.ts';
import type { DistrictProfile } from '../../district/profile-contract.ts';
import { peopleApi } from './api.ts';
import { useShowPerson } from './show-person.ts';
import { useToday } from './today.ts';

type Props = { personId: PersonId; profile: DistrictProfile; onClose(): void };

/** Gives a person a capacity, in a place, from a day on. */
export function CapacityForm({ personId, profile, onClose }: Props) {
  const today = useToday();
  const [id] = useState(() => newId() as CapacityId);
  const [kind, setKind] = useState<CapacityKind>('teacher');
  const [place, setPlace] = useState({ building: '', band: '', subject: '' });
  const [dates, setDates] = useState({ startsOn: today, endsOn: '' });
  const show = useShowPerson();
  const give = useMutation(
    peopleApi.queries.addCapacity.mutationOptions({
      onSuccess: (sheet) => {
        show(sheet);
        onClose();
      },
    }),
  );
  const lists = [
    { key: 'building', label: m.people_building(), places: profile.buildings },
    { key: 'band', label: m.people_band(), places: profile.bands },
    { key: 'subject', label: m.people_subject(), places: profile.subjects },
  ] as const;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (give.isPending) return;
        give.mutate({
          ...{ personId, id, kind, startsOn: dates.startsOn, endsOn: dates.endsOn || null },
          buildingId: (place.building || null) as BuildingId | null,
          bandId: (place.band || null) as BandId | null,
          subjectId: (place.subject || null) as SubjectId | null,
        });
      }}
    >
      <SelectField
        label={m.people_capacity()}
        value={kind}
        options={Object.entries(capacityWords).map(([value, words]) => ({ value, label: words() }))}
        onChange={(value) => setKind(value as CapacityKind)}
      />
      {lists.map(({ key, label, places }) => (
        <SelectField
          key={key}
          label={label}
          value={place[key]}
          options={[
            { value: '', label: m.people_no_place() },
            ...places
              .filter(({ endedOn }) => endedOn === null)
              .map((option) => ({ value: option.id, label: option.name })),
          ]}
          onChange={(value) => setPlace({ ...place, [key]: value })}
        />
      ))}
      <div className="people-filters">
        <TextField
          label={m.people_first_day()}
          type="date"
          value={dates.startsOn}
          onChange={(startsOn) => setDates({ ...dates, startsOn })}
          isRequired
        />
        <TextField
          label={m.people_last_day_optional()}
          type="date"
          min={dates.startsOn}
          value={dates.endsOn}
          onChange={(endsOn) => setDates({ ...dates, endsOn })}
        />
      </div>
      <RefusalNotice error={give.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={give.isPending}>
          {m.people_give_capacity()}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {m.frame_cancel()}
        </Button>
      </div>
    </form>
  );
}
