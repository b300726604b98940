import { useId } from 'react';
import { m } from '../../../client/words/words.ts';
import type { Series, SubjectPicture } from '../series-contract.ts';
import { BuildingMultiples } from './building-multiples.tsx';
import { DotLine } from './charts/dot-line.tsx';
import { FigureTable, SeriesTable } from './charts/every-value.tsx';
import { RunChart } from './charts/run-chart.tsx';
import {
  changeOf,
  findingOf,
  opportunityOf,
  roomsOf,
  toTellOf,
  verdictOf,
  windowDays,
} from './figure-words.ts';
import type { LetteredMark } from './marks.ts';
import { Phrases } from './phrases.tsx';
import { PracticeFates } from './practice-fates.tsx';
import { TrendLine } from './trend-line.tsx';

type Practice = SubjectPicture['practices'][number];
const nothingYet = { is: 'not_enough', seeInstead: null } as const;

/** The place that is looked at first: a building, or the district. */
export type ChosenPlace = { id: string; name: string } | null;
type Props = {
  practice: Practice;
  picture: SubjectPicture;
  place: ChosenPlace;
  marks: readonly LetteredMark[];
};

/** The line of a practice in the chosen place. */
function seriesIn({ practice, place }: Pick<Props, 'practice' | 'place'>): Series {
  const own = practice.buildings.find(({ buildingId }) => buildingId === place?.id);
  return own?.series ?? practice.district;
}

/** One practice: the sentence, the dot with its interval, the line over time, the opportunity, and then the buildings. */
export function PracticeStrip(props: Props) {
  const id = useId();
  const { practice, picture } = props;
  const series = seriesIn(props);
  const result = series.latest?.result;
  return (
    <article className="sheet seen-strip" aria-labelledby={id}>
      <header className="stack-tight">
        <h3 id={id} dir="auto">
          {practice.name}
        </h3>
        <p className="prose" dir="auto">
          {practice.sentence}
        </p>
        <PracticeFates fates={practice.fates} />
        {!practice.isCurrent && <p className="quiet small">{m.seen_former()}</p>}
      </header>
      <div className="seen-pair">
        <Latest {...props} />
        <OverTime {...props} />
      </div>
      <TrendLine trend={practice.trend} picture={picture} />
      {picture.buildings.length > 1 && <BuildingMultiples practice={practice} picture={picture} />}
      <details className="seen-values">
        <summary>{m.seen_every_value()}</summary>
        <div className="seen-pair">
          {result?.is === 'shown' && <FigureTable figure={result.figure} />}
          <SeriesTable points={series.points} windows={picture.windows} />
        </div>
      </details>
      <Phrases phrases={practice.phrases} />
    </article>
  );
}

function Latest({ practice, picture, place }: Props) {
  const { latest, change } = seriesIn({ practice, place });
  const window = picture.windows.find(({ id }) => id === latest?.windowId);
  const result = latest?.result ?? nothingYet;
  const figure = result.is === 'shown' ? result.figure : null;
  const finding = findingOf(result, picture.floors);
  return (
    <figure className="stack-tight">
      <figcaption className="stack-tight">
        {figure === null ? <span>{finding}</span> : <strong className="seen-finding">{finding}</strong>}
        {change !== null && <span>{changeOf(change)}</span>}
        {window !== undefined && (
          <span className="quiet small">{m.seen_in_window({ days: windowDays(window) })}</span>
        )}
      </figcaption>
      {figure !== null && (
        <>
          {figure.share !== null && <DotLine title={practice.name} finding={finding} share={figure.share} />}
          <p>{opportunityOf(figure)}</p>
          <p className="quiet small">{roomsOf(figure)}</p>
          {latest?.toTell && <p className="quiet small">{toTellOf(latest.toTell)}</p>}
        </>
      )}
      {place !== null && (
        <p className="quiet small">
          {m.seen_district_too({
            finding: findingOf(practice.district.latest?.result ?? nothingYet, picture.floors),
          })}
        </p>
      )}
    </figure>
  );
}

function OverTime({ practice, picture, place, marks }: Props) {
  const series = seriesIn({ practice, place });
  const phase = series.phases.at(-1);
  if (phase === undefined || series.points.every((point) => point === null)) return null;
  const said = [verdictOf(phase), ...breaksOf(series)].join(' ');
  return (
    <figure className="stack-tight">
      <RunChart
        title={
          place === null
            ? m.seen_over_time({ practice: practice.name })
            : m.seen_over_time_in({ practice: practice.name, building: place.name })
        }
        finding={said}
        series={series}
        windows={picture.windows}
        marks={marks}
      />
      <figcaption className="quiet small">{said}</figcaption>
    </figure>
  );
}

function breaksOf(series: Series): string[] {
  const reasons = new Set(series.phases.map((phase) => phase.breakBecause));
  return [
    ...(reasons.has('text_changed') ? [m.seen_break_text()] : []),
    ...(reasons.has('visit_length_changed') ? [m.seen_break_length()] : []),
  ];
}
