import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Result, ResultSeries } from '../result-contract.ts';
import { ValueLine } from './charts/value-line.tsx';
import { valueText } from './goal-words.ts';

/** One measure in one subject: the whole district over time, and every value in a table. */
export function ResultTable({ series }: { series: ResultSeries }) {
  const { measure, unit, subject, results, heldBack } = series;
  const ofDistrict = results.filter(({ building, band }) => building === null && band === null);
  const [first, last] = [ofDistrict[0], ofDistrict.at(-1)];
  const finding =
    first === undefined || last === undefined
      ? m.goals_results_no_whole()
      : [first, ...(first === last ? [] : [last])].map((result) => resultText(result)).join(' ');
  return (
    <section className="sheet goals-item">
      <h2>
        <bdi>{subject?.name ?? m.goals_all_subjects()}</bdi>: <bdi>{measure}</bdi>
      </h2>
      <p>{finding}</p>
      {ofDistrict.length > 1 && (
        <figure className="goals-figure">
          <ValueLine
            title={measure}
            finding={finding}
            unit={unit}
            points={ofDistrict.map(({ periodOn, value, n }) => ({ on: periodOn, value, n }))}
          />
        </figure>
      )}
      <Values series={series} />
      <p className="small quiet">
        {heldBack > 0 && `${m.goals_held_back({ n: number(heldBack) })} `}
        {m.goals_from_ten()}
      </p>
    </section>
  );
}

/** A school year as it is written, a day in the reader's own way. */
export const periodText = (period: string) => (/^\d{4}-\d{2}$/.test(period) ? period : day(period));

export function resultText({ period, unit, value, n }: Result): string {
  return m.goals_result_line({
    period: `\u2066${periodText(period)}\u2069`,
    value: valueText(unit, value),
    n: number(n),
  });
}

function Values({ series: { measure, unit, results } }: { series: ResultSeries }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus
    <section className="table-scroll" aria-label={m.goals_values_of({ measure })} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.goals_period()}</th>
            <th scope="col">{m.goals_place()}</th>
            <th scope="col">{m.goals_band()}</th>
            <th scope="col" className="number">
              {m.goals_value()}
            </th>
            <th scope="col" className="number">
              {m.goals_of_how_many()}
            </th>
            <th scope="col">{m.goals_source()}</th>
          </tr>
        </thead>
        <tbody>
          {results.toReversed().map((result) => (
            <tr key={JSON.stringify([result.period, result.building?.id, result.band?.id])}>
              <th scope="row">
                <bdi>{periodText(result.period)}</bdi>
              </th>
              <td>
                <bdi>{result.building?.name ?? m.goals_whole_district()}</bdi>
              </td>
              <td>
                <bdi>{result.band?.name ?? m.goals_all_bands()}</bdi>
              </td>
              <td className="number">{valueText(unit, result.value)}</td>
              <td className="number">{number(result.n)}</td>
              <td>
                <bdi>{result.source}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
