import type { DeviceContent } from '../../../client/device/device-view.ts';
import { m } from '../../../client/words/words.ts';
import type { PhoneWindow } from '../visit-kit-rules.ts';
import { type DayPart, findNextBuilding } from '../visit-route-rules.ts';
import { routesOf } from './visit-route.ts';

type Props = { device: DeviceContent; window: PhoneWindow; dayPart: DayPart; chosen: string | undefined };

/** For who visits several buildings: which one one's lists propose next. Nothing while one is there already. */
export function VisitNextBuilding({ device, window, dayPart, chosen }: Props) {
  const next = findNextBuilding(routesOf(device, window), dayPart);
  const building = window.buildings.find(({ id }) => id === next);
  if (building === undefined || building.id === chosen) return null;
  return <p className="quiet small">{m.visit_next_building({ building: `\u2068${building.name}\u2069` })}</p>;
}
