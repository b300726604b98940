import { useState } from 'react';
import { useNear } from '../../../client/use-near.ts';
import { m } from '../../../client/words/words.ts';
import { fewestForPoint, runChart } from '../chart-run.ts';
import { tableOf } from '../chart-table-rules.ts';
import { small } from '../chart-time-axis.ts';
import { chartOf, idInWindow, sayLatest } from '../chart-view-rules.ts';
import type { SubjectPicture } from '../series-contract.ts';
import { BuildingFold } from './building-fold.tsx';
import { chartSay } from './chart-say.ts';
import { Drawing } from './charts/drawing.tsx';
import { ValuesTable } from './charts/every-value.tsx';
import { windowDays } from './figure-words.ts';
import { FigureButton } from './made/figure-button.tsx';

type Practice = SubjectPicture['practices'][number];
type Series = Practice['buildings'][number]['series'];
type Props = { practice: Practice; picture: SubjectPicture };

/**
 * Every building on one scale, in the district's own order: to read each by itself, not to rank. Sixty of them stay light:
 * each is a picture without listeners, drawn when it comes near the screen, and its table is made when it is opened.
 */
export function BuildingMultiples({ practice, picture }: Props) {
  const [opened, open] = useState<ReadonlySet<string>>(new Set());
  return (
    <BuildingFold>
      {picture.buildings.map((building) => (
        <li key={building.id} className="seen-panel">
          <Panel
            building={building}
            practice={practice}
            picture={picture}
            isOpened={opened.has(building.id)}
            onOpen={() => open((before) => new Set([...before, building.id]))}
          />
        </li>
      ))}
    </BuildingFold>
  );
}

type DrawingProps = { title: string; said: string; series: Series; picture: SubjectPicture };

/** Drawn when it comes near the screen, or is printed; until then its place is kept. */
function SmallDrawing({ title, said, series, picture }: DrawingProps) {
  const [place, isNear] = useNear<SVGSVGElement>();
  const className = 'seen-run-chart seen-run-chart-small';
  const { width, height } = small;
  if (!isNear)
    return (
      <svg
        ref={place}
        className={`seen-drawing ${className}`}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}. ${said}`}
      />
    );
  const chart = runChart({ title, said, series, windows: picture.windows, size: small }, chartSay);
  return <Drawing chart={chart} className={className} />;
}

type PanelProps = Props & { building: { id: string; name: string }; isOpened: boolean; onOpen(): void };

function Panel({ building, practice, picture, isOpened, onOpen }: PanelProps) {
  const series = practice.buildings.find(({ buildingId }) => buildingId === building.id)?.series;
  if (series === undefined) return null;
  const said = sayLatest(chartSay, series, picture.floors);
  const window = picture.windows.find(({ id }) => id === series.latest?.windowId);
  const isDrawn = series.points.some((point) => point !== null && point.visits >= fewestForPoint);
  const title = m.seen_over_time_in({ practice: practice.name, building: building.name });
  return (
    <figure className="stack-tight">
      <figcaption>
        <strong>{building.name}</strong>
        <span className="seen-said">
          {series.latest === null ? (
            said
          ) : (
            <FigureButton
              asked={{
                ...{ finding: said, windowId: series.latest.windowId },
                practiceId: idInWindow(picture, practice, series.latest.windowId),
                ...{ place: building.name, isWhole: false, result: series.latest.result },
              }}
            />
          )}
        </span>
        {window !== undefined && series.latest?.result.is === 'shown' && (
          <span className="quiet small">{m.seen_in_window({ days: windowDays(window) })}</span>
        )}
      </figcaption>
      {isDrawn && (
        <>
          <SmallDrawing title={title} said={said} series={series} picture={picture} />
          <details className="small">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button by itself, for keys as well */}
            <summary onClick={onOpen}>{m.seen_values_of({ building: building.name })}</summary>
            {isOpened && <Values building={building} practice={practice} picture={picture} />}
          </details>
        </>
      )}
    </figure>
  );
}

function Values({ building, practice, picture }: Omit<PanelProps, 'isOpened' | 'onOpen'>) {
  const looked = { picture, practice, view: 'time', place: building, windowId: null, marks: [] } as const;
  const shown = chartOf(looked, chartSay);
  return <ValuesTable table={tableOf(looked, shown, chartSay)} of={shown.title} />;
}
