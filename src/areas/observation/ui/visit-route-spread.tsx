import { m } from '../../../client/words/words.ts';
import type { PhoneWindow } from '../visit-kit-rules.ts';
import { type DayPart, dayParts, isUsedAt, type Route, stratumOf } from '../visit-route-rules.ts';
import { routePartWords } from './visit-route-words.ts';

type Props = { route: Route; bands: PhoneWindow['bands'] };

/** What this phone's visits have seen of the building: which bands at which part of the day. Spread, no score. */
export function VisitRouteSpread({ route, bands }: Props) {
  const shown = bands.filter(({ id }) => dayParts.some((part) => standingOf(route, id, part) !== 'none'));
  if (shown.length === 0) return null;
  return (
    <div className="stack-tight">
      <table className="visit-spread">
        <caption>{m.route_spread()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.visit_band()}</th>
            {dayParts.map((part) => (
              <th key={part} scope="col">
                {routePartWords[part]()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {dayParts.map((part) => (
                <td key={part}>{words[standingOf(route, id, part)]()}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{m.route_spread_lead()}</p>
    </div>
  );
}

type Standing = 'seen' | 'not_yet' | 'none';

const words: Record<Standing, () => string> = {
  seen: m.route_seen,
  not_yet: m.route_not_yet,
  none: m.route_no_class,
};

function standingOf(route: Route, bandId: string, part: DayPart): Standing {
  if ((route.visited?.[stratumOf(bandId, part)] ?? 0) > 0) return 'seen';
  return route.rooms.some((room) => room.bandId === bandId && isUsedAt(room, part)) ? 'not_yet' : 'none';
}
