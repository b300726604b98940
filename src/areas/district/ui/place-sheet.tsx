import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { PlaceList } from '../profile-contract.ts';
import { districtApi } from './api.ts';
import type { Place } from './place.ts';
import { PlaceForm } from './place-form.tsx';
import { listWords } from './problem-words.ts';
import { useShowProfile } from './saving.ts';

type Props = { list: PlaceList; places: readonly Place[]; keeps: boolean };

/** A list of places in the district's own order; those who keep it can add, rename, move and end. */
export function PlaceSheet({ list, places, keeps }: Props) {
  const [changing, setChanging] = useState<string | null>(null);
  const open = places.filter(({ endedOn }) => endedOn === null);
  const ended = places.filter(({ endedOn }) => endedOn !== null);
  const itemOf = (place: Place) => (
    <li key={place.id}>
      {changing === place.id ? (
        <PlaceForm list={list} place={place} places={places} onClose={() => setChanging(null)} />
      ) : (
        <PlaceLine place={place} keeps={keeps} onChange={() => setChanging(place.id)} />
      )}
    </li>
  );
  return (
    <Sheet title={listWords[list]()}>
      <ul className="item-list">{open.map(itemOf)}</ul>
      {keeps && <AddPlace list={list} />}
      {ended.length > 0 && (
        <details>
          <summary>{m.district_ended()}</summary>
          <ul className="item-list">{ended.map(itemOf)}</ul>
        </details>
      )}
    </Sheet>
  );
}

function PlaceLine({ place, keeps, onChange }: { place: Place; keeps: boolean; onChange(): void }) {
  return (
    <div className="district-place">
      <span className="district-place-name" dir="auto">
        {place.name}
      </span>
      {place.endedOn !== null && <Tag>{m.district_ended_on({ day: day(place.endedOn) })}</Tag>}
      {keeps && (
        <Button look="quiet" label={m.district_change_place({ name: place.name })} onPress={onChange}>
          {m.frame_edit()}
        </Button>
      )}
    </div>
  );
}

function AddPlace({ list }: { list: PlaceList }) {
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(() => ({ id: newId(), name: '' }));
  const show = useShowProfile();
  const add = useMutation(
    districtApi.queries.addPlace.mutationOptions({
      onSuccess: (profile) => {
        show(profile);
        setDraft({ id: newId(), name: '' });
        setOpen(false);
      },
    }),
  );
  const labels = {
    buildings: m.district_add_building,
    subjects: m.district_add_subject,
    bands: m.district_add_band,
  };
  if (!isOpen) {
    return (
      <div className="row">
        <Button onPress={() => setOpen(true)}>{labels[list]()}</Button>
      </div>
    );
  }
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate({ list, ...draft });
      }}
    >
      <TextField
        label={labels[list]()}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        isRequired
        maxLength={200}
      />
      <RefusalNotice error={add.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={add.isPending}>
          {m.frame_add()}
        </Button>
        <Button look="quiet" onPress={() => setOpen(false)}>
          {m.frame_cancel()}
        </Button>
      </div>
    </form>
  );
}
