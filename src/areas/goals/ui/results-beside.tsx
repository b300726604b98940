import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { ResultTable } from './result-series.tsx';
import './goals.css';

/** Student results of a subject beside what was seen in its practices, with what cannot be read out of the two. */
export function ResultsBeside({ subjectId }: { subjectId: string }) {
  const results = useQuery(api.queries.listResults.queryOptions({ input: { subjectId } as never }));
  const series = results.data?.series ?? [];
  if (series.length === 0) return null;
  return (
    <section className="stack">
      <h2>{m.goals_beside_title()}</h2>
      <p>{m.goals_beside_no_cause()}</p>
      {series.map((one) => (
        <ResultTable key={JSON.stringify([one.measure, one.unit])} series={one} isBrief />
      ))}
      <p>
        <PageLink to={paths.results}>{m.goals_results_title()}</PageLink>
      </p>
    </section>
  );
}
