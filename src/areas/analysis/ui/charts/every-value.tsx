import { number } from '../../../../client/words/format.ts';
import { m } from '../../../../client/words/words.ts';
import type { Figure } from '../../figure-contract.ts';
import type { Point, WindowOnAxis } from '../../series-contract.ts';
import { ofHundred, windowDays } from '../figure-words.ts';

/** Every value of a line: what the chart draws, and what it only tells. */
export function SeriesTable({
  points,
  windows,
}: {
  points: readonly Point[];
  windows: readonly WindowOnAxis[];
}) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{m.seen_window()}</th>
          <th scope="col" className="number">
            {m.seen_seen_in()}
          </th>
          <th scope="col" className="number">
            {m.seen_of_visits()}
          </th>
        </tr>
      </thead>
      <tbody>
        {windows.map((window, index) => {
          const point = points[index] ?? null;
          return (
            <tr key={window.id}>
              <th scope="row">{windowDays(window)}</th>
              {point === null ? (
                <td colSpan={2}>{m.seen_no_figure()}</td>
              ) : (
                <>
                  <td className="number">{number(point.present)}</td>
                  <td className="number">{number(point.visits)}</td>
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Every value of one figure. */
export function FigureTable({ figure }: { figure: Figure }) {
  const { share, opportunity } = figure;
  const values: [string, string][] = [
    [m.seen_value_present(), number(figure.present)],
    [m.seen_value_visits(), number(figure.visits)],
    [m.seen_value_rooms(), number(figure.rooms)],
    ...(share === null
      ? []
      : ([
          [m.seen_value_share(), ofHundred(share.share)],
          [
            m.seen_value_interval(),
            m.seen_between({ low: ofHundred(share.low), high: ofHundred(share.high) }),
          ],
        ] satisfies [string, string][])),
    [m.seen_value_no_opportunity(), number(figure.noOpportunity)],
    [m.seen_value_could_not_tell(), number(figure.couldNotTell)],
    ...(opportunity === null
      ? []
      : ([
          [
            m.seen_value_opportunity(),
            m.seen_between({ low: ofHundred(opportunity.low), high: ofHundred(opportunity.high) }),
          ],
        ] satisfies [string, string][])),
    [m.seen_value_effective(), number(Math.round(figure.effectiveVisits))],
  ];
  return (
    <table className="table">
      <tbody>
        {values.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
