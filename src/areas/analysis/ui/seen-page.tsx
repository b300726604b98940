import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { LinkButton } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { analysisApi as api } from './api.ts';

/** What we see: leads on to the first subject there is something to see in, or says how it begins. */
export function SeenPage() {
  const subjects = useQuery(api.queries.listSubjects.queryOptions());
  const first = subjects.data?.subjects[0];
  if (first !== undefined) return <Navigate to={paths.seenSubject(first.id)} replace />;
  return (
    <PageBody title={m.frame_seen()} lead={m.seen_lead()}>
      <Loaded query={subjects}>
        {() => (
          <EmptyState action={<LinkButton to={paths.windows}>{m.seen_to_windows()}</LinkButton>}>
            {m.seen_empty()}
          </EmptyState>
        )}
      </Loaded>
    </PageBody>
  );
}
