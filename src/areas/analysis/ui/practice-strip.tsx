import { useId } from 'react';
import { m } from '../../../client/words/words.ts';
import type { Series, SubjectPicture } from '../series-contract.ts';
import { BuildingMultiples } from './building-multiples.tsx';
import { DotLine } from './charts/dot-line.tsx';
import { FigureTable, SeriesTable } from './charts/every-value.tsx';
import { RunChart } from './charts/run-chart.tsx';
import { findingOf, opportunityOf, roomsOf, verdictOf, windowDays } from './figure-words.ts';
import type { LetteredMark } from './marks.ts';
import { Phrases } from './phrases.tsx';
import { seriesFinding } from './series-finding.ts';

type Practice = SubjectPicture['practices'][number];
type Props = { practice: Practice; picture: SubjectPicture; marks: readonly LetteredMark[] };

/** One practice: the sentence, the dot with its interval, the line over time, the opportunity, and then the buildings. */
export function PracticeStrip({ practice, picture, marks }: Props) {
  const id = useId();
  const { district } = practice;
  return (
    <article className="sheet seen-strip" aria-labelledby={id}>
      <header className="stack-tight">
        <h3 id={id} dir="auto">
          {practice.name}
        </h3>
        <p className="prose" dir="auto">
          {practice.sentence}
        </p>
        {!practice.isCurrent && <p className="quiet small">{m.seen_former()}</p>}
      </header>
      <div className="seen-pair">
        <Latest practice={practice} picture={picture} />
        <OverTime practice={practice} picture={picture} marks={marks} />
      </div>
      {picture.buildings.length > 1 && <BuildingMultiples practice={practice} picture={picture} />}
      <details className="seen-values">
        <summary>{m.seen_every_value()}</summary>
        <div className="seen-pair">
          {district.latest?.result.is === 'shown' && <FigureTable figure={district.latest.result.figure} />}
          <SeriesTable points={district.points} windows={picture.windows} />
        </div>
      </details>
      <Phrases phrases={practice.phrases} />
    </article>
  );
}

function Latest({ practice, picture }: Pick<Props, 'practice' | 'picture'>) {
  const { latest } = practice.district;
  const window = picture.windows.find(({ id }) => id === latest?.windowId);
  const figure = latest?.result.is === 'shown' ? latest.result.figure : null;
  return (
    <figure className="stack-tight">
      <figcaption className="stack-tight">
        <strong className="seen-finding">{seriesFinding(practice.district, picture.floors)}</strong>
        {window !== undefined && (
          <span className="quiet small">{m.seen_in_window({ days: windowDays(window) })}</span>
        )}
      </figcaption>
      {figure !== null && (
        <>
          {figure.share !== null && (
            <DotLine
              title={practice.name}
              finding={findingOf({ is: 'shown', figure }, picture.floors)}
              share={figure.share}
            />
          )}
          <p>{opportunityOf(figure)}</p>
          <p className="quiet small">{roomsOf(figure)}</p>
        </>
      )}
    </figure>
  );
}

function OverTime({ practice, picture, marks }: Props) {
  const { district } = practice;
  const phase = district.phases.at(-1);
  if (phase === undefined || district.points.every((point) => point === null)) return null;
  const said = [verdictOf(phase), ...breaksOf(district)].join(' ');
  return (
    <figure className="stack-tight">
      <RunChart
        title={m.seen_over_time({ practice: practice.name })}
        finding={said}
        series={district}
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
