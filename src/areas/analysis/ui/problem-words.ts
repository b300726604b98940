import type { z } from 'zod';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { analysisProblems } from '../contract.ts';

type Problems = typeof analysisProblems;
type DataOf<Kind> = Kind extends { data: infer Schema extends z.ZodType } ? z.infer<Schema> : undefined;
type Words = { [Code in keyof Problems]: (data: DataOf<Problems[Code]>) => string };

/** What a person reads about every refusal of the analysis area. */
export const analysisProblemWords = {
  'analysis/window-not-ended': ({ endsOn }) => m.problem_analysis_window_not_ended({ endsOn: day(endsOn) }),
  'analysis/already-read': () => m.problem_analysis_already_read(),
  'analysis/not-your-window': () => m.problem_analysis_not_your_window(),
  'analysis/practice-not-in-window': () => m.problem_analysis_practice_not_in_window(),
  'analysis/floors-only-rise': ({ rooms, visits }) =>
    m.problem_analysis_floors_only_rise({ rooms: number(rooms), visits: number(visits) }),
  'analysis/too-much-at-once': ({ most }) => m.problem_analysis_too_much_at_once({ most: number(most) }),
  'analysis/too-long-for-paper': () => m.problem_analysis_too_long_for_paper(),
} satisfies Words;
