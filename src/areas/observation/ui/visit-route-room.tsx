import { Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PhoneWindow } from '../visit-kit-rules.ts';
import { changeRoom, type RouteRoom } from '../visit-route-rules.ts';
import type { ChangeList } from './visit-route.ts';
import { RoutePartsField } from './visit-route-parts.tsx';
import { partOfDayWords } from './visit-words.ts';

type Props = {
  room: RouteRoom;
  bands: PhoneWindow['bands'];
  onChoose(): void;
  onRemove(): void;
  change: ChangeList;
};

/** A room of the list: tapped, it is the next one; its band and times can be set right. */
export function VisitRouteRoom({ room, bands, onChoose, onRemove, change }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <div className="visit-room-line">
        <button type="button" className="visit-room" onClick={onChoose}>
          <span dir="auto">{room.name}</span>
          <span className="quiet small">{saidOf(room, bands)}</span>
        </button>
        <button
          type="button"
          className="visit-room-remove"
          aria-expanded={isOpen}
          aria-label={m.route_change_of({ room: room.name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Pencil aria-hidden="true" />
        </button>
        <button
          type="button"
          className="visit-room-remove"
          aria-label={m.route_remove({ room: room.name })}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </button>
      </div>
      {isOpen && (
        <div className="stack visit-room-change">
          <SelectField
            label={m.visit_band()}
            value={room.bandId ?? ''}
            options={[
              { value: '', label: m.route_band_unknown() },
              ...bands.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => void change((kept) => changeRoom(kept, room.name, { bandId: id || null }))}
          />
          <RoutePartsField
            chosen={room.parts ?? []}
            onChange={(parts) => void change((kept) => changeRoom(kept, room.name, { parts }))}
          />
        </div>
      )}
    </li>
  );
}

/** Band, times and visits in one quiet line. */
function saidOf(room: RouteRoom, bands: PhoneWindow['bands']): string {
  const band = bands.find(({ id }) => id === room.bandId)?.name;
  const parts = room.parts ?? [];
  const visits = m.route_room_visits({ count: room.visitsCount, shown: number(room.visitsCount) });
  return [
    ...(band === undefined ? [] : [`\u2068${band}\u2069`]),
    ...(parts.length === 0 ? [] : [list(parts.map((part) => partOfDayWords[part]()))]),
    visits,
  ].join(' · ');
}
