import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { ResultSeries } from '../result-contract.ts';
import { api } from './api.ts';
import { ResultImport } from './result-import.tsx';
import { ResultTable } from './result-series.tsx';
import './goals.css';

/** Student results in aggregates: what was brought in, and bringing more in. */
export function ResultsPage() {
  const results = useQuery(api.queries.listResults.queryOptions({ input: {} }));
  return (
    <PageBody
      title={m.goals_results_title()}
      lead={m.goals_results_lead()}
      above={<PageLink to={paths.culture}>{m.goals_culture()}</PageLink>}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={results}>
        {({ series, mayImport }) => (
          <>
            {series.length === 0 && (
              <EmptyState>{mayImport ? m.goals_results_none() : m.goals_results_none_read()}</EmptyState>
            )}
            {series.length > 0 && <Series series={series} />}
            {mayImport && <ResultImport />}
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

const keyOf = ({ subject }: ResultSeries) => subject?.id ?? 'all';

function Series({ series }: { series: readonly ResultSeries[] }) {
  const { subject = '' } = useSearch({ strict: false }) as { subject?: string };
  const navigate = useNavigate();
  const subjects = new Map(series.map((one) => [keyOf(one), one.subject?.name ?? m.goals_all_subjects()]));
  const shown = series.filter((one) => subject === '' || keyOf(one) === subject);
  return (
    <>
      {subjects.size > 1 && (
        <div className="no-print">
          <SelectField
            label={m.goals_subject()}
            value={subject}
            options={[
              { value: '', label: m.goals_any() },
              ...[...subjects].map(([value, label]) => ({ value, label })),
            ]}
            onChange={(value) =>
              void navigate({
                to: paths.results,
                search: (value === '' ? {} : { subject: value }) as never,
                replace: true,
              })
            }
          />
        </div>
      )}
      {shown.map((one) => (
        <ResultTable key={JSON.stringify([one.measure, one.unit, keyOf(one)])} series={one} />
      ))}
    </>
  );
}
