import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea, TextField } from '../../../client/design/field.tsx';
import { changeState } from '../../../client/device/kept-state.ts';
import { NotSaved, type NotSavedReason } from '../../../client/device/saving.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { addRooms, countUnvisited, proposeRoom, type Route, removeRoom } from '../visit-route-rules.ts';
import { routeKey } from './visit-phone.ts';
import { NotSavedNotice } from './visit-save-line.tsx';

type Props = {
  personId: string;
  windowId: string;
  buildingId: string;
  bandId: string | null;
  route: Route | undefined;
  room: string;
  isTyped: boolean;
  fault: string | undefined;
  onChange(name: string | null): void;
};

/** The room: proposed by chance from one's own list, or any other. Names stay on this phone. */
export function VisitRoomField({ route, room, isTyped, fault, onChange, ...place }: Props) {
  const isProposed = !isTyped && route !== undefined && proposeRoom(route) !== null;
  return (
    <div className="stack-tight">
      {isProposed ? (
        <div className="visit-next">
          <div>
            <p className="small">{m.visit_next_room()}</p>
            <p className="visit-next-name" dir="auto">
              {room}
            </p>
          </div>
          <Button look="quiet" onPress={() => onChange('')}>
            {m.visit_other_room()}
          </Button>
        </div>
      ) : (
        <TextField
          label={m.visit_room()}
          hint={m.visit_room_hint()}
          value={room}
          onChange={onChange}
          autoComplete="off"
          maxLength={60}
          fault={fault}
        />
      )}
      {isProposed && (
        <p className="quiet small">
          {m.visit_next_why()}{' '}
          {m.visit_rooms_left({ count: countUnvisited(route), shown: number(countUnvisited(route)) })}
        </p>
      )}
      {place.buildingId !== '' && <RoomList {...place} route={route} onChoose={onChange} />}
    </div>
  );
}

type ListProps = Pick<Props, 'personId' | 'windowId' | 'buildingId' | 'bandId' | 'route'> & {
  onChoose(name: string | null): void;
};

function RoomList(props: ListProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="visit-details" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{m.visit_room_list()}</summary>
      {isOpen && <OpenRoomList {...props} />}
    </details>
  );
}

function OpenRoomList({ personId, windowId, buildingId, bandId, route, onChoose }: ListProps) {
  const [text, setText] = useTextKeptWhileOpen(`visit-rooms-${windowId}`);
  const [reason, setReason] = useState<NotSavedReason | null>(null);
  const change = async (make: (kept: Route) => Route) => {
    try {
      await changeState<Route>(routeKey(personId, windowId, buildingId), (kept) =>
        make(kept ?? { rooms: [], seed: newId() }),
      );
      setReason(null);
      return true;
    } catch (error) {
      setReason(error instanceof NotSaved ? error.reason : 'failed');
      return false;
    }
  };
  const add = async () => {
    // What was typed stays in the field until it is kept.
    if (!(await change((kept) => addRooms(kept, text, bandId)))) return;
    setText('');
    onChoose(null);
  };
  return (
    <div className="stack">
      <p className="quiet small">{m.visit_room_list_hint()}</p>
      <ul className="visit-room-list">
        {route?.rooms.map((room) => (
          <li key={room.name}>
            <button type="button" className="visit-room" onClick={() => onChoose(room.name)}>
              <span dir="auto">{room.name}</span>
              <span className="quiet small">
                {m.visit_room_visits({ count: room.visitsCount, shown: number(room.visitsCount) })}
              </span>
            </button>
            <button
              type="button"
              className="visit-room-remove"
              aria-label={m.visit_room_remove({ room: room.name })}
              onClick={() => void change((kept) => removeRoom(kept, room.name))}
            >
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <TextArea label={m.visit_room_list_rooms()} value={text} onChange={setText} rows={2} />
      {reason !== null && <NotSavedNotice reason={reason} onRetry={() => void add()} />}
      <div className="row">
        <Button onPress={() => void add()}>{m.visit_room_list_add()}</Button>
      </div>
    </div>
  );
}

/** Half-typed text outlives a reload or a closed browser, at once and on this device only. */
function useTextKeptWhileOpen(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const keep = (next: string) => {
    setText(next);
    try {
      if (next === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    } catch {
      // A full disk: the text is still in the field.
    }
  };
  return [text, keep];
}
