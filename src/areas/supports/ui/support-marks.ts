import { useQuery } from '@tanstack/react-query';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { kindWords } from './step-words.ts';

/** The supports of a subject as marks on its charts: the day of the decision and what was decided. */
export function useSupportMarks(subjectId: string): { on: string; text: string }[] {
  const marks = useQuery(api.queries.listMarks.queryOptions({ input: { subjectId } }));
  return (marks.data?.marks ?? []).map(({ on, kind, what }) => ({
    on,
    text: m.supports_mark({ kind: kindWords[kind](), what }),
  }));
}
