import type { DeviceContent } from '../../../client/device/device-view.ts';
import { changeState } from '../../../client/device/kept-state.ts';
import { newId } from '../../../kit/new-id.ts';
import { momentNow, type PhoneKit, type PhoneWindow } from '../visit-kit-rules.ts';
import { countRoomVisit, type DayPart, dayPartOf, emptyRoute, type Route } from '../visit-route-rules.ts';
import type { VisitInProgress } from '../visit-rules.ts';
import { routeKey, routeOf } from './visit-phone.ts';

/** The part of the day by this phone's clock. */
export function dayPartAt(moment: number): DayPart {
  return dayPartOf(new Date(moment).getHours());
}

/** One's lists of a window, by building; buildings without one are not in it. */
export function routesOf(device: DeviceContent, window: PhoneWindow): { buildingId: string; route: Route }[] {
  return window.buildings.flatMap(({ id }) => {
    const route = routeOf(device, window.id, id);
    return route === undefined ? [] : [{ buildingId: id, route }];
  });
}

type RoutePlace = { personId: string; window: Pick<PhoneWindow, 'id' | 'closesAt'>; buildingId: string };

/** Changes the list of one building, and begins it where there is none. */
export function changeRoute(place: RoutePlace, make: (route: Route) => Route): Promise<Route> {
  const { personId, window, buildingId } = place;
  return changeState<Route>(routeKey(personId, window.id, buildingId), (kept) => ({
    ...make(kept ?? emptyRoute(newId(), window.closesAt)),
    endsAt: window.closesAt,
  }));
}

/** Counts a finished visit on the list; nothing where its window has ended and the list has gone. */
export async function countRoom(kit: PhoneKit, personId: string, visit: VisitInProgress): Promise<void> {
  const { windowId, buildingId, bandId, roomName } = visit.place;
  const window = kit.windows.find(({ id }) => id === windowId);
  if (window === undefined || window.closesAt <= momentNow(kit, Date.now())) return;
  const part = dayPartAt(Date.parse(visit.startedAt));
  await changeRoute({ personId, window, buildingId }, (route) =>
    countRoomVisit(route, roomName, bandId, part),
  );
}

/** Changes the list and says whether it is kept. */
export type ChangeList = (make: (route: Route) => Route) => Promise<boolean>;
