import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../../../client/design/button.tsx';
import { Loaded } from '../../../../client/loaded.tsx';
import { moment, number } from '../../../../client/words/format.ts';
import { m } from '../../../../client/words/words.ts';
import type { WindowReading } from '../../contract.ts';
import type { Figure } from '../../figure-contract.ts';
import { analysisApi as api } from '../api.ts';
import { findingOf, ofHundred, windowDays } from '../figure-words.ts';
import type { AskedFigure } from './asked-figure.ts';

/** How a number was made: what was counted and by which rule, the records behind it, how sure it is, and what protects whom. */
export function HowMade({ asked, onClose }: { asked: AskedFigure; onClose(): void }) {
  const { windowId } = asked;
  const reading = useQuery(api.queries.readWindow.queryOptions({ input: { windowId } }));
  if (asked.result.is === 'not_enough') return null;
  const { figure } = asked.result;
  return (
    <>
      <p>
        <strong>{asked.finding}</strong>
      </p>
      <Loaded query={reading}>
        {(found) => (
          <>
            <Counted asked={asked} reading={found} />
            <Records figure={figure} reading={found} />
            <Sure figure={figure} />
            <Protected reading={found} />
            {asked.isWhole && <ByBuilding asked={asked} reading={found} />}
          </>
        )}
      </Loaded>
      <div className="row">
        <Button onPress={onClose}>{m.seen_made_close()}</Button>
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack-tight">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function practiceIn(reading: WindowReading, practiceId: string) {
  return reading.practices.find((practice) => practice.practiceId === practiceId);
}

function Counted({ asked, reading }: { asked: AskedFigure; reading: WindowReading }) {
  const { window } = reading;
  const practice = practiceIn(reading, asked.practiceId);
  return (
    <Part title={m.seen_made_counted()}>
      <p dir="auto">{m.seen_made_where({ place: asked.place, days: windowDays(window) })}</p>
      <p dir="auto">
        {m.seen_made_rule({ practice: practice?.name ?? '', number: number(window.versionNumber) })}
      </p>
      <p>{m.seen_made_length({ minutes: number(window.visitMinutes) })}</p>
    </Part>
  );
}

/** Every answer that there is: those in the share, those told beside it, and those that came too late. */
function Records({ figure, reading }: { figure: Figure; reading: WindowReading }) {
  const { present, visits, noOpportunity, couldNotTell, rooms } = figure;
  const late = reading.reading?.lateVisits ?? 0;
  const rows: [string, number][] = [
    [m.seen_made_seen(), present],
    [m.seen_made_not_seen(), visits - present],
    [m.seen_made_no_opportunity(), noOpportunity],
    [m.seen_made_could_not_tell(), couldNotTell],
    ...(late === 0 ? [] : ([[m.seen_made_late(), late]] satisfies [string, number][])),
  ];
  return (
    <Part title={m.seen_made_answers()}>
      <table className="table seen-records">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{m.seen_made_answers()}</th>
            <th scope="col">{m.seen_made_visits()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{m.seen_made_rooms({ rooms: number(rooms) })}</p>
    </Part>
  );
}

function Sure({ figure: { share, designEffect, visits, effectiveVisits } }: { figure: Figure }) {
  const effective = number(Math.round(effectiveVisits));
  return (
    <Part title={m.seen_made_sure()}>
      <p>
        {share === null
          ? m.seen_made_no_interval()
          : m.seen_made_interval({ low: ofHundred(share.low), high: ofHundred(share.high), effective })}
      </p>
      <p>
        {designEffect === 1
          ? m.seen_made_not_alike()
          : m.seen_made_alike({ effect: number(designEffect), visits: number(visits), effective })}
      </p>
    </Part>
  );
}

function Protected({ reading: { floors, reading } }: { reading: WindowReading }) {
  return (
    <Part title={m.seen_made_floors()}>
      <p>{m.seen_made_floor({ rooms: number(floors.rooms), visits: number(floors.visits) })}</p>
      <p>
        {reading === null
          ? m.seen_made_unread()
          : m.seen_made_read({ at: moment(reading.frozenAt), seal: reading.sha256.slice(0, 16) })}
      </p>
    </Part>
  );
}

/** The buildings behind the district's figure, in the district's own order; what is held back says so. */
function ByBuilding({ asked, reading }: { asked: AskedFigure; reading: WindowReading }) {
  const buildings = practiceIn(reading, asked.practiceId)?.buildings ?? [];
  if (reading.reading === null || buildings.length < 2) return null;
  return (
    <Part title={m.seen_made_buildings()}>
      <dl className="seen-latest">
        {buildings.map(({ buildingId, building, result }) => (
          <div key={buildingId}>
            <dt>
              <bdi>{building}</bdi>
            </dt>
            <dd>{findingOf(result, reading.floors)}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
