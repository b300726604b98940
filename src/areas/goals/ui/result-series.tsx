import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Result, ResultSeries } from '../result-contract.ts';
import { ValueLine } from './charts/value-line.tsx';
import { valueText } from './goal-words.ts';

/** One measure in one subject: the whole district over time, and every value in a table; folded where it is brief. */
export function ResultTable({ series, isBrief = false }: { series: ResultSeries; isBrief?: boolean }) {
  const { measure, unit, subject, results, heldBack } = series;
  const ofDistrict = results.filter(({ building, band }) => building === null && band === null);
  // The latest period first; within one the district first, then its places in its own order.
  const sorted = results.toSorted((one, other) => other.periodOn.localeCompare(one.periodOn));
  const ofPeriod = sorted.filter(({ period }) => period === sorted[0]?.period);
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
            dayText={(on) => periodText(ofDistrict.find(({ periodOn }) => periodOn === on)?.period ?? on)}
            points={ofDistrict.map(({ periodOn, value, n }) => ({ on: periodOn, value, n }))}
          />
        </figure>
      )}
      {!isBrief && <Values measure={measure} results={ofPeriod} />}
      {(isBrief || ofPeriod.length < results.length) && (
        <details>
          <summary>{isBrief ? m.goals_every_value() : m.goals_earlier()}</summary>
          <Values measure={measure} results={isBrief ? sorted : sorted.slice(ofPeriod.length)} />
        </details>
      )}
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

function Values({ measure, results }: { measure: string; results: readonly Result[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus
    <section className="table-scroll" aria-label={m.goals_values_of({ measure })} tabIndex={0}>
      <table className="table goals-table">
        <thead>
          <tr>
            <th scope="col">{m.goals_period()}</th>
            <th scope="col">{m.goals_place()}</th>
            <th scope="col" className="number">
              {m.goals_value()}
            </th>
            <th scope="col">{m.goals_source()}</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={JSON.stringify([result.period, result.building?.id, result.band?.id])}>
              <th scope="row">
                <bdi>{periodText(result.period)}</bdi>
              </th>
              <td>
                <span className="stack-tight">
                  <bdi>{result.building?.name ?? m.goals_whole_district()}</bdi>
                  {result.band !== null && <bdi className="small quiet">{result.band.name}</bdi>}
                </span>
              </td>
              <td className="number">
                {valueText(result.unit, result.value)}
                <br />
                <span className="small quiet">{m.goals_n({ n: number(result.n) })}</span>
              </td>
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
