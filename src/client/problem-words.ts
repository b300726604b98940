import { m } from './words/words.ts';

/** Words for every refusal, by its code. Made complete by the type of `app/problem-words.ts`. */
export type ProblemWords = Record<string, (data: never) => string>;

let loadWords: () => Promise<ProblemWords> = async () => ({});

/** The app tells where the words of all areas are; they load when the first refusal is shown. */
export function setProblemWords(load: () => Promise<ProblemWords>): void {
  loadWords = load;
}

/** What a person reads about a refusal, by its code and data. */
export async function wordsForProblem(code: string, data: unknown): Promise<string> {
  const words = (await loadWords())[code];
  return words === undefined ? m.frame_unexpected() : words(data as never);
}

/** What a person reads about any error: what happened and what to do next. */
export async function wordsFor(error: unknown): Promise<string> {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return wordsForProblem(error.code, 'data' in error ? error.data : undefined);
  }
  return error instanceof TypeError ? m.frame_no_connection() : m.frame_unexpected();
}
