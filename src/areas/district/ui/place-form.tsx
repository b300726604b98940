import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { PlaceList } from '../profile-contract.ts';
import { districtApi } from './api.ts';
import type { Place } from './place.ts';
import { useShowProfile } from './saving.ts';

type Props = { list: PlaceList; place: Place; places: readonly Place[]; onClose(): void };

/** Renames a place, moves it up or down, ends it or opens it again. */
export function PlaceForm({ list, place, places, onClose }: Props) {
  const [name, setName] = useState(place.name);
  const [endsOn, setEndsOn] = useState('');
  const show = useShowProfile();
  const done = (profile: Parameters<typeof show>[0]) => {
    show(profile);
    onClose();
  };
  const rename = useMutation(districtApi.queries.renamePlace.mutationOptions({ onSuccess: done }));
  const end = useMutation(districtApi.queries.endPlace.mutationOptions({ onSuccess: done }));
  const order = useMutation(districtApi.queries.orderPlaces.mutationOptions({ onSuccess: show }));
  const isBusy = rename.isPending || end.isPending || order.isPending;
  const move = (by: -1 | 1) => {
    const ids = places.map(({ id }) => id);
    const at = ids.indexOf(place.id);
    const to = at + by;
    if (to < 0 || to >= ids.length) return;
    ids.splice(at, 1);
    ids.splice(to, 0, place.id);
    order.mutate({ list, ids });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) rename.mutate({ list, id: place.id, name });
      }}
    >
      <TextField label={m.district_place_name()} value={name} onChange={setName} isRequired maxLength={200} />
      <div className="row">
        <Button type="submit" look="main" isBusy={rename.isPending}>
          {m.frame_save()}
        </Button>
        <Button onPress={() => move(-1)} isBusy={order.isPending}>
          {m.district_move_up()}
        </Button>
        <Button onPress={() => move(1)} isBusy={order.isPending}>
          {m.district_move_down()}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {m.frame_close()}
        </Button>
      </div>
      {place.endedOn === null ? (
        <>
          <TextField
            label={m.district_last_day()}
            hint={m.district_end_hint()}
            type="date"
            value={endsOn}
            onChange={setEndsOn}
          />
          <div className="row">
            <Button
              isBusy={end.isPending || endsOn === ''}
              onPress={() => end.mutate({ list, id: place.id, endedOn: endsOn })}
            >
              {m.district_end()}
            </Button>
          </div>
        </>
      ) : (
        <div className="row">
          <Button isBusy={end.isPending} onPress={() => end.mutate({ list, id: place.id, endedOn: null })}>
            {m.district_reopen()}
          </Button>
        </div>
      )}
      <RefusalNotice error={rename.error ?? end.error ?? order.error} />
    </form>
  );
}
