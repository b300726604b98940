import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Loaded } from '../../../client/loaded.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { WindowReading } from '../contract.ts';
import type { Covered, Floors, PlaceReading } from '../figure-contract.ts';
import { analysisApi as api } from './api.ts';
import { Beside } from './beside.tsx';
import { BuildingFold } from './building-fold.tsx';
import { DotLine } from './charts/dot-line.tsx';
import { FigureTable } from './charts/every-value.tsx';
import { findingOf, opportunityOf, roomsOf, toTellOf } from './figure-words.ts';
import type { AskedFigure } from './made/asked-figure.ts';
import { AskableFigures, FigureButton } from './made/figure-button.tsx';
import { Phrases } from './phrases.tsx';
import { SpreadGridTable } from './spread-grid.tsx';
import { offerWords, readingWords } from './suggestion-words.ts';
import './analysis.css';

type PracticeInWindow = WindowReading['practices'][number];
type Aim = PracticeInWindow['aim'];

/** The reading of a window inside another page, as beside the facts of a data conversation. */
export function Reading({ windowId }: { windowId: string }) {
  const reading = useQuery(api.queries.readWindow.queryOptions({ input: { windowId } }));
  return <Loaded query={reading}>{(found) => <ReadingOf reading={found} />}</Loaded>;
}

type ReadingProps = {
  reading: WindowReading;
  /** What can be done about a practice from here. */
  nextFor?: (practiceId: string) => ReactNode;
};

/** What was seen in a window: its spread, and every practice with its buildings. */
export function ReadingOf({ reading, nextFor }: ReadingProps) {
  return (
    <AskableFigures>
      <div className="stack-wide">
        <p className="seen-aim-line" dir="auto">
          {reading.perfectionLine ?? m.frame_no_perfection()}
        </p>
        <SpreadOf reading={reading} />
        {reading.practices.map((practice) => (
          <PracticeReading key={practice.practiceId} practice={practice} reading={reading}>
            {nextFor?.(practice.practiceId)}
          </PracticeReading>
        ))}
      </div>
    </AskableFigures>
  );
}

function SpreadOf({ reading: { spread } }: { reading: WindowReading }) {
  const said = ({ covered, of }: z.infer<typeof Covered>) =>
    m.seen_covered({ covered: number(covered), of: number(of) });
  const rows: [string, string][] = [
    [m.seen_spread_buildings(), said(spread.buildings)],
    [m.seen_spread_bands(), said(spread.bands)],
    [m.seen_spread_parts(), said(spread.lessonParts)],
    [m.seen_spread_times(), said(spread.timesOfDay)],
  ];
  return (
    <section className="stack-tight">
      <h2>{m.seen_spread()}</h2>
      <p>
        {spread.visits === null
          ? m.seen_spread_few()
          : m.seen_spread_visits({ visits: number(spread.visits) })}{' '}
        {m.seen_spread_lead()}
      </p>
      <dl className="seen-spread">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SpreadGridTable grid={spread.grid} />
    </section>
  );
}

type PracticeProps = { practice: PracticeInWindow; reading: WindowReading };

function PracticeReading({ practice, reading, children }: PracticeProps & { children: ReactNode }) {
  const { district, aim } = practice;
  return (
    <article className="sheet seen-strip">
      <header className="stack-tight">
        <h3 dir="auto">{practice.name}</h3>
        <p className="prose" dir="auto">
          {practice.sentence}
        </p>
      </header>
      <div className="seen-pair">
        <div className="stack-tight">
          <PlaceFigure
            title={practice.name}
            place={district}
            aim={aim}
            reading={reading}
            asked={{ practiceId: practice.practiceId, place: m.seen_place_district(), isWhole: true }}
          />
          <Beside district={district} />
        </div>
        <Suggested place={district}>{children}</Suggested>
      </div>
      {practice.buildings.length > 1 && <Buildings practice={practice} reading={reading} />}
      {district.result.is === 'shown' && (
        <details>
          <summary>{m.seen_every_value()}</summary>
          <FigureTable figure={district.result.figure} />
        </details>
      )}
      <Phrases phrases={practice.phrases} />
    </article>
  );
}

type PlaceProps = {
  title: string;
  place: PlaceReading;
  aim: Aim;
  reading: WindowReading;
  asked: Pick<AskedFigure, 'practiceId' | 'place' | 'isWhole'>;
};

function PlaceFigure({ title, place, aim, reading, asked }: PlaceProps) {
  const { result, toTell } = place;
  const finding = findingOf(result, reading.floors);
  return (
    <figure className="stack-tight">
      <figcaption>
        {result.is === 'shown' ? (
          <strong className="seen-finding">
            <FigureButton asked={{ ...asked, finding, result, windowId: reading.window.id }} />
          </strong>
        ) : (
          <span>{finding}</span>
        )}
      </figcaption>
      {result.is === 'shown' && (
        <>
          {result.figure.share !== null && (
            <DotLine
              title={title}
              finding={finding}
              share={result.figure.share}
              aim={aim?.presentPercent ?? null}
            />
          )}
          <p>{opportunityOf(result.figure)}</p>
          <p className="quiet small">{roomsOf(result.figure)}</p>
          {toTell !== null && <p className="quiet small">{toTellOf(toTell)}</p>}
        </>
      )}
    </figure>
  );
}

function Suggested({ place: { suggestion }, children }: { place: PlaceReading; children: ReactNode }) {
  return (
    <div className="stack-tight">
      <h4>{m.seen_suggests()}</h4>
      <p>{readingWords(suggestion)}</p>
      {suggestion.offered.length > 0 && (
        <ul className="seen-offers">
          {suggestion.offered.map((offer) => (
            <li key={offer}>{offerWords[offer]()}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

function Buildings({ practice, reading }: PracticeProps) {
  if (reading.reading === null) return <p className="quiet">{m.seen_buildings_wait()}</p>;
  return (
    <BuildingFold>
      {practice.buildings.map((place) => (
        <li key={place.buildingId} className="stack-tight">
          <h4>{place.building}</h4>
          <PlaceFigure
            title={place.building}
            place={place}
            aim={practice.aim}
            reading={reading}
            asked={{ practiceId: practice.practiceId, place: place.building, isWhole: false }}
          />
          {place.suggestion.because === null && <SuggestedHere place={place} />}
          <Bands place={place} floors={reading.floors} />
        </li>
      ))}
    </BuildingFold>
  );
}

/** What the pattern of one building suggests; only where there is a claim at all. */
function SuggestedHere({ place: { suggestion } }: { place: PlaceReading }) {
  return (
    <>
      <p>{readingWords(suggestion)}</p>
      <ul className="seen-offers">
        {suggestion.offered.map((offer) => (
          <li key={offer}>{offerWords[offer]()}</li>
        ))}
      </ul>
    </>
  );
}

function Bands({ place, floors }: { place: PracticeInWindow['buildings'][number]; floors: Floors }) {
  const shown = place.bands.filter(({ result }) => result.is === 'shown');
  // A single band is the building under another name.
  if (shown.length < 2) return null;
  return (
    <ul className="plain-list small">
      {shown.map(({ bandId, band, result }) => (
        <li key={bandId}>{m.seen_band({ band, finding: findingOf(result, floors) })}</li>
      ))}
    </ul>
  );
}
