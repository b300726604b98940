import { useQuery } from '@tanstack/react-query';
import { Notice } from './design/notice.tsx';
import { wordsFor } from './problem-words.ts';

/** A refusal in the page, read out at once. Shows nothing while there is no error. */
export function RefusalNotice({ error }: { error: unknown }) {
  const words = useQuery({
    queryKey: ['words-for', error],
    queryFn: () => wordsFor(error),
    enabled: error !== null && error !== undefined,
    queryKeyHashFn: () => hashOf(error),
  });
  if (error === null || error === undefined || words.data === undefined) return null;
  return (
    <Notice kind="unsaved">
      <p>{words.data}</p>
    </Notice>
  );
}

function hashOf(error: unknown): string {
  if (!(error instanceof Error)) return 'words-for:unknown';
  const data = 'data' in error ? JSON.stringify(error.data) : '';
  return `words-for:${'code' in error ? String(error.code) : error.name}${data}`;
}
