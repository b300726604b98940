import { useId, useMemo } from 'react';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { type LetteredMark, marksAbout } from '../chart-marks.ts';
import { tableOf } from '../chart-table-rules.ts';
import { chartOf, idInWindow, seriesIn } from '../chart-view-rules.ts';
import type { SubjectPicture } from '../series-contract.ts';
import { BuildingMultiples } from './building-multiples.tsx';
import { chartSay } from './chart-say.ts';
import { ChartFigure, type LookedAt } from './charts/chart-figure.tsx';
import { DotLine } from './charts/dot-line.tsx';
import { FigureTable, ValuesTable } from './charts/every-value.tsx';
import { changeOf, findingOf, opportunityOf, roomsOf, toTellOf, windowDays } from './figure-words.ts';
import { FigureButton } from './made/figure-button.tsx';
import { Phrases } from './phrases.tsx';
import { PracticeFates } from './practice-fates.tsx';
import { TrendLine } from './trend-line.tsx';
import type { Viewing } from './view-tabs.tsx';

type Practice = SubjectPicture['practices'][number];
const nothingYet = { is: 'not_enough', seeInstead: null } as const;

/** The place that is looked at first: a building, or the district. */
export type ChosenPlace = { id: string; name: string } | null;
type Props = {
  practice: Practice;
  picture: SubjectPicture;
  place: ChosenPlace;
  viewing: Viewing;
  marks: readonly LetteredMark[];
};

/** One practice: the sentence, the dot with its interval, the chart of the chosen view, and then the buildings. */
export function PracticeStrip(props: Props) {
  const id = useId();
  const { district } = useSession();
  const { practice, picture, place, viewing, marks } = props;
  const { view, windowId } = viewing;
  const looked = useMemo<LookedAt>(
    () => ({ picture, practice, place, view, windowId, marks: marksAbout(marks, practice.practiceId) }),
    [picture, practice, place, view, windowId, marks],
  );
  const isDrawn =
    view !== 'time' || seriesIn(practice, place?.id ?? null).points.some((point) => point !== null);
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
        {isDrawn && <ChartFigure looked={looked} timeZone={district.timeZone} />}
      </div>
      <TrendLine trend={practice.trend} picture={picture} />
      {picture.buildings.length > 1 && view === 'time' && (
        <BuildingMultiples practice={practice} picture={picture} />
      )}
      <EveryValue looked={looked} />
      <Phrases phrases={practice.phrases} />
    </article>
  );
}

function EveryValue({ looked }: { looked: LookedAt }) {
  const result = seriesIn(looked.practice, looked.place?.id ?? null).latest?.result;
  const shown = chartOf(looked, chartSay);
  return (
    <details className="seen-values">
      <summary>{m.seen_every_value()}</summary>
      <div className="seen-pair">
        {result?.is === 'shown' && <FigureTable figure={result.figure} />}
        <ValuesTable table={tableOf(looked, shown, chartSay)} of={shown.title} />
      </div>
    </details>
  );
}

function Latest({ practice, picture, place }: Props) {
  const { latest, change } = seriesIn(practice, place?.id ?? null);
  const window = picture.windows.find(({ id }) => id === latest?.windowId);
  const result = latest?.result ?? nothingYet;
  const figure = result.is === 'shown' ? result.figure : null;
  const finding = findingOf(result, picture.floors);
  return (
    <figure className="stack-tight">
      <figcaption className="stack-tight">
        {figure === null || latest === null ? (
          <span>{finding}</span>
        ) : (
          <strong className="seen-finding">
            <FigureButton
              asked={{
                ...{ finding, windowId: latest.windowId, result },
                practiceId: idInWindow(picture, practice, latest.windowId),
                ...{ place: place?.name ?? m.seen_place_district(), isWhole: place === null },
              }}
            />
          </strong>
        )}
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
