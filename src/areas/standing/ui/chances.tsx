import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../client/loaded.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import './standing.css';

const inHours = (minutes: number) =>
  number(Math.round(minutes / 6) / 10, { style: 'unit', unit: 'hour', unitDisplay: 'long' });

/** Who has had a chance to dig in, by building: sessions and hours that were offered, never who came or did not. */
export function ChancesMap({ versionId }: { versionId: string }) {
  const chances = useQuery(api.queries.readChances.queryOptions({ input: { versionId } }));
  return (
    <section className="stack-tight">
      <h2>{m.standing_chances()}</h2>
      <p className="small quiet">{m.standing_chances_about()}</p>
      <Loaded query={chances}>
        {({ district, buildings }) => (
          <>
            <p>
              {m.standing_chances_district({
                count: district.sessions,
                sessions: number(district.sessions),
                hours: inHours(district.minutes),
              })}
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
            <section className="table-scroll" tabIndex={0} aria-label={m.standing_chances()}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{m.standing_building()}</th>
                    <th scope="col">{m.standing_sessions_held()}</th>
                    <th scope="col">{m.standing_next_chance()}</th>
                    <th scope="col">{m.standing_talk()}</th>
                  </tr>
                </thead>
                <tbody>
                  {buildings.map((building) => (
                    <tr key={building.id}>
                      <th scope="row">
                        <bdi>{building.name}</bdi>
                      </th>
                      <td>
                        {building.sessions === 0
                          ? m.standing_sessions_none()
                          : m.standing_sessions_hours({
                              sessions: number(building.sessions),
                              hours: inHours(building.minutes),
                            })}
                      </td>
                      <td>{building.nextOn === null ? m.standing_none_planned() : day(building.nextOn)}</td>
                      <td>
                        {m.standing_naming({
                          naming: number(building.naming),
                          meetings: number(building.meetings),
                        })}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
      </Loaded>
    </section>
  );
}
