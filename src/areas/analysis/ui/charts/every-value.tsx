import { number } from '../../../../client/words/format.ts';
import { m } from '../../../../client/words/words.ts';
import type { ChartTable } from '../../chart-table-rules.ts';
import type { Figure } from '../../figure-contract.ts';
import { ofHundred } from '../figure-words.ts';

/**
 * Every value of a chart: what it draws, and what it only tells.
 *
 * @param of the chart's title, by which a screen reader tells one table of a page from another
 */
export function ValuesTable({ table: { heads, rows }, of }: { table: ChartTable; of: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={of}>
      <table className="table">
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index === 0 ? undefined : 'number'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells: [name = '', ...values] }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {values.map((cell, index) => (
                <td key={heads[index + 1]} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
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
