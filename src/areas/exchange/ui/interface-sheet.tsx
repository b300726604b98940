import { useQuery } from '@tanstack/react-query';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { m } from '../../../client/words/words.ts';
import type { OpenEndpoint } from '../specification-contract.ts';
import { api } from './api.ts';
import { CopyField } from './copy-field.tsx';

const aboutWords: Record<string, () => string> = {
  'analysis.listOpenSubjects': m.exchange_about_subjects,
  'analysis.listOpenWindows': m.exchange_about_windows,
  'analysis.listOpenFigures': m.exchange_about_figures,
  'analysis.fetchFiguresCsv': m.exchange_about_figures_csv,
  'analysis.fetchFiguresXlsx': m.exchange_about_figures_xlsx,
  'analysis.readCodeBook': m.exchange_about_code_book,
  'analysis.fetchCodeBookCsv': m.exchange_about_code_book_csv,
  'analysis.readFloors': m.exchange_about_floors,
};

/** How a program asks: what a token opens, with parameters, an example and the schema; and the whole description. */
export function InterfaceSheet() {
  const endpoints = useQuery(api.queries.listOpenEndpoints.queryOptions());
  return (
    <Sheet title={m.exchange_interface()}>
      <p>{m.exchange_interface_about()}</p>
      <Loaded query={endpoints}>
        {({ address, endpoints: found }) => (
          <>
            <CopyField
              label={m.exchange_example()}
              hint={m.exchange_example_hint()}
              text={`curl -H "Authorization: Bearer $JOINTLY_TOKEN" "${address}/api/analysis/open/subjects"`}
            />
            <ul className="item-list">
              {found.map((endpoint) => (
                <li key={endpoint.name} className="stack-tight">
                  <Endpoint endpoint={endpoint} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <p>
        <a className="button" href="/api/openapi.json" download="jointly-openapi.json">
          {m.exchange_whole()}
        </a>
      </p>
    </Sheet>
  );
}

function Endpoint({ endpoint }: { endpoint: OpenEndpoint }) {
  const { name, path, summary, parameters, answers, schema } = endpoint;
  const about = aboutWords[name];
  return (
    <>
      <code className="exchange-address" dir="ltr">
        GET {path}
      </code>
      {about === undefined ? <p lang="en">{summary}</p> : <p>{about()}</p>}
      {parameters.length > 0 && (
        <ul className="plain-list small">
          {parameters.map((one) => (
            <li key={one.name}>
              <code dir="ltr">{one.name}</code> <span className="quiet">{one.kind}</span>{' '}
              {one.isRequired ? m.exchange_required() : m.exchange_optional()}
            </li>
          ))}
        </ul>
      )}
      {schema === null ? (
        <p className="quiet small">
          {m.exchange_answers()} <code dir="ltr">{answers}</code>
        </p>
      ) : (
        <details>
          <summary>{m.exchange_schema()}</summary>
          <pre className="exchange-schema" dir="ltr">
            {schema}
          </pre>
        </details>
      )}
    </>
  );
}
