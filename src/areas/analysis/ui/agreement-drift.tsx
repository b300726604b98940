import { capacityWords } from '../../../client/words/capacity.ts';
import { monthWords, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { AgreementPicture } from '../agreement-contract.ts';
import { betweenWords, driftFinding } from './agreement-words.ts';
import { DriftChart } from './charts/drift-chart.tsx';
import { WideTable } from './wide-table.tsx';

type Line = AgreementPicture['drift']['lines'][number];

/** Agreement over the months: of all observers, and of each group of which enough can be shown. Never of a person. */
export function AgreementDrift({ picture: { drift, floors } }: { picture: AgreementPicture }) {
  if (drift.lines.length === 0) return null;
  return (
    <section className="stack">
      <h2>{m.agree_drift()}</h2>
      <p className="quiet">
        {m.agree_drift_lead({ pairs: number(floors.monthPairs), observers: number(floors.observers) })}
      </p>
      {drift.lines.map((line) => (
        <OneLine key={line.group} line={line} months={drift.months} />
      ))}
    </section>
  );
}

function OneLine({ line, months }: { line: Line; months: readonly string[] }) {
  const name = line.group === null ? m.agree_drift_all() : capacityWords[line.group]();
  const finding = driftFinding(months, line.points);
  return (
    <article className="stack-tight seen-strip">
      <h3>{name}</h3>
      <p>{finding}</p>
      <DriftChart title={name} finding={finding} months={months} points={line.points} />
      <details>
        <summary>{m.agree_details()}</summary>
        <WideTable label={`${name}: ${m.agree_drift()}`}>
          <thead>
            <tr>
              <th scope="col">{m.agree_month()}</th>
              <th scope="col">{m.agree_month_pairs()}</th>
              <th scope="col">{m.agree_month_answers()}</th>
              <th scope="col">{m.agree_same()}</th>
              <th scope="col">{m.agree_between()}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month, index) => (
              <Row key={month} month={month} point={line.points[index] ?? null} />
            ))}
          </tbody>
        </WideTable>
      </details>
    </article>
  );
}

function Row({ month, point }: { month: string; point: Line['points'][number] }) {
  return (
    <tr>
      <th scope="row">{monthWords(month)}</th>
      {point === null ? (
        <td colSpan={4}>{m.agree_no_figure()}</td>
      ) : (
        <>
          <td>{number(point.pairs)}</td>
          <td>{number(point.answers)}</td>
          <td>{number(point.agreed)}</td>
          <td>{betweenWords(point)}</td>
        </>
      )}
    </tr>
  );
}
