import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { useDeviceView } from '../../../client/device/device-view.ts';
import { NotSaved, type NotSavedReason } from '../../../client/device/saving.ts';
import { m } from '../../../client/words/words.ts';
import type { PhoneWindow } from '../visit-kit-rules.ts';
import { normalizeRoom, type Route, removeRoom } from '../visit-route-rules.ts';
import { type ChangeList, changeRoute } from './visit-route.ts';
import { VisitRouteAdd } from './visit-route-add.tsx';
import { VisitRouteRoom } from './visit-route-room.tsx';
import { VisitRouteSpread } from './visit-route-spread.tsx';
import { NotSavedNotice } from './visit-save-line.tsx';
import './visit-route.css';

type Props = {
  personId: string;
  window: PhoneWindow;
  buildingId: string;
  bandId: string | null;
  route: Route | undefined;
  onChoose(name: string | null): void;
};

/** One's own list of rooms in a building: what is on it, what has been seen, and what is added. */
export function RouteEditor({ personId, window, buildingId, bandId, route, onChoose }: Props) {
  const [failed, setFailed] = useState<{ reason: NotSavedReason; retry: () => void } | null>(null);
  const change: ChangeList = async (make) => {
    try {
      await changeRoute({ personId, window, buildingId }, make);
      setFailed(null);
      return true;
    } catch (error) {
      const reason = error instanceof NotSaved ? error.reason : 'failed';
      setFailed({ reason, retry: () => void change(make) });
      return false;
    }
  };
  return (
    <div className="stack">
      <p className="quiet small">{m.route_hint()}</p>
      {route !== undefined && route.rooms.length > 0 && (
        <>
          <ul className="visit-room-list" aria-label={m.route_rooms()}>
            {route.rooms.map((room) => (
              <VisitRouteRoom
                key={normalizeRoom(room.name)}
                room={room}
                bands={window.bands}
                onChoose={() => onChoose(room.name)}
                onRemove={() => void change((kept) => removeRoom(kept, room.name))}
                change={change}
              />
            ))}
          </ul>
          <VisitRouteSpread route={route} bands={window.bands} />
        </>
      )}
      <OtherList personId={personId} buildingId={buildingId} route={route} change={change} />
      <VisitRouteAdd
        personId={personId}
        window={window}
        likelyBandId={bandId}
        change={change}
        onAdded={() => onChoose(null)}
      />
      {failed !== null && <NotSavedNotice reason={failed.reason} onRetry={failed.retry} />}
    </div>
  );
}

type OtherProps = Pick<Props, 'personId' | 'buildingId' | 'route'> & { change: ChangeList };

/** Rooms are entered once for a building: a list that another window has there is taken over with one tap. */
function OtherList({ personId, buildingId, route, change }: OtherProps) {
  const device = useDeviceView();
  if (device.phase !== 'ready' || (route?.rooms.length ?? 0) > 0) return null;
  const own = [...device.state].filter(
    ([key]) => key.startsWith(`route:${personId}:`) && key.endsWith(`:${buildingId}`),
  );
  const rooms = own
    .flatMap(([, value]) => (value as Route).rooms)
    .map((room) => ({ ...room, visitsCount: 0 }));
  if (rooms.length === 0) return null;
  const take = (kept: Route): Route => ({
    ...kept,
    rooms: [...new Map(rooms.map((room) => [normalizeRoom(room.name), room])).values()],
  });
  return (
    <div className="row">
      <Button onPress={() => void change(take)}>{m.route_take_over()}</Button>
    </div>
  );
}
