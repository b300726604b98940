import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { Notice } from './design/notice.tsx';
import { m } from './words/words.ts';

/** Words for every refusal, by its code. Made complete by the type of `app/problem-words.ts`. */
export type ProblemWords = Record<string, (data: never) => string>;

let loadWords: () => Promise<ProblemWords> = async () => ({});

/** The app tells where the words of all areas are; they load when the first refusal is shown. */
export function setProblemWords(load: () => Promise<ProblemWords>): void {
  loadWords = load;
}

/** What a person reads about an error: what happened and what to do next. */
export async function wordsFor(error: unknown): Promise<string> {
  if (error instanceof ORPCError) {
    const words = (await loadWords())[error.code];
    if (words !== undefined) return words(error.data as never);
  }
  return error instanceof TypeError ? m.frame_no_connection() : m.frame_unexpected();
}

/** A refusal in the page, read out at once. Shows nothing while there is no error. */
export function RefusalNotice({ error }: { error: unknown }) {
  const words = useQuery({
    queryKey: ['words-for', error],
    queryFn: () => wordsFor(error),
    enabled: error !== null && error !== undefined,
    networkMode: 'always',
    queryKeyHashFn: () =>
      String(error instanceof ORPCError ? `${error.code}${JSON.stringify(error.data)}` : error),
  });
  if (error === null || error === undefined || words.data === undefined) return null;
  return (
    <Notice kind="unsaved">
      <p>{words.data}</p>
    </Notice>
  );
}
