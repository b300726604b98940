import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { gateWords } from './gate-words.ts';

/** How far the district has come in studying a version, for the page of its vision: the gate's sentence and two ways on. */
export function VisionCoverage({ versionId }: { versionId: string }) {
  const gate = useQuery({
    ...api.queries.readGate.queryOptions({ input: { versionId } as never }),
    staleTime: 60_000,
  });
  if (gate.data === undefined) return null;
  return (
    <aside className="stack-tight small" aria-label={m.conversations_who_studied()}>
      <p>{gateWords(gate.data)}</p>
      <span className="row">
        <PageLink to={paths.coverage(versionId)}>{m.conversations_who_studied()}</PageLink>
        <PageLink to={paths.questions(versionId)}>{m.conversations_questions()}</PageLink>
      </span>
    </aside>
  );
}
