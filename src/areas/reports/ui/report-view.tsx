import { useId } from 'react';
import { day, number } from '../../../client/words/format.ts';
import type { ReportDocument, ReportSection } from '../report-contract.ts';
import './reports.css';

/** The page as it is given: two columns that tell one story; on a phone one after the other, on paper as on the screen. */
export function ReportView({ document }: { document: ReportDocument }) {
  return (
    <article className="report" lang={document.language}>
      <p className="quiet">{document.lead}</p>
      <div className="report-columns">
        {document.columns.map((column) => (
          <section key={column.id} className="report-column">
            <h2>{column.title}</h2>
            {column.sections.map((section) => (
              <OneSection key={section.id} section={section} heads={document.heads} />
            ))}
          </section>
        ))}
      </div>
      <p className="quiet small">{document.footer}</p>
    </article>
  );
}

function OneSection({ section, heads }: { section: ReportSection; heads: ReportDocument['heads'] }) {
  const id = useId();
  const { title, statements, figures, note } = section;
  return (
    <section className="report-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {statements.length === 1 && <p>{statements[0]}</p>}
      {statements.length > 1 && (
        <ul>
          {statements.map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      )}
      {figures.length > 0 && (
        <table className="report-figures" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{heads.what}</th>
              <th scope="col">{heads.n}</th>
              <th scope="col">{heads.on}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ text, n, on }) => (
              <tr key={text}>
                <td>{text}</td>
                <td>{number(n)}</td>
                <td>{day(on)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note !== null && <p className="quiet small">{note}</p>}
    </section>
  );
}
