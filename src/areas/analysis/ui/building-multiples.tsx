import { m } from '../../../client/words/words.ts';
import type { SubjectPicture } from '../series-contract.ts';
import { SeriesTable } from './charts/every-value.tsx';
import { RunChart } from './charts/run-chart.tsx';
import { fewestForPoint } from './charts/run-chart-scale.ts';
import { windowDays } from './figure-words.ts';
import { seriesFinding } from './series-finding.ts';

type Props = { practice: SubjectPicture['practices'][number]; picture: SubjectPicture };

/** Every building on one scale, in the district's own order: to read each by itself, not to rank. */
export function BuildingMultiples({ practice, picture }: Props) {
  return (
    <details className="seen-buildings" open>
      <summary>{m.seen_by_building()}</summary>
      <ul className="plain-list seen-multiples">
        {practice.buildings.map(({ buildingId, series }) => {
          const name = picture.buildings.find(({ id }) => id === buildingId)?.name ?? '';
          const said = seriesFinding(series, picture.floors);
          const window = picture.windows.find(({ id }) => id === series.latest?.windowId);
          const isDrawn = series.points.some((point) => point !== null && point.visits >= fewestForPoint);
          return (
            <li key={buildingId}>
              <figure className="stack-tight">
                <figcaption>
                  <strong>{name}</strong>
                  <span className="seen-said">{said}</span>
                  {window !== undefined && series.latest?.result.is === 'shown' && (
                    <span className="quiet small">{m.seen_in_window({ days: windowDays(window) })}</span>
                  )}
                </figcaption>
                {isDrawn && (
                  <>
                    <RunChart
                      title={m.seen_over_time_in({ practice: practice.name, building: name })}
                      finding={said}
                      series={series}
                      windows={picture.windows}
                      isSmall
                    />
                    <details className="small">
                      <summary>{m.seen_values_of({ building: name })}</summary>
                      <SeriesTable points={series.points} windows={picture.windows} />
                    </details>
                  </>
                )}
              </figure>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
